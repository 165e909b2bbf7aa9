"""Bold, links and codes as the inline marks of XLIFF 1.2 (g, x) and 2.0 (pc, ph), and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from alongside.handover.text import Code, Run, Text, tidy

_STRANGE = "It has a mark ({name}) that is not from us. Take it out, or copy the words over from the source again."
_SEE_THROUGH = ("mrk", "source", "target")


@dataclass(frozen=True)
class Spelling:
    """pair, alone: names of the elements. attributes: what kind of mark, by our word for it."""

    version: str
    pair: str
    alone: str
    attributes: Mapping[str, Mapping[str, str]]
    equivalent: str


V12 = Spelling("1.2", "g", "x", {
    "bold": {"ctype": "bold"}, "italic": {"ctype": "italic"}, "link": {"ctype": "link"}, "line": {"ctype": "lb"},
    "picture": {"ctype": "image"}}, "equiv-text")
V20 = Spelling("2.0", "pc", "ph", {
    "bold": {"type": "fmt", "subType": "xlf:b"}, "italic": {"type": "fmt", "subType": "xlf:i"},
    "link": {"type": "link"}, "line": {"type": "fmt", "subType": "xlf:lb"}, "picture": {"type": "image"}}, "equiv")


def write_marks(element, text: Text, codes: Mapping[str, Code], spelling: Spelling) -> None:
    """Puts the words into the element, which is empty."""
    element.text = None
    count: dict[str, int] = {}

    def mark(parent, name: str, kind: str, id_: str = "", says: str = ""):
        count[kind] = count.get(kind, 0) + 1
        made = etree.SubElement(parent, etree.QName(etree.QName(element).namespace, name))
        made.set("id", id_ or f"{kind[0] if kind != 'line' else 'n'}{count[kind]}")
        for key, value in spelling.attributes.get(kind, {}).items():
            made.set(key, value)
        if says:
            at_start = name == spelling.pair and spelling.equivalent == "equiv"
            made.set("equivStart" if at_start else spelling.equivalent, says)
        return made

    for link, linked in groupby(text, key=lambda run: run.link):
        outer = mark(element, spelling.pair, "link", link, codes[link].payload) if link else element
        for (bold, italic), group in groupby(linked, key=lambda run: (run.bold, run.italic)):
            inner = mark(outer, spelling.pair, "bold") if bold else outer
            inner = mark(inner, spelling.pair, "italic") if italic else inner
            for run in group:
                if run.alone:
                    code = codes[run.alone]
                    mark(inner, spelling.alone, code.kind, run.alone, code.payload.replace("\n", "⏎"))
                for number, words in enumerate(run.text.split("\n")):
                    if number:
                        mark(inner, spelling.alone, "line")
                    _append(inner, words)


def _append(element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def read_marks(element, spelling: Spelling) -> tuple[Text, str]:
    """(words, why they cannot be taken or "")."""
    if element is None:
        return (), ""
    runs: list[Run] = []
    problem = _collect(element, Run(), runs, spelling)
    return tidy(runs), problem


def _collect(element, style: Run, runs: list[Run], spelling: Spelling) -> str:
    problem = ""
    runs.append(_styled(style, element.text))
    for inner in element:
        if not isinstance(inner.tag, str):  # a comment
            runs.append(_styled(style, inner.tail))
            continue
        name, id_ = etree.QName(inner).localname, inner.get("id", "")
        if name == spelling.pair and id_[:1] in "lbi" and id_:
            # By its id: some tools leave out the attributes that say what a mark is.
            within = Run(bold=style.bold or id_[0] == "b", italic=style.italic or id_[0] == "i",
                         link=id_ if id_[0] == "l" else style.link)
            problem = _collect(inner, within, runs, spelling) or problem
        elif name == spelling.alone and id_:
            runs.append(Run("\n", link=style.link) if id_[0] == "n" else Run(link=style.link, alone=id_))
        elif name in _SEE_THROUGH:
            problem = _collect(inner, style, runs, spelling) or problem
        else:
            problem = _STRANGE.format(name=name)
        runs.append(_styled(style, inner.tail))
    return problem


def _styled(style: Run, words: str | None) -> Run:
    return Run(words or "", style.bold, style.italic, style.link)
