"""Writes a Handover as XLIFF 1.2, and reads such a file when it comes back.

A page is a <file>, a section a <group>, a segment a <trans-unit>. See
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from alongside.handover.xliff_inline_tags import V12, read_inline_tags, write_inline_tags
from alongside.handover.xliff_xml import (
    XML_LANG,
    XML_SPACE,
    add_element,
    is_removal_request,
    new_root,
    read_notes,
    require_file_element,
    serialise,
)
from alongside.publication.terms import TermFinder

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_UNFINISHED_STATES = ("needs-", "new")
"""How the states begin that say that somebody must still work on the words."""


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
                    add_element(unit, "note", {"from": kind}, words)
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
    return group_into_sections(_read_units(root), language)


def _read_units(root: etree._Element) -> Iterator[tuple[ReturnedSegment, str]]:
    """(segment, its notes)."""
    for unit in root.iter("{*}trans-unit"):
        target = unit.find("{*}target")
        text, problem = read_inline_tags([] if target is None else [target], V12)
        state = "new" if target is None else target.get("state", "")
        segment = ReturnedSegment(
            id=unit.get("id", ""),
            text=text,
            done=bool(text) and not state.startswith(_UNFINISHED_STATES),
            problem=problem,
            is_removal=is_removal_request(text),
        )
        yield segment, read_notes(unit)
