"""A planned change of one section: which blocks get other words, go away, or are added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from alongside.handover import messages
from alongside.handover.model import Part, ReturnedPart, ReturnedSegment, Segment
from alongside.handover.text import Text
from alongside.model import EASY_READ, Publication

Problems = list[tuple[str, str]]
"""(id of a segment or place of a section, why it cannot be taken in)."""
_NOT_BODY = ("title", "description", "heading")


@dataclass(frozen=True)
class Idea:
    """A paragraph that somebody added to an easy read section.

    after_segment: id of the segment before it, "" at the start of the section.
    picture: its name in pictures.yml, or "".
    """

    after_segment: str
    text: Text
    picture: str


@dataclass
class Change:
    """What to do with one section.

    texts: id of a segment to its new words, for those whose words differ from the page's.
    removed: ids of segments to take out. ideas: to add, in the order of the file.
    section_texts: of all segments that have words, when the section is to be written anew;
    otherwise None.
    fingerprint: of the source's section, to record in made_from; "" to leave made_from alone.
    """

    part: Part
    texts: dict[str, Text] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    section_texts: dict[str, Text] | None = None
    fingerprint: str = ""

    @property
    def changes_words(self) -> bool:
        if self.section_texts is not None:
            return True
        return bool(self.texts or self.removed or self.ideas)


def plan_change(
    publication: Publication, change: Change, returned: ReturnedPart, texts: Mapping[str, Text]
) -> Problems:
    """Fills in an empty Change from the words that came back; returns why that is impossible.

    texts: id to words of every segment of the section, () where it has none.
    """
    change.removed = [segment.id for segment in returned.segments if segment.is_removal]
    if change.part.matches_page:
        problems = _plan_rewording(change, texts)
    else:
        problems = _plan_rewriting(change, returned, texts)
    return problems or _plan_ideas(publication, change, returned)


def _plan_rewording(change: Change, texts: Mapping[str, Text]) -> Problems:
    """For a section whose segments each stand for one block of the page."""
    empty = _segments_without_words(change, texts)
    emptied = [segment for segment in empty if segment.target]
    if emptied:
        return [(segment.id, messages.WORDS_MISSING) for segment in emptied]
    if empty:
        return [_unfinished_problem(change.part, empty)]
    for segment in change.part.segments:
        if segment.id not in change.removed and texts[segment.id] != segment.target:
            change.texts[segment.id] = texts[segment.id]
    return []


def _plan_rewriting(change: Change, returned: ReturnedPart, texts: Mapping[str, Text]) -> Problems:
    """For a section that is missing, or has other blocks than its source."""
    part = change.part
    if returned.stamp.structure_digest != part.stamp.structure_digest:
        return [(part.stamp.place, messages.SOURCE_CHANGED.format(path=part.source_path))]
    empty = _segments_without_words(change, texts)
    # Easy read is written in ideas of its own, so its segments may stay empty; a translation's not.
    lacks_segments = bool(empty) and not part.is_adaptation
    if lacks_segments or not _has_body(returned, texts):
        return [_unfinished_problem(part, empty)]
    change.section_texts = {}
    for id_, text in texts.items():
        if text and id_ not in change.removed:
            change.section_texts[id_] = text
    return []


def _segments_without_words(change: Change, texts: Mapping[str, Text]) -> list[Segment]:
    return [
        segment
        for segment in change.part.segments
        if not texts[segment.id] and segment.id not in change.removed
    ]


def _unfinished_problem(part: Part, empty: list[Segment]) -> tuple[str, str]:
    words = messages.UNFINISHED.format(empty=len(empty), all=len(part.segments))
    return part.stamp.place, words


def _has_body(returned: ReturnedPart, texts: Mapping[str, Text]) -> bool:
    """Whether anything came back for the section besides its heading, title and description."""
    if any(segment.is_new for segment in returned.segments):
        return True
    return any(text and id_.rpartition("/")[2] not in _NOT_BODY for id_, text in texts.items())


def _plan_ideas(publication: Publication, change: Change, returned: ReturnedPart) -> Problems:
    """Puts each added idea behind the last segment before it that stays."""
    problems: Problems = []
    last_id = ""
    for segment in returned.segments:
        if segment.is_new:
            problem = _find_idea_problem(publication, returned, segment)
            if problem:
                problems.append((returned.stamp.place, problem))
            else:
                change.ideas.append(Idea(last_id, segment.text, segment.picture.strip()))
        elif segment.id not in change.removed:
            last_id = segment.id
    return problems


def _find_idea_problem(
    publication: Publication, returned: ReturnedPart, segment: ReturnedSegment
) -> str:
    if publication.strand(returned.stamp.strand).level != EASY_READ:
        return messages.ROW_WITHOUT_NUMBER.format(words=messages.shorten(segment.text))
    picture = segment.picture.strip()
    if picture and picture not in publication.pictures:
        return messages.unknown_picture_message(publication, picture, segment.text)
    return ""
