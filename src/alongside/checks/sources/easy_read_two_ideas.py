"""Easy read: signs that one sentence carries more than one idea."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.options import lists_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.sentences import prose_sentences

_PUNCTUATION = {"commas": ",،", "semicolons": ";؛", "brackets": "(", "dashes": "–—"}


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a sentence of the prose.

    Limits: how many "conjunctions", "commas", "semicolons", "brackets" and "dashes" it may have.
    Options: "conjunctions", by language tag.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    language = sources.publication.language_of(variant.strand)
    conjunctions = set(lists_option(rule, "conjunctions").get(language.tag, ()))
    for section in variant.sections:
        for sentence in prose_sentences(section, language):
            counts = _count_signs(sentence.text, conjunctions)
            # In a fixed order, so that the same sentence gets the same words in every run.
            too_many = [name for name in sorted(counts) if counts[name] > rule.limits[name]]
            place = place_in(variant, sentence.line)
            if too_many:
                signs = ", ".join(_format_count(name, counts[name]) for name in too_many)
                yield failed(place, seen=sentence.text, signs=signs)
            else:
                yield passed(place)


def _count_signs(text: str, conjunctions: set[str]) -> Counter[str]:
    """How many there are of each sign that the rule limits, by its name there."""
    # The comma of 1,000 joins no ideas.
    plain = re.sub(r"(?<=\d),(?=\d)", "", text)
    counts: Counter[str] = Counter()
    for name, signs in _PUNCTUATION.items():
        counts[name] = sum(plain.count(sign) for sign in signs)
    # A hyphen between spaces is typed for a dash.
    counts["dashes"] += len(re.findall(r"\s-\s", plain))
    words = (word.strip(".,;:!?()\"'“”‘’").lower() for word in plain.split())
    counts["conjunctions"] = sum(word in conjunctions for word in words)
    return counts


def _format_count(name: str, count: int) -> str:
    """ "1 comma", "2 commas"."""
    return f"{count} {name[:-1] if count == 1 else name}"
