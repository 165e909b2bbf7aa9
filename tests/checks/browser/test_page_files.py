"""What a page shows decides whether it is looked at again. Nothing that a browser asks for may be
left out of that."""

import os
import time

import pytest

from alongside.checks.browser import visits as visits_module
from alongside.checks.browser.browser import Browser, load_page, set_width
from alongside.checks.browser.page_files import BuiltSite, SiteFiles, built_site, describe_files
from alongside.checks.browser.probe import Probe
from alongside.checks.browser.server import Handler, serve_folder
from alongside.checks.browser.visit_cache import VisitCache
from alongside.checks.browser.visits import probe_pages
from alongside.rules.states import State
from websites import website

PREFIX = "/bins/"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
FILES = {
    "a.svg": SVG.format('<image href="in-a-drawing.png" width="9" height="9"/>'),
    "b.svg": SVG.format(""),
    "back.svg": SVG.format(""),
    "at-520.svg": SVG.format(""),
    "at-1500.svg": SVG.format(""),
    "import.css": "@import 'deep/imported.css'; p { color: #111 }",
    "deep/imported.css": "body { background: url(../back.svg) } "
    "@font-face { font-family: F; src: url(f.woff2) } p { font-family: F } "
    "li::before { content: url('bullet.svg') }",
    "deep/bullet.svg": SVG.format(""),
    "deep/f.woff2": "no font",
    "only-wide.css": "p { color: #222 }",
    "words.json": "[]",
    "fetch.js": "fetch('words.json'); import('./module.js')",
    "module.js": "export const a = 1",
    "inside.html": "<title>I</title><p>x<img src=a.svg alt=''>",
    "poster.svg": SVG.format(""),
}
PAGES = {
    "pictures.html": "<p>x<img src=a.svg alt=''><picture>"
    "<source media='(min-width: 900px)' srcset=b.svg><img src=a.svg alt=''></picture>"
    "<img src=at-520.svg alt='' srcset='at-520.svg 520w, at-1500.svg 1500w' sizes=100vw>",
    "sheets.html": "<link rel=stylesheet href=import.css><ul><li>x</ul><p>y",
    "wide.html": "<link rel=stylesheet media='(min-width: 900px)' href=only-wide.css><p>y",
    "styles.html": "<style>p { background: url(b.svg) }</style><p style='list-style: url(a.svg)'>x<li>y",
    "script.html": "<script src=fetch.js></script><p>x",
    "frame.html": "<iframe src=inside.html title=I></iframe><p>x",
    "inline.html": "<body onload=\"fetch('words.json')\"><p>x",
    "rooted.html": "<link rel=stylesheet href=/bins/import.css><img src=/bins/b.svg alt=''><p>x",
    "based.html": "<base href=/bins/deep/><img src=bullet.svg alt=''><p>x",
    "video.html": "<video src=clip.mp4 poster=poster.svg></video><p>x",
    "missing.html": "<img src=gone.png alt=''><link rel=stylesheet href=gone.css><p>x",
    "object.html": "<object data=inside.html></object><p>x",
    "use.html": "<svg width=9 height=9><use href='b.svg#x'/></svg><p>x",
    "icon.html": "<link rel=icon href=b.svg><p>x",
    "preload.html": "<link rel=preload as=image href=b.svg><link rel=manifest href=words.json><p>x",
    "refresh.html": "<meta http-equiv=refresh content='0; url=inside.html'><p>x",
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    outputs = website(tmp_path_factory.mktemp("site"))
    write(outputs.site_folder)
    return outputs


def write(folder):
    pages = {name: f"<title>T</title>{body}" for name, body in PAGES.items()}
    for name, content in (FILES | pages).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")


@pytest.fixture(scope="module")
def asked(outputs):
    """Each page to what a browser asks for while it shows it on a phone and on a wide screen."""
    log = []

    class Logging(Handler):
        def do_GET(self):
            log.append(self.path)
            super().do_GET()

    found = {}
    site = built_site(outputs)
    with serve_folder(site.folder, site.prefix, Logging) as address, Browser() as browser:
        driver = browser.driver
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        for page in (*PAGES, *outputs.pages):
            log.clear()
            for width in (320, 1280):
                set_width(driver, width, 640)
                load_page(driver, address + page)
                driver.execute_async_script("setTimeout(arguments[0], 150)")
            found[page] = set(log)
            # What the page before still asks for must not be taken for the next one's.
            driver.get("about:blank")
            count = -1
            while count != len(log):
                count = len(log)
                time.sleep(0.1)
    return found


def test_the_pages_make_browsers_ask_for_much(asked):
    """Or the next test would prove nothing."""
    files = {path.removeprefix(PREFIX) for paths in asked.values() for path in paths}
    assert {
        "deep/imported.css",
        "deep/bullet.svg",
        "at-1500.svg",
        "words.json",
        "gone.png",
    } <= files
    assert len(files) > 25


def test_all_that_a_browser_asks_for_belongs_to_the_page(outputs, asked):
    files = SiteFiles(built_site(outputs), outputs.sources.root)
    for page, paths in asked.items():
        inside = {path.removeprefix(PREFIX) for path in paths if path.startswith(PREFIX)}
        assert inside <= files.files_of_page(page) or files.is_free(page), page


def digests(outputs):
    files = SiteFiles(built_site(outputs), outputs.sources.root)
    return {page: files.page_digest(page) for page in (*PAGES, *outputs.pages)}


@pytest.mark.parametrize(
    ("file", "pages"),
    [
        ("b.svg", {"pictures", "styles", "rooted", "use", "icon", "preload"}),
        ("deep/bullet.svg", {"sheets", "rooted", "based"}),
        ("deep/f.woff2", {"sheets", "rooted"}),
        ("at-1500.svg", {"pictures"}),
        ("gone.png", {"missing"}),
        ("only-wide.css", {"wide"}),
        ("in-a-drawing.png", {"pictures", "styles", "frame", "object"}),
    ],
)
def test_a_changed_file_changes_the_pages_that_show_it_and_no_others(tmp_path, file, pages):
    outputs = website(tmp_path)
    write(outputs.site_folder)
    before = digests(outputs)
    (outputs.site_folder / file).write_text("another one", encoding="utf-8")
    after = digests(outputs)
    changed = {page.removesuffix(".html") for page in before if before[page] != after[page]}
    assert changed == pages


def look(outputs, page):
    """How often a probe looks at the page, and what it finds: the words of all pages and files."""
    looks = []

    def inspect(driver, state):
        looks.append(page)
        return driver.execute_async_script("setTimeout(() => arguments[0](document.title), 300)")

    probe = Probe(name="looks", states=(State(name="phone", width=320),), inspect=inspect)
    visits_module._last_visits.clear()
    (visit,) = probe_pages(outputs, probe, (page,))
    assert visit.result == "T"
    return len(looks)


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("script.html", ("fetch.js", "words.json", "module.js")),
        ("inline.html", ("words.json",)),
        ("frame.html", ("inside.html", "a.svg")),
        ("object.html", ("inside.html",)),
        ("late.html", ("late.js", "words.json", "gone.json")),
    ],
)
def test_a_page_with_a_script_is_looked_at_again_when_what_it_asks_for_changes(
    tmp_path, page, asked
):
    outputs = website(tmp_path)
    write(outputs.site_folder)
    (outputs.site_folder / "late.html").write_text("<title>T</title><script src=late.js></script>x")
    (outputs.site_folder / "late.js").write_text(
        "fetch('words.json').then((a) => a.json()).then(() => fetch('gone.json'))"
    )
    assert [look(outputs, page), look(outputs, page)] == [1, 0]
    (outputs.site_folder / "only-wide.css").write_text("p { color: #333 }")
    (outputs.site_folder / "poster.svg").unlink()
    assert look(outputs, page) == 0
    for name in asked:
        file = outputs.site_folder / name
        file.write_text((file.read_text() if file.is_file() else "[1]") + "\n")
        assert [look(outputs, page), look(outputs, page)] == [1, 0], name


def test_what_two_pages_ask_for_is_noted_for_both(tmp_path):
    outputs = website(tmp_path)
    write(outputs.site_folder)
    (outputs.site_folder / "other.html").write_text(
        "<title>T</title><script src=fetch.js></script><p>other"
    )
    probe = Probe(
        name="both",
        states=(State(name="phone", width=320),),
        inspect=lambda driver, state: driver.execute_async_script(
            "setTimeout(() => arguments[0](1), 300)"
        ),
    )
    probe_pages(outputs, probe, ("script.html", "other.html"))
    cache = VisitCache(built_site(outputs), outputs.sources.root)
    assert [cache.get(page, probe) for page in ("script.html", "other.html")] == [[1], [1]]
    (outputs.site_folder / "words.json").write_text("[2]")
    cache = VisitCache(built_site(outputs), outputs.sources.root)
    assert [cache.get(page, probe) for page in ("script.html", "other.html")] == [None, None]


def test_a_page_changes_with_itself_and_with_the_address_of_the_site(tmp_path):
    outputs = website(tmp_path)
    site, root = built_site(outputs), outputs.sources.root
    before = SiteFiles(site, root).page_digest("bins.html")
    assert SiteFiles(site, root).page_digest("bins.html") == before
    assert SiteFiles(site, root).page_digest("credits.html") != before
    moved = BuiltSite(site.folder, "/elsewhere/")
    assert SiteFiles(moved, root).page_digest("bins.html") != before
    page = site.folder / "bins.html"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert SiteFiles(site, root).page_digest("bins.html") != before


def test_a_book_or_pdf_changes_no_page(tmp_path):
    outputs = website(tmp_path)
    write(outputs.site_folder)
    before = digests(outputs), describe_files(built_site(outputs))
    (outputs.site_folder / "bins.pdf").write_bytes(b"%PDF-1.7 other")
    (outputs.site_folder / "book.epub").write_bytes(b"PK other")
    assert (digests(outputs), describe_files(built_site(outputs))) == before


def test_what_is_remembered_in_a_run_is_forgotten_when_a_file_changes(tmp_path):
    site = built_site(website(tmp_path))
    before = describe_files(site)
    page = site.folder / "bins.html"
    content = page.read_bytes()
    page.write_bytes(content)
    os.utime(page, ns=(1, 1))
    assert describe_files(site) != before
