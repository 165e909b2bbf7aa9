import random

import pytest
from lxml import html

from alongside.checks.outputs.page_too_heavy import check, writing_systems
from alongside.readback.fetched_files import BuiltFiles, read_sheet
from alongside.readback.pages import BuiltPage, built_pages
from alongside.readback.phone_pictures import Phone, loaded_addresses
from alongside.rules import rulebook
from websites import FULL, add_style, edit, failures, website

RULE = "page-too-heavy"
LIMITS = rulebook.load()[RULE].limits
PHONE = Phone(LIMITS["phone-width"], LIMITS["phone-density"])


def files(outputs, page):
    found = {each.path: each for each in built_pages(outputs)}
    return BuiltFiles(outputs.site_folder, "/bins/", PHONE).files_of_page(found[page])


def add(outputs, path, content=b"x"):
    (outputs.site_folder / path).write_bytes(content)


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="assets/new.png" alt="">',
        '<img src="/bins/assets/new.png" alt="">',
        '<script src="assets/new.png"></script>',
        '<img srcset="assets/new.png 2x" alt="">',
        '<svg><use href="assets/new.png#a"/></svg>',
        '<picture><source srcset="a.png, assets/new.png 2x"></picture>',
        '<link rel="icon" href="assets/new.png">',
    ],
)
def test_what_a_page_names(tmp_path, markup):
    outputs = website(tmp_path)
    before = files(outputs, "bins.html")
    add(outputs, "assets/new.png")
    edit(outputs, "bins.html", "</footer>", f"{markup}</footer>")
    assert files(outputs, "bins.html") - before == {"assets/new.png"}


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="assets/new.png">x</a>',
        '<img src="data:image/png;base64,AA" alt="">',
        '<link rel="alternate" href="assets/new.png">',
        '<img src="assets/missing.png" alt="">',
    ],
)
def test_what_a_page_does_not_fetch(tmp_path, markup):
    outputs = website(tmp_path)
    before = files(outputs, "bins.html")
    add(outputs, "assets/new.png")
    edit(outputs, "bins.html", "</footer>", f"{markup}</footer>")
    assert files(outputs, "bins.html") == before


@pytest.mark.parametrize(
    "css",
    [
        '@import "new.css";',
        "p { background: url(new.css) }",
        "@media print { p { background: url('new.css') } }",
        '@font-face { font-family: "A"; src: url("new.css") format("woff2"); }',
        '@font-face { font-family: "A"; src: url("new.css"); unicode-range: U+0100-01FF, U+0042; }',
    ],
)
def test_what_a_style_sheet_names(tmp_path, css):
    outputs = website(tmp_path)
    add(outputs, "assets/new.css")
    (outputs.site_folder / "assets" / "site.css").write_text(css, encoding="utf-8")
    edit(outputs, "bins.html", "</footer>", "B</footer>")
    assert "assets/new.css" in files(outputs, "bins.html")


def test_a_font_for_letters_that_the_page_does_not_have(tmp_path):
    outputs = website(tmp_path)
    add(outputs, "assets/new.woff2")
    add_style(
        tmp_path,
        '@font-face { font-family: "A"; src: url(new.woff2); unicode-range: U+0980-09FF; }',
    )
    assert "assets/new.woff2" not in files(outputs, "bins.html")


def test_a_browser_fetches_one_file_of_a_font():
    [font] = read_sheet('@font-face { src: url(a.woff2) format("woff2"), url(a.ttf) }').fonts
    assert font.address == "a.woff2"


def test_text_is_weighed_packed_and_a_picture_as_it_is(tmp_path):
    outputs = website(tmp_path)
    add(outputs, "a.svg", b"<svg>" * 1000)
    add(outputs, "a.png", b"<svg>" * 1000)
    site = BuiltFiles(outputs.site_folder, "/bins/", PHONE)
    assert site.weight(["a.svg"]) < 100
    assert site.weight(["a.png"]) == 5000


@pytest.mark.parametrize(
    "body, expected",
    [
        ("<p>Hello</p>", {"Latn"}),
        ('<p>Hello <a lang="ur" href="a.html">x</a> <span lang="bn">y</span></p>', {"Latn"}),
        ('<ul><li><a lang="ur" href="a.html">x</a></li></ul>', {"Latn"}),
        ('<section lang="ur"><p>x</p></section>', {"Latn", "Aran"}),
        ('<p lang="ur-PK">x</p>', {"Latn", "Aran"}),
        ('<section lang="fr"><p>x</p></section>', {"Latn"}),
    ],
)
def test_the_scripts_that_a_page_shows(tmp_path, body, expected):
    languages = website(tmp_path).sources.publication.languages
    content = f'<html lang="en"><body>{body}</body></html>'.encode()
    assert (
        writing_systems(BuiltPage("a.html", "a.html", FULL, None, None, content), languages)
        == expected
    )


@pytest.mark.parametrize("page, name", [("bins.html", "latin"), ("ur/bins.html", "other")])
@pytest.mark.parametrize("over", [False, True])
def test_the_limit_is_in_kilobytes_of_1000(tmp_path, page, name, over):
    outputs = website(tmp_path)
    # A page in another script may have a photograph beside its letters.
    limit = LIMITS[name] + (LIMITS["photograph"] if name == "other" else 0)
    top = "../" if "/" in page else ""
    edit(outputs, page, "</article>", f'<img src="{top}assets/map.png" alt="A map"></article>')
    add(outputs, "assets/map.png", b"x")
    rest = BuiltFiles(outputs.site_folder, "/bins/", PHONE).weight(files(outputs, page)) - 1
    add(outputs, "assets/map.png", bytes(int(limit * 1000) - rest + over))
    assert [failure.place.page for failure in failures(RULE, check, outputs)] == [page] * over


