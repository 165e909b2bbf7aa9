"""What plain programs get when they copy or search the text of our PDFs, beside what the tags
say."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from typing import cast

from alongside.checks.outputs.differences import words_of
from alongside.checks.outputs.pdf_files import PdfFile
from alongside.errors import BadInput, ToolMissing
from alongside.model import Format, Outputs
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.readback.article import text_blocks
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.system import clock
from bench.pdf_makers import run_python

DOCUMENTS = ("our-area", Format.BOOK)
_PDFIUM_PROGRAM = """
import json, sys, pypdfium2
texts = []
for file in sys.argv[1:]:
    with pypdfium2.PdfDocument(file) as pdf:
        texts.append("\\n".join(page.get_textpage().get_text_bounded() for page in pdf))
print(json.dumps(texts))
"""
_WIDTHS = (26, 7, 16, 16, 16, 16)


@dataclass(frozen=True)
class Share:
    """Of the words of the web page, from 0 to 1.

    right: those that come out as they are. in_order: those that come one after the other as well.
    """

    right: float
    in_order: float


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether the tags of every PDF say every word in order."""
    outputs = expected_outputs(find_documents(root, clock.today()), root / ".build" / "site")
    expected, tags = _pages(outputs)
    files = list(expected)
    if not files:
        raise BadInput(
            "There are no PDFs to read.",
            path=".build/site",
            mend="Run .venv/bin/alongside build, then scripts/bench extract again.",
        )
    texts = {"tags": tags}
    for name, read in READERS.items():
        texts[name] = dict(zip(files, read(root, files), strict=True))
    rows: dict[str, tuple[int, Mapping[str, Share]]] = {}
    for file in files:
        name = file.relative_to(outputs.site_folder).as_posix()
        rows[name] = (len(expected[file]), _shares_of_readers(file, texts, expected[file]))
    tags_say_all = all(shares["tags"] == Share(1, 1) for _, shares in rows.values())
    lines = [
        *table(rows),
        "",
        "Of the words of the web page: how many come out right, and how many do so in their order.",
    ]
    return "\n".join(lines), tags_say_all


def _shares_of_readers(
    file: Path, texts: Mapping[str, Mapping[Path, str]], expected: Sequence[str]
) -> dict[str, Share]:
    """Reader to what it gets of a file. texts: of every file, by reader."""
    return {reader: share(words_of(by_file[file]), expected) for reader, by_file in texts.items()}


def share(actual: Sequence[str], wanted: Sequence[str]) -> Share:
    """Words that are there more often than they are wanted do no harm: page numbers, titles on
    each page."""
    right = (Counter(wanted) & Counter(actual)).total()
    matches = SequenceMatcher(None, wanted, actual, autojunk=False).get_matching_blocks()
    return Share(right / len(wanted), sum(match.size for match in matches) / len(wanted))


def table(shares: Mapping[str, tuple[int, Mapping[str, Share]]]) -> list[str]:
    """A line for each file. shares: file to how many words its page has, and what each reader
    gets."""
    lines: list[str] = []
    for file, (count, by_reader) in shares.items():
        lines = lines or [_row("", "words", *by_reader)]
        cells = [
            f"{_percent(reader.right)} {_percent(reader.in_order)}" for reader in by_reader.values()
        ]
        lines.append(_row(file, f"{count}", *cells))
    return lines


def _percent(fraction: float) -> str:
    """Rounded down: 100% is all of it."""
    return f"{int(fraction * 1000) / 10:.1f}%".rjust(7)


def _row(first: str, *cells: str) -> str:
    return first.ljust(_WIDTHS[0]) + "".join(
        cell.rjust(width) for cell, width in zip(cells, _WIDTHS[1:], strict=False)
    )


def _pages(outputs: Outputs) -> tuple[dict[Path, list[str]], dict[Path, str]]:
    """Each PDF that is there: the words of its web pages, and the text that its tags say."""
    words: dict[Path, list[str]] = {}
    tags: dict[Path, str] = {}
    for artifact in outputs.artifacts:
        file = outputs.site_folder / artifact.path
        is_chosen = artifact.format in ("pdf", Format.BOOK) and artifact.document in DOCUMENTS
        if not is_chosen or not file.is_file():
            continue
        pairs = PdfFile(outputs, artifact, file).text_pairs(read_tagged_pdf(file))
        # Of a book the first is the whole, the others are its chapters.
        texts = pairs[1:] if artifact.document == Format.BOOK else pairs
        blocks = chain.from_iterable(text_blocks(pair.expected) for pair in texts)
        words[file] = words_of(" ".join(blocks))
        tags[file] = "\n".join(pair.actual.text for pair in texts)
    return words, tags


def read_with_poppler(_: Path, files: Sequence[Path]) -> list[str]:
    return [_run_reader("pdftotext", "-enc", "UTF-8", str(file), "-") for file in files]


def _read_with_pdfium(root: Path, files: Sequence[Path]) -> list[str]:
    output, _ = run_python(root, "-c", _PDFIUM_PROGRAM, *map(str, files))
    return cast("list[str]", json.loads(output))  # as the program above prints it


def _read_with_pdfjs(root: Path, files: Sequence[Path]) -> list[str]:
    output = _run_reader("node", str(root / "bench" / "pdfjs.mjs"), *map(str, files))
    return cast("list[str]", json.loads(output.splitlines()[-1]))  # as pdfjs.mjs prints it


READERS: dict[str, Callable[[Path, Sequence[Path]], list[str]]] = {
    "poppler": read_with_poppler,
    "pdfium": _read_with_pdfium,
    "pdf.js": _read_with_pdfjs,
}


def _run_reader(program: str, *arguments: str) -> str:
    run = subprocess.run(
        [shutil.which(program) or program, *arguments], capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise ToolMissing(
            f"{program} could not read the PDFs.",
            path="bench",
            seen=run.stderr[-500:],
            why="Without it there is nothing to tell.",
            mend="Run scripts/bench extract again: it installs what is missing.",
        )
    return run.stdout
