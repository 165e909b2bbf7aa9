"""Signs for a computer that readers would see as they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.checks.sources.reader_texts import written_texts
from alongside.checks.sources.targets import outcomes_of_target, outcomes_or_inapplicable
from alongside.model import Outcome, Place, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks, text_blocks
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in, readable_variants
from alongside.text.block_lines import block_lines

_MARKUP_SIGNS = {
    "bullet": re.compile(r"(?m)^[•◦▪‣●○■·∙]"),
    "strike": re.compile(r"~~\S"),
    "footnote": re.compile(r"\[\^[^\[\]\s]+\]"),
    "table": re.compile(r"(?m)^\|.*\|$|^:?-{3,}:? *\|"),
    "settings": re.compile(r"\{:[^{}]*\}|\{[#.][\w-][^{}]*\}|\{[^{}]*=[^{}]*\}"),
    "markdown": re.compile(r"\*\*|\]\(|!\[|^#{7,}"),
    "box": re.compile(r"^(?:!!!|\?\?\?\+?|:::+)(?=\s+\w|$)"),
    "task": re.compile(r"^\[[ xX]\](?=\s)"),
    "definition": re.compile(r"^:(?=\s\S)"),
    "elsewhere": re.compile(
        # ==marked==, ++put in++, {++put in++}: the signs touch the words between them, but no
        # others, as those of C++ do.
        r"(?<![=\w])==(?=[^\s=])[^=]*[^\s=]==(?![=\w])"
        r"|(?<![+\w])\+\+(?=[^\s+])[^+]*[^\s+]\+\+(?![+\w])"
        r"|\{(?:\+\+|--|~~|==|>>)|\$\$[^\s$][^$]*\$\$|^\$\$$|\$\{\w+\}|\{%[^{}]*%\}|\{\{[^{}]*\}\}"
        r"|^\*\[[^\]]+\]:|^--8<--|^\[TOC\]$"
        # H~2~O and x^2^
        r"|(?<=[^\W_])~[^~\s]{1,4}~(?!~)|(?<=[^\W_])\^[^^\s]{1,8}\^"
    ),
}
"""By the rule's option "faults"."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a line of text, the title, the description and the headings included; a text of
    publication.yml or of a data file beside it.
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))
    for text in written_texts(subject):
        yield from _outcomes(rule, text.place, text.text, text.kind)


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for block in (*heading_blocks(variant), *text_blocks(variant)):
        for line, text in block_lines(block):
            yield from _outcomes(rule, place_in(variant, line), text, block.kind)


def _outcomes(rule: Rule, place: Place, text: str, kind: str) -> Iterator[Outcome]:
    faults = (
        failed(place, seen=text, **fault_texts(rule, fault, sign=sign))
        for fault, sign in find_signs(text, kind)
    )
    yield from outcomes_of_target(place, faults)


def find_signs(text: str, kind: str) -> Iterator[tuple[str, str]]:
    """(a key of the rule's option "faults", the sign), the first of each.

    kind: of the Block.
    """
    for name, pattern in _MARKUP_SIGNS.items():
        # Settings at the end of a heading have a finding of their own: section-without-id.
        if name == "settings" and kind == "heading":
            continue
        match = pattern.search(text)
        if match:
            yield name, match[0]
