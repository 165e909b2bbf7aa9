"""What came back, held against the pages as they are: what to change, what to leave, and what to refuse and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from alongside.errors import AlongsideError
from alongside.handover import messages
from alongside.handover.model import Part, ReturnedFile, ReturnedPart, Stamp
from alongside.handover.plan import parts_of, words_digest
from alongside.handover.returned_segment import find_problems, resolve_codes
from alongside.handover.text import Text, digest_words
from alongside.model import EASY_READ, Sources
from alongside.publication.made_from import recorded_fingerprints

Problems = list[tuple[str, str]]
"""(id of a segment or place of a section, why)."""


@dataclass(frozen=True)
class Idea:
    """An idea that is new in easy read. after: id of the segment before it, "" at the start. picture: its name, or ""."""

    after_segment: str
    text: Text
    picture: str


@dataclass
class Change:
    """What to do with one section. texts: of the segments whose words are others than on the page. whole: of all
    segments that have words, when the section is to be written anew. mark: for made_from, or ""."""

    part: Part
    texts: dict[str, Text] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    section_texts: dict[str, Text] | None = None
    fingerprint: str = ""

    @property
    def changes_words(self) -> bool:
        return bool(self.texts or self.removed or self.ideas or self.section_texts is not None)


@dataclass
class Judgement:
    """notes: sentences about sections that were taken. untouched: how many sections came back as they were."""

    changes: list[Change] = field(default_factory=list)
    refused: Problems = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged_count: int = 0


def judge(sources: Sources, returned_file: ReturnedFile) -> Judgement:
    found = Judgement(refused=list(returned_file.damaged), notes=list(returned_file.notes))
    known, seen = {}, set()
    for returned in returned_file.parts:
        stamp = returned.stamp
        name = f"{stamp.strand}/{stamp.place}"
        now = (
            _find_stamp_problem(sources, stamp, returned_file.language)
            or (messages.TWICE if name in seen else "")
            or _current_part(sources, stamp, known)
        )
        seen.add(name)
        if isinstance(now, str):
            found.refused.append((stamp.place, now))
        else:
            _judge_part(sources, found, now, returned, returned_file)
    return found


def _find_stamp_problem(sources: Sources, stamp: Stamp, language: str) -> str:
    publication = sources.publication
    versions = [strand.key for strand in publication.strands if strand.made_from]
    if stamp.publication != digest_words(publication.url):
        return messages.OTHER_PUBLICATION.format(name=publication.name)
    if stamp.strand not in versions:
        return messages.OTHER_VERSION.format(strand=stamp.strand, versions=", ".join(versions))
    wanted = publication.strand(stamp.strand).language
    if language and re.split("[-_]", language)[0].casefold() != wanted.split("-")[0]:
        return messages.OTHER_LANGUAGE.format(language=language, wanted=wanted)
    if stamp.document not in publication.documents:
        near = get_close_matches(stamp.document, publication.documents, 1)
        return messages.NO_PAGE.format(page=stamp.document) + (
            f" There is one called “{near[0]}”." if near else ""
        )
    return ""


def _current_part(sources: Sources, stamp: Stamp, parts_by_page: dict) -> Part | str:
    """The section as it would be handed over today, or why it cannot be."""
    key = (stamp.strand, stamp.document)
    if key not in parts_by_page:
        try:
            parts = parts_of(sources, sources.publication.strand(stamp.strand), stamp.document)
            parts_by_page[key] = {part.stamp.section: part for part in parts}
        except AlongsideError as error:
            parts_by_page[key] = f"{error.what} {error.mend}".strip()
    return (
        parts_by_page[key]
        if isinstance(parts_by_page[key], str)
        else parts_by_page[key].get(stamp.section) or messages.NO_SECTION
    )


def _judge_part(
    sources: Sources,
    found: Judgement,
    part: Part,
    returned: ReturnedPart,
    returned_file: ReturnedFile,
) -> None:
    stamp, now = returned.stamp, {one.id: one for one in part.segments}
    strand = sources.publication.strand(stamp.strand)
    old = [one for one in returned.segments if not one.is_new]
    problems = [(one.id, one.problem) for one in returned.segments if one.problem]
    texts = {
        one.id: resolve_codes(now[one.id], one, sources.publication, strand)
        for one in old
        if one.id in now
    }
    if part.is_adaptation and not part.matches_page:
        # Its segments are only an offer: an easy read section that is new is written in ideas of its own.
        texts = {id_: texts.get(id_, ()) for id_ in now}
    problems += _find_id_problems([one.id for one in old], now, texts)
    done = bool(old) and all(one.done and (one.text or one.is_removal) for one in old)
    change = Change(part)
    if problems or _has_changed_words(part, returned, texts):
        if stamp.target != part.stamp.target:
            found.refused.append((stamp.place, messages.PAGE_CHANGED.format(path=part.path)))
            return
        problems += [
            problem
            for one in old
            if one.id in now and not one.problem
            for problem in find_problems(
                now[one.id], one, texts[one.id], part, returned_file.bold_is_optional
            )
        ]
        problems = problems or _plan_change(sources, change, returned, texts)
    if problems:
        found.refused += problems
        return
    variant = sources.variants.get((stamp.document, stamp.strand))
    recorded = recorded_fingerprints(variant).get(stamp.section, "") if variant else ""
    # Or the very words of the file were taken in before, and only now it says that they are finished.
    judged = (
        stamp.target == part.stamp.target
        or stamp.source == part.stamp.source
        and all(texts[one.id] == one.target for one in part.segments)
    )
    if (
        done
        and judged
        and recorded != stamp.source
        and (change.changes_words or part.state == "out of date")
    ):
        change.fingerprint = stamp.source
    if change.changes_words or change.fingerprint:
        found.changes.append(change)
        found.notes += messages.format_notes(
            part,
            stamp,
            change.changes_words,
            done,
            change.section_texts is not None and part.previous != "",
        )
    else:
        found.unchanged_count += 1


def _has_changed_words(part: Part, returned: ReturnedPart, texts: Mapping[str, Text]) -> bool:
    """Whether somebody changed words, in the file or, to the very same, on the page."""
    if any(one.is_new or one.is_removal for one in returned.segments):
        return True
    back = [replace(one, target=texts[one.id]) for one in part.segments]
    return any(one.target != own.target for one, own in zip(back, part.segments, strict=True)) and (
        words_digest(back) != returned.stamp.words_digest
    )


def _find_id_problems(ids: list[str], segments: Mapping, texts: Mapping) -> Problems:
    return (
        [(id_, messages.UNKNOWN_SEGMENT) for id_ in ids if id_ not in segments]
        + [(id_, messages.SEGMENT_TWICE) for id_ in sorted(set(ids)) if ids.count(id_) > 1]
        + [(id_, messages.SEGMENT_MISSING) for id_ in segments if id_ not in texts]
    )


def _plan_change(
    sources: Sources, change: Change, returned: ReturnedPart, texts: Mapping[str, Text]
) -> Problems:
    part, place = change.part, returned.stamp.place
    change.removed = [one.id for one in returned.segments if one.is_removal]
    empty = [one for one in part.segments if not texts[one.id] and one.id not in change.removed]
    unfinished = [(place, messages.UNFINISHED.format(empty=len(empty), all=len(part.segments)))]
    if part.matches_page:
        if any(one.target for one in empty):
            return [(one.id, messages.WORDS_MISSING) for one in empty if one.target]
        if empty:
            return unfinished
        change.texts = {
            one.id: texts[one.id]
            for one in part.segments
            if one.id not in change.removed and texts[one.id] != one.target
        }
    else:
        if returned.stamp.structure_digest != part.stamp.structure_digest:
            return [(place, messages.SOURCE_CHANGED.format(path=part.source_path))]
        has_body = any(one.is_new for one in returned.segments) or any(
            text and _is_body(id_) for id_, text in texts.items()
        )
        if empty and not part.is_adaptation or not has_body:
            return unfinished
        change.section_texts = {
            id_: text for id_, text in texts.items() if text and id_ not in change.removed
        }
    return _plan_ideas(sources, change, returned)


def _plan_ideas(sources: Sources, change: Change, returned: ReturnedPart) -> Problems:
    problems, last = [], ""
    for one in returned.segments:
        if not one.is_new:
            last = one.id if one.id not in change.removed else last
            continue
        name = one.picture.strip()
        if sources.publication.strand(returned.stamp.strand).level != EASY_READ:
            problems.append(
                (
                    returned.stamp.place,
                    messages.ROW_WITHOUT_NUMBER.format(words=messages.shorten(one.text)),
                )
            )
        elif name and name not in sources.publication.pictures:
            problems.append(
                (returned.stamp.place, messages.unknown_picture_message(sources, name, one.text))
            )
        else:
            change.ideas.append(Idea(last, one.text, name))
    return problems


def _is_body(id_: str) -> bool:
    return id_.rpartition("/")[2] not in ("title", "description", "heading")
