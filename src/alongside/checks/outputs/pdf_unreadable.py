"""Every PDF is whole: nothing was cut off, every part can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pikepdf import Pdf, PdfError

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_tags import UnreadablePdf, read_tagged_pdf
from alongside.rules.outcomes import failed, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    damage = _find_damage(pdf.file)
    if damage:
        yield failed(pdf.place, seen=damage, file=pdf.artifact.path)
    else:
        yield passed(pdf.place)


def _find_damage(file: Path) -> str:
    """The first sign of damage, as the library puts it; "" for a whole file."""
    try:
        # Without recovery: a file that had to be rebuilt may lack anything.
        with Pdf.open(file, attempt_recovery=False, suppress_warnings=True) as pdf:
            problems = [*pdf.get_warnings(), *pdf.check_pdf_syntax()]
            if problems:
                return _first_line(problems[0])
            if not len(pdf.pages):
                return "The file has no pages."
        read_tagged_pdf(file)
    except (PdfError, UnreadablePdf, ValueError, RuntimeError) as error:
        return _first_line(error)
    return ""


def _first_line(problem: object) -> str:
    # The library begins with the file's own path, which differs from machine to machine.
    lines = str(problem).strip().splitlines()
    line = lines[0] if lines else "no reason given"
    return line.rpartition(".pdf: ")[2] or line
