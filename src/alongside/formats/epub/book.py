"""A strand's pages as the files of an EPUB: chapters, and what a book has around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import PurePosixPath

from babel.lists import format_list
from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree

from alongside.assets.font_table import script_font, sign_families
from alongside.assets.picture_credits import drawing_credits, own_credits
from alongside.assets.pictures import picture_names_in
from alongside.assets.web_fonts import book_fonts, is_on_every_device
from alongside.formats.epub.contents import list_contents
from alongside.formats.epub.cover import COVER, draw_cover
from alongside.formats.epub.metadata import metadata
from alongside.formats.epub.pages import PageText, read_page_texts
from alongside.formats.epub.xhtml import (
    XHTML,
    chapter_file,
    chapters_by_address,
    fill_chapter,
    require_xml,
)
from alongside.formats.pdf.pictures import resolve_pictures
from alongside.model import Language, Outputs, Publication, Sources, Strand
from alongside.model.own_pages import GLOSSARY
from alongside.model.strand_names import strand_label
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import page_url
from alongside.system.images import MEDIA_TYPES
from alongside.text.dates import format_day
from alongside.web.contact import contact_ways
from alongside.web.drafts import has_drafts
from alongside.web.missing_versions import left_out_of_strand

CONTAINER_FILE = "container.xml"
_FONT_NAME = re.compile(r'font-family: "([^"]+)"')
_PICTURE_DIGITS = 16
"""Of a picture's SHA-256 in its name: 64 bits, so that no two have the same."""
_XML_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>"
_HTML_DOCTYPE = "<!DOCTYPE html>"


def book_files(outputs: Outputs, strand: Strand) -> tuple[bytes, dict[str, bytes]]:
    """META-INF/container.xml, and name of every other file to its content.

    Raises BuildFailed, naming the Markdown file at fault.
    """
    sources = outputs.sources
    texts = list(read_page_texts(outputs, strand))
    for text in texts:
        require_xml(text)
    pictures = _collect_pictures(texts)
    context = _template_context(sources, strand, texts) | metadata(sources, strand, bool(pictures))
    chapters = chapters_by_address(texts, sources.publication, strand)
    pages = {
        "title.xhtml": _render("title.xhtml", context),
        "nav.xhtml": _render("nav.xhtml", context),
    }
    for text in texts:
        pages[chapter_file(text.slug)] = _render_chapter(
            context, text, sources.publication, strand, chapters
        )
    # The fonts last, as they are cut to the letters of all pages. The page of credits names them,
    # so it is rendered once without their names, for its letters, and once with them.
    credits_letters = _render("about.xhtml", context | {"fonts": ""})
    css, fonts = _make_fonts(outputs, strand, [*pages.values(), credits_letters])
    locale = sources.publication.language_of(strand).locale
    context["fonts"] = format_list(sorted(set(_FONT_NAME.findall(css))), locale=locale)
    pages["about.xhtml"] = _render("about.xhtml", context)
    context["others"] = _list_others(pictures, fonts)
    context["chapters"] = list(chapters.values())
    context["drawn"] = {
        chapter_file(text.slug) for text in texts if text.article.find(".//svg") is not None
    }
    style = files(__package__).joinpath("templates/book.css").read_text(encoding="utf-8") + css
    content = {"book.css": style.encode(), **fonts, **pictures}
    content[COVER] = _draw_cover(sources, strand)
    for name, page in pages.items():
        content[name] = _serialize_xml(page, _HTML_DOCTYPE)
    content["package.opf"] = _serialize_xml(_render("package.opf", context))
    return _serialize_xml(_render(CONTAINER_FILE, context)), content


def _draw_cover(sources: Sources, strand: Strand) -> bytes:
    publication = sources.publication
    language = publication.language_of(strand)
    return draw_cover(
        publication.root,
        language,
        title=language.strings["publication"],
        label=strand_label(sources.publication, strand),
        organisation=language.strings["organisation"],
    )


def _render_chapter(
    context: Mapping[str, object],
    text: PageText,
    publication: Publication,
    strand: Strand,
    chapters: Mapping[str, str],
) -> bytes:
    page = etree.fromstring(
        _render("chapter.xhtml", {**context, "text": text, "glossary": GLOSSARY})
    )
    place = page.find(f".//{{{XHTML}}}section")
    assert place is not None  # our own template has one
    fill_chapter(place, text, publication, strand, chapters)
    _put_notice_after_title(page, place)
    return etree.tostring(page)


def _put_notice_after_title(page: etree._Element, place: etree._Element) -> None:
    """The draft notice, where there is one, goes where the web page has it."""
    notice = page.find(f".//{{{XHTML}}}body/{{{XHTML}}}p[@class='draft']")
    title = place.find(f".//{{{XHTML}}}h1")
    if notice is not None and title is not None:
        notice.tail, title.tail = title.tail, "\n"
        title.addnext(notice)


def _list_others(pictures: Iterable[str], fonts: Iterable[str]) -> list[tuple[str, str]]:
    """Name and media type of each file that is no page."""
    others = [(name, MEDIA_TYPES[PurePosixPath(name).suffix]) for name in sorted(pictures)]
    return others + [(name, "font/ttf") for name in sorted(fonts)]


