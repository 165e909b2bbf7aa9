"""A strand's pages as the files of an EPUB: chapters, and what a book has around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from babel.lists import format_list
from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree

from alongside.assets.fonts import script_font
from alongside.assets.picture_credits import drawing_credits, own_credits
from alongside.assets.pictures import picture_names_in
from alongside.assets.web_fonts import SYSTEM_SCRIPTS, book_fonts
from alongside.formats.epub.metadata import level_name, metadata
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
from alongside.outputs.alternates import link_tag
from alongside.outputs.expected import GLOSSARY
from alongside.readback.article import page_url
from alongside.system.images import MEDIA_TYPES
from alongside.text.dates import format_day

CONTAINER_FILE = "container.xml"
_FONT_NAME = re.compile(r'font-family: "([^"]+)"')
_PICTURE_DIGITS = 16


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the list of contents, and those below it."""

    href: str
    title: str
    children: tuple[ContentsEntry, ...] = ()


def book_files(outputs: Outputs, strand: Strand) -> tuple[bytes, dict[str, bytes]]:
    """The container's start, and file name to content. Raises BuildFailed naming the Markdown file at fault."""
    sources = outputs.sources
    publication, texts = sources.publication, list(read_page_texts(outputs, strand))
    for text in texts:
        require_xml(text)
    pictures = _collect_pictures(texts)
    context = _template_context(sources, strand, texts) | metadata(sources, strand, bool(pictures))
    pages = {
        "title.xhtml": _render("title.xhtml", context),
        "nav.xhtml": _render("nav.xhtml", context),
    }
    chapters = chapters_by_address(texts, publication, strand)
    for text in texts:
        page = etree.fromstring(
            _render("chapter.xhtml", context | {"text": text, "glossary": GLOSSARY})
        )
        fill_chapter(page.find(f".//{{{XHTML}}}section"), text, publication, strand, chapters)
        pages[chapter_file(text.slug)] = etree.tostring(page)
    # The fonts last, as they are cut to the letters of all pages; the credits name them, so twice.
    css, fonts = _make_fonts(
        outputs, strand, [*pages.values(), _render("about.xhtml", context | {"fonts": ""})]
    )
    context["fonts"] = format_list(
        sorted(set(_FONT_NAME.findall(css))), locale=publication.language_of(strand).locale
    )
    pages["about.xhtml"] = _render("about.xhtml", context)
    style = files(__package__).joinpath("templates/book.css").read_text(encoding="utf-8") + css
    kept = {
        "book.css": style.encode(),
        **fonts,
        **pictures,
        **{name: _serialize_page(page) for name, page in pages.items()},
    }
    others = [(name, MEDIA_TYPES[f".{name.rpartition('.')[2]}"]) for name in sorted(pictures)]
    others += [(name, "font/ttf") for name in sorted(fonts)]
    kept["package.opf"] = _serialize_xml(
        _render("package.opf", context | {"others": others, "chapters": list(chapters.values())})
    )
    return _serialize_xml(_render(CONTAINER_FILE, context)), kept


def _template_context(sources: Sources, strand: Strand, texts: list[PageText]) -> dict[str, object]:
    """What the templates say in common."""
    publication, language = sources.publication, sources.publication.language_of(strand)
    variants = [variant for variant in sources.variants.values() if variant.strand == strand]
    in_glossary = {
        term.wordings[strand.key].picture
        for term in publication.terms
        if strand.key in term.wordings
    }
    used = picture_names_in(variants) | in_glossary
    authors = sorted({credit.author for credit in drawing_credits(sources) if credit.name in used})
    days = [note.day for note in publication.changes if strand.key in note.strands]
    return {
        "publication": publication,
        "language": language,
        "strings": language.strings,
        "level": strand.level,
        "label": _strand_label(sources, strand),
        "draft": any(text.draft_notice for text in texts),
        "contents": [_contents_entry(text) for text in texts],
        "first": chapter_file(texts[0].slug) if texts else "",
        "has_glossary": any(text.slug == GLOSSARY for text in texts),
        "glossary_file": chapter_file(GLOSSARY),
        "day": format_day(max(days), language) if days else "",
        "own_pictures": own_credits(sources, variants, used),
        "authors": format_list(authors, locale=language.locale),
        "elsewhere": [
            _strand_link(sources, other) for other in publication.strands if other != strand
        ],
    }


def _strand_label(sources: Sources, strand: Strand) -> str:
    publication = sources.publication
    return (
        level_name(publication, strand)
        if strand.language == publication.source.language
        else (publication.language_of(strand).autonym)
    )


def _strand_link(sources: Sources, strand: Strand) -> dict[str, str]:
    publication = sources.publication
    language = publication.language_of(strand)
    return {
        "label": _strand_label(sources, strand),
        "lang": language.tag,
        "dir": language.direction,
        "tag": link_tag(publication, strand),
        "href": page_url(publication, strand, "index"),
    }


def _contents_entry(text: PageText) -> ContentsEntry:
    """A page with its sections. The words of the glossary are left out: they would be longer than the rest."""
    file, sections = chapter_file(text.slug), []
    if text.slug != GLOSSARY:
        for heading in text.article.xpath(".//h2[@id] | .//h3[@id]"):
            line = ContentsEntry(
                f"{file}#{heading.get('id')}", " ".join(heading.text_content().split())
            )
            if heading.tag == "h3" and sections:
                above = sections.pop()
                line = ContentsEntry(above.href, above.title, (*above.children, line))
            sections.append(line)
    return ContentsEntry(file, text.title, tuple(sections))


def _collect_pictures(texts: list[PageText]) -> dict[str, bytes]:
    """The pictures of all pages, each once; the pages name them as they are called in the book."""
    found = {}
    for text in texts:
        kept = resolve_pictures(text.article, text.page, text.source)
        for picture in text.article.iter("img"):
            file = kept[picture.get("src")]
            digest = picture.get("src").partition(":")[2]
            name = f"picture-{digest[:_PICTURE_DIGITS]}{file.suffix.lower()}"
            found[name] = file.read_bytes()
            picture.set("src", name)
    return found


def _make_fonts(
    outputs: Outputs, strand: Strand, pages: list[bytes]
) -> tuple[str, dict[str, bytes]]:
    publication = outputs.sources.publication
    language, cache = publication.language_of(strand), publication.root / ".build" / "cache"
    words = ["".join(etree.fromstring(page).itertext()) for page in pages]
    css, fonts = book_fonts(publication, language, words, cache)
    return css + _style_of_script(publication, language), fonts


def _style_of_script(publication: Publication, language: Language) -> str:
    if language.script in SYSTEM_SCRIPTS:
        return "h1, h2, h3, h4, h5, h6 { line-height: 1.3; }\n"
    font = script_font(language)
    latin = [
        f'[lang="{each.tag}"]'
        for each in publication.languages.values()
        if each.script in SYSTEM_SCRIPTS
    ]
    # The font of another script has Latin letters that are set too close.
    return (
        f'html {{ font-family: "{font.families[0]}", sans-serif; line-height: {font.line_height}; }}\n'
        f"{', '.join([*latin, 'bdi'])} {{ font-family: sans-serif; }}\n"
    )


def _serialize_page(page: bytes) -> bytes:
    return _serialize_xml(page, "<!DOCTYPE html>")


def _serialize_xml(page: bytes, doctype: str | None = None) -> bytes:
    """As it goes into the book. What a template leaves between its tags does not matter to a reader."""
    tree = etree.fromstring(page, etree.XMLParser(remove_comments=True))
    etree.cleanup_namespaces(tree)
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype=doctype) + b"\n"


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
