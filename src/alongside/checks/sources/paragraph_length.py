"""How many sentences belong to one picture, or to one paragraph."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.limits import limit_for
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import PROSE, sentences_of


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Limits: sentences by level, or "translations"."""
    for variant in readable_variants(sources, rule):
        limit = limit_for(rule, sources, variant.strand)
        if limit is None:
            continue
        language = sources.publication.language_of(variant.strand)
        for section in variant.sections:
            for block in section.blocks:
                place = place_in(variant, block.line)
                count = len(sentences_of(block, language)) if block.kind in PROSE else 0
                if count > limit:
                    yield failed(place, seen=block.text, count=count, limit=limit)
                else:
                    yield passed(place)
        yield passed(place_in(variant))
