"""A Handover to XLIFF 1.2 or 2.0, and such a file back to a Parcel, through the stores of the Translate Toolkit.

The toolkit keeps the units, their states and their ids. Marks inside the words are put in as XML: bold and links
around their words, everything else as a mark that stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby

from lxml import etree
from translate.storage.xliff import Xliff1File, Xliff1Unit
from translate.storage.xliff2 import Xliff2File

from alongside.handover.model import (
    Handover,
    Part,
    ReturnedFile,
    ReturnedSegment,
    Segment,
    group_into_sections,
)
from alongside.handover.notes import INSTRUCTIONS, glossary_entry, segment_notes
from alongside.handover.text import Text, normalise_runs
from alongside.handover.xliff_inline_tags import (
    V12,
    V20,
    XliffVersion,
    read_inline_tags,
    write_inline_tags,
)
from alongside.publication.terms import TermFinder

_SKELETON = {
    V12.version: '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'
    '<file original="NoName" source-language="en" datatype="plaintext"><body/></file></xliff>',
    V20.version: '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en"><file '
    'id="f"/></xliff>',
}
_GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def write(handover: Handover, xliff: XliffVersion) -> bytes:
    store = (Xliff1File if xliff is V12 else Xliff2File).parsestring(
        _SKELETON[xliff.version].encode()
    )
    root = store.document.getroot()
    root.remove(root[0])
    finder = TermFinder(handover.publication, handover.source)
    languages = handover.source.language, handover.strand.language
    if xliff is V20:
        store.setsourcelanguage(languages[0])
        store.settargetlanguage(languages[1])
    for _, group in groupby(handover.parts, key=lambda part: part.path):
        parts = list(group)
        store.body = _add_file(store, root, parts[0], handover, xliff)
        for part in parts:
            section = etree.SubElement(store.body, store.namespaced("group"))
            section.set(
                "id", part.stamp.section if xliff is V12 else _xliff2_id(part.stamp.section)
            )
            section.set("resname" if xliff is V12 else "name", part.heading)
            for number, segment in enumerate(part.segments):
                _add_unit(
                    store,
                    section,
                    handover,
                    part,
                    segment,
                    list(segment_notes(handover, part, number, finder)),
                    xliff,
                )
    etree.cleanup_namespaces(root)
    out = BytesIO()
    store.serialize(out)
    return out.getvalue()


def _add_file(store, root, part: Part, handover: Handover, xliff: XliffVersion):
    """The page, and within it what its units are put into."""
    file = etree.SubElement(root, store.namespaced("file"))
    if xliff is V20:
        file.set("id", part.stamp.document)
        file.set("original", part.path)
        notes = etree.SubElement(file, store.namespaced("notes"))
        etree.SubElement(notes, store.namespaced("note")).text = INSTRUCTIONS
        return file
    file.set("original", part.path)
    file.set("source-language", handover.source.language)
    file.set("target-language", handover.strand.language)
    file.set("datatype", "plaintext")
    header = etree.SubElement(file, store.namespaced("header"))
    if handover.terms:
        glossary = etree.SubElement(header, store.namespaced("glossary"))
        words = etree.SubElement(glossary, store.namespaced("internal-file"), form="text/plain")
        words.text = "\n".join("\t".join(glossary_entry(handover, term)) for term in handover.terms)
    etree.SubElement(header, store.namespaced("note")).text = INSTRUCTIONS
    return etree.SubElement(file, store.namespaced("body"))


def _add_unit(
    store,
    section,
    handover: Handover,
    part: Part,
    segment: Segment,
    notes: list[tuple[str, str]],
    xliff: XliffVersion,
) -> None:
    unit = store.UnitClass("")
    store.addunit(unit)
    element = unit.xmlelement if xliff is V12 else unit.getunitelement()
    section.append(element)
    for inner in element.iter():
        inner.tag = store.namespaced(etree.QName(inner).localname)
    element.set(f"{_XML}space", "preserve")
    if xliff is V12:
        element.set("id", segment.id)
    else:
        unit.xmlelement.attrib.pop(f"{_XML}space", None)
        element.set("id", _xliff2_id(segment.id))
    write_inline_tags(unit.source_dom, segment.source, segment.codes, xliff)
    unit.source_dom.set(f"{_XML}lang", handover.source.language)
    target = etree.Element(store.namespaced("target"))
    target.set(f"{_XML}lang", handover.strand.language)
    write_inline_tags(target, segment.target, segment.codes, xliff)
    unit.set_target_dom(target)
    _set_state(unit, part, segment, xliff)
    if xliff is V12:
        for kind, words in notes:
            unit.addnote(words, origin=kind)
    else:
        _add_notes_v2(
            store,
            element,
            notes,
            [words for term in handover.terms for words in [glossary_entry(handover, term)]],
        )


def _set_state(unit, part: Part, segment: Segment, xliff: XliffVersion) -> None:
    done = part.state == "up to date" and segment.target
    if xliff is V12:
        unit.set_state_n(
            Xliff1Unit.S_TRANSLATED
            if done
            else Xliff1Unit.S_NEEDS_REVIEW
            if segment.target
            else Xliff1Unit.S_NEEDS_TRANSLATION
        )
    elif done:
        unit.marktranslated()
    else:
        unit.markfuzzy()


def _add_notes_v2(
    store, element, notes: list[tuple[str, str]], agreed: list[tuple[str, str, str]]
) -> None:
    """The toolkit would put them into the segment, where XLIFF 2 has no place for them."""
    holder = etree.Element(store.namespaced("notes"))
    for kind, words in notes:
        etree.SubElement(holder, store.namespaced("note"), category=kind).text = words
    here = [
        words for words in agreed if ("glossary", f"{words[0]} = {words[1]} ({words[2]})") in notes
    ]
    if len(holder):
        element.insert(0, holder)
    if here:
        glossary = etree.Element(f"{{{_GLOSSARY}}}glossary", nsmap={"gls": _GLOSSARY})
        for origin, own, meaning in here:
            entry = etree.SubElement(glossary, f"{{{_GLOSSARY}}}glossEntry")
            for name, words in (("term", origin), ("translation", own), ("definition", meaning)):
                etree.SubElement(entry, f"{{{_GLOSSARY}}}{name}").text = words
        element.insert(0, glossary)


def _xliff2_id(id_: str) -> str:
    """Ids of XLIFF 2 may have no stroke."""
    return id_.replace("/", ":")


def read(content: bytes, xliff: XliffVersion) -> ReturnedFile:
    """content: of well-formed XML without a document type."""
    store = (Xliff1File if xliff is V12 else Xliff2File).parsestring(content)
    return group_into_sections(
        _read_units_v1(store) if xliff is V12 else _read_units_v2(store), store.gettargetlanguage()
    )


def _read_units_v1(store: Xliff1File) -> Iterator[tuple[ReturnedSegment, str]]:
    for unit in store.units:
        id_ = unit.xmlelement.get("id") or ""
        text, problem = read_inline_tags(unit.target_dom, V12)
        state = unit.target_dom.get("state", "") if unit.target_dom is not None else "new"
        done = bool(text) and not state.startswith(("needs-", "new"))
        yield (
            ReturnedSegment(id_, text, done, problem, is_removal=_is_removal_request(text)),
            unit.getnotes(),
        )


def _read_units_v2(store: Xliff2File) -> Iterator[tuple[ReturnedSegment, str]]:
    """A tool may have cut a unit into several segments: together they are one again."""
    for element, group in groupby(store.units, key=lambda unit: unit.getunitelement()):
        units = list(group)
        runs, problems = [], []
        for piece in element:
            if isinstance(piece.tag, str) and etree.QName(piece).localname in (
                "segment",
                "ignorable",
            ):
                side = piece.find(store.namespaced("target"))
                if side is None and etree.QName(piece).localname == "ignorable":
                    side = piece.find(store.namespaced("source"))
                text, problem = read_inline_tags(side, V20)
                runs += text
                problems += [problem] if problem else []
        text = normalise_runs(runs)
        done = bool(text) and all(
            unit.xmlelement.get("state") in ("translated", "reviewed", "final") for unit in units
        )
        notes = "\n".join(note.text or "" for note in element.iter(store.namespaced("note")))
        id_ = (element.get("id") or "").replace(":", "/")
        yield (
            ReturnedSegment(
                id_, text, done, "; ".join(problems), is_removal=_is_removal_request(text)
            ),
            notes,
        )


def _is_removal_request(text: Text) -> bool:
    return "".join(run.text for run in text).strip() == "REMOVE"
