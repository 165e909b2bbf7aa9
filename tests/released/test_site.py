"""The released site as residents use it: by keyboard, without scripts, enlarged, in the dark, on paper."""

import base64
import posixpath
import subprocess
from itertools import product
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from lxml import html
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.support.ui import WebDriverWait

from alongside.checks.browser.browser import load_page, set_width
from alongside.checks.browser.page_scripts import read_scripts
from alongside.checks.browser.server import serve_folder
from alongside.model import Format
from alongside.outputs.expected import (
    artifact_path,
    section_address,
    split_into_leaves,
)
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from alongside.system.clock import today
from released.page_sample import document_pages, page_sample

ROOT = Path(__file__).parents[2]
SECONDS = 180
"""How long anything may take on a busy computer. None of these tests measures speed."""
SOURCES = find_documents(ROOT, today())
PUBLICATION = SOURCES.publication
STRANDS = PUBLICATION.strands
NO_SIDEWAYS = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"
FETCHED = "return performance.getEntriesByType('resource').map((entry) => entry.name)"


IN_ALL = next(
    slug
    for slug in PUBLICATION.documents
    if slug != "index" and all((slug, strand.key) in SOURCES.variants for strand in STRANDS)
)
"""A document that every version has: some owe fewer than the publication."""


def page_of(strand, document=IN_ALL):
    return artifact_path(strand, document, Format.WEB)


def press(driver, *keys):
    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def tab_to(driver, element):
    for _ in range(80):
        press(driver, Keys.TAB)
        if driver.switch_to.active_element == element:
            return
    raise AssertionError(f"The Tab key does not get to “{element.text}”.")


def path_of(driver, address):
    return driver.current_url.removeprefix(address)


def arrive(driver, address, path):
    """Waits for the page: it may come after the key that asks for it was taken."""
    WebDriverWait(driver, SECONDS).until(lambda d: path_of(d, address) == path, f"not {path}")


@pytest.mark.parametrize("strand", STRANDS, ids=lambda strand: strand.key)
def test_the_switcher_leads_to_the_same_page_in_every_other_way_to_read(phone, address, strand):
    for other in STRANDS:
        if other is strand:
            continue
        load_page(phone, f"{address}{page_of(strand)}")
        (link,) = [
            a
            for a in phone.find_elements("css selector", ".switcher a[hreflang]")
            if a.get_attribute("href") == f"{address}{page_of(other)}"
        ]
        # Easy read, that in the language of the page if there is one, can be followed at once, the
        # others after one press.
        if not link.is_displayed():
            summary = phone.find_element("css selector", ".switcher summary")
            tab_to(phone, summary)
            press(phone, Keys.ENTER)
        tab_to(phone, link)
        press(phone, Keys.ENTER)
        arrive(phone, address, page_of(other))
        assert phone.find_element("tag name", "html").get_attribute("lang") == other.language


def test_a_phone_shows_what_a_page_is_about_at_once(phone, address):
    """Each version of a page, and the first pages, at a width of 320 and of 360 px."""
    limits = load()["text-too-far-down"].limits
    script = read_scripts("text_position.js")
    pages = [
        "index.html",
        *(
            page_of(strand, slug)
            for strand, slug in product(STRANDS, ("our-area", "index"))
            if (slug, strand.key) in SOURCES.variants
        ),
    ]
    for width, page in product((320, 360), pages):
        set_width(phone, width, 640)
        load_page(phone, f"{address}{page}")
        for part, position in phone.execute_script(script).items():
            assert 0 < position <= limits[part], (width, page, part)


@pytest.mark.parametrize("strand", STRANDS, ids=lambda strand: strand.key)
def test_a_section_can_be_left_for_the_same_section_elsewhere(phone, address, strand):
    variants = {each.key: SOURCES.variants[IN_ALL, each.key] for each in STRANDS}
    section = variants[strand.key].sections[2].id
    others = [
        next(each for each in STRANDS if each.language != strand.language),
        *(each for each in STRANDS if each.page_by_page and each is not strand),
    ]
    for other in others:
        wanted = section_address(variants[other.key], section)
        load_page(phone, f"{address}{section_address(variants[strand.key], section)}")
        details = (
            phone.find_element("css selector", ".switcher details")
            if strand.page_by_page
            else (phone.find_elements("css selector", "details.elsewhere")[1])
        )
        details.find_element("tag name", "summary").send_keys(Keys.ENTER)
        (link,) = [
            a
            for a in details.find_elements("tag name", "a")
            if a.get_attribute("href") == address + wanted
        ]
        link.send_keys(Keys.ENTER)
        arrive(phone, address, wanted)
        top = phone.execute_script(
            "return document.getElementById(arguments[0]).getBoundingClientRect().top", section
        )
        # CSS px: in the upper half of the window, or as the main heading of a page within it.
        assert 0 <= top < (560 if other.page_by_page else 320)


def test_easy_read_is_turned_page_by_page_from_the_first_to_the_last(phone, address, released):
    """By key as far as the second document and at the very end; each link between is in its page."""
    strand = next(each for each in STRANDS if each.page_by_page)
    pages = document_pages(SOURCES, strand)
    for page, following in zip(pages, [*pages[1:], None], strict=True):
        links = html.parse(str(released / page)).xpath("//*[@class='turn']//a[@rel='next']/@href")
        beside = [following] if following else []
        assert [posixpath.join(posixpath.dirname(page), link) for link in links] == beside, page
    first_document = split_into_leaves(SOURCES.variants[PUBLICATION.documents[0], strand.key])
    turn_pages(phone, address, pages[: len(first_document) + 1])
    turn_pages(phone, address, pages[-2:])
    assert not phone.find_elements("css selector", ".turn a[rel=next]")


