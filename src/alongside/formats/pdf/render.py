"""Draws the printed page with WeasyPrint, and takes none of its complaints lightly."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from alongside.errors import BuildFailed
from alongside.formats.pdf.style import font_faces
from alongside.system.images import MEDIA_TYPES

_EXPECTED_WARNING = "has no required alt description"
"""WeasyPrint says so of a decoration, too. Those become artifacts afterwards."""


class _PictureFetcher(URLFetcher):
    """All that WeasyPrint may open for a page: its pictures. No network, no other file.

    pictures: by address; each a file, or the drawing itself.
    """

    def __init__(self, pictures: Mapping[str, Path | bytes]):
        super().__init__(allowed_protocols=set())
        self.pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Raises ValueError for anything else, of which WeasyPrint warns."""
        if url not in self.pictures:
            raise ValueError(f"{url} is not a picture of the page")
        picture = self.pictures[url]
        content = picture if isinstance(picture, bytes) else picture.read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": MEDIA_TYPES[Path(url).suffix]})


def render(
    page: str, pictures: Mapping[str, Path | bytes], style: str, root: Path, source: str
) -> bytes:
    """HTML of a printed page to a PDF with WeasyPrint's own tags.

    pictures: by address; each a file, or the drawing itself. style: as print_style_sheet makes it.
    root: of the publication. Raises BuildFailed, naming source.
    """
    # Two sheets, so that the fonts are read once for all languages and formats.
    sheets = [_style_sheet(font_faces(root)), _style_sheet(style)]
    with _collect_warnings() as warnings, _garbage_kept():
        try:
            pdf: bytes = weasyprint.HTML(
                string=page, url_fetcher=_PictureFetcher(pictures)
            ).write_pdf(
                stylesheets=sheets, font_config=_font_configuration(), pdf_variant="pdf/ua-1"
            )
        except Exception as error:  # a fault of the engine must name the page that it stumbled over
            raise _print_error(source, f"{type(error).__name__}: {error}") from error
    if warnings:
        raise _print_error(source, warnings[0])
    return pdf


@lru_cache(maxsize=32)
def _style_sheet(text: str) -> weasyprint.CSS:
    """Made once: reading the fonts takes longer than a page."""
    return weasyprint.CSS(string=text, font_config=_font_configuration())


@lru_cache(maxsize=1)
def _font_configuration() -> FontConfiguration:
    return FontConfiguration()


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """Without looking for garbage meanwhile: of the boxes of a page none is, and looking through
    those of a book again and again takes a sixth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _collect_warnings() -> Iterator[list[str]]:
    """What WeasyPrint warns of meanwhile, but for what we expect. Nothing of it is printed."""
    collector = _WarningCollector()
    logger = logging.getLogger("weasyprint")
    handlers, propagate = logger.handlers[:], logger.propagate
    # WeasyPrint's own handler would print them among the lines that readers of ours follow.
    logger.handlers, logger.propagate = [collector], False
    try:
        yield collector.messages
    finally:
        logger.handlers, logger.propagate = handlers, propagate


class _WarningCollector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if _EXPECTED_WARNING not in message:
            self.messages.append(message)


def _print_error(source: str, seen: str) -> BuildFailed:
    return BuildFailed(
        "This page could not be printed as a PDF.",
        path=source,
        seen=seen,
        why="Every page is released as a PDF, too, for people who print it or keep it.",
        mend="Undo the last change to the page, and publish again. "
        "If that does not help, send this message to the person who looks after this website.",
    )
