"""Colours, a style sheet and a logo: read, or refused with a line; light stays out of dark."""

import pytest

from alongside.assets.pictures import picture_files_in_use
from alongside.checks.sources.colour_contrast_low import contrast
from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from alongside.publication.settings import read_publication
from alongside.web.frame import frame_context
from alongside.web.site_style import publication_style
from alongside.web.staging import staged_files
from alongside.web.utility_pages import not_found_context
from tiny_site import REPOSITORY, TINY, TODAY

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
LOGO = "logo: {file: logo.svg, alt: {en: Council, ur: کونسل}}\n"


def write(root, lines):
    text = (TINY / "publication.yml").read_text(encoding="utf-8")
    (root / "publication.yml").write_text(f"{text}\n{lines}", encoding="utf-8")
    (root / "docs/logo.svg").write_text(SVG, encoding="utf-8")
    (root / "docs/own.css").write_text(".masthead { color: red }", encoding="utf-8")
    (root / "docs/bad.css").write_bytes(b"/* \xff */")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("colours: []", "names no colour"),
        ("colours: {bar: red}", "not written as six digits"),
        ("colours: {bar: '#fff'}", "not written as six digits"),
        ("colours: {bar: 102030}", "not written as six digits"),
        ("colours:\n  bar: #102030", "not written as six digits"),
        ("colours: {paper: '#102030'}", "paper"),
        ("colours: {dark: {dark: {}}}", "dark"),
        ("style: own.txt", "does not end in .css"),
        ("style: none.css", "There is no file “none.css”"),
        ("style: ../publication.css", "There is no file"),
        ("style: bad.css", "not a text in UTF-8"),
        ("footer_links: https://a.example", "must be a list"),
        ("footer_links: [https://a.example]", "names no link"),
        ("footer_links: [{title: {en: A, ur: ب}}]", "An entry has no link"),
        ("footer_links: [{title: {en: A}, link: https://a.example}]", "in the language “ur”"),
        ("footer_links: [{title: {en: A, ur: ب}, link: a.html}]", "not the address of a website"),
        ("logo: logo.svg", "The logo has no file"),
        ("logo: {file: logo.svg}", "The logo has no alt."),
        ("logo: {file: logo.svg, alt: {en: Council}}", "in the language “ur”"),
        ("logo: {file: logo.gif, alt: {en: A, ur: ب}}", "does not end in .svg or .png"),
        ("logo: {file: /etc/a.svg, alt: {en: A, ur: ب}}", "There is no file"),
    ],
)
def test_what_cannot_be_used_is_refused(tiny, lines, words):
    write(tiny, lines + "\n")
    with pytest.raises(BadInput) as refused:
        read_publication(tiny)
    assert words in refused.value.what and refused.value.line


def test_each_colour_is_for_its_own_kind_of_screen(tiny):
    write(tiny, "colours: {bar: '#004D40', dark: {links: '#B2DFDB'}}\nstyle: own.css\n")
    style = "".join(publication_style(REPOSITORY / "theme", read_publication(tiny)).split())
    assert style.endswith(
        "@mediascreenand(prefers-color-scheme:light){:root{--bar:#004d40;}}"
        "@mediascreenand(prefers-color-scheme:dark){:root{--link:#b2dfdb;}}"
        ".masthead{color:red}"
    )


def test_a_page_elsewhere_is_linked_below_every_page_in_its_words(tiny):
    write(tiny, "footer_links: [{title: {en: Privacy, ur: رازداری}, link: https://a.example/p}]\n")
    sources = find_documents(tiny, TODAY)
    urdu = frame_context(sources, sources.publication.strand("ur"), "ur/bins.html")["footer"][-1]
    assert (urdu["label"], urdu["href"], urdu["language"]) == ("رازداری", "https://a.example/p", "")
    missing = not_found_context(sources, "https://x.example/bins/", "", "")["footer"]
    assert missing[-1]["href"] == "https://a.example/p"
    assert missing[0]["href"] == "https://x.example/bins/all-pages.html"


def test_without_settings_the_style_is_that_of_the_theme(tiny):
    assert read_publication(tiny).look.colours == ()


def test_a_logo_is_judged_and_published_as_a_picture(tiny):
    write(tiny, LOGO)
    sources = find_documents(tiny, TODAY)
    assert tiny / "docs/logo.svg" in picture_files_in_use(sources)
    assert b"<svg" in staged_files(sources)["assets/pictures/logo.svg"]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#fff", "#fff", 1)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
