"""What was removed, added and changed between two versions of a text, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_MIN_SIMILARITY = 0.5
"""Of the words of two paragraphs, the share that must be the same for one to be a new wording of the other."""
_STOPS = ".,;:!?…۔،؛؟।"


@dataclass(frozen=True)
class Difference:
    """One paragraph. before: "" for an added one; after: "" for a removed one.

    removed, added: the runs of words that differ, of a paragraph that was changed.
    """

    before: str
    after: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def compare_paragraphs(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    """In the order of the text; what was removed before what was added in its place."""
    found: list[Difference] = []
    for operation, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation != "equal":
            found += _match_paragraphs(list(before[i:j]), list(after[k:m]))
    return found


def _match_paragraphs(before: list[str], after: list[str]) -> Iterator[Difference]:
    """Each old paragraph with the first new one that is like it; the order of both is kept."""
    for old in before:
        place = next(
            (
                place
                for place, new in enumerate(after)
                if _matcher(old, new).ratio() >= _MIN_SIMILARITY
            ),
            None,
        )
        if place is None:
            yield Difference(old, "")
            continue
        yield from (Difference("", new) for new in after[:place])
        yield _word_differences(old, after[place])
        after = after[place + 1 :]
    yield from (Difference("", new) for new in after)


def _word_differences(before: str, after: str) -> Difference:
    old, new = before.split(), after.split()
    removed, added = [], []
    for operation, i, j, k, m in _matcher(before, after).get_opcodes():
        if operation != "equal":
            removed += _trim_run(old[i:j])
            added += _trim_run(new[k:m])
    return Difference(before, after, tuple(removed), tuple(added))


def _trim_run(words: list[str]) -> list[str]:
    """A run of words as it is told of: without the stops around it, unless they are all that differs."""
    said = " ".join(words)
    return [said.strip(_STOPS) or said] if said else []


def _matcher(before: str, after: str) -> SequenceMatcher:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False)
