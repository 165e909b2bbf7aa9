"""What our PDFs cost beside those of other makers from the same Markdown, and what each of them is worth."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import page as validator
from pikepdf import Pdf

from alongside.checks.outputs.differences import words_of
from alongside.model import Sources
from alongside.outputs.expected import split_into_leaves
from alongside.publication.catalogue import find_documents
from alongside.readback.article import read_pages, text_blocks
from alongside.system import clock
from bench.extract import read_with_poppler
from bench.pdf_makers import (
    PLUGINS,
    STATES,
    TimeSpent,
    build_each,
    build_stock,
    lay_out_stock,
    make_linked_copy,
    make_ours,
    our_pdfs,
    stock_pdfs,
)

TARGET_RATIO = 3
"""Our own: how many times as long as ours the others shall take, on the clock of two cores."""
RUNS = 3
MIN_SHARE_OF_WORDS = 0.95
"""Share of the words that files must have to be counted as the same pages; a line end may cost a few."""
_WARM = "ours, warm"
_PER_PAGE_PLUGIN = "mkdocs-to-pdf"
ONE_PER_PAGE = "…, a file a page"
OTHERS = (*PLUGINS, ONE_PER_PAGE)
_HEADINGS = (
    "PDFs of",
    "files",
    "pages",
    "kB",
    "words",
    "tagged",
    "PDF/UA-1",
    "CPU",
    "clock",
    "CPU",
    "clock",
)
_WIDTHS = (17, 6, 6, 7, 7, 7, 9, 9, 9, 8, 8)


@dataclass(frozen=True)
class PdfTotals:
    """How many files and pages, their size in bytes, how many have tags, and how many pass PDF/UA-1.

    words: how much of the text is there at all, of 1.
    """

    files: int
    pages: int
    size: int
    words: float
    tagged: int
    accessible: int


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether each of the other makers takes AIM times as long as we do."""
    sources = find_documents(root, clock.today())
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        ours, stock = make_linked_copy(root, Path(scratch, "ours")), Path(scratch, "stock")
        make_ours(ours, "cold")
        lay_out_stock(sources.publication, ours, stock)
        makers = {f"ours, {state}": lambda state=state: make_ours(ours, state) for state in STATES}
        makers |= {
            name: lambda name=name: build_stock(root, stock, name) for name in ("", *PLUGINS)
        }
        spent = medians(run_in_turn(makers))
        wanted = latin_words(replace(sources, publication=replace(sources.publication, root=ours)))
        made = dict.fromkeys(
            (f"ours, {state}" for state in STATES), examine(our_pdfs(ours), wanted)
        )
        made |= {name: examine(stock_pdfs(stock, name), wanted) for name in PLUGINS}
        each = build_each(root, stock, _PER_PAGE_PLUGIN)
        made[ONE_PER_PAGE] = examine(sorted((stock / "each").iterdir()), wanted)
    pages_alone = spent.pop("")
    spent |= {name: spent[name].minus(pages_alone) for name in PLUGINS} | {ONE_PER_PAGE: each}
    return "\n".join(
        [*table(spent, made), "", *_notes(), "", *format_results(spent, made)]
    ), reaches_target(spent, made)


def run_in_turn(makers: Mapping) -> dict[str, list[TimeSpent]]:
    """Each maker RUNS times, there and back, so that none always works while the computer is busy with another."""
    runs: dict[str, list[TimeSpent]] = {name: [] for name in makers}
    for number in range(RUNS):
        for name in list(makers)[:: -1 if number % 2 else 1]:
            runs[name].append(makers[name]())
            print(
                f"{name or 'pages without PDFs'}: {runs[name][-1].cpu:.1f} s of computing",
                file=sys.stderr,
            )
    return runs


def medians(runs: Mapping[str, Sequence[TimeSpent]]) -> dict[str, TimeSpent]:
    return {
        name: TimeSpent(median(run.cpu for run in found), median(run.wall for run in found))
        for name, found in runs.items()
    }


