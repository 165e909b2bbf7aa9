"""An EPUB holds the pages of its strand, says what it is, and is the same file each time."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from alongside.errors import BuildFailed
from alongside.formats.epub import book
from alongside.formats.epub.make import make_epubs
from alongside.formats.epub.metadata import book_title, date_modified, metadata
from alongside.model import Block, ChangeNote, NamedPicture, Picture, Section
from epubs import contents, pack_books, share_fonts
from websites import FULL, URDU, change, edit, outputs_in, website

DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def site(tmp_path):
    website(tmp_path)
    return pack_books(tmp_path)


def entry(site, path, name):
    return contents(site / path)[f"EPUB/{name}"].decode()


def words(page):
    return " ".join(" ".join(etree.fromstring(page.encode()).find("{*}body").itertext()).split())


def test_a_reader_knows_it_by_its_first_entry(site):
    with ZipFile(site / "book.epub") as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.header_offset) == ("mimetype", ZIP_STORED, 0)
    assert contents(site / "book.epub")["mimetype"] == b"application/epub+zip"


def test_the_same_pages_give_the_same_bytes_in_any_folder_and_order(site, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    website(elsewhere)
    share_fonts(elsewhere)
    outputs = outputs_in(elsewhere)
    make_epubs(replace(outputs, artifacts=tuple(reversed(outputs.artifacts))))
    for path in ("book.epub", "ur/book.epub"):
        assert (outputs.site_folder / path).read_bytes() == (site / path).read_bytes()


def test_the_pages_come_in_order_between_contents_and_what_the_book_says_of_itself(site):
    package = etree.fromstring(entry(site, "ur/book.epub", "package.opf").encode())
    files = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    spine = package.find("{*}spine")
    assert [files[item.get("idref")] for item in spine] == [
        "title.xhtml",
        "nav.xhtml",
        "chapter-bins.xhtml",
        "about.xhtml",
    ]
    assert spine.get("page-progression-direction") == "rtl"
    page = entry(site, "ur/book.epub", "chapter-bins.xhtml")
    assert 'lang="ur" xml:lang="ur" dir="rtl"' in page
    assert (
        words(page)
        == "آپ کے کوڑے دان آپ کے گھر میں 3 کوڑے دان ہیں۔ دن ہم پیر کو آتے ہیں۔ سبز کوڑے دان نیلا کوڑے دان"
    )


def test_what_belongs_to_the_website_only_stays_there(site):
    page = entry(site, "book.epub", "chapter-bins.xhtml")
    assert "details" not in page
    assert "data-" not in page


def test_a_draft_says_so_on_its_title_page_and_in_its_chapter(tmp_path, monkeypatch):
    outputs = website(tmp_path)
    monkeypatch.setattr(book, "has_drafts", lambda sources, strand: strand.key == FULL.key)
    edit(
        outputs,
        "bins.html",
        '<article class="document">',
        '<div class="draft"><p>A draft. <a href="#x">Why</a></p></div><article class="document">',
    )
    site = pack_books(tmp_path)
    strings = outputs.sources.publication.languages["en"].strings
    assert strings["book_draft"] in entry(site, "book.epub", "title.xhtml")
    assert '<p class="draft">A draft.</p>' in entry(site, "book.epub", "chapter-bins.xhtml")
    assert 'class="draft"' not in entry(site, "ur/book.epub", "title.xhtml")


def test_links_lead_to_chapters_or_to_full_addresses(tmp_path):
    website(tmp_path)
    change(
        tmp_path,
        "bins.html",
        "</article>",
        '<p><a href="bins.html#days">a</a> <a href="ur/bins.html#days">b</a> '
        '<a href="#days">c</a> <a href="mailto:bins@council.example">d</a></p></article>',
    )
    page = etree.fromstring(entry(pack_books(tmp_path), "book.epub", "chapter-bins.xhtml").encode())
    assert [link.get("href") for link in page.iter("{*}a")] == [
        "chapter-bins.xhtml#days",
        "https://council.example/bins/ur/bins.html#days",
        "#days",
        "mailto:bins@council.example",
    ]


def test_a_picture_goes_along_once_and_the_book_says_that_it_has_some(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "assets" / "bin.svg").write_text(DOT, encoding="utf-8")
    change(
        tmp_path,
        "bins.html",
        "</article>",
        '<p><img src="assets/bin.svg" alt="A bin"></p><p><img src="assets/bin.svg" alt="Again"></p></article>',
    )
    site = pack_books(tmp_path)
    assert len([name for name in contents(site / "book.epub") if name.endswith(".svg")]) == 1
    assert "alternativeText" in entry(site, "book.epub", "package.opf")
    assert "alternativeText" not in entry(site, "ur/book.epub", "package.opf")


def test_every_letter_of_an_urdu_book_is_in_its_font(site):
    entries = contents(site / "ur" / "book.epub")
    written = set()
    for name, content in entries.items():
        if name.endswith(".xhtml"):
            text = "".join(etree.fromstring(content).itertext())
            written.update(ord(letter) for letter in text if "\u0600" <= letter <= "\u06ff")
    fonts = [TTFont(BytesIO(content)) for name, content in entries.items() if "nastaliq" in name]
    assert len(fonts) == 2
    assert [font for font in fonts if written - set(font.getBestCmap())] == []


def test_an_english_book_has_no_font_but_for_the_names_of_other_languages(site):
    fonts = {
        name: len(content)
        for name, content in contents(site / "book.epub").items()
        if name.endswith(".ttf")
    }
    assert [size < 20_000 for size in fonts.values()] == [True]


def test_the_book_stays_the_same_book_and_its_day_comes_from_the_changes(tmp_path):
    sources = website(tmp_path).sources
    changed = replace(
        sources.publication,
        changes=(ChangeNote(date(2026, 9, 1), ("bins",), ("full",), {"full": "More bins."}, 1),),
    )
    later = replace(sources, publication=changed)
    assert (
        metadata(sources, FULL, False)["identifier"] == metadata(later, FULL, False)["identifier"]
    )
    assert (
        metadata(sources, FULL, False)["identifier"] != metadata(sources, URDU, False)["identifier"]
    )
    assert [date_modified(publication, FULL) for publication in (sources.publication, changed)] == [
        "2026-01-01",
        "2026-09-01",
    ]
    assert date_modified(changed, URDU) == "2026-01-01"


def test_the_level_is_in_the_title_where_there_are_several(tmp_path):
    publication = website(tmp_path).sources.publication
    easy = replace(FULL, key="easy-read", level="easy-read", made_from="full")
    assert [book_title(publication, strand) for strand in (FULL, easy)] == [
        "Exampleton Council",
        "Exampleton Council – Easy read",
    ]
    assert "–" not in book_title(publication, URDU)


def test_a_page_that_is_not_there_is_named(tmp_path):
    outputs = website(tmp_path)
    (outputs.site_folder / "ur" / "bins.html").unlink()
    with pytest.raises(BuildFailed) as caught:
        pack_books(tmp_path)
    assert caught.value.path == "docs/languages/ur/bins.md"


@pytest.mark.parametrize("words", ["We come on Monday", "Collection days</h2>", "Your bins</h1>"])
def test_a_character_that_no_book_can_have_is_a_message_and_no_crash(tmp_path, words):
    website(tmp_path)
    change(tmp_path, "bins.html", words, f"\x01{words}")
    with pytest.raises(BuildFailed, match="no book can have"):
        pack_books(tmp_path)


@pytest.mark.parametrize("link", ["https://licence.example/by", ""])
def test_a_picture_of_our_own_is_credited_with_its_licence(tmp_path, link):
    outputs = website(tmp_path)
    own = NamedPicture(
        "map",
        "",
        "pictures/map.png",
        {"en": "A map"},
        "CC BY 4.0",
        link,
        "A & B",
        "https://maps.example/",
    )
    block = Block(
        "paragraph", "", 20, pictures=(Picture("picture:map", "A map", 20, is_alt_listed=True),)
    )
    full = outputs.sources.variants["bins", "full"]
    shown = replace(full, sections=(*full.sections, Section("map", "A map", 2, 19, (block,), "")))
    sources = replace(
        outputs.sources,
        variants={**outputs.sources.variants, ("bins", "full"): shown},
        publication=replace(outputs.sources.publication, pictures={"map": own}),
    )
    share_fonts(tmp_path)
    make_epubs(replace(outputs, sources=sources))
    told = words(entry(outputs.site_folder, "book.epub", "about.xhtml"))
    assert "A map. Made by: A & B. From: https://maps.example/. Its licence is: CC BY 4.0" in told
    assert (f'href="{link}"' in entry(outputs.site_folder, "book.epub", "about.xhtml")) is bool(
        link
    )
    assert "A map" not in words(entry(outputs.site_folder, "ur/book.epub", "about.xhtml"))
