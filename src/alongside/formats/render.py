"""Draws the printed page with WeasyPrint, and takes none of its complaints lightly."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import weasyprint

from alongside.errors import BuildFailed
from alongside.formats.pictures import Pictures
from alongside.formats.style import style_sheet
from alongside.model import Language

_EXPECTED = "has no required alt description"
"""WeasyPrint says so of a decoration, too. Those become artifacts afterwards."""


def render(page: str, pictures: dict[str, Path], language: Language, root: Path, source: str) -> bytes:
    """HTML of a printed page to a PDF with WeasyPrint's own tags. Raises BuildFailed, naming source."""
    sheet, fonts = style_sheet(language, root)
    with _complaints() as said:
        try:
            pdf = weasyprint.HTML(string=page, url_fetcher=Pictures(pictures)).write_pdf(
                stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
        except Exception as error:  # a fault of the engine must name the page that it stumbled over
            raise _refused(source, f"{type(error).__name__}: {error}") from error
    if said:
        raise _refused(source, said[0])
    return pdf


@contextmanager
def _complaints() -> Iterator[list[str]]:
    said: list[str] = []
    collector = logging.Handler(logging.WARNING)
    collector.addFilter(lambda record: _EXPECTED not in record.getMessage())
    collector.emit = lambda record: said.append(record.getMessage())
    logger = logging.getLogger("weasyprint")
    handlers, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagate


def _refused(source: str, seen: str) -> BuildFailed:
    return BuildFailed(
        "This page could not be printed as a PDF.", path=source, seen=seen,
        why="Every page is released as a PDF, too, for people who print it or keep it.",
        mend="Undo the last change to the page, and publish again. "
             "If that does not help, send this message to the person who looks after this website.",
    )
