"""What a mark says of its words is true: their language, and the direction in which they run."""

from __future__ import annotations

from collections.abc import Iterator

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from alongside.checks.sources.language_judge import LanguageJudge
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_or_inapplicable
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.pages.page_lines import heading_blocks, text_blocks
from alongside.rules.outcomes import passed, place_in, readable_variants
from alongside.text.marked_words import MarkedWords, find_marked_words
from alongside.text.scripts import count_letters, count_script_letters

_DIRECTIONS = {"left-to-right": "ltr", "right-to-left": "rtl"}


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: words that a page marks. Limits and options: as for wrong-language."""
    judge = LanguageJudge(subject, rule)
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(judge, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(judge: LanguageJudge, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for block in (*heading_blocks(variant), *text_blocks(variant)):
        for marked in find_marked_words(block.markdown)[0]:
            fault = _fault(judge, marked)
            if not fault:
                yield passed(place_in(variant, block.line))
                continue
            values = {"marked": marked.language, "direction": marked.direction}
            told = Fault(fault, block.line, f"{marked.opening}{marked.text}", values)
            yield fault_outcome(rule, variant.path.as_posix(), told)


def _fault(judge: LanguageJudge, marked: MarkedWords) -> str:
    """A key of the rule's option "faults", or ""."""
    if not marked.language or not count_letters(marked.text):
        return ""
    locale = _locale(marked.language)
    if locale is None:
        return "unknown"
    expected = _DIRECTIONS.get(locale.character_order, "")
    if marked.direction in _DIRECTIONS.values() and marked.direction != expected:
        return "direction"
    script = _likely_script(locale)
    if not count_script_letters(script, marked.text):
        return "script"
    return "words" if judge.other_language(marked.text, marked.language, script) else ""


def _locale(tag: str) -> Locale | None:
    """None for a tag that names no language."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return locale if locale.language in Locale("en").languages else None


def _likely_script(locale: Locale) -> str:
    """By CLDR: of a language without a script in its tag, the one that it is mostly written in."""
    likely = get_global("likely_subtags").get(locale.language, "")
    return locale.script or (likely.split("_")[1] if likely.count("_") > 1 else "Latn")
