"""What stands beside a number and says what it counts: a unit, a currency, a month, a half of
the day."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from alongside.text.unit_tables import UnitTable, normalise_word, unit_table

_AROUND = ".,;:!?()[]{}\"'„“”‚‘’«»–—-/।۔،؛…*_"
_WORD_AFTER = re.compile(r"( ?)([^\s\d¼-¾⅐-⅞]{1,60})")
_WORD_BEFORE = re.compile(r"([^\s\d]{1,40}) ?$")
_ENDS_CLAUSE = re.compile(r"[.,;:!?()।۔،؛…]$")
_BEGINS_CLAUSE = re.compile(r"^[(\[]")
_CODE = re.compile(r"(?<![^\W\d_])([A-Z]{3})$")
_HAS_NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LONGEST_UNIT = 6
_MOST_WORDS = 3
_LONGEST_ENDING = 3
"""Letters that a form of a word may have beyond those that CLDR knows: tygodni, tygodniach."""
_SHORTEST_STEM = 3
_LONG_NAME = 6
_SHARES = {"percent", "permille"}
_FIRST_HOUR_OF_NIGHT, _MIDNIGHT, _LAST_HOUR_OF_NIGHT = 7, 12, 5


@dataclass(frozen=True)
class Unit:
    """What a number counts.

    meanings: all that it can be, "GBP", "percent", "duration-day"; empty when nothing is known.
    is_sign: whether a sign says so, such as % or £, which nobody leaves out by chance.
    is_guess: whether it only may be meant, as in “10 to 15%”. start and end: of all that is typed,
    the number included; end counts only what stands close to it.
    """

    meanings: frozenset[str] = frozenset()
    is_sign: bool = False
    is_guess: bool = False
    start: int = -1
    end: int = -1


NO_UNIT = Unit()


@dataclass(frozen=True)
class _Word:
    """A word beside a number. is_attached: whether no space stands between them."""

    text: str
    end: int
    is_attached: bool = False


def read_unit(text: str, start: int, end: int, language: str) -> Unit:
    """What the number at text[start:end] counts. text: with plain spaces and Western digits."""
    table = unit_table(language)
    words = list(_words_after(text, end))
    return (
        _close_unit(text, words, start, end, table)
        or _currency_near(text, words, start, end, table)
        or Unit(start=start, end=end)
    )


def read_close_unit(text: str, start: int, end: int, language: str) -> Unit:
    """The same without a currency that only may be meant: what is typed right beside the number."""
    words = list(_words_after(text, end))
    unit = _close_unit(text, words, start, end, unit_table(language))
    return unit or Unit(start=start, end=end)


def _close_unit(
    text: str, words: list[_Word], start: int, end: int, table: UnitTable
) -> Unit | None:
    return (
        _sign_before(text, start, end, table)
        or _sign_after(words, start, table)
        or _unit_after(words, start, table)
    )


def read_month(text: str, start: int, end: int, language: str) -> int:
    """1 to 12 when the name of a month stands beside a number, otherwise 0."""
    # “15. März”: the point of an ordinal number ends no sentence before a month.
    end += text.startswith(". ", end)
    near = _words_near(text, start, end)
    # In some languages a name has two words: “كانون الأول”.
    near += [" ".join([word.text for word in _words_after(text, end)][:2])]
    return next((month for word in near if (month := _month_of(word, language))), 0)


def read_half_of_day(text: str, start: int, end: int, language: str) -> str:
    """ "am" or "pm" when a word beside a time says it, such as “rano”, otherwise ""."""
    table = unit_table(language)
    near = [normalise_word(word) for word in _words_near(text, start, end)]
    said = next((table.halves[word] for word in near if word in table.halves), "")
    if said or not table.nights.intersection(near):
        return said
    hour = int(re.split(r"\D", text[start:end], maxsplit=1)[0] or 0)
    if _FIRST_HOUR_OF_NIGHT <= hour < _MIDNIGHT:
        return "pm"
    return "am" if hour == _MIDNIGHT or hour <= _LAST_HOUR_OF_NIGHT else ""


def read_scale(text: str, end: int, language: str, *, is_money: bool) -> tuple[int, int]:
    """(noughts, where the word ends) for “million” behind a number; (0, end) without such a word.

    is_money: whether the sign of a currency stands before the number, as in £5m and £5 m.
    """
    table = unit_table(language)
    found = _WORD_AFTER.match(text, end)
    word = found[2].strip(_AROUND) if found else ""
    scales = {**table.scales, **(table.money_scales if is_money else {})}
    noughts = scales.get(normalise_word(word), 0)
    return (noughts, found.start(2) + len(word)) if found and noughts else (0, end)


def _words_near(text: str, start: int, end: int) -> list[str]:
    """The words beside a number, the nearest first: in “from March 15 to April 2” two months are
    near to 15."""
    after = list(_words_after(text, end))[:_MOST_WORDS]
    # “9 to evening 5”: what stands right before the next number is of that one.
    if len(after) > 1 and text[after[-1].end :].lstrip(" ")[:1].isdigit():
        after.pop()
    words = [word.text for word in after]
    before = list(_words_before(text, start))[:2]
    return [*words[:1], *before[:1], *words[1:], *before[1:]]


def _words_after(text: str, end: int) -> Iterator[_Word]:
    """The next words, up to a number or the end of the clause."""
    for _ in range(_MOST_WORDS + 1):
        found = _WORD_AFTER.match(text, end)
        if not found or (found[1] and _BEGINS_CLAUSE.search(found[2])):
            return
        end = found.end()
        word = found[2].strip(_AROUND)
        if word:
            yield _Word(word, found.start(2) + found[2].find(word) + len(word), not found[1])
        if _ENDS_CLAUSE.search(found[2]):
            return


def _words_before(text: str, start: int) -> Iterator[str]:
    """The words before, the nearest first, up to a number or the start of the clause."""
    for _ in range(_MOST_WORDS):
        # Only as much as a word can be long, so that long texts take no longer.
        found = _WORD_BEFORE.search(text, max(0, start - 40), start)
        if not found or _ENDS_CLAUSE.search(found[1]):
            return
        start = found.start()
        word = found[1].strip(_AROUND)
        if word:
            yield word


def _sign_before(text: str, start: int, end: int, table: UnitTable) -> Unit | None:
    """£25, £ 25, -£25, US$25 and GBP 25."""
    # A minus, and one space, may stand between.
    before = text[max(0, start - 8) : start].rstrip("-−")
    typed = before.removesuffix(" ")
    for sign in table.longest_signs:
        if typed.endswith(sign) and _is_whole(typed, sign):
            at = start - (len(text[max(0, start - 8) : start]) - len(typed)) - len(sign)
            return Unit(frozenset((table.signs[sign],)), is_sign=True, start=at, end=end)
    code = _CODE.search(typed)
    known = table.currencies.get(code[1]) if code else None
    return Unit(known, start=start, end=end) if known else None


def _is_whole(typed: str, sign: str) -> bool:
    """Not the last letters of another word."""
    if _HAS_NO_SPACES.match(sign):
        return True
    return not sign.isalpha() or not typed.removesuffix(sign)[-1:].isalpha()


def _sign_after(words: list[_Word], start: int, table: UnitTable) -> Unit | None:
    if not words:
        return None
    word = words[0]
    # 15%-os and 25 zł/os.: more may follow the sign.
    for sign in (word.text, word.text.partition("/")[0], word.text[0]):
        if sign in table.signs:
            end = word.end - len(word.text) + len(sign)
            return Unit(frozenset((table.signs[sign],)), is_sign=True, start=start, end=end)
    return None


def _unit_after(words: list[_Word], start: int, table: UnitTable) -> Unit | None:
    """The longest phrase that is a unit, right behind the number or its ending (5th, ৫টি)."""
    for first in range(2 if words and words[0].is_attached else 1):
        for last in range(min(len(words), first + _MOST_WORDS), first, -1):
            phrase = words[first:last]
            meanings = _meanings_of(phrase, table)
            if meanings:
                close = last - first == 1 and first == 0
                end = phrase[0].end if close and phrase[0].text in table.symbols else -1
                # Words are as good as signs where they can mean nothing else.
                is_sign = meanings <= _SHARES
                return Unit(meanings, is_sign=is_sign, start=start, end=end)
    return None


def _meanings_of(phrase: list[_Word], table: UnitTable) -> frozenset[str]:
    text = unicodedata.normalize("NFC", " ".join(word.text for word in phrase))
    if text in table.glued and not phrase[0].is_attached:
        return frozenset()
    text = _known_beginning(text, table)
    is_money = bool(_HAS_NO_SPACES.match(text)) and text in table.currencies
    if text in table.units or is_money:
        # A pound can be weighed and paid.
        return table.units.get(text, frozenset()) | table.currencies.get(
            text.casefold(), frozenset()
        )
    if len(phrase) > 1 or len(text) <= _SHORTEST_STEM:
        return frozenset()
    return _meanings_of_form(text.casefold(), table)


def _known_beginning(text: str, table: UnitTable) -> str:
    """Of words without spaces between, as in Chinese, the longest unit that they begin with."""
    if not _HAS_NO_SPACES.match(text):
        return text
    for length in range(min(len(text), _LONGEST_UNIT), 0, -1):
        if text[:length] in table.units or text[:length] in table.currencies:
            return text[:length]
    return text


def _meanings_of_form(word: str, table: UnitTable) -> frozenset[str]:
    """Of a form that CLDR does not have: the unit whose name it begins with."""
    for length in range(len(word), _SHORTEST_STEM - 1, -1):
        if len(word) - length > _LONGEST_ENDING:
            break
        stem = word[:length]
        if stem in table.units and stem not in table.glued:
            return table.units[stem]
    return frozenset()


def _currency_near(
    text: str, words: list[_Word], start: int, end: int, table: UnitTable
) -> Unit | None:
    """A guess: “5 million pounds” is money, and so may be “5 pounds of apples”."""
    near = [word.text for word in words] + list(_words_before(text, start))[:1]
    meanings: set[str] = set()
    for word in near:
        meanings |= table.currencies.get(unicodedata.normalize("NFC", word).casefold(), frozenset())
        meanings |= table.currencies.get(word, frozenset())
    if not meanings:
        return None
    return Unit(frozenset(meanings), is_guess=True, start=start, end=end)


@lru_cache(maxsize=4096)
def _month_of(word: str, language: str) -> int:
    """Also of forms that CLDR does not have: marcu for marca."""
    word = unicodedata.normalize("NFC", word)
    months = unit_table(language).months
    if word in months:
        return months[word]
    # “May” is a month and “may” is none; where months are written small, capitals say nothing.
    are_small = all(name == name.casefold() for name in months)
    key = word.casefold() if are_small else word
    found = {number for name, number in months.items() if len(name) > 3 and _is_form_of(key, name)}
    return months.get(key, 0) or (found.pop() if len(found) == 1 else 0)


def _is_form_of(word: str, name: str) -> bool:
    # “decembar” has “decembra”.
    stem = name[:-2] if len(name) > _LONG_NAME else name[:-1]
    return word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING
