"""Tells segments whose numbers a program has lost by the words of their source."""

from __future__ import annotations

from dataclasses import replace

from alongside.handover.model import Part, ReturnedPart, ReturnedSegment, has_number_of_ours
from alongside.handover.text import plain_text


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
