"""What was removed, added and changed between two versions of a text, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MIN_SIMILARITY = 0.5
"""Of the words of two paragraphs, the share that must be the same for one to be a new wording of
the other."""
_STOPS = ".,;:!?…۔،؛؟।"


@dataclass(frozen=True)
class Difference:
    """What became of one paragraph. before: "" for an added one; after: "" for a removed one.

    removed, added: the runs of words that differ, of a paragraph that was changed.
    """

    before: str
    after: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def compare_paragraphs(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """Every paragraph that differs, in the order of the text.

    What was removed comes before what was added in its place.
    """
    differences: list[Difference] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation != "equal":
            differences += _match_paragraphs(
                list(before[start:end]), list(after[new_start:new_end])
            )
    return differences


def _match_paragraphs(before: list[str], after: list[str]) -> Iterator[Difference]:
    """Each old paragraph with the first new one that is like it; the order of both is kept."""
    for old in before:
        place = _place_of_like_paragraph(old, after)
        if place is None:
            yield Difference(old, "")
            continue
        yield from (Difference("", new) for new in after[:place])
        yield _word_differences(old, after[place])
        # What comes after the pair can only pair with what comes after it.
        after = after[place + 1 :]
    yield from (Difference("", new) for new in after)


def _place_of_like_paragraph(old: str, paragraphs: list[str]) -> int | None:
    for place, new in enumerate(paragraphs):
        if _word_matcher(old, new).ratio() >= _MIN_SIMILARITY:
            return place
    return None


def _word_differences(before: str, after: str) -> Difference:
    old = before.split()
    new = after.split()
    removed: list[str] = []
    added: list[str] = []
    for operation, start, end, new_start, new_end in _word_matcher(before, after).get_opcodes():
        if operation != "equal":
            removed += _trim_run(old[start:end])
            added += _trim_run(new[new_start:new_end])
    return Difference(before=before, after=after, removed=tuple(removed), added=tuple(added))


def _trim_run(words: list[str]) -> list[str]:
    """A run of words without the stops around it, unless they are all that differs; [] for none."""
    run = " ".join(words)
    return [run.strip(_STOPS) or run] if run else []


def _word_matcher(before: str, after: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False)
