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
from alongside.assets.picture_credits import credits, own_credits
from alongside.assets.pictures import names_in
from alongside.assets.web_fonts import SYSTEM_SCRIPTS, book_fonts
from alongside.formats.epub.metadata import level_words, metadata
from alongside.formats.epub.pages import PageText, page_texts
from alongside.formats.epub.xhtml import XHTML, addresses, chapter_file, fill_chapter, require_xml
from alongside.formats.pdf.pictures import settle_pictures
from alongside.model import Language, Outputs, Publication, Sources, Strand
from alongside.outputs.alternates import link_tag
from alongside.outputs.owed import GLOSSARY
from alongside.readback.article import page_url
from alongside.system.images import TYPES
from alongside.text.dates import day_in_words

START = "container.xml"
_FONT_NAME = re.compile(r'font-family: "([^"]+)"')
_PICTURE_DIGITS = 16


@dataclass(frozen=True)
class Entry:
    """A line of the list of contents, and those below it."""

    href: str
    title: str
    below: tuple[Entry, ...] = ()


def book_files(outputs: Outputs, strand: Strand) -> tuple[bytes, dict[str, bytes]]:
    """The container's start, and file name to content. Raises BuildFailed naming the Markdown file at fault."""
    sources = outputs.sources
    publication, texts = sources.publication, list(page_texts(outputs, strand))
    for text in texts:
        require_xml(text)
    pictures = _pictures(texts)
    told = _told(sources, strand, texts) | metadata(sources, strand, bool(pictures))
    pages = {"title.xhtml": _render("title.xhtml", told), "nav.xhtml": _render("nav.xhtml", told)}
    chapters = addresses(texts, publication, strand)
    for text in texts:
        page = etree.fromstring(_render("chapter.xhtml", told | {"text": text, "glossary": GLOSSARY}))
        fill_chapter(page.find(f".//{{{XHTML}}}section"), text, publication, strand, chapters)
        pages[chapter_file(text.slug)] = etree.tostring(page)
    # The fonts last, as they are cut to the letters of all pages; the credits name them, so twice.
    css, fonts = _fonts(outputs, strand, [*pages.values(), _render("about.xhtml", told | {"fonts": ""})])
    told["fonts"] = format_list(sorted(set(_FONT_NAME.findall(css))), locale=publication.language_of(strand).locale)
    pages["about.xhtml"] = _render("about.xhtml", told)
    style = files(__package__).joinpath("templates/book.css").read_text(encoding="utf-8") + css
    kept = {"book.css": style.encode(), **fonts, **pictures, **{name: _page(page) for name, page in pages.items()}}
    others = [(name, TYPES[f".{name.rpartition('.')[2]}"]) for name in sorted(pictures)]
    others += [(name, "font/ttf") for name in sorted(fonts)]
    kept["package.opf"] = _xml(_render("package.opf", told | {"others": others, "chapters": list(chapters.values())}))
    return _xml(_render(START, told)), kept


def _told(sources: Sources, strand: Strand, texts: list[PageText]) -> dict[str, object]:
    """What the templates say in common."""
    publication, language = sources.publication, sources.publication.language_of(strand)
    variants = [variant for variant in sources.variants.values() if variant.strand == strand]
    in_glossary = {term.wordings[strand.key].picture for term in publication.terms if strand.key in term.wordings}
    used = names_in(variants) | in_glossary
    authors = sorted({credit.author for credit in credits(sources) if credit.name in used})
    days = [note.day for note in publication.changes if strand.key in note.strands]
    return {
        "publication": publication, "language": language, "strings": language.strings,
        "level": strand.level, "label": _label(sources, strand), "draft": any(text.draft for text in texts),
        "contents": [_entry(text) for text in texts], "first": chapter_file(texts[0].slug) if texts else "",
        "has_glossary": any(text.slug == GLOSSARY for text in texts), "glossary_file": chapter_file(GLOSSARY),
        "day": day_in_words(max(days), language) if days else "",
        "own_pictures": own_credits(sources, variants, used),
        "authors": format_list(authors, locale=language.locale),
        "elsewhere": [_elsewhere(sources, other) for other in publication.strands if other != strand],
    }


def _label(sources: Sources, strand: Strand) -> str:
    publication = sources.publication
    return level_words(publication, strand) if strand.language == publication.source.language else (
        publication.language_of(strand).autonym)


def _elsewhere(sources: Sources, strand: Strand) -> dict[str, str]:
    publication = sources.publication
    language = publication.language_of(strand)
    return {"label": _label(sources, strand), "lang": language.tag, "dir": language.direction,
            "tag": link_tag(publication, strand), "href": page_url(publication, strand, "index")}


def _entry(text: PageText) -> Entry:
    """A page with its sections. The words of the glossary are left out: they would be longer than the rest."""
    file, sections = chapter_file(text.slug), []
    if text.slug != GLOSSARY:
        for heading in text.article.xpath(".//h2[@id] | .//h3[@id]"):
            line = Entry(f"{file}#{heading.get('id')}", " ".join(heading.text_content().split()))
            if heading.tag == "h3" and sections:
                above = sections.pop()
                line = Entry(above.href, above.title, (*above.below, line))
            sections.append(line)
    return Entry(file, text.title, tuple(sections))


def _pictures(texts: list[PageText]) -> dict[str, bytes]:
    """The pictures of all pages, each once; the pages name them as they are called in the book."""
    found = {}
    for text in texts:
        kept = settle_pictures(text.article, text.page, text.source)
        for picture in text.article.iter("img"):
            file = kept[picture.get("src")]
            mark = picture.get("src").partition(":")[2]
            name = f"picture-{mark[:_PICTURE_DIGITS]}{file.suffix.lower()}"
            found[name] = file.read_bytes()
            picture.set("src", name)
    return found


def _fonts(outputs: Outputs, strand: Strand, pages: list[bytes]) -> tuple[str, dict[str, bytes]]:
    publication = outputs.sources.publication
    language, cache = publication.language_of(strand), publication.root / ".build" / "cache"
    words = ["".join(etree.fromstring(page).itertext()) for page in pages]
    css, fonts = book_fonts(publication, language, words, cache)
    return css + _style_of_script(publication, language), fonts


def _style_of_script(publication: Publication, language: Language) -> str:
    if language.script in SYSTEM_SCRIPTS:
        return "h1, h2, h3, h4, h5, h6 { line-height: 1.3; }\n"
    font = script_font(language)
    latin = [f'[lang="{each.tag}"]' for each in publication.languages.values() if each.script in SYSTEM_SCRIPTS]
    # The font of another script has Latin letters that are set too close.
    return (f'html {{ font-family: "{font.families[0]}", sans-serif; line-height: {font.line_height}; }}\n'
            f'{", ".join([*latin, "bdi"])} {{ font-family: sans-serif; }}\n')


def _page(page: bytes) -> bytes:
    return _xml(page, "<!DOCTYPE html>")


def _xml(page: bytes, doctype: str | None = None) -> bytes:
    """As it goes into the book. What a template leaves between its tags does not matter to a reader."""
    tree = etree.fromstring(page, etree.XMLParser(remove_comments=True))
    etree.cleanup_namespaces(tree)
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True, doctype=doctype) + b"\n"


def _render(name: str, told: Mapping[str, object]) -> bytes:
    return _templates().get_template(name).render(told).encode()


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=PackageLoader("alongside.formats.epub"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)
