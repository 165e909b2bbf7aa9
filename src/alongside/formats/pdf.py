"""A built page to its PDF: tagged, PDF/UA-1, and with exactly the words of the page in every script."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import weasyprint
from pikepdf import ObjectStreamMode, Pdf
from weasyprint.urls import URLFetcher

from alongside.errors import BuildFailed
from alongside.formats.article import read_article
from alongside.formats.fonts import letters_without_a_font, named, script_font
from alongside.formats.pictures import settle_pictures
from alongside.formats.print_page import PrintPage, print_page
from alongside.formats.retag import retag
from alongside.formats.style import style_sheet
from alongside.formats.to_unicode import mend_letter_maps
from alongside.model import Language, Publication, Strand


def make_pdf(page: Path, out: Path, *, publication: Publication, strand: Strand, document: str, root: Path,
             source: str, draft: bool) -> None:
    """page: a built page, whose pictures lie beside it as on the site. source: its Markdown file, for messages.

    Raises BuildFailed when the page, a picture or a letter cannot be printed.
    """
    article = read_article(page.read_bytes(), page.name)
    settle_pictures(article, page, source)
    printed = print_page(article, publication=publication, strand=strand, document=document, draft=draft)
    language = publication.language_of(strand)
    _refuse_unknown_letters(printed, language, root, source)
    raw = _render(printed, language, root)
    out.parent.mkdir(parents=True, exist_ok=True)
    _finish(raw, printed, language, out)


def _refuse_unknown_letters(printed: PrintPage, language: Language, root: Path, source: str) -> None:
    unknown = letters_without_a_font(printed.runs, script_font(language).families, root)
    if unknown:
        raise BuildFailed(
            f"This character cannot be printed: {named(unknown[0])}.", path=source,
            why="No font of ours has it. A reader would see an empty box.",
            mend="Write the same thing in words or with another character.",
        )


def _render(printed: PrintPage, language: Language, root: Path) -> bytes:
    sheet, configuration = style_sheet(language, root)
    page = weasyprint.HTML(string=printed.as_html(), url_fetcher=URLFetcher(allowed_protocols={"file"}))
    return page.write_pdf(stylesheets=[sheet], font_config=configuration, pdf_variant="pdf/ua-1")


def _finish(raw: bytes, printed: PrintPage, language: Language, out: Path) -> None:
    with Pdf.open(BytesIO(raw)) as pdf:
        retag(pdf, printed, language=language.tag, direction=language.direction)
        mend_letter_maps(pdf)
        pdf.remove_unreferenced_resources()
        pdf.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