def latin_words(sources: Sources) -> list[str]:
    """Of every page in Latin letters, from which any program can copy."""
    built, found = sources.root / ".build" / "site", []
    for variant in sources.variants.values():
        if sources.publication.language_of(variant.strand).script == "Latn":
            article, _ = read_pages(
                [built / leaf.path for leaf in split_into_leaves(variant)], variant.path.as_posix()
            )
            found += words_of(" ".join(text_blocks(article)))
    return found


def examine(files: Sequence[Path], wanted: Sequence[str]) -> PdfTotals:
    pages = tagged = accessible = 0
    for file in files:
        with Pdf.open(file) as pdf:
            pages += len(pdf.pages)
            tagged += "/StructTreeRoot" in pdf.Root
        report = validator.validate_pdf(file, profile=validator.ValidationProfile.PDF_UA_1)
        accessible += report.is_compliant
    seen = Counter(words_of("\n".join(read_with_poppler(Path(), files))))
    words = (Counter(wanted) & seen).total() / len(wanted)
    return PdfTotals(
        len(files), pages, sum(file.stat().st_size for file in files), words, tagged, accessible
    )


def table(spent: Mapping[str, TimeSpent], made: Mapping[str, PdfTotals]) -> list[str]:
    ours = spent[_WARM]
    lines = [
        _row(("", "", "", "", "", "", "", "seconds", "seconds", "ratio", "ratio")),
        _row(_HEADINGS),
    ]
    for name, took in spent.items():
        files = made[name]
        lines.append(
            _row(
                (
                    name,
                    f"{files.files}",
                    f"{files.pages}",
                    f"{files.size / 1000:.0f}",
                    f"{files.words:.0%}",
                    f"{files.tagged}",
                    f"{files.accessible}",
                    f"{took.cpu:.1f}",
                    f"{took.wall:.1f}",
                    f"{took.cpu / ours.cpu:.2f} ×",
                    f"{took.wall / ours.wall:.2f} ×",
                )
            )
        )
    return lines


def reaches_target(spent: Mapping[str, TimeSpent], made: Mapping[str, PdfTotals]) -> bool:
    return all(
        spent[name].wall >= TARGET_RATIO * spent[_WARM].wall
        for name in OTHERS
        if made[name].words >= MIN_SHARE_OF_WORDS
    )


def format_results(spent: Mapping[str, TimeSpent], made: Mapping[str, PdfTotals]) -> list[str]:
    """One line for each of the other makers."""
    ours = spent[_WARM]
    return [
        f"{name.replace('…', _PER_PAGE_PLUGIN)} takes {spent[name].wall / ours.wall:.1f} times as long as ours, and "
        f"{spent[name].cpu / ours.cpu:.1f} times the computing. The aim, {TARGET_RATIO} times as long, is "
        f"{'reached' if spent[name].wall >= TARGET_RATIO * ours.wall else 'not reached'}."
        if made[name].words >= MIN_SHARE_OF_WORDS
        else f"{name} lost words or whole pages, so its time says nothing."
        for name in OTHERS
    ]


def _notes() -> list[str]:
    return [
        f"Median of {RUNS} runs in turn, of the PDFs alone: building the web pages is left out.",
        "Ratio: how many times ours, warm. Cold: nothing is kept. Warm: fonts and pictures of the site are kept,",
        "every PDF is made anew. Unchanged: every PDF is kept. The others keep nothing, and make one file of all.",
        f"{ONE_PER_PAGE}: {_PER_PAGE_PLUGIN} as often as there are pages, as we make a file of each. Run once.",
        "Words: of those in Latin letters, how many can be copied from the files. Where many lack, pages were lost.",
        "Tagged: files that tell a screen reader what is what. PDF/UA-1: files that page-validation accepts.",
    ]


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = zip(cells, _WIDTHS, strict=True)
    return (
        first[0].ljust(first[1]) + "".join(cell.rjust(width + 1) for cell, width in rest)
    ).rstrip()
