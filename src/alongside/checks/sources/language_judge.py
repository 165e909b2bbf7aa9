"""In which language a text is, where that is not the one it should be in."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.checks.sources.reader_texts import lower_case_words
from alongside.model import Rule, Sources
from alongside.rules.options import lists_option
from alongside.text.as_read import with_latin_letters
from alongside.text.language_detection import guess_language, is_known_language
from alongside.text.scripts import letter_scripts, same_letters
from alongside.text.word_evidence import (
    has_word_list,
    looks_like_name,
    spell_for_lookup,
    weigh_words,
    word_frequencies,
    words_of,
    words_to_weigh,
)

_FEW_WORDS = 2
"""A single word that a language does not know may be a name."""
_CLEARLY = 4
"""So many times as often does the other language use a word that speaks for it."""


def is_recognised(tag: str) -> bool:
    """Whether we have any means to tell the language of a BCP 47 tag from others."""
    return is_known_language(tag) or has_word_list(tag)


class LanguageJudge:
    """Tells the language of a text by its words and, where it is long enough, by the model.

    Limits and options of the rule: see wrong_language.py.
    """

    def __init__(self, sources: Sources, rule: Rule):
        self._limits = rule.limits
        self._look_alikes = lists_option(rule, "look-alikes")
        self._languages = sources.publication.languages.values()
        self._lower_case_words = lower_case_words(sources)

    def other_language(self, text: str, tag: str, script: str) -> str:
        """The tag of the language that a text is in instead; "" when nothing speaks against its
        own, which the tag names. script: ISO 15924."""
        text = with_latin_letters(text)
        for other in self._languages:
            if same_letters(other.script, script) and self._is_by_words(text, tag, other.tag):
                return other.tag
        return self._unfamiliar_language(text, tag, script) or self._guess(text, tag, script)

    def known_other(self, text: str, tag: str, script: str) -> str:
        """The same of a language that nobody can recognise, such as Romany: the tag of one that
        knows most words of the text, which was then left as it was."""
        words = words_to_weigh(with_latin_letters(text))
        if len(words) < self._limits["least-words"]:
            return ""
        others = [other.tag for other in self._languages if same_letters(other.script, script)]
        for other in dict.fromkeys((*others, *self._look_alikes_in(script))):
            if other != tag and has_word_list(other):
                known = word_frequencies(other)
                count = sum(spell_for_lookup(word) in known for word in words)
                if 100 * count >= self._limits["known-words"] * len(words):
                    return other
        return ""

    def _is_by_words(self, text: str, tag: str, other: str) -> bool:
        if other == tag or not (has_word_list(other) and has_word_list(tag)):
            return False
        if not looks_like_name(text):
            words = words_to_weigh(text)
        elif self._has_common_words_only(text, other):
            words = tuple(words_of(text))
        else:
            return False
        weight = weigh_words(words, tag, other)
        # “3 cele” is Polish, though Romanian says “cele” far more often.
        needed = "words-of-any" if _rests_on_shared_word(words, tag, other) else "words"
        return weight >= self._limits[needed]

    def _has_common_words_only(self, text: str, other: str) -> bool:
        """ "Opening Hours", and not the name of a place.

        What pages of the other language write small is no name. With a digit it may be an address.
        """
        small = self._lower_case_words.get(other, frozenset())
        is_common = all(word.lower() in small for word in words_of(text))
        return is_common and not any(sign.isdigit() for sign in text)

    def _unfamiliar_language(self, text: str, tag: str, script: str) -> str:
        """The language of a text most of whose words its own language hardly knows."""
        words = words_to_weigh(text)
        if len(words) < _FEW_WORDS or not has_word_list(tag):
            return ""
        known = word_frequencies(tag)
        if 2 * sum(spell_for_lookup(word) in known for word in words) > len(words):
            return ""
        for other in self._look_alikes_in(script):
            if other == tag or not has_word_list(other):
                continue
            if weigh_words(words, tag, other) >= self._limits["words-of-any"]:
                return other
        return ""

    def _look_alikes_in(self, script: str) -> tuple[str, ...]:
        """Tags of languages that may be taken for each other, in a script."""
        return tuple(self._look_alikes.get(letter_scripts(script)[0], ()))

    def _guess(self, text: str, tag: str, script: str) -> str:
        """The language that the model is sure of, or that it and the words agree on."""
        if len(text) < self._limits["characters"] or not is_known_language(tag):
            return ""
        likely, probability = guess_language(text, tag, self._look_alikes_in(script))
        if likely == tag:
            return ""
        weight = 0.0
        if has_word_list(likely) and has_word_list(tag):
            weight = weigh_words(words_to_weigh(text), tag, likely)
        # A guess that is not sure would refuse right texts, and so would one of names alone.
        is_sure = 100 * probability >= self._limits["sure"] and weight >= 0
        return likely if is_sure or weight >= self._limits["words-of-any"] else ""


def _rests_on_shared_word(words: Sequence[str], tag: str, other: str) -> bool:
    """Whether one word alone clearly speaks for the other language, and the text's own has it."""
    own, others = word_frequencies(tag), word_frequencies(other)
    spelled = [spell_for_lookup(word) for word in words]
    telling = [word for word in spelled if others.get(word, 0) > _CLEARLY * own.get(word, 0)]
    return len(telling) == 1 and own.get(telling[0], 0) > 0
