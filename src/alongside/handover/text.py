"""The words of one block as runs: plain words, how they are set, and what must not be touched."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

PROTECTED = re.compile(r"\{\{.*?\}\}|\{[:#.][^{}\n]*\}")
"""A fact such as {{ fact.population }}, and the settings of a heading or picture: {.wide}."""
_GAP = re.compile(r"[^\S\n\u00a0\u202f]+")
_LINE_END = re.compile(r" ?\n[ \n]*")
_LINE_ENDS = dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")


@dataclass(frozen=True)
class Code:
    """What stands in the text and is no word, or goes with words.

    kind: "link" goes with words. "picture", "fact", "code", "html" and "break" stand alone.
    payload: the address of a link or picture, otherwise the Markdown itself. words: what a picture shows.
    """

    kind: str
    payload: str
    title: str = ""
    alt_text: str = ""

    @property
    def is_paired(self) -> bool:
        return self.kind == "link"


@dataclass(frozen=True)
class Run:
    """text: words, with "\\n" for the end of a line; "" where a code stands alone.

    link, alone: the id of a Code; as a file came back, also an address or the Markdown itself. There, text beside alone
    is what it says should it be none of our codes.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    code: str = ""


Text = tuple[Run, ...]


def normalise_words(words: str) -> str:
    """NFC, without control characters: what no reader sees must not come in with a file."""
    words = unicodedata.normalize(
        "NFC", words.replace("\r\n", "\n").translate(_LINE_ENDS).replace("\t", " ")
    )
    return "".join(
        sign
        for sign in words
        if sign == "\n"
        or unicodedata.category(sign) not in ("Cc", "Cs")
        and sign not in "\ufeff\ufffc\ufffe\uffff"
    )


def normalise_runs(runs: Iterable[Run], lines: bool = True) -> Text:
    """The same words with single spaces, spaces set in nothing, and neighbours that are set alike joined.

    lines: whether ends of lines stay; otherwise they become spaces.
    """
    tidied: list[Run] = []
    for run in runs:
        if run.code:
            tidied.append(Run(run.text, link=run.link, code=run.code))
            continue
        words = _GAP.sub(" ", normalise_words(run.text))
        words = _LINE_END.sub("\n" if lines else " ", words)
        inner = words.strip(" \n")
        if inner:
            before, _, after = words.partition(inner)
            tidied += [
                Run(before, link=run.link),
                replace(run, text=inner),
                Run(after, link=run.link),
            ]
        else:
            tidied.append(Run(words, link=run.link))
    return _join_like_runs(_merge_gaps([run for run in tidied if run.text or run.code]))


def _is_gap(run: Run) -> bool:
    return not run.code and not run.text.strip(" \n")


def _merge_gaps(runs: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if kept and _is_gap(run) and _is_gap(kept[-1]):
            last = kept.pop()
            run = Run(
                "\n" if "\n" in last.text + run.text else " ",
                link=run.link if run.link == last.link else "",
            )
        elif _is_gap(run):
            run = Run("\n" if "\n" in run.text else " ", link=run.link)
        kept.append(run)
    while kept and _is_gap(kept[-1]):
        kept.pop()
    while kept and _is_gap(kept[0]):
        kept.pop(0)
    # A space belongs to a link only between words of that link.
    return [
        Run(run.text)
        if run.link
        and _is_gap(run)
        and not (kept[place - 1].link == run.link == kept[place + 1].link)
        else run
        for place, run in enumerate(kept)
    ]


def _join_like_runs(runs: Sequence[Run]) -> Text:
    """A space between two words that are set alike is set as they are."""
    joined: list[Run] = []
    for place, run in enumerate(runs):
        if run.text == " " and 0 < place < len(runs) - 1:
            before, after = runs[place - 1], runs[place + 1]
            run = Run(" ", before.bold and after.bold, before.italic and after.italic, run.link)
        last = joined[-1] if joined else None
        alike = last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link)
        if alike and not run.code and not last.code:
            joined[-1] = Run(last.text + run.text, last.bold, last.italic, last.link)
        else:
            joined.append(run)
    return tuple(joined)


def plain_text(text: Text, codes: dict[str, Code] | None = None) -> str:
    """The words alone; a code shows as its Markdown where codes are given."""
    return "".join(
        run.text
        or (
            codes[run.code].payload
            if codes and run.code in codes and codes[run.code].kind != "picture"
            else ""
        )
        for run in text
    )


def split_protected(run: Run) -> list[Run]:
    """A run of words, in which what is protected by its own spelling stands alone."""
    pieces, end = [], 0
    for found in PROTECTED.finditer(run.text):
        pieces += [
            replace(run, text=run.text[end : found.start()]),
            Run(link=run.link, code=found[0]),
        ]
        end = found.end()
    return [*pieces, replace(run, text=run.text[end:])]


def text_from_words(words: str) -> Text:
    """Plain words, in which a fact is protected by its own spelling."""
    return normalise_runs(split_protected(Run(words)))


def count_bold_spans(text: Text) -> int:
    return sum(run.bold and not (place and text[place - 1].bold) for place, run in enumerate(text))


def digest_texts(texts: Iterable[Text]) -> str:
    """Eight hexadecimal digits of what a person could have edited. Pictures are left out: Word shows them elsewhere."""
    said = "\x1e".join(
        "\x1f".join(
            "\ufffc"
            if run.code
            else f"{run.text}{'*' * run.bold}{'/' * run.italic}{'>' * bool(run.link)}"
            for run in normalise_runs(text)
        )
        for text in texts
    )
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def digest_words(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]
