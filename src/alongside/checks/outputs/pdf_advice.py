"""What a second reader of PDFs remarks on what their tags mean: advice, as it can be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

import outloud

from alongside.checks.outputs.pdf_files import pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.system.answer_cache import cached_answers

_LAYER = "semantic"


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Options: "left_out", the remarks of outloud that are wrong about our files, by its own
    names."""
    pdfs, left_out = list(pdf_files(outputs, rule)), sorted(rule.options["left_out"])
    reader = f"{version('outloud')} {left_out}"
    said = cached_answers(
        outputs.sources.root / ".build" / "cache" / "outloud",
        tuple(pdf.file for pdf in pdfs),
        reader,
        partial(_ask_outloud, left_out),
        is_cacheable=lambda remarks: remarks is not None,
    )
    for pdf in pdfs:
        remarks = said[pdf.file]
        if remarks is None:
            yield cannot_tell(
                pdf.place, "The second reader of PDFs, outloud, could not read this file."
            )
        elif remarks:
            yield failed(pdf.place, seen="\n".join(remarks), count=len(remarks))
        else:
            yield passed(pdf.place)


def _ask_outloud(left_out: Sequence[str], files: tuple[Path, ...]) -> dict[Path, list[str] | None]:
    return {file: _read_remarks(file, left_out) for file in files}


def _read_remarks(file: Path, left_out: Sequence[str]) -> list[str] | None:
    """None when it did not read to the end: a remark of its own that broke would be missing
    without a word."""
    result = outloud.check(str(file), skip=left_out, layers=[_LAYER])
    if result.error or any(run.status == "crashed" for run in result.runs):
        return None
    return [
        f"{found.rule}: {found.message}" + (f" (page {found.page})" if found.page else "")
        for found in result.sorted_findings()
    ]
