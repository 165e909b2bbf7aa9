"""Link text that says where the link goes, also when it is read out alone."""

import re
from collections.abc import Iterator

from alongside.model import Link, Outcome, Rule, Sources, Variant
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_ADDRESS = re.compile(r"(https?://|www\.)\S*|\S+/\S+", re.IGNORECASE)


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        empty = rule.options["phrases"].get(variant.strand.language, ())
        for link in _links(variant):
            place = place_in(variant, link.line)
            if _says_nothing(link, empty):
                yield failed(place, seen=f"[{link.text}]({link.target})", text=link.text)
            else:
                yield passed(place)
        yield passed(place_in(variant))


def _links(variant: Variant) -> Iterator[Link]:
    for section in variant.sections:
        for block in section.blocks:
            # A picture inside the link may give it its words.
            yield from (link for link in block.links if link.text or not block.pictures)


def _says_nothing(link: Link, empty: list[str]) -> bool:
    words = link.text.casefold().strip(" .…!?»›>→:،۔।")
    return (
        not words
        or words in (phrase.casefold() for phrase in empty)
        or bool(_ADDRESS.fullmatch(words))
    )
