import pytest

from alongside.checks.outputs.broken_link import check
from alongside.model import Status
from websites import edit, failures, outcomes, website

RULE = "broken-link"
LINK = '<a href="bins.pdf">PDF</a>'


def with_link(tmp_path, address):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", LINK, f'<a href="{address}">here</a>')
    return failures(RULE, check, outputs)


def test_a_whole_site_passes(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


@pytest.mark.parametrize(
    "address",
    [
        "bins.pdf#page=2",
        "bins.html#days",
        "#top",
        "ur/bins.html#introduction",
        "ur/../bins.html",
        "https://www.example.org/a?b=c#d",
        "mailto:a@b.org?subject=Hello",
        "tel:+44 1632 960001",
        "https://council.example/bins/ur/bins.html",
        "bins.html?x=1",
    ],
)
def test_links_that_work(tmp_path, address):
    assert not with_link(tmp_path, address)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("bin.html", "there is no file"),
        ("../bins.html", "there is no file"),
        ("Bins.html", "other capital letters"),
        ("ur/", "leads to a folder"),
        ("ur", "leads to a folder"),
        ("bins.html#dayz", "no section with this name"),
        ("#dayz", "no section with this name"),
        ("#Days", "no section with this name"),
        ("", "has no address"),
        ("#", "has no address"),
        ("/bins/bins.html", "begins with a slash"),
        ("file:///C:/bins.html", "somebody's own computer"),
        ("C:\\bins.html", "somebody's own computer"),
        ("javascript:go()", "cannot be a web address"),
        ("https://", "cannot be a web address"),
        ("https://exa mple.org", "cannot be a web address"),
        ("http://[::1", "cannot be a web address"),
        ("//", "begins with a slash"),
        ("mailto:bins", "cannot be a web address"),
        ("tel:bins", "cannot be a web address"),
        ("https://council.example/bins/gone.html", "there is no file"),
    ],
)
def test_links_that_do_not_work_say_why(tmp_path, address, words):
    [failure] = with_link(tmp_path, address)
    assert words in failure.values["trouble"]
    assert failure.place.path == "docs/bins.md"
    assert failure.values["text"] == "here"


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="gone.png" alt="">',
        '<img src="a.png" srcset="gone.png 2x" alt="">',
        '<p style="background: url(gone.png)">x</p>',
        "<style>p { background: url('gone.png') }</style>",
        '<video poster="gone.png"></video>',
        '<object data="gone.svg"></object>',
    ],
)
def test_everything_that_a_page_shows_is_looked_up(tmp_path, markup):
    outputs = website(tmp_path)
    (outputs.site_folder / "a.png").write_bytes(b"png")
    edit(outputs, "bins.html", LINK, markup)
    assert len(failures(RULE, check, outputs)) == 1


def test_a_picture_inside_the_page_is_fine(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", LINK, '<img src="data:image/png;base64,AAAA" alt="">')
    assert not failures(RULE, check, outputs)


def test_a_font_that_a_style_sheet_names_must_be_there(tmp_path):
    outputs = website(tmp_path)
    sheet = outputs.site_folder / "assets" / "site.css"
    sheet.write_text(
        "/* url(no.ttf) */ @font-face { src: url('fonts/urdu.ttf?v=1') }", encoding="utf-8"
    )
    [failure] = failures(RULE, check, outputs)
    assert (failure.place.page, failure.seen) == ("assets/site.css", "fonts/urdu.ttf?v=1")
    (outputs.site_folder / "assets" / "fonts").mkdir()
    (outputs.site_folder / "assets" / "fonts" / "urdu.ttf").write_bytes(b"font")
    assert not failures(RULE, check, outputs)


def test_only_the_not_found_page_may_link_from_the_top(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "credits.html").rename(outputs.site_folder / "404.html")
    outputs = type(outputs)(outputs.sources, outputs.site_folder, outputs.artifacts, ("404.html",))
    edit(outputs, "404.html", '"assets/site.css"', '"/bins/assets/site.css"')
    edit(outputs, "404.html", 'href="credits.html"', 'href="/bins/"')
    assert [f.place.page for f in failures(RULE, check, outputs)] == ["404.html"]
    edit(outputs, "404.html", 'href="/bins/"', 'href="/bins/bins.html"')
    assert not failures(RULE, check, outputs)


def test_each_link_is_counted_and_a_style_sheet_without_addresses_is_not(tmp_path):
    outputs = website(tmp_path)
    page = (outputs.site_folder / "bins.html").read_text(encoding="utf-8")
    found = [each for each in outcomes(RULE, check, outputs) if each.place.page == "bins.html"]
    assert len(found) == page.count("href=")
    assert {each.status for each in found} == {Status.PASSED}
    [sheet] = [each for each in outcomes(RULE, check, outputs) if each.place.page.endswith(".css")]
    assert sheet.status is Status.INAPPLICABLE
