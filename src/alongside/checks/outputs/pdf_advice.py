"""What a second reader of PDFs remarks on what their tags mean: advice, as it can be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Protocol, cast

import outloud

from alongside.checks.outputs.pdf_files import pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.options import list_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.file_cache import publication_cache
from alongside.system.processes import map_in_processes

_LAYER = "semantic"
"""Of outloud's checks, those of what tags mean.

Two others judge what the standard says of a file.
"""


class _Remark(Protocol):
    """The part of a finding of outloud that we read. page: from 1; None for the whole file."""

    rule: str
    message: str
    page: int | None


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF.

    Options: "left_out", the remarks of outloud that are wrong about our files, by its own
    names.
    """
    pdfs = list(pdf_files(subject, rule))
    left_out = sorted(list_option(rule, "left_out"))
    # What the cache holds is what _ask_outloud gave, as JSON.
    answers = cast(
        "dict[Path, list[str] | None]",
        cached_answers(
            publication_cache(subject.sources.root, "outloud"),
            tuple(pdf.file for pdf in pdfs),
            f"{version('outloud')} {left_out}",
            partial(_ask_outloud, left_out),
            is_cacheable=lambda remarks: remarks is not None,
        ),
    )
    for pdf in pdfs:
        remarks = answers[pdf.file]
        if remarks is None:
            reason = "The second reader of PDFs, outloud, could not read this file."
            yield cannot_tell(pdf.place, reason)
        elif remarks:
            yield failed(pdf.place, seen="\n".join(remarks), count=len(remarks))
        else:
            yield passed(pdf.place)


def _ask_outloud(left_out: Sequence[str], files: tuple[Path, ...]) -> dict[Path, list[str] | None]:
    read = partial(_read_remarks, left_out=left_out)
    return dict(zip(files, map_in_processes(read, files, "PDFs"), strict=True))


def _read_remarks(file: Path, left_out: Sequence[str]) -> list[str] | None:
    """None when it did not read to the end.

    A remark of its own that broke would be missing without a word.
    """
    result = outloud.check(str(file), skip=left_out, layers=[_LAYER])
    if result.error or any(run.status == "crashed" for run in result.runs):
        return None
    return [_format_remark(remark) for remark in result.sorted_findings()]


def _format_remark(remark: _Remark) -> str:
    page = f" (page {remark.page})" if remark.page else ""
    return f"{remark.rule}: {remark.message}{page}"
