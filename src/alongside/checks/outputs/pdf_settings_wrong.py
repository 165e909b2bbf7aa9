"""A PDF opens as its reader needs it: its title shown, the Tab key by the text, page numbers as
printed."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_tags import TaggedPdf
from alongside.rules.options import mapping_option
from alongside.rules.outcomes import failed, passed

_TABS = {"S": "by the text", "R": "by rows", "C": "by columns"}
_TITLE_BARS = {True: "its title", False: "the name of its file"}
_DIRECTIONS = {"ltr": "from left to right", "rtl": "from right to left"}
_NOTHING = "(nothing)"


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, rule: Rule) -> Iterator[Outcome]:
    parts = mapping_option(rule, "parts")
    tagged = pdf.tags()
    if tagged is None:
        return
    publication = pdf.outputs.sources.publication
    wrong = list(_wrong_settings(tagged, publication.language_of(pdf.artifact.strand).direction))
    for name, seen, expected in wrong:
        yield failed(pdf.place, seen=seen or _NOTHING, expected=expected, part=parts[name])
    if not wrong:
        yield passed(pdf.place)


def _wrong_settings(tagged: TaggedPdf, direction: str) -> Iterator[tuple[str, str, str]]:
    """(a key of options.parts, seen, expected). direction: of the PDF's language."""
    tab_orders = [_TABS.get(order, _NOTHING) for order in tagged.tab_orders]
    # The number of a page is its place in the file, as it is printed on it.
    numbers = [str(number) for number in range(1, len(tagged.tab_orders) + 1)]
    settings = [
        ("title", _TITLE_BARS[tagged.shows_title], _TITLE_BARS[True]),
        ("tabs", ", ".join(dict.fromkeys(tab_orders)), _TABS["S"]),
        ("labels", " ".join(tagged.page_labels), " ".join(numbers)),
        ("direction", _DIRECTIONS[tagged.direction], _DIRECTIONS[direction]),
    ]
    for name, seen, expected in settings:
        if seen != expected:
            yield name, seen, expected
