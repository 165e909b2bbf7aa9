"""How many sentences belong to one picture, or to one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.limits import limit_for, no_level_with_limit
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import PROSE, sentences_of


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a block of prose. Limits: sentences by level, or "translations"."""
    yield from no_level_with_limit(rule, subject)
    for variant in readable_variants(subject, rule):
        limit = limit_for(rule, subject, variant.strand, variant)
        # A level without a limit is no subject of the rule: nothing is said of it.
        if limit is not None:
            outcomes = _page_outcomes(subject, variant, limit)
            yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, variant: Variant, limit: int) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    for block in page_blocks(variant):
        if block.kind not in PROSE:
            continue
        place = place_in(variant, block.line)
        count = len(sentences_of(block, language))
        if count > limit:
            yield failed(place, seen=block.text, count=count, limit=limit)
        else:
            yield passed(place)
