"""Bold, links and codes as the inline elements of XLIFF 1.2 (g, x) and 2.0 (pc, ph), and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from alongside.handover.text import Code, Run, Text, normalise_runs
from alongside.handover.xliff_xml import add_element

_UNKNOWN_TAG = (
    "It has a mark ({name}) that is not from us. Take it out, or copy the words over from the "
    "source again."
)
_TRANSPARENT_TAGS = ("mrk", "source", "target")
"""Elements of a program's own, around sentences or comments: only their words count."""
_EMPTY_TAGS = ("sm", "em")
"""The same as mrk in XLIFF 2, as two marks without words."""
_OPENING_TAGS = ("sc", "bx", "bpt")
_CLOSING_TAGS = ("ec", "ex", "ept")
"""Two marks that some programs write in place of one element around words."""
_DELETION = re.compile("delet|removed", re.IGNORECASE)
"""In the kind of a mrk: Trados writes “x-sdl-deleted”."""
_CODE_LETTER = "x"
_JOINS_NEXT = "/-‐‑–—([{“‘„«"
_JOINS_BEFORE = "/‐‑–—)]}”’»,.;:!?…"
"""Signs beside which two sentences that were cut apart have no space."""
_SCRIPTS_WITHOUT_SPACES = (
    ("\u0e00", "\u0eff"),  # Thai and Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3000", "\u30ff"),  # their full stops, and the letters of Japanese
    ("\u3400", "\u9fff"),  # Chinese
    ("\uff00", "\uffef"),  # wide signs
)


@dataclass(frozen=True)
class XliffVersion:
    """How a version of XLIFF names what it has for words.

    paired_tag, standalone_tag: elements around words, and in place of a code.
    attributes: of these elements, by our kind of a code, or "bold", "italic" or "line".
    text_attribute, paired_text_attribute: show what the element stands for.
    """

    version: str
    paired_tag: str
    standalone_tag: str
    attributes: Mapping[str, Mapping[str, str]]
    text_attribute: str
    paired_text_attribute: str


V12 = XliffVersion(
    version="1.2",
    paired_tag="g",
    standalone_tag="x",
    attributes={
        "bold": {"ctype": "bold"},
        "italic": {"ctype": "italic"},
        "link": {"ctype": "link"},
        "line": {"ctype": "lb"},
        "picture": {"ctype": "image"},
    },
    text_attribute="equiv-text",
    paired_text_attribute="equiv-text",
)
V20 = XliffVersion(
    version="2.0",
    paired_tag="pc",
    standalone_tag="ph",
    attributes={
        "bold": {"type": "fmt", "subType": "xlf:b"},
        "italic": {"type": "fmt", "subType": "xlf:i"},
        "link": {"type": "link"},
        "line": {"type": "fmt", "subType": "xlf:lb"},
        "picture": {"type": "image"},
    },
    text_attribute="equiv",
    paired_text_attribute="equivStart",
)


def write_inline_tags(
    element: etree._Element, text: Text, codes: Mapping[str, Code], xliff: XliffVersion
) -> None:
    """Puts the words into the element, which is empty. codes: by the ids of the text."""
    writer = _TagWriter(codes, xliff)
    for link, linked_runs in groupby(text, key=lambda run: run.link):
        parent = writer.add_link(element, link) if link else element
        for (bold, italic), runs in groupby(linked_runs, key=lambda run: (run.bold, run.italic)):
            styled = writer.add_style(parent, "bold") if bold else parent
            styled = writer.add_style(styled, "italic") if italic else styled
            for run in runs:
                writer.add_run(styled, run)


