"""Abbreviations that a page uses and never says in whole words."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import page_blocks
from alongside.rules.options import list_option, lists_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_ABBREVIATION = regex.compile(
    r"(?<![\p{L}\p{N}@/.#'’-]|[A-Z]{2} |\p{N}[ \u00a0])"
    r"([A-Z][A-Za-z]{0,2}[A-Z]{1,4})(s?)"
    r"(?![\p{L}\p{N}@/'’-]|\.\w| [A-Z]{2,}\b| \d)"
)
"""Two to seven letters with capitals at both ends, and perhaps an s. Not beside other words in
capitals, of which capital-letters speaks, and not a part of a code such as LU1 2AB or COVID-19."""
_ROMAN = regex.compile(r"[IVXLC]+")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an abbreviation, where a page first uses it.

    Options: "known" and "stressed" are none; "means" by language, how an explanation goes on.
    """
    own_names = _names_of(subject)
    source_language = subject.publication.source.language
    for variant in readable_variants(subject, rule):
        # A translation may keep the letters of the source, whose words it does not have.
        is_translated = variant.strand.language != source_language
        outcomes = _page_outcomes(rule, variant, own_names, is_translated)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _names_of(sources: Sources) -> frozenset[str]:
    """Words of the glossary, which every page explains, and names that publication.yml lists."""
    words = set(sources.publication.names)
    for term in sources.publication.terms:
        for wording in term.wordings.values():
            words.update(wording.forms)
    return frozenset(word for phrase in words for word in phrase.split())


def _page_outcomes(
    rule: Rule, variant: Variant, own_names: frozenset[str], is_translated: bool
) -> Iterator[Outcome]:
    left_out = {*list_option(rule, "known"), *own_names}
    stressed = set(list_option(rule, "stressed"))
    means = lists_option(rule, "means").get(variant.strand.language, ())
    text = "\n".join(block.text for block in page_blocks(variant) if block.kind != "code")
    for letters, block in _first_uses(variant).items():
        if letters in left_out or letters.lower() in stressed or _ROMAN.fullmatch(letters):
            continue
        place = place_in(variant, block.line)
        if _is_explained(letters, text, means, is_translated):
            yield passed(place)
        else:
            yield failed(place, seen=letters)


def _first_uses(variant: Variant) -> dict[str, Block]:
    """Abbreviation, without the s of its plural, to the first block that has it."""
    uses: dict[str, Block] = {}
    for block in page_blocks(variant):
        if block.kind != "code":
            for found in _ABBREVIATION.finditer(block.text):
                uses.setdefault(found[1], block)
    return uses


def _is_explained(letters: str, text: str, means: tuple[str, ...], is_translated: bool) -> bool:
    name = rf"\b{letters}s?\b"
    for found in regex.finditer(rf"([^\n()]+)\((?:the )?{name}[^()\n]*\)", text):
        if is_translated or _stands_for(letters, found[1]):
            return True
    for found in regex.finditer(rf"{name} ?\(([^()\n]+)\)", text):
        if len(found[1].split()) > 1 and (is_translated or _stands_for(letters, found[1])):
            return True
    verbs = "|".join(regex.escape(verb) for verb in means)
    return bool(verbs and regex.search(rf"{name}[“”\"*]* (?:{verbs})(?!\p{{L}})", text))


def _stands_for(letters: str, words: str) -> bool:
    """Whether the words begin with the letters, in this order; others may stand between."""
    initials = [word[0].upper() for word in regex.findall(r"\p{L}+", words)]
    position = len(initials)
    for letter in reversed(letters.upper()):
        earlier = [index for index in range(position) if initials[index] == letter]
        if not earlier:
            return False
        position = earlier[-1]
    return True
