"""Bold, links and codes as the inline elements of XLIFF 1.2 (g, x) and 2.0 (pc, ph), and back."""

from __future__ import annotations

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

    elements: sources or targets whose words stand one behind the other.
    """
    reader = _TagReader(xliff)
    for element in elements:
        reader.read_inside(element, Run())
    return normalise_runs(reader.runs), reader.problem


class _TagReader:
    """Collects the runs of one text, and the last problem in it."""

    def __init__(self, xliff: XliffVersion):
        self._xliff = xliff
        self.runs: list[Run] = []
        self.problem = ""

    def read_inside(self, element: etree._Element, style: Run) -> None:
        """style: bold, italic and the link of what is around the words."""
        self._add_words(element.text, style)
        for child in element:
            # Comments and processing instructions have no name, and no words of ours in them.
            if isinstance(child.tag, str):
                self._read_element(child, style)
            self._add_words(child.tail, style)

    def _read_element(self, element: etree._Element, style: Run) -> None:
        name = etree.QName(element).localname
        id_ = element.get("id", "")
        # By their ids: some programs leave out the attributes that say what an element is.
        if name == self._xliff.paired_tag and id_.startswith(("l", "b", "i")):
            self.read_inside(element, _style_within(style, id_))
        elif name == self._xliff.standalone_tag and id_.startswith("n"):
            self.runs.append(Run("\n", link=style.link))
        elif name == self._xliff.standalone_tag and id_:
            self.runs.append(Run(link=style.link, code=id_))
        elif name in _TRANSPARENT_TAGS:
            self.read_inside(element, style)
        else:
            self.problem = _UNKNOWN_TAG.format(name=name)

    def _add_words(self, words: str | None, style: Run) -> None:
        self.runs.append(Run(words or "", style.bold, style.italic, style.link))


def _style_within(style: Run, id_: str) -> Run:
    return Run(
        bold=style.bold or id_.startswith("b"),
        italic=style.italic or id_.startswith("i"),
        link=id_ if id_.startswith("l") else style.link,
    )
