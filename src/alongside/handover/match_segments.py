"""Tells segments whose numbers or keys a program has lost by their words and their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from alongside.handover.model import (
    Part,
    ReturnedPart,
    ReturnedSegment,
    Segment,
    has_number_of_ours,
)
from alongside.handover.segments import LABELS, is_beside_picture, words_beside_picture
from alongside.handover.text import plain_text, text_from_words
from alongside.publication.fact_uses import StrandFacts, fill_facts


def match_by_source(part: Part, returned: ReturnedPart) -> ReturnedPart:
    """The same with our ids, where there is no doubt which segment is which.

    Segments with one source are told apart by their order, if all of them came back.
    """
    wanted: dict[str, list[str]] = {}
    found: dict[str, list[ReturnedSegment]] = {}
    known_ids = {segment.id for segment in returned.segments}
    for segment in part.segments:
        if segment.id not in known_ids:
            wanted.setdefault(_comparable(plain_text(segment.source)), []).append(segment.id)
    for one in returned.segments:
        if has_lost_number(one):
            found.setdefault(_comparable(one.source), []).append(one)
    new_ids: dict[int, str] = {}
    for source, segments in found.items():
        ids = wanted.get(source, [])
        if len(ids) == len(segments):
            new_ids |= {id(one): id_ for one, id_ in zip(segments, ids, strict=True)}
    matched = tuple(replace(one, id=new_ids.get(id(one), one.id)) for one in returned.segments)
    return replace(returned, segments=matched)


def has_lost_number(segment: ReturnedSegment) -> bool:
    return bool(segment.source) and not segment.is_new and not has_number_of_ours(segment.id)


def _comparable(words: str) -> str:
    """Without spaces, which programs change at will."""
    return "".join(words.split())


def match_by_words(part: Part, returned: ReturnedPart, facts: StrandFacts) -> ReturnedPart | None:
    """The rows of an easy read group with our ids, where there is no doubt which row is which.

    part: as it was sent out. None where rows were changed, added and taken out in one place.
    """
    rows = [one for one in returned.segments if one.text or one.problem]
    wanted = [one for one in part.segments if _is_row(part, one)]
    labelled = {LABELS[one.kind]: one for one in wanted if one.kind in LABELS}
    matched = [replace(row, id=labelled[row.picture].id) for row in rows if row.picture in labelled]
    others = [row for row in rows if row.picture not in labelled]
    ideas = [one for one in wanted if one.kind not in LABELS]
    pairs = _pair_rows([_shown_words(idea, facts) for idea in ideas], others)
    if pairs is None or len({one.id for one in matched}) != len(labelled):
        return None
    for row, number in pairs:
        matched += _matched_row(part, row, None if number is None else ideas[number])
    return replace(returned, segments=tuple(matched), has_lost_keys=False)


def _is_row(part: Part, segment: Segment) -> bool:
    """Whether it has a row of its own in the table of an easy read group."""
    is_offered = part.state != "missing" or segment.kind in LABELS
    return is_offered and not is_beside_picture(part, segment)


def _shown_words(segment: Segment, facts: StrandFacts) -> str:
    words = plain_text(words_beside_picture(segment), segment.codes)
    return _comparable(fill_facts(words, facts).rendered)


def _pair_rows(
    wanted: list[str], rows: list[ReturnedSegment]
) -> list[tuple[ReturnedSegment, int | None]] | None:
    """Each row with the number of what it was before, None for one that somebody added.

    None for all where that is not sure.
    """
    found = [_comparable(plain_text(row.text)) for row in rows]
    pairs: list[tuple[ReturnedSegment, int | None]] = []
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    for kind, first, last, first_row, last_row in matcher.get_opcodes():
        is_as_many = last - first == last_row - first_row
        if kind != "insert" and not is_as_many:
            return None
        numbers = range(first, last) if is_as_many else [None] * (last_row - first_row)
        pairs += zip(rows[first_row:last_row], numbers, strict=True)
    return pairs


def _matched_row(
    part: Part, row: ReturnedSegment, idea: Segment | None
) -> Iterator[ReturnedSegment]:
    if idea is None:
        yield replace(row, is_new=True, is_removal=False)
        return
    yield replace(row, id=idea.id)
    if any(one.id == f"{idea.id}/picture-1" and idea.picture for one in part.segments):
        # What the picture shows stands below it.
        yield ReturnedSegment(
            id=f"{idea.id}/picture-1", text=text_from_words(row.picture), done=row.done
        )
