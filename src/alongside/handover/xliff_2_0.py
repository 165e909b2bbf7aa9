"""Writes a Handover as XLIFF 2.0, and reads such a file when it comes back.

A page is a <file>, a section a <group>, a segment a <unit> with one <segment>. See
https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html.
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
from alongside.handover.notes import (
    INSTRUCTIONS,
    GlossaryEntry,
    glossary_entries,
    segment_notes,
)
from alongside.handover.text import plain_text
from alongside.handover.xliff_inline_tags import V20, read_inline_tags, write_inline_tags
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

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_GLOSSARY_NAMESPACE = "urn:oasis:names:tc:xliff:glossary:2.0"
_KIND_OF_NOTE = "category"
"""The attribute of a note that says what kind it is."""
_FINISHED_STATES = ("translated", "reviewed", "final")
_KNOWN_STATES = (*_FINISHED_STATES, "initial")
_UNCLEAR_ORDER = (
    "A program has cut this piece into sentences and put them into another order, but what it says "
    "about the order cannot be followed. Put them in order in that program, and save it again."
)


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
            add_element(holder, "note", {_KIND_OF_NOTE: kind}, words)
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
    states: list[str] = []
    file = group_into_sections(_read_units(root, states), root.get("trgLang"))
    notes = (*state_notes(states, _KNOWN_STATES), *notes_of_others(root, _KIND_OF_NOTE))
    return replace(file, notes=notes)


def _read_units(root: etree._Element, states: list[str]) -> Iterator[tuple[ReturnedSegment, str]]:
    """(segment, its notes). states: gets those of all segments with words."""
    for unit in root.iter("{*}unit"):
        segments = unit.findall("{*}segment")
        if not segments:
            continue
        pieces = [piece for piece in unit if _kind(piece) in ("segment", "ignorable")]
        ordered, problem = _order_pieces(pieces)
        text, tag_problem = read_inline_tags(map(_words_of, ordered), V20)
        source, _ = read_inline_tags([_child(piece, "source") for piece in pieces], V20)
        if text:
            states += [segment.get("state", "") for segment in segments]
            problem = problem or tag_problem or _sentence_problem(segments)
        is_finished = all(segment.get("state") in _FINISHED_STATES for segment in segments)
        returned = ReturnedSegment(
            id=unit.get("id", "").replace(":", "/"),
            text=text,
            done=bool(text) and is_finished,
            problem=problem or tag_problem,
            is_removal=is_removal_request(text),
            source=plain_text(source),
        )
        yield returned, read_notes(unit)


def _kind(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _child(piece: etree._Element, name: str) -> etree._Element:
    """An empty element where a segment has none of this name."""
    child = piece.find("{*}" + name)
    return etree.Element(name) if child is None else child


def _words_of(piece: etree._Element) -> etree._Element:
    """What is between two sentences need not be repeated in a target, or not as it was."""
    target = _child(piece, "target")
    is_empty = len(target) == 0 and not target.text
    return _child(piece, "source") if _kind(piece) == "ignorable" and is_empty else target


def _order_pieces(pieces: list[etree._Element]) -> tuple[list[etree._Element], str]:
    """(the pieces as they stand in the translation, why that cannot be told or "").

    A target may name its place among all pieces, counted from 1. The others fill what is left.
    """
    placed: dict[int, etree._Element] = {}
    others: list[etree._Element] = []
    places = range(1, len(pieces) + 1)
    for piece in pieces:
        order = _child(piece, "target").get("order")
        if order is None:
            others.append(piece)
        elif order.isdecimal() and int(order) in places and int(order) not in placed:
            placed[int(order)] = piece
        else:
            return pieces, _UNCLEAR_ORDER
    rest = iter(others)
    return [placed[place] if place in placed else next(rest) for place in places], ""


def _sentence_problem(segments: list[etree._Element]) -> str:
    """Which sentence has no words, in a unit of several segments."""
    for segment in segments:
        source = _child(segment, "source")
        words = " ".join(str(source.xpath("string()")).split())
        text, _ = read_inline_tags([_child(segment, "target")], V20)
        if words and not text:
            return SENTENCE_WITHOUT_WORDS.format(sentence=words)
    return ""
