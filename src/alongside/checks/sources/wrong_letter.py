"""The letters of a word are those of its language, and not others that look like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alongside.checks.sources.reader_texts import ReaderText, listed_texts, page_texts
from alongside.checks.sources.targets import outcomes_of_target
from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import list_option, text_option
from alongside.rules.outcomes import failed, place_in, readable_variants
from alongside.text.letters import foreign_letter, mixed_scripts, with_marks
from alongside.text.word_evidence import words_of

_Faults = dict[tuple[str, str, bool], tuple[str, str] | None]
"""(language tag, word, whether it begins a text) to what _fault says of it."""


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a page; a text of a data file.

    Limits: "a-million", how often a language must have the word that is meant, in a million words;
    "times", how much more often than the word as typed. Options: "look-alikes", scripts whose
    letters look alike; "signs", letters of them that may stand in words of any script.
    """
    known: _Faults = {}
    for variant in readable_variants(subject, rule):
        faults = _faults_of(subject, rule, page_texts(subject, variant), known)
        yield from outcomes_of_target(place_in(variant), faults)
    for text in listed_texts(subject):
        yield from outcomes_of_target(text.place, _faults_of(subject, rule, (text,), known))


def _faults_of(
    sources: Sources, rule: Rule, texts: Iterable[ReaderText], known: _Faults
) -> Iterator[Outcome]:
    """The first of each text, and each wrong word of a page once."""
    told: set[str] = set()
    for text in texts:
        tag = text.language.tag
        for place, word in enumerate(words_of(text.own_words(sources.publication.names))):
            key = (tag, word, place == 0)
            # Most words of a page have been met before.
            if key not in known:
                known[key] = _fault(rule, text, word, begins=place == 0)
            fault = known[key]
            if fault and word not in told:
                told.add(word)
                name, meant = fault
                values = {"word": word, "meant": meant, "language": text.language.name}
                yield failed(text.place, seen=text.text, **fault_texts(rule, name, **values))
                break


def _fault(rule: Rule, text: ReaderText, word: str, begins: bool) -> tuple[str, str] | None:
    """(a key of the rule's option "faults", the letter or word that is meant or what is known)."""
    language = text.language
    signs = text_option(rule, "signs")
    scripts = mixed_scripts(word, list_option(rule, "look-alikes"), signs)
    if scripts:
        return "mixed", " and ".join(scripts)
    letter = foreign_letter(word, language)
    if letter and letter in language.typed_letters:
        return "keyboard", f"{language.typed_letters[letter]}, not {letter}"
    if letter:
        return "foreign", letter
    # Inside a sentence a capital is that of a name, which may be spelt as in another language.
    if begins or word.islower():
        least = rule.limits["a-million"] / 1_000_000
        meant = with_marks(word, language, least, rule.limits["times"])
        return ("marks", meant) if meant else None
    return None
