"""What our PDFs cost beside those of other makers from the same Markdown, and what each of them
is worth."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
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
"""How often each maker works; the median counts."""
MIN_SHARE_OF_WORDS = 0.95
"""Share of the words that files must have to be counted as the same pages; a line end may cost a
few."""
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
    """How many files and pages, their size in bytes, how many have tags, and how many pass
    PDF/UA-1.

    words: how much of the text is there at all, of 1.
    """

    files: int
    pages: int
    size: int
    words: float
    tagged: int
    accessible: int


def measure(root: Path) -> tuple[str, bool]:
    """The table, and whether each of the other makers takes TARGET_RATIO times as long as we do."""
    sources = find_documents(root, clock.today())
    with TemporaryDirectory(prefix="alongside-bench-") as scratch:
        ours = make_linked_copy(root, Path(scratch, "ours"))
        stock = Path(scratch, "stock")
        make_ours(ours, "cold")
        lay_out_stock(sources.publication, ours, stock)
        spent = medians(run_in_turn(_makers(root, ours, stock)))
        per_page = build_each(root, stock, _PER_PAGE_PLUGIN)
        # The pages that we have built, beside which every file of PDFs is held.
        copied = replace(sources, publication=replace(sources.publication, root=ours))
        made = _examine_all(ours, stock, latin_words(copied))
    pages_alone = spent.pop("")
    for name in PLUGINS:
        spent[name] = spent[name].minus(pages_alone)
    spent[ONE_PER_PAGE] = per_page
    lines = [*table(spent, made), "", *_notes(), "", *format_results(spent, made)]
    return "\n".join(lines), reaches_target(spent, made)


def _makers(root: Path, ours: Path, stock: Path) -> dict[str, Callable[[], TimeSpent]]:
    """What is measured, by its name in the table; "" for the stock pages without PDFs."""
    makers: dict[str, Callable[[], TimeSpent]] = {}
    for state in STATES:
        makers[f"ours, {state}"] = partial(make_ours, ours, state)
    for name in ("", *PLUGINS):
        makers[name] = partial(build_stock, root, stock, name)
    return makers


def _examine_all(ours: Path, stock: Path, words: Sequence[str]) -> dict[str, PdfTotals]:
    """Name in the table to what was made. words: what the PDFs have to say together."""
    our_totals = examine(our_pdfs(ours), words)
    made = {f"ours, {state}": our_totals for state in STATES}
    for name in PLUGINS:
        made[name] = examine(stock_pdfs(stock, name), words)
    made[ONE_PER_PAGE] = examine(sorted((stock / "each").iterdir()), words)
    return made


def run_in_turn(makers: Mapping[str, Callable[[], TimeSpent]]) -> dict[str, list[TimeSpent]]:
    """Each maker RUNS times, there and back.

    So none always works while the computer is busy with something else.
    """
    runs: dict[str, list[TimeSpent]] = {name: [] for name in makers}
    names = list(makers)
    for number in range(RUNS):
        for name in names if number % 2 == 0 else reversed(names):
            spent = makers[name]()
            runs[name].append(spent)
            label = name or "pages without PDFs"
            print(f"{label}: {spent.cpu:.1f} s of computing", file=sys.stderr)
    return runs


def medians(runs: Mapping[str, Sequence[TimeSpent]]) -> dict[str, TimeSpent]:
    return {name: _median(spent) for name, spent in runs.items()}


def _median(runs: Sequence[TimeSpent]) -> TimeSpent:
    return TimeSpent(median(run.cpu for run in runs), median(run.wall for run in runs))


def latin_words(sources: Sources) -> list[str]:
    """Of every page in Latin letters, from which any program can copy."""
    built = sources.root / ".build" / "site"
    words: list[str] = []
    for variant in sources.variants.values():
        if sources.publication.language_of(variant.strand).script == "Latn":
            pages = [built / leaf.path for leaf in split_into_leaves(variant)]
            article, _ = read_pages(pages, variant.path.as_posix())
            words += words_of(" ".join(text_blocks(article)))
    return words


def examine(files: Sequence[Path], expected: Sequence[str]) -> PdfTotals:
    """expected: the words that the files have to say together."""
    pages = tagged = accessible = 0
    for file in files:
        with Pdf.open(file) as pdf:
            pages += len(pdf.pages)
            tagged += "/StructTreeRoot" in pdf.Root
        report = validator.validate_pdf(file, profile=validator.ValidationProfile.PDF_UA_1)
        accessible += report.is_compliant
    copied = Counter(words_of("\n".join(read_with_poppler(Path(), files))))
    return PdfTotals(
        files=len(files),
        pages=pages,
        size=sum(file.stat().st_size for file in files),
        words=(Counter(expected) & copied).total() / len(expected),
        tagged=tagged,
        accessible=accessible,
    )


def table(spent: Mapping[str, TimeSpent], made: Mapping[str, PdfTotals]) -> list[str]:
    """A line for each maker: what it made, what it took, and how many times as much as we."""
    units = ("", "", "", "", "", "", "", "seconds", "seconds", "ratio", "ratio")
    lines = [_row(units), _row(_HEADINGS)]
    ours = spent[_WARM]
    for name, time_spent in spent.items():
        totals = made[name]
        cells = (
            name,
            f"{totals.files}",
            f"{totals.pages}",
            f"{totals.size / 1000:.0f}",
            f"{totals.words:.0%}",
            f"{totals.tagged}",
            f"{totals.accessible}",
            f"{time_spent.cpu:.1f}",
            f"{time_spent.wall:.1f}",
            f"{time_spent.cpu / ours.cpu:.2f} ×",
            f"{time_spent.wall / ours.wall:.2f} ×",
        )
        lines.append(_row(cells))
    return lines


def reaches_target(spent: Mapping[str, TimeSpent], made: Mapping[str, PdfTotals]) -> bool:
    return all(
        spent[name].wall >= TARGET_RATIO * spent[_WARM].wall
        for name in OTHERS
        if made[name].words >= MIN_SHARE_OF_WORDS
    )


def format_results(spent: Mapping[str, TimeSpent], made: Mapping[str, PdfTotals]) -> list[str]:
    """One line for each of the other makers."""
    return [_format_result(name, spent, made[name]) for name in OTHERS]


def _format_result(name: str, spent: Mapping[str, TimeSpent], made: PdfTotals) -> str:
    if made.words < MIN_SHARE_OF_WORDS:
        return f"{name} lost words or whole pages, so its time says nothing."
    ours = spent[_WARM]
    other = spent[name]
    verdict = "reached" if other.wall >= TARGET_RATIO * ours.wall else "not reached"
    return (
        f"{name.replace('…', _PER_PAGE_PLUGIN)} takes {other.wall / ours.wall:.1f} times as long as "
        f"ours, and {other.cpu / ours.cpu:.1f} times the computing. The aim, {TARGET_RATIO} times as "
        f"long, is {verdict}."
    )


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
    name, *numbers = cells
    name_width, *widths = _WIDTHS
    padded = [cell.rjust(width + 1) for cell, width in zip(numbers, widths, strict=True)]
    return (name.ljust(name_width) + "".join(padded)).rstrip()
