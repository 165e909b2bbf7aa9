"""Writes a Handover as XLIFF 1.2, and reads such a file when it comes back.

A page is a <file>, a section a <group>, a segment a <trans-unit>. See
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from alongside.handover.model import (
    Handover,
    Part,
    ReturnedFile,
    ReturnedSegment,
    Segment,
    group_into_sections,
)
from alongside.handover.notes import INSTRUCTIONS, glossary_entry, segment_notes
from alongside.handover.text import plain_text
from alongside.handover.xliff_inline_tags import (
    V12,
    is_sentence,
    read_inline_tags,
    write_inline_tags,
)
from alongside.handover.xliff_xml import (
    SENTENCE_WITHOUT_WORDS,
    XML_LANG,
    XML_SPACE,
    add_element,
    is_removal_request,
    new_root,
    notes_of_others,
    read_notes,
    require_file_element,
    serialise,
    state_notes,
)
from alongside.publication.terms import TermFinder

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_KIND_OF_NOTE = "from"
"""The attribute of a note that says what kind it is."""
_FINISHED_STATES = ("translated", "signed-off", "final")
_KNOWN_STATES = (
    *_FINISHED_STATES,
    "no",
    "new",
    "needs-translation",
    "needs-adaptation",
    "needs-l10n",
    "needs-review-translation",
    "needs-review-adaptation",
    "needs-review-l10n",
)
"""Of the standard, and “no” where a program says only that the words are not approved."""
_MEMOQ_FINISHED = ("ManuallyConfirmed", "Proofread", "Reviewer1Confirmed", "Reviewer2Confirmed")
_TRADOS_FINISHED = {"Translated", "ApprovedTranslation", "ApprovedSignOff"}
"""How these programs mark finished words in files of their own kinds."""


def write(handover: Handover) -> bytes:
    root = new_root(_NAMESPACE, V12.version)
    finder = TermFinder(handover.publication, handover.source)
    for path, group in groupby(handover.parts, key=lambda part: part.path):
        body = _add_file(root, path, handover)
        for part in group:
            attributes = {"id": part.stamp.section, "resname": part.heading}
            section = add_element(body, "group", attributes)
            for number, segment in enumerate(part.segments):
                unit = _add_unit(section, handover, part, segment)
                for kind, words in segment_notes(handover, part, number, finder):
                    add_element(unit, "note", {_KIND_OF_NOTE: kind}, words)
    return serialise(root)


def _add_file(root: etree._Element, path: str, handover: Handover) -> etree._Element:
    """The page; returns what its sections are put into."""
    attributes = {
        "original": path,
        "source-language": handover.source.language,
        "target-language": handover.strand.language,
        "datatype": "plaintext",
    }
    file = add_element(root, "file", attributes)
    header = add_element(file, "header")
    if handover.terms:
        glossary = add_element(header, "glossary")
        entries = [glossary_entry(handover, term) for term in handover.terms]
        lines = ["\t".join(entry) for entry in entries]
        add_element(glossary, "internal-file", {"form": "text/plain"}, "\n".join(lines))
    add_element(header, "note", text=INSTRUCTIONS)
    return add_element(file, "body")


def _add_unit(
    section: etree._Element, handover: Handover, part: Part, segment: Segment
) -> etree._Element:
    unit = add_element(section, "trans-unit", {XML_SPACE: "preserve", "id": segment.id})
    state = _state(part, segment)
    if state == "translated":
        # Some programs go by the state, others by this.
        unit.set("approved", "yes")
    source = add_element(unit, "source", {XML_LANG: handover.source.language})
    write_inline_tags(source, segment.source, segment.codes, V12)
    attributes = {XML_LANG: handover.strand.language, "state": state}
    target = add_element(unit, "target", attributes)
    write_inline_tags(target, segment.target, segment.codes, V12)
    return unit


def _state(part: Part, segment: Segment) -> str:
    if not segment.target:
        return "needs-translation"
    return "translated" if part.state == "up to date" else "needs-review-translation"


def read(root: etree._Element) -> ReturnedFile:
    """root: of a document without a document type."""
    language = require_file_element(root).get("target-language")
    states: list[str] = []
    file = group_into_sections(_read_units(root, states), language)
    notes = (*state_notes(states, _KNOWN_STATES), *notes_of_others(root, _KIND_OF_NOTE))
    return replace(file, notes=notes)


def _read_units(root: etree._Element, states: list[str]) -> Iterator[tuple[ReturnedSegment, str]]:
    """(segment, its notes). states: gets that of each segment with words."""
    for unit in root.iter("{*}trans-unit"):
        target = unit.find("{*}target")
        text, problem = read_inline_tags([] if target is None else [target], V12)
        source, _ = read_inline_tags(unit.findall("{*}source"), V12)
        if text and target is not None:
            states.append(_read_state(unit, target))
            problem = problem or _sentence_problem(unit, target)
        yield (
            ReturnedSegment(
                id=unit.get("id", ""),
                text=text,
                done=bool(text) and _is_finished(unit, states[-1]),
                problem=problem,
                is_removal=is_removal_request(text),
                source=plain_text(source),
            ),
            read_notes(unit),
        )


def _read_state(unit: etree._Element, target: etree._Element) -> str:
    """What the file says of a segment; "translated" where only a program's own mark says so."""
    state = target.get("state", "")
    if state:
        return state
    own_marks = {etree.QName(name).localname: value for name, value in unit.attrib.items()}
    confidences = [one.get("conf") for one in unit.iter("{*}seg") if one.get("conf")]
    is_confirmed = (
        unit.get("approved") == "yes"
        or own_marks.get("confirmed") == "1"
        or own_marks.get("status") in _MEMOQ_FINISHED
        or (bool(confidences) and set(confidences) <= _TRADOS_FINISHED)
    )
    return "translated" if is_confirmed else unit.get("approved", "")


def _is_finished(unit: etree._Element, state: str) -> bool:
    """Only where somebody said so: a program may write a state, and yet that it is not approved."""
    return unit.get("approved") != "no" and state in _FINISHED_STATES


def _sentence_problem(unit: etree._Element, target: etree._Element) -> str:
    """Which sentence has no words, in a unit that a program has cut into sentences."""
    translated = {one.get("mid") for one in _sentences(target)}
    source = unit.find("{*}seg-source")
    if source is None or not any(is_sentence(mark) for mark in target.iter()):
        return ""
    for sentence in _sentences(source):
        if sentence.get("mid") not in translated:
            words = " ".join(str(sentence.xpath("string()")).split())
            return SENTENCE_WITHOUT_WORDS.format(sentence=words)
    return ""


def _sentences(element: etree._Element) -> list[etree._Element]:
    """The marks around sentences that have words."""
    return [one for one in element.iter() if is_sentence(one) and _has_words(one)]


def _has_words(mark: etree._Element) -> bool:
    return len(mark) > 0 or bool((mark.text or "").strip())
