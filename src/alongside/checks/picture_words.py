"""Every picture has words for those who cannot see it."""

import re
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.outcomes import at, failed, passed, readable_variants

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif)|picture:\S*|[\w-]*_[\w-]*", re.IGNORECASE)


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    empty = {word.casefold() for word in rule.options["says_nothing"]}
    for variant in readable_variants(sources, rule):
        pictures = [p for s in variant.sections for b in s.blocks for p in b.pictures]
        for picture in pictures:
            words, place = picture.alt.strip(), at(variant, picture.line)
            if not words or words.casefold() in empty or _FILE_NAME.fullmatch(words):
                yield failed(place, seen=f"![{picture.alt}]({picture.target})")
            else:
                yield passed(place)
        if not pictures:
            yield passed(at(variant))
