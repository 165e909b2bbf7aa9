"""How the numbers of a text differ from those of the text that it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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
        new_values = set(counts) - set(source_counts)
        return sorted(value for value in new_values if not _twin(value, source_counts, same)), []
    added = sorted((counts - source_counts).elements())
    lost = sorted((source_counts - counts).elements())
    # A copy, as added grows shorter on the way.
    for value in list(added):
        twin = _twin(value, lost, same)
        if twin:
            added.remove(value)
            lost.remove(twin)
    return sorted(set(added)), sorted(set(lost))


def times_in_other_half(
    numbers: list[Number], source_numbers: list[Number], is_translated: bool
) -> Iterator[Number]:
    """Times that the source has only in the other half of the day.

    Where the source does not say which half it means, either may be right.
    """
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
