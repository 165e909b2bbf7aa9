"""No PDF is heavier than its pages explain. 1 kB is 1000 bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pikepdf import Dictionary, Name, Pdf, PdfError, Stream

from alongside.checks.outputs.pdf_files import pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed

KB = 1000
_SUBSET = re.compile(r"/[A-Z]{6}\+")
"""Before the name of a font that holds only the letters in use (ISO 32000-1, 9.6.4)."""


class _Contents(NamedTuple):
    """photographs: the bytes of each picture made of points. whole_fonts: their names."""

    pages: int
    photographs: tuple[int, ...]
    whole_fonts: tuple[str, ...]


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    for pdf in pdf_files(outputs, rule):
        try:
            inside = _read_contents(pdf.file)
        except (PdfError, ValueError, RuntimeError):
            continue  # pdf-unreadable tells of it
        found = list(_faults(inside, pdf.file.stat().st_size, rule))
        for fault, seen, most in found:
            texts = fault_texts(rule, fault, path=pdf.place.path, pages=inside.pages, seen=seen)
            yield failed(pdf.place, seen=seen, expected=most, **texts)
        if not found:
            yield passed(pdf.place)


def _faults(contents: _Contents, size: int, rule: Rule) -> Iterator[tuple[str, str, str]]:
    """(fault, seen, what is allowed)"""
    limits = rule.limits
    most = limits["kilobytes"] + limits["kilobytes-a-page"] * max(
        contents.pages - limits["pages"], 0
    )
    weight = (size - sum(contents.photographs)) / KB
    if weight > most:
        yield "weight", f"{weight:.0f} kB", f"at most {most:g} kB"
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
        return _Contents(len(pdf.pages), tuple(photographs), tuple(whole))