def _template_context(sources: Sources, strand: Strand, texts: list[PageText]) -> dict[str, object]:
    """What the templates say in common."""
    publication, language = sources.publication, sources.publication.language_of(strand)
    others = [other for other in publication.strands if other != strand]
    return {
        "publication": publication,
        "ways": contact_ways(publication, strand),
        "cover": COVER,
        "language": language,
        "strings": language.strings,
        "level": strand.level,
        "strand_key": strand.key,
        "left_out": left_out_of_strand(sources, strand, ""),
        "label": strand_label(sources.publication, strand),
        "draft": has_drafts(sources, strand),
        "contents": list_contents(publication, strand, texts),
        "first": chapter_file(texts[0].slug) if texts else "",
        "has_glossary": any(text.slug == GLOSSARY for text in texts),
        "glossary_file": chapter_file(GLOSSARY),
        "day": _day_of_last_change(publication, strand),
        **_picture_credits(sources, strand),
        "elsewhere": [_strand_link(sources, other) for other in others],
    }


def _day_of_last_change(publication: Publication, strand: Strand) -> str:
    """In words; "" when no change of the strand was recorded."""
    days = [note.day for note in publication.changes if strand.key in note.strands]
    return format_day(max(days), publication.language_of(strand)) if days else ""


def _picture_credits(sources: Sources, strand: Strand) -> dict[str, object]:
    """Who made the pictures of the book. authors: of the drawings of OpenMoji."""
    variants = [variant for variant in sources.variants.values() if variant.strand == strand]
    names = picture_names_in(variants)
    for term in sources.publication.terms:
        if strand.key in term.wordings:
            names.add(term.wordings[strand.key].picture)
    authors = {credit.author for credit in drawing_credits(sources) if credit.name in names}
    locale = sources.publication.language_of(strand).locale
    return {
        "own_pictures": own_credits(sources, variants, names),
        "authors": format_list(sorted(authors), locale=locale),
    }


def _strand_link(sources: Sources, strand: Strand) -> dict[str, str]:
    publication = sources.publication
    language = publication.language_of(strand)
    return {
        "label": strand_label(sources.publication, strand),
        "lang": language.tag,
        "dir": language.direction,
        "tag": link_tag(publication, strand),
        "href": page_url(publication, strand, "index"),
    }


def _collect_pictures(texts: list[PageText]) -> dict[str, bytes]:
    """File name in the book to content, each picture once. The pages are changed to these names."""
    pictures = {}
    for text in texts:
        files_by_address = resolve_pictures(text.article, text.page, text.source)
        for picture in text.article.iter("img"):
            address = picture.get("src")
            file = files_by_address[address]
            digest = address.partition(":")[2]
            name = f"picture-{digest[:_PICTURE_DIGITS]}{file.suffix.lower()}"
            # A picture that several pages show has the same name each time, so it is kept once.
            pictures[name] = file.read_bytes()
            picture.set("src", name)
    return pictures


def _make_fonts(
    outputs: Outputs, strand: Strand, pages: list[bytes]
) -> tuple[str, dict[str, bytes]]:
    """The rules of the style sheet that have to do with the script, and the fonts by name."""
    publication = outputs.sources.publication
    language = publication.language_of(strand)
    trees = [etree.fromstring(page) for page in pages]
    words = ["".join(map(str, tree.itertext())) for tree in trees]
    css, fonts = book_fonts(publication, language, words, _words_by_language(trees))
    return css + _style_of_script(publication, language, _families_of_signs(css)), fonts


def _words_by_language(pages: list[etree._Element]) -> dict[str, str]:
    """Language tag to what is said in elements with this tag, such as names of other versions."""
    words: dict[str, str] = {}
    for page in pages:
        for element in page.iterfind(f"{{{XHTML}}}body//*[@lang]"):
            tag = str(element.get("lang"))
            words[tag] = words.get(tag, "") + "".join(map(str, element.itertext()))
    return words


def _families_of_signs(css: str) -> str:
    """The families that the book has for arrows and the like, each behind a comma; "" for none."""
    used = [family for family in sign_families() if f'"{family}"' in css]
    return "".join(f', "{family}"' for family in used)


def _style_of_script(publication: Publication, language: Language, signs: str) -> str:
    """signs: further families, as _families_of_signs gives them."""
    if is_on_every_device(language):
        own = f"html {{ font-family: sans-serif{signs}; }}\n" if signs else ""
        return own + "h1, h2, h3, h4, h5, h6 { line-height: 1.3; }\n"
    font = script_font(language)
    latin = [
        f'[lang="{each.tag}"]'
        for each in publication.languages.values()
        if is_on_every_device(each)
    ]
    # The font of another script has Latin letters that are set too close.
    family = f'"{font.families[0]}", sans-serif{signs}'
    return (
        f"html {{ font-family: {family}; line-height: {font.line_height}; }}\n"
        f"{', '.join([*latin, 'bdi'])} {{ font-family: sans-serif{signs}; }}\n"
    )


def _serialize_xml(page: bytes, doctype: str | None = None) -> bytes:
    """As it goes into the book: without comments, and without namespaces that are not used."""
    tree = etree.fromstring(page, etree.XMLParser(remove_comments=True))
    etree.cleanup_namespaces(tree)
    lines = [_XML_DECLARATION, str(etree.tostring(tree, encoding="unicode"))]
    if doctype:
        lines.insert(1, doctype)
    return "".join(f"{line}\n" for line in lines).encode()


def _render(name: str, context: Mapping[str, object]) -> bytes:
    return _templates().get_template(name).render(context).encode()


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("alongside.formats.epub"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
