"""What plain programs get when they copy or search the text of our PDFs, beside what the tags say."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from alongside.checks.outputs.differences import words_of
from alongside.checks.outputs.pdf_files import PdfFile
from alongside.errors import BadInput, ToolMissing
from alongside.model import BOOK, Outputs
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.readback.article import text_blocks
from alongside.readback.pdf_tags import read_tagged_pdf
from alongside.system import clock
from bench.pdf_makers import run_python

DOCUMENTS = ("our-area", BOOK)
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
    """Of the words of the web page. right: come out as they are. in_order: also one after the other as on the page."""

    right: float
    in_order: float


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether the tags of every PDF say every word in order."""
    outputs = expected_outputs(find_documents(root, clock.today()), root / ".build" / "site")
    wanted, tags = _pages(outputs)
    files = list(wanted)
    if not files:
        raise BadInput(
            "There are no PDFs to read.",
            path=".build/site",
            mend="Run .venv/bin/alongside build, then scripts/bench extract again.",
        )
    readers = {
        "tags": tags,
        **{
            name: dict(zip(files, read(root, files), strict=True)) for name, read in READERS.items()
        },
    }
    shares = {
        file: {name: share(words_of(texts[file]), wanted[file]) for name, texts in readers.items()}
        for file in files
    }
    names = {file: file.relative_to(outputs.site_folder).as_posix() for file in files}
    kept = all(found["tags"] == Share(1, 1) for found in shares.values())
    rows = {names[file]: (len(wanted[file]), found) for file, found in shares.items()}
    return "\n".join(
        [
            *table(rows),
            "",
            "Of the words of the web page: how many come out right, and how many do so in their order.",
        ]
    ), kept


def share(actual: Sequence[str], wanted: Sequence[str]) -> Share:
    """Words that are there more often than they are wanted do no harm: page numbers, titles on each page."""
    right = (Counter(wanted) & Counter(actual)).total()
    matches = SequenceMatcher(None, wanted, actual, autojunk=False).get_matching_blocks()
    return Share(right / len(wanted), sum(match.size for match in matches) / len(wanted))


def table(shares: Mapping[str, tuple[int, Mapping[str, Share]]]) -> list[str]:
    lines = []
    for file, (count, found) in shares.items():
        lines = lines or [_row("", "words", *found)]
        lines.append(
            _row(
                file,
                f"{count}",
                *(f"{_percent(one.right)} {_percent(one.in_order)}" for one in found.values()),
            )
        )
    return lines


def _percent(fraction: float) -> str:
    """Rounded down: 100% is all of it."""
    return f"{int(fraction * 1000) / 10:.1f}%".rjust(7)


def _row(first: str, *cells: str) -> str:
    return first.ljust(_WIDTHS[0]) + "".join(
        cell.rjust(width) for cell, width in zip(cells, _WIDTHS[1:], strict=False)
    )


def _pages(outputs: Outputs) -> tuple[dict[Path, list[str]], dict[Path, str]]:
    """Each PDF that is there: the words of the web pages that it was made from, and the text that its tags say."""
    wanted, tags = {}, {}
    for artifact in outputs.artifacts:
        file = outputs.site_folder / artifact.path
        if artifact.format in ("pdf", BOOK) and artifact.document in DOCUMENTS and file.is_file():
            pairs = PdfFile(outputs, artifact, file).text_pairs(read_tagged_pdf(file))[
                1 if artifact.document == BOOK else 0 :
            ]
            wanted[file] = words_of(
                " ".join(block for pair in pairs for block in text_blocks(pair.expected))
            )
            tags[file] = "\n".join(pair.actual.text for pair in pairs)
    return wanted, tags


def read_with_poppler(_: Path, files: Sequence[Path]) -> list[str]:
    return [_run_reader("pdftotext", "-enc", "UTF-8", str(file), "-") for file in files]


def _read_with_pdfium(root: Path, files: Sequence[Path]) -> list[str]:
    return json.loads(run_python(root, "-c", _PDFIUM_PROGRAM, *map(str, files))[0])


def _read_with_pdfjs(root: Path, files: Sequence[Path]) -> list[str]:
    return json.loads(
        _run_reader("node", str(root / "bench" / "pdfjs.mjs"), *map(str, files)).splitlines()[-1]
    )


READERS: dict[str, Callable[[Path, Sequence[Path]], list[str]]] = {
    "poppler": read_with_poppler,
    "pdfium": _read_with_pdfium,
    "pdf.js": _read_with_pdfjs,
}


def _run_reader(program: str, *arguments: str) -> str:
    ran = subprocess.run(
        [shutil.which(program) or program, *arguments], capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise ToolMissing(
            f"{program} could not read the PDFs.",
            path="bench",
            seen=ran.stderr[-500:],
            why="Without it there is nothing to tell.",
            mend="Run scripts/bench extract again: it installs what is missing.",
        )
    return ran.stdout
