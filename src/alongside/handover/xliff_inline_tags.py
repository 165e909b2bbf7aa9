"""Bold, links and codes as the inline marks of XLIFF 1.2 (g, x) and 2.0 (pc, ph), and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from alongside.handover.text import Code, Run, Text, normalise_runs

_UNKNOWN_TAG = "It has a mark ({name}) that is not from us. Take it out, or copy the words over from the source again."
_TRANSPARENT_TAGS = ("mrk", "source", "target")


@dataclass(frozen=True)
class XliffVersion:
    """paired_tag, standalone_tag: names of the elements. attributes: what kind of tag, by our word for it."""

    version: str
    paired_tag: str
    standalone_tag: str
    attributes: Mapping[str, Mapping[str, str]]
    text_attribute: str


V12 = XliffVersion(
    "1.2",
    "g",
    "x",
    {
        "bold": {"ctype": "bold"},
        "italic": {"ctype": "italic"},
        "link": {"ctype": "link"},
        "line": {"ctype": "lb"},
        "picture": {"ctype": "image"},
    },
    "equiv-text",
)
V20 = XliffVersion(
    "2.0",
    "pc",
    "ph",
    {
        "bold": {"type": "fmt", "subType": "xlf:b"},
        "italic": {"type": "fmt", "subType": "xlf:i"},
        "link": {"type": "link"},
        "line": {"type": "fmt", "subType": "xlf:lb"},
        "picture": {"type": "image"},
    },
    "equiv",
)


def write_inline_tags(element, text: Text, codes: Mapping[str, Code], xliff: XliffVersion) -> None:
    """Puts the words into the element, which is empty."""
    element.text = None
    count: dict[str, int] = {}

    def add_tag(parent, name: str, kind: str, id_: str = "", shown_text: str = ""):
        count[kind] = count.get(kind, 0) + 1
        made = etree.SubElement(parent, etree.QName(etree.QName(element).namespace, name))
        made.set("id", id_ or f"{kind[0] if kind != 'line' else 'n'}{count[kind]}")
        for key, value in xliff.attributes.get(kind, {}).items():
            made.set(key, value)
        if shown_text:
            at_start = name == xliff.paired_tag and xliff.text_attribute == "equiv"
            made.set("equivStart" if at_start else xliff.text_attribute, shown_text)
        return made

    for link, linked in groupby(text, key=lambda run: run.link):
        outer = (
            add_tag(element, xliff.paired_tag, "link", link, codes[link].payload)
            if link
            else element
        )
        for (bold, italic), group in groupby(linked, key=lambda run: (run.bold, run.italic)):
            inner = add_tag(outer, xliff.paired_tag, "bold") if bold else outer
            inner = add_tag(inner, xliff.paired_tag, "italic") if italic else inner
            for run in group:
                if run.code:
                    code = codes[run.code]
                    add_tag(
                        inner,
                        xliff.standalone_tag,
                        code.kind,
                        run.code,
                        code.payload.replace("\n", "⏎"),
                    )
                for number, words in enumerate(run.text.split("\n")):
                    if number:
                        add_tag(inner, xliff.standalone_tag, "line")
                    _append_words(inner, words)


def _append_words(element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def read_inline_tags(element, xliff: XliffVersion) -> tuple[Text, str]:
    """(words, why they cannot be taken or "")."""
    if element is None:
        return (), ""
    runs: list[Run] = []
    problem = _collect_runs(element, Run(), runs, xliff)
    return normalise_runs(runs), problem


def _collect_runs(element, style: Run, runs: list[Run], xliff: XliffVersion) -> str:
    problem = ""
    runs.append(_styled_run(style, element.text))
    for inner in element:
        if not isinstance(inner.tag, str):  # a comment
            runs.append(_styled_run(style, inner.tail))
            continue
        name, id_ = etree.QName(inner).localname, inner.get("id", "")
        if name == xliff.paired_tag and id_[:1] in "lbi" and id_:
            # By its id: some tools leave out the attributes that say what a mark is.
            within = Run(
                bold=style.bold or id_[0] == "b",
                italic=style.italic or id_[0] == "i",
                link=id_ if id_[0] == "l" else style.link,
            )
            problem = _collect_runs(inner, within, runs, xliff) or problem
        elif name == xliff.standalone_tag and id_:
            runs.append(
                Run("\n", link=style.link) if id_[0] == "n" else Run(link=style.link, code=id_)
            )
        elif name in _TRANSPARENT_TAGS:
            problem = _collect_runs(inner, style, runs, xliff) or problem
        else:
            problem = _UNKNOWN_TAG.format(name=name)
        runs.append(_styled_run(style, inner.tail))
    return problem


def _styled_run(style: Run, words: str | None) -> Run:
    return Run(words or "", style.bold, style.italic, style.link)