class _TagWriter:
    """Numbers the elements of one text: an id says by its first letter what an element is."""

    def __init__(self, codes: Mapping[str, Code], xliff: XliffVersion):
        self._codes = codes
        self._xliff = xliff
        self._counts: dict[str, int] = {}

    def add_link(self, parent: etree._Element, id_: str) -> etree._Element:
        link = self._add(parent, self._xliff.paired_tag, "link", id_)
        return _set_shown_text(link, self._xliff.paired_text_attribute, self._codes[id_].payload)

    def add_style(self, parent: etree._Element, style: str) -> etree._Element:
        return self._add(parent, self._xliff.paired_tag, style, self._next_id(style, style[0]))

    def add_run(self, parent: etree._Element, run: Run) -> None:
        if run.code:
            code = self._codes[run.code]
            element = self._add(parent, self._xliff.standalone_tag, code.kind, run.code)
            _set_shown_text(element, self._xliff.text_attribute, code.payload.replace("\n", "⏎"))
        for number, words in enumerate(run.text.split("\n")):
            if number > 0:
                self._add(parent, self._xliff.standalone_tag, "line", self._next_id("line", "n"))
            _append_words(parent, words)

    def _next_id(self, kind: str, letter: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{letter}{self._counts[kind]}"

    def _add(self, parent: etree._Element, tag: str, kind: str, id_: str) -> etree._Element:
        return add_element(parent, tag, {"id": id_, **self._xliff.attributes.get(kind, {})})


def _set_shown_text(element: etree._Element, attribute: str, text: str) -> etree._Element:
    if text:
        element.set(attribute, text)
    return element


def _append_words(element: etree._Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def read_inline_tags(elements: Iterable[etree._Element], xliff: XliffVersion) -> tuple[Text, str]:
    """(words, why they cannot be taken in or "").

    elements: sources or targets whose words stand one behind the other, a sentence or more each.
    """
    reader = _TagReader(xliff)
    for element in elements:
        reader.read_sentence(element, Run())
    return normalise_runs(reader.runs), reader.problem


def is_sentence(element: etree._Element) -> bool:
    """Whether an element is the mark of a program around one sentence."""
    return _local_name(element) == "mrk" and element.get("mtype") == "seg"


def _local_name(element: etree._Element) -> str:
    """ "" for comments and processing instructions, which have no words of ours in them."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class _TagReader:
    """Collects the runs of one text, and the last problem in it."""

    def __init__(self, xliff: XliffVersion):
        self._xliff = xliff
        self._open_spans: dict[str, str] = {}
        """What an opening mark calls itself, and its id, until its closing mark."""
        self._last_sentence_end = 0
        """How many runs there were at the end of the sentence before; 0 without one."""
        self.runs: list[Run] = []
        self.problem = ""

    def read_sentence(self, element: etree._Element, style: Run) -> None:
        """Programs leave out the space between two sentences, which they have cut apart."""
        start = len(self.runs)
        self.read_inside(element, style)
        before = _words_of(self.runs[:start])
        has_gap_before = _words_of(self.runs[self._last_sentence_end : start]) != ""
        sentence = _words_of(self.runs[start:])
        if self._last_sentence_end and not has_gap_before and _needs_gap(before, sentence):
            self.runs.insert(start, Run(" ", link=style.link))
        if sentence:
            self._last_sentence_end = len(self.runs)

    def read_inside(self, element: etree._Element, style: Run) -> None:
        """style: bold, italic and the link of what is around the words."""
        self._add_words(element.text, style)
        for child in element:
            self._read_element(child, style)
            self._add_words(child.tail, style)

    def _read_element(self, element: etree._Element, style: Run) -> None:
        name = _local_name(element)
        if name in ("", *_EMPTY_TAGS) or _is_deletion(element):
            return
        if name == self._xliff.standalone_tag and element.get("id"):
            self._read_standalone(element.get("id", ""), style)
        elif is_sentence(element):
            self.read_sentence(element, style)
        elif name in _TRANSPARENT_TAGS:
            self.read_inside(element, style)
        elif not self._is_paired(name, element, style):
            self.problem = _UNKNOWN_TAG.format(name=name)

    def _read_standalone(self, id_: str, style: Run) -> None:
        style = self._with_open_spans(style)
        # By their ids: some programs leave out the attributes that say what an element is.
        if id_.startswith("n"):
            self.runs.append(Run("\n", link=style.link))
        else:
            self.runs.append(Run(link=style.link, code=id_))

    def _is_paired(self, name: str, element: etree._Element, style: Run) -> bool:
        """Reads what goes around words, be it one element or an opening and a closing mark."""
        id_ = element.get("id", "")
        is_ours = id_.startswith(("l", "b", "i"))
        if name == self._xliff.paired_tag and is_ours:
            self.read_inside(element, _style_within(style, id_))
        elif name in _OPENING_TAGS and is_ours:
            self._open_spans[element.get("rid", id_)] = id_
        elif name in _CLOSING_TAGS:
            key = element.get("rid") or element.get("startRef") or id_
            return self._open_spans.pop(key, None) is not None
        else:
            return False
        return True

    def _with_open_spans(self, style: Run) -> Run:
        for id_ in self._open_spans.values():
            style = _style_within(style, id_)
        return style

    def _add_words(self, words: str | None, style: Run) -> None:
        if words:
            style = self._with_open_spans(style)
            # An empty line and the start of the next one are how a program lays out its file.
            words = " " if words.isspace() else words
            self.runs.append(Run(words, style.bold, style.italic, style.link))


def _is_deletion(element: etree._Element) -> bool:
    """Words that somebody took out, which a program keeps to show what was changed."""
    kind = element.get("mtype") or element.get("type") or ""
    return _local_name(element) == "mrk" and _DELETION.search(kind) is not None


def _words_of(runs: Iterable[Run]) -> str:
    """With a letter in the place of each code, as it counts as a word."""
    return "".join(run.text or _CODE_LETTER * bool(run.code) for run in runs)


def _needs_gap(before: str, after: str) -> bool:
    """Whether a space is missing between the ends of two sentences."""
    if not before or not after:
        return False
    last, first = before[-1], after[0]
    is_apart = last.isspace() or first.isspace()
    is_joined = last in _JOINS_NEXT or first in _JOINS_BEFORE
    return not (is_apart or is_joined or _has_no_spaces(last) or _has_no_spaces(first))


def _has_no_spaces(letter: str) -> bool:
    """Whether it is of a script that has no space between sentences, or one of its full stops."""
    return any(first <= letter <= last for first, last in _SCRIPTS_WITHOUT_SPACES)


def _style_within(style: Run, id_: str) -> Run:
    return Run(
        bold=style.bold or id_.startswith("b"),
        italic=style.italic or id_.startswith("i"),
        link=id_ if id_.startswith("l") else style.link,
    )
