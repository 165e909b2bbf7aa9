"""Links of a page with the same words lead to the same place."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.section_pairs import page_address
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Link, Outcome, Rule, Sources, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.pages.page_lines import page_blocks
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a link."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(subject, variant))


def _page_outcomes(sources: Sources, variant: Variant) -> Iterator[Outcome]:
    page = page_address(variant, sources.publication.url)
    first_with: dict[str, Link] = {}
    for block in page_blocks(variant):
        for link in block.links:
            words = " ".join(link.text.casefold().split())
            place = place_in(variant, link.line)
            first = first_with.setdefault(words, link)
            if not words or _is_same_place(first, link, page):
                yield passed(place)
            else:
                yield failed(
                    place,
                    seen=f"[{link.text}]({link.target})",
                    text=link.text,
                    target=link.target,
                    first=first.target,
                    first_line=first.line,
                )


def _is_same_place(link: Link, other: Link, page: PageAddress) -> bool:
    return normalise_link(link.target, page) == normalise_link(other.target, page)
