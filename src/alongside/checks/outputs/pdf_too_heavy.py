"""No PDF is heavier than its pages explain. 1 kB is 1000 bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pikepdf import Dictionary, Name, Pdf, PdfError, Stream

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed
from alongside.text.plurals import count_in_english

KB = 1000
_SUBSET = re.compile(r"/[A-Z]{6}\+")
"""Before the name of a font that holds only the letters in use (ISO 32000-1, 9.6.4)."""


class _Contents(NamedTuple):
    """What a PDF is made of.

    pages: how many. photographs: bytes of each picture made of points. whole_fonts: names of the
    fonts that hold more than the letters in use.
    """

    pages: int
    photographs: tuple[int, ...]
    whole_fonts: tuple[str, ...]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    try:
        contents = _read_contents(pdf.file)
    except (PdfError, ValueError, RuntimeError):
        return  # pdf-unreadable tells of it
    faults = list(_faults(contents, pdf.file.stat().st_size, rule))
    for fault, seen, allowed in faults:
        pages = count_in_english(contents.pages, "page")
        texts = fault_texts(rule, fault, path=pdf.place.path, pages=pages, seen=seen)
        yield failed(pdf.place, seen=seen, expected=allowed, **texts)
    if not faults:
        yield passed(pdf.place)


def _faults(contents: _Contents, size: int, rule: Rule) -> Iterator[tuple[str, str, str]]:
    """(fault, seen, what is allowed)"""
    limits = rule.limits
    further_pages = max(contents.pages - limits["pages"], 0)
    allowed = limits["kilobytes"] + limits["kilobytes-a-page"] * further_pages
    # Photographs have a limit of their own.
    weight = (size - sum(contents.photographs)) / KB
    if weight > allowed:
        yield "weight", f"{weight:.0f} kB", f"at most {allowed:g} kB"
    heaviest = max(contents.photographs, default=0) / KB
    if heaviest > limits["photograph"]:
        yield "photograph", f"{heaviest:.0f} kB", f"at most {limits['photograph']:g} kB"
    if contents.whole_fonts:
        yield "font", ", ".join(contents.whole_fonts), "only the letters in use"


def _read_contents(file: Path) -> _Contents:
    with Pdf.open(file) as pdf:
        photographs = [
            len(part.read_raw_bytes())
            for part in pdf.objects
            if isinstance(part, Stream) and part.get("/Subtype") == Name.Image
        ]
        fonts = {
            str(part.get("/FontName", ""))
            for part in pdf.objects
            if isinstance(part, Dictionary) and part.get("/Type") == Name.FontDescriptor
        }
        whole = sorted(name.lstrip("/") for name in fonts if not _SUBSET.match(name))
        return _Contents(
            pages=len(pdf.pages), photographs=tuple(photographs), whole_fonts=tuple(whole)
        )
