"""Links of a translation that have changed places, as far as their words show it.

Two links in another order than in the source may be what a language needs. They are not, where the
words of one are those of the page that the other leads to, or a name that the source has at the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from alongside.checks.sources.section_pairs import SectionPair
from alongside.model import Block, Link, Sources, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.text.typography import normalise_typography

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 4
"""Letters that two forms of a word have in common at least."""
_CLEARLY_MORE = 0.5
"""Part of a link's words that must speak for another target, beyond those for its own."""


def blocks_in_another_order(pair: SectionPair) -> list[tuple[Block, Block]]:
    """Paragraphs, list items and cells whose links come in another order, each with its source."""
    blocks, source_blocks = pair.section.blocks, pair.source_section.blocks
    # parts-differ tells of blocks that are missing; which answers to which is not known then.
    if [block.kind for block in blocks] != [block.kind for block in source_blocks]:
        return []
    return [
        (block, source_block)
        for block, source_block in zip(blocks, source_blocks, strict=True)
        if _targets(block, pair.address) != _targets(source_block, pair.source_address)
    ]


def exchanged_links(sources: Sources, pair: SectionPair) -> Iterator[Link]:
    """The links whose words are those of another link's target.

    Of links in another order one is enough; of others two must speak for each other's target.
    """
    moved = [link for block, _ in blocks_in_another_order(pair) for link in block.links]
    links = moved or [link for block in pair.section.blocks for link in block.links]
    targets = {link: normalise_link(link.target, pair.address) for link in links}
    words = {target: _words_of_target(sources, pair, target) for target in targets.values()}
    meant = {link: _target_meant(link, targets[link], words) for link in links}
    pairs = {(targets[link], meant[link]) for link in links if meant[link]}
    for link in links:
        if meant[link] and (moved or (meant[link], targets[link]) in pairs):
            yield link


def _target_meant(link: Link, target: str, words: Mapping[str, Mapping[str, bool]]) -> str:
    """The other target of which the words of a link clearly speak, or ""."""
    agreements = {other: _agreement(link, words[other]) for other in words}
    best = max(agreements, key=lambda other: agreements[other])
    return best if agreements[best] >= agreements[target] + _CLEARLY_MORE else ""


def _targets(block: Block, page: PageAddress) -> list[str]:
    return [normalise_link(link.target, page) for link in block.links]


def _words_of_target(sources: Sources, pair: SectionPair, target: str) -> Mapping[str, bool]:
    """Each word of what is behind a target, and whether any form of it counts.

    Of our own pages the title or heading in the language of the page. Of all, the names that the
    source has in its link.
    """
    words: dict[str, bool] = {}
    for block in pair.source_section.blocks:
        for source_link in block.links:
            if normalise_link(source_link.target, pair.source_address) == target:
                words |= dict.fromkeys(_words(source_link.text), False)
    return words | dict.fromkeys(_words(_heading_of(sources, pair.variant, target)), True)


def _heading_of(sources: Sources, variant: Variant, target: str) -> str:
    """The title of one of our pages, or the heading of a section of it; "" of all else."""
    file, _, section_id = target.partition("#")
    slug = file.removesuffix(".md") or variant.document
    page = sources.variants.get((slug, variant.strand.key))
    if page is None or (file and not file.endswith(".md")):
        return ""
    section = page.section(section_id or "introduction")
    return section.heading if section else ""


def _agreement(link: Link, words: Mapping[str, bool]) -> float:
    """Which part of a link's words are those of a target, from 0 to 1."""
    own = _words(link.text)
    agreeing = [word for word in own if any(_is_form(word, w, words[w]) for w in words)]
    return len(agreeing) / len(own) if own else 0.0


def _is_form(word: str, other: str, any_form: bool) -> bool:
    if word == other or not any_form:
        return word == other
    shorter = min(len(word), len(other))
    common = max(_STEM, shorter - 2)
    return shorter >= _STEM and word[:common] == other[:common]


def _words(text: str) -> list[str]:
    return _WORD.findall(normalise_typography(text).casefold())
