"""What XLIFF 1.2 and 2.0 have in common: their elements as XML, and the bytes of a file."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from lxml import etree

from alongside.handover.notes import INSTRUCTIONS, NOTE_KINDS
from alongside.handover.text import Text

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORDS = ("source", "target")
SENTENCE_WITHOUT_WORDS = (
    "A program has cut this piece into sentences, and “{sentence}” has no words. Translate it, "
    "too. If its words stand in another sentence, join the two in that program (merge segments)."
)
_NO_STATES = (
    "The file does not say which segments are finished: the program that saved it leaves that out. "
    "So all count as not finished. When a section says the same as its source, run "
    "alongside accept."
)
_UNKNOWN_STATE = (
    "The file calls segments “{state}”, a state that we do not know, so they count as not "
    "finished. Ask for them to be marked as translated."
)

_NOTE_OF_OTHERS = (
    "Somebody wrote a note or comment in the file, which is not taken over: “{words}”. Do what it "
    "asks for in the words, or pass it on."
)
_NOTES_UNCLEAR = (
    "The program that saved the file lost what says which notes are ours, so notes that somebody "
    "added cannot be told apart. Read them in that program."
)


def new_root(namespace: str, version: str) -> etree._Element:
    return etree.fromstring(f'<xliff xmlns="{namespace}" version="{version}"/>')


def add_element(
    parent: etree._Element, name: str, attributes: dict[str, str] | None = None, text: str = ""
) -> etree._Element:
    """A new last child, in the namespace of its parent."""
    namespace = etree.QName(parent).namespace
    element = etree.SubElement(parent, etree.QName(namespace, name), attributes)
    element.text = text or None
    return element


def serialise(root: etree._Element) -> bytes:
    """The file, each element on a line of its own, but for what stands within words."""
    _indent(root, "\n")
    # Written here, as lxml would put its attributes into single quotes.
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + etree.tostring(root, encoding="UTF-8", xml_declaration=False) + b"\n"


def _indent(element: etree._Element, line_start: str) -> None:
    """line_start: of the element itself, "\\n" and spaces."""
    if len(element) == 0 or etree.QName(element).localname in _WORDS:
        return
    inner_start = line_start + "  "
    element.text = inner_start
    for child in element:
        _indent(child, inner_start)
        child.tail = inner_start
    element[-1].tail = line_start


def require_file_element(root: etree._Element) -> etree._Element:
    """The first <file>. Raises ValueError where there is none, as the file is then damaged."""
    file = root.find("{*}file")
    if file is None:
        raise ValueError("XLIFF has at least one <file>")
    return file


def read_notes(unit: etree._Element) -> str:
    """All notes of a unit, a line for each, wherever in it a program has put them."""
    return "\n".join(str(note.xpath("string()")) for note in unit.iter("{*}note"))


def notes_of_others(root: etree._Element, attribute: str) -> Iterator[str]:
    """Sentences on notes and comments that somebody added, in whatever way programs keep them.

    attribute: of a note, in which we say what kind of note it is.
    """
    notes = list(root.iter("{*}note"))
    beside_words = [note for note in notes if _is_beside_words(note)]
    if beside_words and not any(note.get(attribute) in NOTE_KINDS for note in beside_words):
        yield _NOTES_UNCLEAR
        beside_words = []
    added = [note for note in beside_words if note.get(attribute) not in NOTE_KINDS]
    added += [note for note in notes if not _is_beside_words(note)]
    words = [str(note.xpath("string()")) for note in added]
    # Trados and memoQ keep comments in elements of their own, and both standards in marks.
    words += [str(one.xpath("string()")) for one in root.iter("{*}Comment", "{*}comment")]
    words += [one.get("comment", "") for one in root.iter("{*}mrk")]
    words += [one.get("value", "") for one in root.iter("{*}mrk") if one.get("type") == "comment"]
    for said in dict.fromkeys(" ".join(one.split()) for one in words):
        if said and said != INSTRUCTIONS:
            yield _NOTE_OF_OTHERS.format(words=said)


def _is_beside_words(note: etree._Element) -> bool:
    """Whether it belongs to one piece of text, and not to the file or a page."""
    return next(note.iterancestors("{*}unit", "{*}trans-unit"), None) is not None


def is_removal_request(text: Text) -> bool:
    return "".join(run.text for run in text).strip() == "REMOVE"


def state_notes(states: Iterable[str], known: Container[str]) -> Iterator[str]:
    """Sentences on states that are lost or that we do not know.

    states: of all segments with words, "" where a program says nothing.
    """
    found = list(dict.fromkeys(states))
    if found == [""]:
        yield _NO_STATES
    for state in found:
        if state and state not in known:
            yield _UNKNOWN_STATE.format(state=state)