@pytest.mark.parametrize("name, counts", [("map.svg", True), ("map.jpg", False), ("a.webp", False)])
def test_drawings_count_for_the_second_page_and_photographs_do_not(tmp_path, name, counts):
    outputs = website(tmp_path)
    letters = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=20_000)
    add(outputs, f"assets/{name}", "".join(letters).encode())
    edit(outputs, "credits.html", "</article>", f'<img src="assets/{name}" alt="A"></article>')
    found = [failure.place.page for failure in failures(RULE, check, outputs)]
    assert ("credits.html" in found) == counts


TEXT = "(max-width: 45rem) calc(100vw - 2rem), 43rem"
THREE = 'srcset="a-400 400w, a-720 720w, a-1400 1400w"'
CHOICES = {
    "several widths": (f'<img {THREE} sizes="{TEXT}" src="a">', {"a-720"}),
    "no sizes": (f"<img {THREE}>", {"a-720"}),
    "beside an idea": (f'<img {THREE} sizes="7rem">', {"a-400"}),
    "in pixels": (f'<img {THREE} sizes="72px">', {"a-400"}),
    "larger than all": ('<img srcset="a-100 100w, a-200 200w" sizes="100vw">', {"a-200"}),
    "half a screen": (f'<img {THREE} sizes="(min-width: 600px) 10px, 50vw">', {"a-400"}),
    "sizes that we cannot read": (f'<img {THREE} sizes="max(9px, 1lh)">', {"a-720"}),
    "densities": ('<img src="a" srcset="b 1.5x, c 2x, d 3x">', {"c"}),
    "src alone": ('<img src="a">', {"a"}),
    "modern format": (
        f'<picture><source type="image/webp" srcset="w-400 400w, w-720 720w"><img {THREE}></picture>',
        {"w-720"},
    ),
    "unknown format": (
        '<picture><source type="image/jxl" srcset="j"><img src="a"></picture>',
        {"a"},
    ),
    "for wide screens": (
        '<picture><source media="(min-width: 60rem)" srcset="j"><img src="a"></picture>',
        {"a"},
    ),
    "for phones": (
        '<picture><source media="(max-width: 600px)" srcset="j"><img src="a"></picture>',
        {"j"},
    ),
    "source without files": ("<picture><source><img src='a'></picture>", {"a"}),
}


@pytest.mark.parametrize("case", CHOICES)
def test_what_a_phone_takes_of_a_picture(case):
    markup, expected = CHOICES[case]
    tree = html.document_fromstring(f"<body>{markup}</body>")
    assert {address for address in loaded_addresses(tree, PHONE).values() if address} == expected


def photographs(outputs, count, *, lazy, weight=40_000):
    for number in range(count):
        add(outputs, f"assets/p{number}.webp", bytes(weight))
    loading = ' loading="lazy"' if lazy else ""
    return "".join(
        f'<picture><source srcset="assets/p{number}.webp 720w"><img src="assets/p{number}.webp" alt="A"'
        f"{loading}></picture>"
        for number in range(count)
    )


@pytest.mark.parametrize(
    "count, lazy, fault",
    [
        (1, False, ""),
        (3, False, "with its pictures"),
        (3, True, ""),
        (4, True, "reads it to the end"),
    ],
)
def test_photographs_that_come_later_count_for_who_reads_on(tmp_path, count, lazy, fault):
    outputs = website(tmp_path)
    markup = photographs(outputs, count, lazy=lazy)
    edit(outputs, "bins.html", "</article>", f"{markup}</article>")
    found = [str(outcome.values) for outcome in failures(RULE, check, outputs)]
    assert len(found) == bool(fault) and fault in "".join(found)


@pytest.mark.parametrize(
    "name, weight, is_light",
    [
        ("hall.webp", 30_000, True),
        ("hall.webp", 40_000, False),
        ("map.svg", 30_000, False),
    ],
)
def test_letters_leave_room_for_a_photograph(tmp_path, name, weight, is_light):
    outputs = website(tmp_path)
    site = BuiltFiles(outputs.site_folder, "/bins/", PHONE)
    rest = site.weight(files(outputs, "ur/bins.html"))
    add(outputs, "assets/letters.woff2", bytes(int(LIMITS["other"] * 1000) - rest - 1500))
    letters = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=weight * 3 // 2)
    add(outputs, f"assets/{name}", "".join(letters).encode()[: None if "svg" in name else weight])
    add_style(
        tmp_path,
        '@font-face { font-family: "A"; src: url(letters.woff2); unicode-range: U+0600-06FF; }',
    )
    edit(outputs, "ur/bins.html", "</article>", f'<img src="../assets/{name}" alt="A"></article>')
    found = [failure.place.page for failure in failures(RULE, check, outputs)]
    assert ("ur/bins.html" in found) != is_light


def test_the_message_says_what_weighs(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "</article>", f"{photographs(outputs, 3, lazy=False)}</article>")
    [finding] = failures(RULE, check, outputs)
    assert "p2.webp (40.0 kB), p1.webp (40.0 kB), p0.webp (40.0 kB)" in str(finding.values)
