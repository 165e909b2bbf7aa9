"""Words that are set apart as if in columns, by dots, lines, spaces or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_KINDS = ("paragraph", "item", "quote", "heading")
_CODE = re.compile(r"`[^`]*`")
_COLUMNS = re.compile(
    r"\.{4,}|(?:\. ){4,}|…{2,}"  # dots
    r"|(?<!\\)_{4,}"  # a line to write on
    r"|(?<=\S) -{4,} (?=\S)"
    r"|(?<=\S)(?:[ \u00a0\u2002\u2003]|&nbsp;|&e[mn]sp;){4,}(?=[^\s\\])"
    r"|(?<=\S)[ ]?\t+(?=\S)"
    r"|\S \| \S[^|]* \| \S"  # a table without the line below its head
)


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a line of words that is no table and no code."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(variant))


def _page_outcomes(variant: Variant) -> Iterator[Outcome]:
    for block in page_blocks(variant):
        if block.kind in _KINDS:
            yield from _block_outcomes(variant, block)


def _block_outcomes(variant: Variant, block: Block) -> Iterator[Outcome]:
    for offset, line in enumerate(block.markdown.split("\n")):
        place = place_in(variant, block.line + offset)
        if _COLUMNS.search(_CODE.sub("", line)):
            yield failed(place, seen=line.strip())
        else:
            yield passed(place)
