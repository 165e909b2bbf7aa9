"""The links of a paragraph in the order of its source: two of them may have changed places."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.link_differs import unmatched_links
from alongside.checks.sources.section_pairs import SectionPair, outcomes_of_pairs
from alongside.model import Block, Outcome, Rule, Sources
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.rules.outcomes import failed, place_in


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    Only of translations that have all links of their source; of others link-differs speaks.
    """
    yield from outcomes_of_pairs(subject, rule, _order_faults)


def _order_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """Paragraphs, list items and cells whose links come in another order than in the source."""
    if not pair.is_translated or any(unmatched_links(pair)):
        return
    blocks, source_blocks = pair.section.blocks, pair.source_section.blocks
    # parts-differ tells of blocks that are missing; which answers to which is not known then.
    if [block.kind for block in blocks] != [block.kind for block in source_blocks]:
        return
    for block, source_block in zip(blocks, source_blocks, strict=True):
        targets = _targets(block, pair.address)
        wanted = _targets(source_block, pair.source_address)
        if targets != wanted:
            yield failed(
                place_in(pair.variant, block.line),
                seen=_list_targets(block),
                expected=_list_targets(source_block),
                source=pair.source.path.as_posix(),
                source_line=source_block.line,
            )


def _targets(block: Block, page: PageAddress) -> list[str]:
    return [normalise_link(link.target, page) for link in block.links]


def _list_targets(block: Block) -> str:
    return ", ".join(link.target for link in block.links) or "no link"
