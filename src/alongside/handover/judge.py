"""Decides what to do with each section of a returned file: change the page, leave it, or refuse.

A section is refused, with the reason, when taking it in would lose newer words of the page, break
a link or picture, or leave readers with half a section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from alongside.errors import AlongsideError
from alongside.handover import messages
from alongside.handover.change import Change, Problems, plan_change
from alongside.handover.match_segments import has_lost_number, match_by_source, match_by_words
from alongside.handover.model import Part, ReturnedFile, ReturnedPart, ReturnedSegment, Stamp
from alongside.handover.plan import parts_of, words_digest
from alongside.handover.returned_codes import resolve_codes
from alongside.handover.returned_segment import find_problems
from alongside.handover.strands import made_strands
from alongside.handover.text import Text, digest_words
from alongside.model import Sources
from alongside.publication.fact_uses import strand_facts
from alongside.publication.made_from import recorded_fingerprints


@dataclass
class Judgement:
    """What to do with all the sections of a returned file.

    changes: of sections that are taken in. refused: see Problems.
    notes: sentences for whoever imports the file, on sections that were taken in.
    unchanged_count: how many sections came back as they were sent out.
    """

    changes: list[Change] = field(default_factory=list)
    refused: Problems = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged_count: int = 0


def judge(sources: Sources, returned_file: ReturnedFile) -> Judgement:
    """Holds a returned file against the pages as they are now. Writes nothing."""
    judgement = Judgement(refused=list(returned_file.damaged), notes=list(returned_file.notes))
    current_parts = _CurrentParts(sources)
    names_so_far: set[str] = set()
    for returned in returned_file.parts:
        stamp = returned.stamp
        name = f"{stamp.strand}/{stamp.place}"
        problem = _find_stamp_problem(sources, stamp, returned_file.language)
        if not problem and name in names_so_far:
            problem = messages.TWICE
        names_so_far.add(name)
        part_or_problem = problem or current_parts.find(stamp)
        if isinstance(part_or_problem, str):
            judgement.refused.append((stamp.place, part_or_problem))
        else:
            bold_is_optional = returned_file.bold_is_optional
            _judge_part(sources, judgement, part_or_problem, returned, bold_is_optional)
    return judgement


def _find_stamp_problem(sources: Sources, stamp: Stamp, language: str) -> str:
    """Why a section cannot belong to this publication, or "". language: that the file says."""
    publication = sources.publication
    versions = [strand.key for strand in made_strands(publication)]
    if stamp.publication_digest != digest_words(publication.url):
        return messages.OTHER_PUBLICATION.format(name=publication.name)
    # The source itself is not handed over: it is made from nothing.
    if stamp.strand not in versions:
        return messages.OTHER_VERSION.format(strand=stamp.strand, versions=", ".join(versions))
    wanted = publication.strand(stamp.strand).language
    # Only the primary subtag counts: tools add regions ("pl-PL") that we do not ask for.
    if language and re.split("[-_]", language)[0].casefold() != wanted.split("-")[0]:
        return messages.OTHER_LANGUAGE.format(language=language, wanted=wanted)
    if stamp.document not in publication.documents:
        message = messages.NO_PAGE.format(page=stamp.document)
        near = get_close_matches(stamp.document, publication.documents, 1)
        return f"{message} There is one called “{near[0]}”." if near else message
    return ""


class _CurrentParts:
    """Sections as they would be handed over today. Each page is read once."""

    def __init__(self, sources: Sources):
        self._sources = sources
        self._parts_by_page: dict[tuple[str, str], dict[str, Part] | str] = {}

    def find(self, stamp: Stamp) -> Part | str:
        """The section that the stamp names, or why it cannot be handed over."""
        key = (stamp.strand, stamp.document)
        if key not in self._parts_by_page:
            self._parts_by_page[key] = self._parts_or_problem(stamp)
        parts = self._parts_by_page[key]
        if isinstance(parts, str):
            return parts
        return parts.get(stamp.section) or messages.NO_SECTION

    def _parts_or_problem(self, stamp: Stamp) -> dict[str, Part] | str:
        strand = self._sources.publication.strand(stamp.strand)
        try:
            parts = parts_of(self._sources, strand, stamp.document)
        except AlongsideError as error:
            return f"{error.what} {error.mend}".strip()
        return {part.stamp.section: part for part in parts}


def _judge_part(
    sources: Sources,
    judgement: Judgement,
    part: Part,
    returned: ReturnedPart,
    bold_is_optional: bool,
) -> None:
    """Adds to the judgement what to do with one section that the publication has."""
    matched = _match_lost_segments(sources, part, returned)
    if isinstance(matched, str):
        judgement.refused.append((part.stamp.place, matched))
        return
    if matched != returned:
        message = messages.KEYS_LOST if returned.has_lost_keys else messages.NUMBERS_LOST
        judgement.notes.append(message.format(place=part.stamp.place))
    returned = matched
    texts = _resolve_texts(sources, part, returned)
    problems = _find_file_problems(part, returned, texts)
    change = Change(part)
    if problems or _has_changed_words(part, returned, texts):
        if returned.stamp.section_digest != part.stamp.section_digest:
            message = messages.PAGE_CHANGED.format(path=part.path)
            judgement.refused.append((part.stamp.place, message))
            return
        problems += _find_word_problems(part, returned, texts, bold_is_optional)
        problems = problems or plan_change(sources.publication, change, returned, texts)
    if problems:
        judgement.refused += problems
        return
    change.fingerprint = _fingerprint_to_record(sources, change, returned, texts)
    _add_change(judgement, change, returned)


def _match_lost_segments(
    sources: Sources, part: Part, returned: ReturnedPart
) -> ReturnedPart | str:
    """The section with our ids, also where a program lost them, or why that is impossible."""
    if not returned.has_lost_keys:
        return match_by_source(part, returned)
    if returned.stamp.section_digest != part.stamp.section_digest:
        return messages.PAGE_CHANGED.format(path=part.path)
    publication = sources.publication
    facts = strand_facts(publication, publication.strand(returned.stamp.strand))
    return match_by_words(part, returned, facts) or messages.ROWS_UNCLEAR


def _resolve_texts(sources: Sources, part: Part, returned: ReturnedPart) -> dict[str, Text]:
    """Id of each segment that we know to the words that came back, with the ids of our codes."""
    segments = {segment.id: segment for segment in part.segments}
    strand = sources.publication.strand(returned.stamp.strand)
    texts: dict[str, Text] = {}
    for segment in _numbered_segments(returned):
        if segment.id in segments:
            texts[segment.id] = resolve_codes(
                segments[segment.id], segment, sources.publication, strand
            )
    if part.is_adaptation and not part.matches_page:
        # Its segments are only an offer: a new easy read section is written in ideas of its own.
        return {id_: texts.get(id_, ()) for id_ in segments}
    return texts


def _numbered_segments(returned: ReturnedPart) -> list[ReturnedSegment]:
    """Those that were sent out, and not added by somebody."""
    return [segment for segment in returned.segments if not segment.is_new]


def _find_file_problems(part: Part, returned: ReturnedPart, texts: Mapping[str, Text]) -> Problems:
    """Segments that could not be read, or are unknown, repeated or missing."""
    known_ids = [segment.id for segment in part.segments]
    ids = [segment.id for segment in _numbered_segments(returned)]
    problems = [
        (segment.id or part.stamp.place, segment.problem)
        for segment in returned.segments
        if segment.problem
    ]
    problems += [
        (segment.id, _describe_unknown_segment(segment))
        for segment in _numbered_segments(returned)
        if segment.id not in known_ids
    ]
    problems += [(id_, messages.SEGMENT_TWICE) for id_ in _repeated_ids(ids)]
    problems += [(id_, messages.SEGMENT_MISSING) for id_ in known_ids if id_ not in texts]
    return problems


def _describe_unknown_segment(segment: ReturnedSegment) -> str:
    if has_lost_number(segment):
        return messages.SOURCE_UNKNOWN.format(source=messages.shorten_words(segment.source))
    return messages.UNKNOWN_SEGMENT


def _repeated_ids(ids: list[str]) -> list[str]:
    return sorted(id_ for id_, count in Counter(ids).items() if count > 1)


def _has_changed_words(part: Part, returned: ReturnedPart, texts: Mapping[str, Text]) -> bool:
    """Whether somebody changed words in the file, and the page does not have these words yet."""
    if any(segment.is_new or segment.is_removal for segment in returned.segments):
        return True
    as_returned = [replace(segment, target=texts[segment.id]) for segment in part.segments]
    if as_returned == list(part.segments):
        return False
    if returned.stamp.section_digest == part.stamp.section_digest:
        # The page is as it was sent out, so all that differs was changed in the file: also links
        # that lead elsewhere, which the digest of the words does not hold.
        return True
    return words_digest(as_returned) != returned.stamp.words_digest


def _find_word_problems(
    part: Part, returned: ReturnedPart, texts: Mapping[str, Text], bold_is_optional: bool
) -> Problems:
    segments = {segment.id: segment for segment in part.segments}
    problems: Problems = []
    for segment in _numbered_segments(returned):
        if segment.id in segments and not segment.problem:
            problems += find_problems(
                segments[segment.id], segment, texts[segment.id], part, bold_is_optional
            )
    return problems


def _is_finished(returned: ReturnedPart) -> bool:
    """Whether every segment is marked as done, and has words or is to be taken out."""
    segments = _numbered_segments(returned)
    return bool(segments) and all(
        segment.done and (segment.text or segment.is_removal) for segment in segments
    )


def _fingerprint_to_record(
    sources: Sources, change: Change, returned: ReturnedPart, texts: Mapping[str, Text]
) -> str:
    """The fingerprint of the source that made_from should name from now on, or "" for no change."""
    part = change.part
    stamp = returned.stamp
    if not _is_finished(returned) or not (change.changes_words or part.state == "out of date"):
        return ""
    if stamp.section_digest != part.stamp.section_digest:
        # The page was changed since. That is no harm where the very words of the file were taken
        # in before, from the same source, and only now the file says that they are finished.
        same_source = stamp.source_fingerprint == part.stamp.source_fingerprint
        if not same_source or any(texts[one.id] != one.target for one in part.segments):
            return ""
    variant = sources.variants.get((stamp.document, stamp.strand))
    recorded = recorded_fingerprints(variant).get(stamp.section, "") if variant else ""
    return "" if recorded == stamp.source_fingerprint else stamp.source_fingerprint


def _add_change(judgement: Judgement, change: Change, returned: ReturnedPart) -> None:
    if not change.changes_words and not change.fingerprint:
        judgement.unchanged_count += 1
        return
    judgement.changes.append(change)
    judgement.notes += messages.format_notes(
        change.part,
        returned.stamp,
        reworded=change.changes_words,
        done=_is_finished(returned),
        rewritten=change.section_texts is not None and change.part.previous != "",
    )