def turn_pages(driver, address, pages):
    """Opens the first and comes to the others with the key that follows a link."""
    load_page(driver, f"{address}{pages[0]}")
    for wanted in pages[1:]:
        driver.find_element("css selector", ".turn a[rel=next]").send_keys(Keys.ENTER)
        arrive(driver, address, wanted)


@pytest.mark.parametrize(
    ("key", "words", "wanted"),
    [
        ("full", "mosques", "get-involved.html"),
        ("plain-english", "Luton", "plain-english/our-area.html"),
        ("ur", "مسجدیں", "ur/get-involved.html"),
        ("pl", "meczety", "pl/get-involved.html"),
        ("bn", "মসজিদ", "bn/get-involved.html"),
    ],
)
def test_search_finds_in_each_script_what_a_reader_types(phone, address, key, words, wanted):
    strand = PUBLICATION.strand(key)
    load_page(phone, f"{address}{page_of(strand)}")
    assert not [name for name in phone.execute_script(FETCHED) if "search" in name]
    tab_to(phone, phone.find_element("css selector", "header input[name=q]"))
    press(phone, words, Keys.ENTER)
    found = WebDriverWait(phone, SECONDS).until(
        lambda d: d.find_elements("css selector", "#found li a")
    )
    assert f"?q={quote(words)}" in phone.current_url
    hrefs = [link.get_attribute("href").removeprefix(address).partition("#")[0] for link in found]
    assert wanted in hrefs[:3]
    assert phone.execute_script("return refused") == []


def test_all_can_be_reached_without_scripts(phone, address):
    phone.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    phone.get(f"{address}index.html")
    phone.find_element("css selector", ".choices a[lang=ur]").send_keys(Keys.ENTER)
    arrive(phone, address, "ur/index.html")
    phone.find_element("css selector", ".menu-narrow summary").send_keys(Keys.ENTER)
    phone.find_element("css selector", ".menu-narrow a[href='our-area.html']").send_keys(Keys.ENTER)
    arrive(phone, address, "ur/our-area.html")
    phone.get(f"{address}ur/search.html?q=x")
    assert phone.find_element("css selector", "noscript p").is_displayed()
    phone.find_element("css selector", "#pages a[href='get-involved.html']").send_keys(Keys.ENTER)
    arrive(phone, address, "ur/get-involved.html")


def test_a_page_can_be_enlarged_to_400_per_cent_and_keeps_nothing_of_the_reader(
    phone, address, released
):
    phone.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {  # a window of 1280 × 1024 px, enlarged four times
            "width": 320,
            "height": 256,
            "deviceScaleFactor": 4,
            "mobile": False,
        },
    )
    for page in (page for page in page_sample(SOURCES, released) if page != "404.html"):
        load_page(phone, f"{address}{page}")
        assert phone.execute_script(NO_SIDEWAYS), page
        hosts = {urlsplit(name).netloc for name in phone.execute_script(FETCHED)}
        assert hosts <= {urlsplit(address).netloc}, page
        assert phone.execute_script(
            "return [document.cookie, localStorage.length, sessionStorage.length]"
        ) == ["", 0, 0], page
        assert phone.execute_script("return refused") == [], page


def test_who_is_lost_anywhere_finds_a_way_back_in_their_language(phone, released):
    # A host shows this page at any address, so its links are those of the published site.
    with serve_folder(released, "/elsewhere/") as address:
        load_page(phone, f"{address}404.html")
        assert phone.execute_script(NO_SIDEWAYS)
        link = phone.find_element("css selector", "main div[lang=bn] a").get_attribute("href")
        assert link == f"{PUBLICATION.url}bn/index.html"
        load_page(phone, f"{address}{link.removeprefix(PUBLICATION.url)}")
        assert phone.find_element("tag name", "html").get_attribute("lang") == "bn"


def test_the_dark_scheme_is_dark_and_forced_colours_are_the_readers_own(phone, address):
    load_page(phone, f"{address}index.html")

    def background(**features):
        phone.execute_cdp_cmd(
            "Emulation.setEmulatedMedia",
            {
                "media": "",
                "features": [
                    {"name": name.replace("_", "-"), "value": value}
                    for name, value in features.items()
                ],
            },
        )
        colour = phone.execute_script("return getComputedStyle(document.body).backgroundColor")
        return [int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]

    assert (
        max(background(prefers_color_scheme="dark"))
        < 40
        < 250
        < min(background(prefers_color_scheme="light"))
    )
    assert background(forced_colors="active", prefers_color_scheme="light") == [255, 255, 255]


@pytest.mark.parametrize("strand", STRANDS, ids=lambda strand: strand.key)
def test_a_printed_page_has_the_text_and_nothing_to_click(phone, address, strand, tmp_path):
    load_page(phone, f"{address}{page_of(strand)}")
    title = phone.find_element("tag name", "h1").text
    phone.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    shown = phone.execute_script(
        "return [...document.querySelectorAll('header form, .switcher, .menu, .trail, .turn, .elsewhere, footer')]"
        ".filter((element) => element.getClientRects().length).map((element) => element.className)"
    )
    assert shown == []
    # Nothing can be pressed on paper, so what a hard word means is there for all to read.
    assert phone.execute_script(
        "return [...document.querySelectorAll('.term p')].every((e) => e.checkVisibility())"
    )
    assert phone.execute_script(
        "return [...document.querySelectorAll('.idea, tr')]"
        ".every((element) => getComputedStyle(element).breakInside === 'avoid')"
    )
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(
        base64.b64decode(
            phone.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        )
    )
    told = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    assert title in told and "Encrypted:       no" in told
