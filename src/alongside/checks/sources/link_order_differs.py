"""The links of a paragraph in the order of its source: two of them may have changed places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from alongside.checks.sources.link_differs import unmatched_links
from alongside.checks.sources.link_exchange import blocks_in_another_order, exchanged_links
from alongside.checks.sources.section_pairs import SectionPair, outcomes_of_pairs
from alongside.model import Block, Outcome, Rule, Sources
from alongside.rules.outcomes import failed, place_in


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    Only of translations that have all links of their source; of others link-differs speaks.
    """
    yield from outcomes_of_pairs(subject, rule, partial(_order_faults, subject))


def _order_faults(subject: Sources, rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """Paragraphs, list items and cells whose links come in another order than in the source."""
    if not pair.is_translated or any(unmatched_links(pair)) or any(exchanged_links(subject, pair)):
        return
    for block, source_block in blocks_in_another_order(pair):
        yield failed(
            place_in(pair.variant, block.line),
            seen=_list_targets(block),
            expected=_list_targets(source_block),
            source=pair.source.path.as_posix(),
            source_line=source_block.line,
        )


def _list_targets(block: Block) -> str:
    return ", ".join(link.target for link in block.links) or "no link"
