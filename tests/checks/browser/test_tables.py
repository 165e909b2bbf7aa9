"""A table is a stop for the Tab key if it can be scrolled on a small phone, and no other one is."""

import shutil
from itertools import product

import pytest

from alongside.checks.browser.browser import Browser, load_page
from alongside.checks.browser.emulation import apply_state
from alongside.checks.browser.server import serve_folder
from alongside.languages import known_languages, read_language
from alongside.pages.html import render_page
from alongside.rules.states import State
from alongside.web.site_style import read_site_style
from tiny_site import REPOSITORY

FONTS = {
    "Noto Sans": "noto-sans/400Regular/NotoSans_400Regular.ttf",
    "Noto Nastaliq Urdu": "noto-nastaliq-urdu/400Regular/NotoNastaliqUrdu_400Regular.ttf",
    "Noto Sans Bengali": "noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf",
}
# From short to long. The last of each language is longer than half a phone.
WORDS = {
    "en": ["Men", "Luton", "Bedford", "Background", "Organisation", "Responsibilities", "Well-being",
           "https://example.org/a-long-address", "Hypothyroidism/Immunocompromised"],
    "pl": ["Rok", "Obszar", "Różnica", "Mieszkańców", "Czarnoskóre", "Odpowiedzialność",
           "Najważniejszych", "Konstantynopolitańczykowianeczka"],
    "ur": ["فرق", "مقام", "برطانوی", "خواتین", "بیڈفورڈ", "ذمہ‌داریاں", "991,800", "استعمالکنندگان",
           "بینالاقوامیتعلقات"],
    "bn": ["হার", "জায়গা", "পুরুষদের", "জাতিগত", "শ্বেতাঙ্গ", "স্বাস্থ্যসেবা", "প্রতিষ্ঠানগুলোর",
           "২,০২৫", "কিংকর্তব্যবিমূঢ়তাসমূহের"],
}  # fmt: skip
TABLES = [(tag, word, columns) for tag, words in WORDS.items() for word, columns in product(words, range(2, 7))]  # fmt: skip
NARROW = [
    State("phone", 320),
    State("phone-spaced", 320, text="spaced"),
    State("large-text", 640, text="large"),
]
OTHERS = [
    State("phone-large", 320, text="large"),
    State("narrow-phone", 280, text="spaced"),
    State("wide phone", 375),
    State("landscape", 568),
    State("tablet", 768),
    State("desktop", 1280),
]
MEASURE = """return {
  pageIsWider: document.documentElement.scrollWidth > innerWidth,
  tables: [...document.querySelectorAll(".table")].map((box) => ({
    name: box.parentElement.id, stop: box.tabIndex >= 0, scrolls: box.scrollWidth > box.clientWidth }))}"""


def table(word, columns):
    """One in which every column has the word, in its head or below it."""
    rows = [" | ".join([word] * columns), " | ".join(["---"] * columns), " | ".join([word, *["1"] * (columns - 1)])]  # fmt: skip
    return "\n".join(f"| {row} |" for row in rows)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    faces = ""
    for family, path in FONTS.items():
        source = REPOSITORY / "node_modules" / "@expo-google-fonts" / path
        shutil.copy(source, folder / source.name)
        faces += f'@font-face {{ font-family: "{family}"; src: url("{source.name}") }}\n'
    style = faces + read_site_style(REPOSITORY / "theme", map(read_language, known_languages()))
    (folder / "site.css").write_text(style, encoding="utf-8")
    for tag, level in product(WORDS, ("full", "easy-read")):
        boxes = "".join(
            f'<section id="{columns} × {word}">{render_page(table(word, columns)).html}</section>'
            for each, word, columns in TABLES
            if each == tag
        )
        direction = "rtl" if tag == "ur" else "ltr"
        (folder / f"{tag}-{level}.html").write_text(
            f'<!doctype html><html lang="{tag}" dir="{direction}"><meta charset="utf-8"><title>T</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<link rel="stylesheet" href="site.css"><body class="level-{level}">'
            f'<div class="width columns"><div class="text"><main>{boxes}</main></div></div>',
            encoding="utf-8",
        )
    with serve_folder(folder) as served:
        yield served


@pytest.fixture(scope="module")
def driver(address):
    with Browser() as browser:
        yield browser.driver


@pytest.mark.parametrize("level", ["full", "easy-read"])
@pytest.mark.parametrize("tag", WORDS)
def test_what_scrolls_is_a_stop_and_what_is_a_stop_scrolls(address, driver, tag, level):
    load_page(driver, f"{address}{tag}-{level}.html")
    for state in [*NARROW, *OTHERS]:
        apply_state(driver, state)
        seen = driver.execute_script(MEASURE)
        assert len(seen["tables"]) == 5 * len(WORDS[tag])
        assert not seen["pageIsWider"], state
        unreached = [t["name"] for t in seen["tables"] if t["scrolls"] and not t["stop"]]
        assert not unreached, f"{state}: scrolls and is no stop"
        idle = [t["name"] for t in seen["tables"] if t["stop"] and not t["scrolls"]]
        assert not idle or state not in NARROW, f"{state}: is a stop and does not scroll"


def test_both_kinds_of_table_are_looked_at():
    stops = {each: "tabindex" in render_page(table(*each[1:])).html for each in TABLES}
    for tag in WORDS:
        of_language = [stop for each, stop in stops.items() if each[0] == tag]
        assert 5 < sum(of_language) < len(of_language) - 5
