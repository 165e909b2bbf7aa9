"""The letters of a text are those of its language's script, unless they are marked as foreign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from alongside.checks.sources.reader_texts import (
    MENU,
    ReaderText,
    listed_texts,
    lower_case_words,
    page_texts,
)
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, readable_variants
from alongside.text.scripts import count_letters, count_script_letters, foreign_runs

_LONGEST_EXCERPT = 80
_HEADINGS = ("title", "description", "heading")
_BESIDE = ("link", "link-title", "picture", "listed", MENU)
_OF_NAMES = "Latn"
_LONGEST_UNIT = 3
"""Letters of a unit behind a number, such as km."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page with letters; a text of a data file.

    Limits: "page" and "block", the least per cent of letters in the script; "block-letters", from
    which a text counts, and "heading-letters", from which a heading, the title or the description
    does. Words of another script that are no names are found at any length.
    """
    small = lower_case_words(subject)
    for variant in readable_variants(subject, rule):
        texts = list(page_texts(subject, variant))
        names = subject.publication.names
        # A page of names and numbers alone has no letters to judge.
        if any(count_letters(text.own_words(names)) for text in texts):
            faults = _page_faults(subject, rule, variant, texts, small)
            yield from outcomes_of_target(place_in(variant), faults)
        else:
            yield inapplicable(place_in(variant))
    for text in listed_texts(subject):
        fault = _text_fault(rule, text, text.own_words(subject.publication.names), small)
        yield fault or passed(text.place)


def _page_faults(
    sources: Sources,
    rule: Rule,
    variant: Variant,
    texts: list[ReaderText],
    small: Mapping[str, frozenset[str]],
) -> list[Outcome]:
    """Those of its texts; where none alone is wrong, that of the page as a whole."""
    words = [text.own_words(sources.publication.names) for text in texts]
    pairs = zip(texts, words, strict=True)
    faults = [_text_fault(rule, text, own, small) for text, own in pairs]
    found = [fault for fault in faults if fault]
    if found:
        return found
    language = sources.publication.language_of(variant.strand)
    share = _share(language.script, " ".join(words))
    if share >= rule.limits["page"]:
        return []
    limit = int(rule.limits["page"])
    told = fault_texts(rule, "share", share=share, limit=limit, language=language.name)
    return [failed(place_in(variant), language=language.name, **told)]


def _text_fault(
    rule: Rule, text: ReaderText, words: str, small: Mapping[str, frozenset[str]]
) -> Outcome | None:
    is_heading = text.kind in _HEADINGS
    least = rule.limits["heading-letters" if is_heading else "block-letters"]
    name = text.language.name
    share = _share(text.language.script, words)
    # A sentence, or a word of the glossary, may be mostly a name; a heading tells what follows.
    judged = words if is_heading else " ".join(filter(_has_no_capital, words.split()))
    is_judged = text.kind not in _BESIDE and count_letters(judged) >= least
    if is_judged and _share(text.language.script, judged) < rule.limits["block"]:
        limit = int(rule.limits["block"])
        told = fault_texts(rule, "share", share=share, limit=limit, language=name)
        return failed(text.place, seen=_shorten(words), language=name, **told)
    for run in foreign_runs(text.language.script, words):
        if _is_text(run, is_all=share == 0, small=small):
            told = fault_texts(rule, "words", words=" ".join(run), language=name)
            return failed(text.place, seen=_shorten(text.text), language=name, **told)
    return None


def _has_no_capital(word: str) -> bool:
    return word == word.lower()


def _is_text(run: list[str], is_all: bool, small: Mapping[str, frozenset[str]]) -> bool:
    """Whether words of another script are more than a name, an acronym or a unit.

    is_all: whether the text has no letter of its own script. small: words by language that pages
    write small.
    """
    words = [word for word in run if count_letters(word) > 1]
    # Names in Latin letters are read in every language; words of any other script are not.
    if any(not count_script_letters(_OF_NAMES, word) for word in words):
        return True
    if is_all and words and _are_words_of_a_language(words, small.values()):
        return True
    if not any(word.islower() and not _is_unit(word, run) for word in words):
        return False
    return is_all or len(words) > 1


def _are_words_of_a_language(words: list[str], small: Iterable[frozenset[str]]) -> bool:
    return any(all(word.lower() in known for word in words) for known in small)


def _is_unit(word: str, run: list[str]) -> bool:
    place = run.index(word)
    return place > 0 and run[place - 1].isdigit() and len(word) <= _LONGEST_UNIT


def _share(script: str, text: str) -> int:
    """Per cent of the letters that are in the script, an ISO 15924 code; 0 without letters."""
    total = count_letters(text)
    return 100 * count_script_letters(script, text) // total if total else 0


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _LONGEST_EXCERPT:
        return words
    return words[: _LONGEST_EXCERPT - 1].rsplit(" ", 1)[0] + " …"
