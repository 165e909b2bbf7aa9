"""A word behind a fact that fits its number only as long as the number stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Fact, Language, Outcome, Place, Rule, Sources, Variant
from alongside.publication.facts import FILE
from alongside.rules.options import lists_option
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.figures import plural_form, plural_forms
from alongside.text.unit_tables import counted_forms

_COUNTED = re.compile(r"\{\{ ?fact\.(\w+) ?\}\}[ \u00a0]([^\s{}\[\]().,;:!?|*<>\"”]+)")
"""A fact by its name, and the word right behind it."""
_FEW_FORMS = 2
"""Languages with more forms count 2, 5 and 22 each in another one."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a fact of the kind number with a word right behind it.

    Options: "not_nouns", words by language that no number changes.
    """
    publication = subject.publication
    if not publication.facts:
        yield inapplicable(Place(FILE))
        return
    not_nouns = lists_option(rule, "not_nouns")
    for variant in readable_variants(subject, rule):
        language = publication.language_of(variant.strand)
        skipped = not_nouns.get(language.tag.split("-")[0], ())
        outcomes = _page_outcomes(rule, variant, language, publication.facts, skipped)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(
    rule: Rule,
    variant: Variant,
    language: Language,
    facts: Mapping[str, Fact],
    skipped: tuple[str, ...],
) -> Iterator[Outcome]:
    forms = plural_forms(language)
    for number, line in enumerate(variant.raw["body"].split("\n"), variant.body_line):
        for name, word in _COUNTED.findall(line):
            value = facts[name].value if name in facts else None
            is_noun = word.casefold() not in skipped and word[0].isalpha()
            if not isinstance(value, Decimal) or facts[name].kind != "number" or not is_noun:
                continue
            place = place_in(variant, number)
            if not _needs_forms(value, word, language, forms):
                yield passed(place)
                continue
            example = ", ".join(f'{form}="…"' for form in forms)
            yield failed(
                place, seen=f"{{{{ fact.{name} }}}} {word}", name=name, word=word, forms=example
            )


def _needs_forms(value: Decimal, word: str, language: Language, forms: tuple[str, ...]) -> bool:
    # A number with decimals takes one form, whichever it is.
    if value != value.to_integral_value():
        return False
    if len(forms) > _FEW_FORMS:
        return True
    # “a 12 week wait” is right, “1 weeks” never is.
    known = counted_forms(language.tag).get(word, frozenset())
    return bool(known) and "one" not in known and plural_form(value, language) == "one"
