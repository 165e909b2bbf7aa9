"""How the numbers of a text differ from those of the text that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from alongside.text.numbers import Number


def compare_numbers(
    numbers: list[Number], source_numbers: list[Number], is_translated: bool
) -> tuple[list[str], list[str]]:
    """Values (added, lost). A number with two readings differs only when both do.

    A translation must have each number as often as its source. Another reading level may leave
    out: nothing is lost.
    """
    counts = Counter(number.value for number in numbers)
    source_counts = Counter(number.value for number in source_numbers)
    same = _readings_of_one(numbers, source_numbers)
    if not is_translated:
        new_values = set(_but_restated([*counts], numbers)) - set(source_counts)
        return sorted(value for value in new_values if not _twin(value, source_counts, same)), []
    added = sorted((counts - source_counts).elements())
    lost = sorted((source_counts - counts).elements())
    # A copy, as added grows shorter on the way.
    for value in list(added):
        twin = _twin(value, lost, same)
        if twin:
            added.remove(value)
            lost.remove(twin)
    return _but_restated(added, numbers), _but_restated(lost, source_numbers)


def _but_restated(values: list[str], numbers: list[Number]) -> list[str]:
    """Of the values, those that are there more often than they are only said again."""
    again = Counter(number.value for number in numbers if number.is_restated)
    return sorted(set((Counter(values) - again).elements()))


def times_in_other_half(
    numbers: list[Number], source_numbers: list[Number], is_translated: bool
) -> Iterator[Number]:
    """Times that the source has only in the other half of the day.

    Where the source does not say which half it means, either may be right.
    """
    numbers = [number for number in numbers if not number.is_restated]
    counts = Counter((number.value, number.half_of_day) for number in numbers)
    source_counts = Counter((number.value, number.half_of_day) for number in source_numbers)
    for value, half in sorted(counts):
        in_source = any((value, other) in source_counts for other in ("am", "pm", ""))
        if not half or not in_source:
            continue
        # A time of the source without a half may be told with either.
        allowed = source_counts[value, half] + source_counts[value, ""]
        is_wrong = counts[value, half] > allowed if is_translated else not allowed
        if is_wrong:
            yield _first_at(numbers, value, half)


def numbers_of_other_units(
    numbers: list[Number], source_numbers: list[Number], is_translated: bool
) -> Iterator[tuple[Number, Number]]:
    """Numbers that count something else than in the source, each with one of its source."""

    def count_the_same(number: Number, origin: Number) -> bool:
        return _have_same_unit(number, origin, is_translated)

    yield from _unmatched(numbers, source_numbers, count_the_same, is_translated)


def numbers_of_other_months(
    numbers: list[Number], source_numbers: list[Number], is_translated: bool
) -> Iterator[tuple[Number, Number]]:
    """Days and years beside the name of another month than in the source."""

    def have_same_month(number: Number, origin: Number) -> bool:
        return not number.month or not origin.month or number.month == origin.month

    yield from _unmatched(numbers, source_numbers, have_same_month, is_translated)


def _have_same_unit(number: Number, origin: Number, is_translated: bool) -> bool:
    unit, source_unit = number.unit, origin.unit
    if unit.meanings & source_unit.meanings:
        return True
    # 15% of the source may be “15 in every 100” in easy read, but never “15 people” becomes 15%.
    if unit.is_sign or (source_unit.is_sign and is_translated):
        return False
    is_known = bool(unit.meanings and source_unit.meanings)
    return not is_known or unit.is_guess or source_unit.is_guess


def _unmatched(
    numbers: list[Number],
    source_numbers: list[Number],
    is_same: Callable[[Number, Number], bool],
    is_translated: bool,
) -> Iterator[tuple[Number, Number]]:
    """Numbers of a value that the source has, too, but none that is the same.

    In a translation each number of the source answers for one of the page. Which one is open, so
    that as many as can be find theirs.
    """
    for value in dict.fromkeys(number.value for number in numbers):
        own = _said_once(numbers, value)
        origins = _said_once(source_numbers, value)
        wrong = _find_wrong(own, origins, is_same, is_translated)
        if wrong:
            yield wrong[0], _origin_to_show(wrong[0], origins, is_same)


def _said_once(numbers: list[Number], value: str) -> list[Number]:
    return [each for each in numbers if each.value == value and not each.is_restated]


def _find_wrong(
    own: list[Number],
    origins: list[Number],
    is_same: Callable[[Number, Number], bool],
    is_translated: bool,
) -> list[Number]:
    """own and origins: of one value."""
    if not origins:
        return []
    if not is_translated:
        return [one for one in own if not any(is_same(one, each) for each in origins)]
    # Of a number that is not there as often, compare_numbers tells.
    return _without_partner(own, origins, is_same) if len(own) == len(origins) else []


def _without_partner(
    own: list[Number], origins: list[Number], is_same: Callable[[Number, Number], bool]
) -> list[Number]:
    """A matching as large as can be, by augmenting paths (Kuhn)."""
    partner_of: dict[int, int] = {}

    def find_partner(place: int, tried: set[int]) -> bool:
        for other, origin in enumerate(origins):
            if other in tried or not is_same(own[place], origin):
                continue
            tried.add(other)
            if other not in partner_of or find_partner(partner_of[other], tried):
                partner_of[other] = place
                return True
        return False

    return [number for place, number in enumerate(own) if not find_partner(place, set())]


def _origin_to_show(
    number: Number, origins: list[Number], is_same: Callable[[Number, Number], bool]
) -> Number:
    """The first that is not the same."""
    return next((origin for origin in origins if not is_same(number, origin)), origins[0])


def _readings_of_one(numbers: list[Number], source_numbers: list[Number]) -> set[tuple[str, str]]:
    """(value in the text, value in the source) that one number can have in its two readings."""
    pairs = {(number.value, number.alternative) for number in numbers}
    return pairs | {(number.alternative, number.value) for number in source_numbers}


def _twin(value: str, source_values: Counter[str] | list[str], same: set[tuple[str, str]]) -> str:
    """The value of the source that is another reading of the same number, or ""."""
    return next((other for other in source_values if (value, other) in same), "")


def _first_at(numbers: list[Number], value: str, half: str) -> Number:
    same = (number for number in numbers if (number.value, number.half_of_day) == (value, half))
    return next(same)
