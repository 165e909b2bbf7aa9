import pytest
from lxml import html

from alongside.checks.outputs.page_too_heavy import check, writing_systems
from alongside.readback.fetched_files import BuiltFiles, read_sheet
from alongside.readback.pages import BuiltPage, built_pages
from alongside.readback.phone_pictures import Phone
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
        ('<section lang="ur"><p>x</p></section>', {"Latn", "Arab"}),
        ('<p lang="ur-PK">x</p>', {"Latn", "Arab"}),
        ('<section lang="fr"><p>x</p></section>', {"Latn"}),
    ],
)
def test_the_scripts_that_a_page_shows(tmp_path, body, expected):
    languages = website(tmp_path).sources.publication.languages
    tree = html.document_fromstring(f'<html lang="en"><body>{body}</body></html>')
    assert (
        writing_systems(BuiltPage("a.html", "a.html", FULL, None, None, tree), languages)
        == expected
    )


@pytest.mark.parametrize("page, name", [("bins.html", "latin"), ("ur/bins.html", "other")])
@pytest.mark.parametrize("over", [False, True])
def test_the_limit_is_in_kilobytes_of_1000(tmp_path, page, name, over):
    outputs = website(tmp_path)
    top = "../" if "/" in page else ""
    edit(outputs, page, "</article>", f'<img src="{top}assets/map.png" alt="A map"></article>')
    add(outputs, "assets/map.png", b"x")
    rest = BuiltFiles(outputs.site_folder, "/bins/", PHONE).weight(files(outputs, page)) - 1
    add(outputs, "assets/map.png", bytes(int(LIMITS[name] * 1000) - rest + over))
    assert [failure.place.page for failure in failures(RULE, check, outputs)] == [page] * over


def test_pictures_count_for_the_second_page(tmp_path):
    outputs = website(tmp_path)
    add(outputs, "assets/map.png", bytes(int(LIMITS["second-page"] * 1000)))
    edit(outputs, "credits.html", "</article>", '<img src="assets/map.png" alt="A map"></article>')
    assert "credits.html" in [failure.place.page for failure in failures(RULE, check, outputs)]
