"""Writes a Handover as XLIFF 2.0, and reads such a file when it comes back.

A page is a <file>, a section a <group>, a segment a <unit> with one <segment>. See
https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html.
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
from alongside.handover.notes import (
    INSTRUCTIONS,
    GlossaryEntry,
    glossary_entries,
    segment_notes,
)
from alongside.handover.xliff_inline_tags import V20, read_inline_tags, write_inline_tags
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

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY_NAMESPACE = "urn:oasis:names:tc:xliff:glossary:2.0"
_FINISHED_STATES = ("translated", "reviewed", "final")


def write(handover: Handover) -> bytes:
    root = new_root(_NAMESPACE, V20.version)
    root.set("srcLang", handover.source.language)
    root.set("trgLang", handover.strand.language)
    finder = TermFinder(handover.publication, handover.source)
    for path, group in groupby(handover.parts, key=lambda part: part.path):
        parts = list(group)
        file = add_element(root, "file", {"id": parts[0].stamp.document, "original": path})
        add_element(add_element(file, "notes"), "note", text=INSTRUCTIONS)
        for part in parts:
            attributes = {"id": _to_xliff_id(part.stamp.section), "name": part.heading}
            section = add_element(file, "group", attributes)
            for number, segment in enumerate(part.segments):
                notes = list(segment_notes(handover, part, number, finder))
                glossary = glossary_entries(handover, segment, finder)
                _add_unit(section, handover, part, segment, notes, glossary)
    return serialise(root)


def _add_unit(
    section: etree._Element,
    handover: Handover,
    part: Part,
    segment: Segment,
    notes: list[tuple[str, str]],
    glossary: list[GlossaryEntry],
) -> None:
    attributes = {XML_SPACE: "preserve", "id": _to_xliff_id(segment.id)}
    unit = add_element(section, "unit", attributes)
    # The schema wants this order: modules such as the glossary, then notes, then segments.
    if glossary:
        _add_glossary(unit, glossary)
    if notes:
        holder = add_element(unit, "notes")
        for kind, words in notes:
            add_element(holder, "note", {"category": kind}, words)
    is_finished = part.state == "up to date" and segment.target
    state = "translated" if is_finished else "initial"
    piece = add_element(unit, "segment", {"state": state})
    source = add_element(piece, "source", {XML_LANG: handover.source.language})
    write_inline_tags(source, segment.source, segment.codes, V20)
    target = add_element(piece, "target", {XML_LANG: handover.strand.language})
    write_inline_tags(target, segment.target, segment.codes, V20)


def _add_glossary(unit: etree._Element, entries: list[GlossaryEntry]) -> None:
    name = etree.QName(_GLOSSARY_NAMESPACE, "glossary")
    glossary = etree.SubElement(unit, name, nsmap={"gls": _GLOSSARY_NAMESPACE})
    for source_word, word, meaning in entries:
        entry = add_element(glossary, "glossEntry")
        add_element(entry, "term", text=source_word)
        add_element(entry, "translation", text=word)
        add_element(entry, "definition", text=meaning)


def _to_xliff_id(id_: str) -> str:
    """Ids of XLIFF 2 may have no stroke."""
    return id_.replace("/", ":")


def read(root: etree._Element) -> ReturnedFile:
    """root: of a document without a document type."""
    require_file_element(root)
    return group_into_sections(_read_units(root), root.get("trgLang"))


def _read_units(root: etree._Element) -> Iterator[tuple[ReturnedSegment, str]]:
    """(segment, its notes)."""
    for unit in root.iter("{*}unit"):
        segments = unit.findall("{*}segment")
        if not segments:
            continue
        text, problem = read_inline_tags(_word_elements(unit), V20)
        is_finished = all(segment.get("state") in _FINISHED_STATES for segment in segments)
        returned = ReturnedSegment(
            id=unit.get("id", "").replace(":", "/"),
            text=text,
            done=bool(text) and is_finished,
            problem=problem,
            is_removal=is_removal_request(text),
        )
        yield returned, read_notes(unit)


def _word_elements(unit: etree._Element) -> Iterator[etree._Element]:
    """A program may have cut a unit into several segments: together they are one again."""
    for piece in unit.iterchildren("{*}segment", "{*}ignorable"):
        words = piece.find("{*}target")
        if words is None and etree.QName(piece).localname == "ignorable":
            # The space between two sentences, which need not be repeated.
            words = piece.find("{*}source")
        if words is not None:
            yield words
