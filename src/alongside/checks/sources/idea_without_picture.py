"""Easy read: every idea is one paragraph that begins with exactly one picture."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Section, Sources, Variant
from alongside.pages.diagrams import diagrams_on
from alongside.pages.markdown import read_tokens
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import PROSE


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a block of prose; a table, which has no place in easy read.

    A diagram stays: what is drawn in each of its rows stands beside the words, as a picture does.
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    drawn = {variant.body_line + line for _, line in diagrams_on(read_tokens(variant.body))}
    for section in variant.sections:
        for line, row in _header_rows(section):
            if line in drawn:
                continue
            texts = fault_texts(rule, "table")
            yield failed(place_in(variant, line), seen=f"| {row} |", **texts)
        for block in section.blocks:
            if block.kind in PROSE:
                yield _idea_outcome(rule, variant, block)


def _header_rows(section: Section) -> Iterator[tuple[int, str]]:
    """(line, its words) of the first row of each table."""
    cells = [block for block in section.blocks if block.kind == "header-cell"]
    # One finding for each table, not for each of its cells.
    for line in sorted({cell.line for cell in cells}):
        yield line, " | ".join(cell.text for cell in cells if cell.line == line)


def _idea_outcome(rule: Rule, variant: Variant, block: Block) -> Outcome:
    place = place_in(variant, block.line)
    fault = _fault(block)
    if not fault:
        return passed(place)
    texts = fault_texts(rule, fault, count=len(block.pictures), line=block.line)
    return failed(place, seen=block.text, **texts)


def _fault(block: Block) -> str:
    """A key of the rule's option "faults", or ""."""
    if len(block.pictures) > 1:
        return "several"
    if not block.pictures:
        return "item" if block.kind == "item" else "none"
    if not block.markdown.startswith("!["):
        return "late"
    return "" if block.text else "no-words"
