"""The same links as in the source section, so that no reader is sent elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from alongside.checks.sources.link_exchange import exchanged_links
from alongside.checks.sources.section_pairs import SectionPair, outcomes_of_pairs
from alongside.model import Link, Outcome, Rule, Section, Sources
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, place_in
from alongside.text.typography import normalise_typography


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a section that the source has, too.

    A translation has every link of its source; another reading level may leave out but not add.
    """
    yield from outcomes_of_pairs(subject, rule, partial(_pair_faults, subject))


def _pair_faults(subject: Sources, rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    added, lost = unmatched_links(pair)
    for link in added:
        texts = fault_texts(rule, "added", target=link.target, **pair.source_values)
        yield failed(place_in(pair.variant, link.line), seen=link.target, **texts)
    for link in lost:
        fault = "fewer" if _is_there(link, pair) else "lost"
        texts = fault_texts(rule, fault, target=link.target, **pair.source_values)
        yield failed(pair.place, expected=link.target, **texts)
    if not added and not lost:
        faults = list(_exchange_faults(rule, pair))
        yield from faults or _faults_by_words(subject, rule, pair)


def unmatched_links(pair: SectionPair) -> tuple[list[Link], list[Link]]:
    """Links (added, lost), each target once. A translation must have each as often as its source.

    Compared by target alone: the words of a link are the translator's.
    """
    links, source_links = list(_links(pair.section)), list(_links(pair.source_section))
    if not pair.is_translated:
        known = set(
            chain.from_iterable(_spellings(one, pair.source_address) for one in source_links)
        )
        new = [link for link in links if not known.intersection(_spellings(link, pair.address))]
        return _each_target_once(new), []
    for place in (0, 1):
        links, source_links = _take_out_same(links, source_links, pair, place)
    return _each_target_once(links), _each_target_once(source_links)


def _take_out_same(
    links: list[Link], source_links: list[Link], pair: SectionPair, place: int
) -> tuple[list[Link], list[Link]]:
    """What is left when each link has taken one of the source with the same spelling."""
    left = list(source_links)
    new = []
    for link in links:
        wanted = _spellings(link, pair.address)[place]
        same = (one for one in left if _spellings(one, pair.source_address)[place] == wanted)
        match = next(same, None)
        if match is None:
            new.append(link)
        else:
            left.remove(match)
    return new, left


def _spellings(link: Link, page: PageAddress) -> tuple[str, str]:
    """(as it is written, as a page of our own website): the very same address is the same link,
    too, even if it leads to the page in another language."""
    return normalise_link(link.target), normalise_link(link.target, page)


def _is_there(link: Link, pair: SectionPair) -> bool:
    wanted = set(_spellings(link, pair.source_address))
    return any(wanted.intersection(_spellings(own, pair.address)) for own in _links(pair.section))


def _each_target_once(links: Iterable[Link]) -> list[Link]:
    """Sorted by target; the first link of each."""
    first: dict[str, Link] = {}
    for link in links:
        first.setdefault(normalise_link(link.target), link)
    return [first[target] for target in sorted(first)]


def _links(section: Section) -> Iterator[Link]:
    for block in section.blocks:
        yield from block.links


def _faults_by_words(subject: Sources, rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """Links whose words are those of the page that another link of the section leads to."""
    if pair.is_translated:
        for link in exchanged_links(subject, pair):
            values = {"target": link.target, "text": link.text, **pair.source_values}
            texts = fault_texts(rule, "other_words", **values)
            yield failed(place_in(pair.variant, link.line), seen=link.target, **texts)


def _exchange_faults(rule: Rule, pair: SectionPair) -> Iterator[Outcome]:
    """Links whose words, such as a name, lead elsewhere than the same words of the source do."""
    targets: dict[str, set[str]] = {}
    for link in _links(pair.source_section):
        words = normalise_typography(link.text).casefold()
        targets.setdefault(words, set()).update(_spellings(link, pair.source_address))
    for link in _links(pair.section):
        known = targets.get(normalise_typography(link.text).casefold())
        if known and not known.intersection(_spellings(link, pair.address)):
            texts = fault_texts(
                rule, "exchanged", target=link.target, text=link.text, **pair.source_values
            )
            yield failed(place_in(pair.variant, link.line), seen=link.target, **texts)
