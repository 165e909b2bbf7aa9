"""The words of one block as runs: plain words, how they are set, and codes to be left alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

PROTECTED = re.compile(r"\{\{.*?\}\}|\{[:#.][^{}\n]*\}")
"""A fact such as {{ fact.population }}, and the settings of a heading or picture: {.wide}."""
_GAP = re.compile(r"[^\S\n\u00a0\u202f]+")
"""White space that may become one space. Spaces that do not break stay."""
_LINE_END = re.compile(r" ?\n[ \n]*")
_LINE_ENDS = dict.fromkeys(map(ord, "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_CONTROL_CATEGORIES = ("Cc", "Cs")
"""Of Unicode: control characters, and surrogates that stand alone."""
_NO_CHARACTERS = "\ufeff\ufffc\ufffe\uffff"
"""A byte order mark, the place of an object, and two that Unicode keeps free. None is a word."""


@dataclass(frozen=True)
class Code:
    """What stands among the words and must come back as it is.

    kind: "link" surrounds words; "picture", "fact", "code", "html" and "break" stand alone.
    payload: the address of a link or picture, otherwise the Markdown itself.
    alt_text: what a picture shows.
    """

    kind: str
    payload: str
    title: str = ""
    alt_text: str = ""

    @property
    def is_paired(self) -> bool:
        """Whether it surrounds words."""
        return self.kind == "link"


@dataclass(frozen=True)
class Run:
    """Words that are set alike, or one code that stands alone.

    text: "\\n" for the end of a line; "" where a code stands alone.
    link, code: the id of a Code, or "". In words that came back in a file also an address or
    Markdown, and text beside a code is what the file shows for it, should it be none of ours.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    code: str = ""


Text = tuple[Run, ...]


def normalise_words(words: str) -> str:
    """NFC, without control characters: what no reader sees must not come in with a file."""
    words = words.replace("\r\n", "\n").translate(_LINE_ENDS).replace("\t", " ")
    return "".join(filter(_is_kept_character, unicodedata.normalize("NFC", words)))


def _is_kept_character(character: str) -> bool:
    if character == "\n":
        return True
    if character in _NO_CHARACTERS:
        return False
    return unicodedata.category(character) not in _CONTROL_CATEGORIES


def normalise_runs(runs: Iterable[Run], lines: bool = True) -> Text:
    """The same words with single spaces, no space at either end, and like neighbours joined.

    Spaces are neither bold nor italic, except between two words that are set alike.
    lines: whether ends of lines stay; otherwise they become spaces.
    """
    pieces: list[Run] = []
    for run in runs:
        if run.code:
            # Programs add and drop bold and italic around a code at will.
            pieces.append(Run(run.text, link=run.link, code=run.code))
        else:
            pieces += _split_gaps(run, lines)
    not_empty = [piece for piece in pieces if piece.text or piece.code]
    return join_like_runs(_unlink_outer_gaps(_trim_gaps(_merge_gaps(not_empty))))


def _split_gaps(run: Run, lines: bool) -> list[Run]:
    """Words with single spaces, apart from the space before and after them."""
    words = _GAP.sub(" ", normalise_words(run.text))
    words = _LINE_END.sub("\n" if lines else " ", words)
    inner = words.strip(" \n")
    if not inner:
        return [Run(words, link=run.link)]
    before, _, after = words.partition(inner)
    return [Run(before, link=run.link), replace(run, text=inner), Run(after, link=run.link)]


def _is_gap(run: Run) -> bool:
    return not run.code and not run.text.strip(" \n")


def _merge_gaps(runs: Sequence[Run]) -> list[Run]:
    """Each stretch of gaps as one: the end of a line if there is one in it, otherwise a space."""
    merged: list[Run] = []
    for run in runs:
        if not _is_gap(run):
            merged.append(run)
        elif merged and _is_gap(merged[-1]):
            last = merged.pop()
            link = run.link if run.link == last.link else ""
            merged.append(_gap(last.text + run.text, link))
        else:
            merged.append(_gap(run.text, run.link))
    return merged


def _gap(space: str, link: str) -> Run:
    return Run("\n" if "\n" in space else " ", link=link)


def _trim_gaps(runs: Sequence[Run]) -> list[Run]:
    """Without a gap at the start or end. No two gaps are neighbours."""
    start = 1 if runs and _is_gap(runs[0]) else 0
    end = len(runs)
    if end > start and _is_gap(runs[-1]):
        end -= 1
    return list(runs[start:end])


def _unlink_outer_gaps(runs: Sequence[Run]) -> list[Run]:
    """A space belongs to a link only between words of that link."""
    unlinked = list(runs)
    for index, run in enumerate(runs):
        if run.link and _is_gap(run):
            # No gap is the first or the last run any more, so it has two neighbours.
            is_within = runs[index - 1].link == run.link == runs[index + 1].link
            if not is_within:
                unlinked[index] = Run(run.text)
    return unlinked


def join_like_runs(runs: Sequence[Run]) -> Text:
    """Neighbours that are set alike as one. All spaces stay."""
    joined: list[Run] = []
    for index, run in enumerate(runs):
        if run.text == " " and 0 < index < len(runs) - 1:
            # “**two** **words**” and “**two words**” show the same, so they count as the same.
            run = _style_space(runs[index - 1], run, runs[index + 1])
        if joined and _are_set_alike(joined[-1], run):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _style_space(before: Run, space: Run, after: Run) -> Run:
    return Run(
        " ",
        bold=before.bold and after.bold,
        italic=before.italic and after.italic,
        link=space.link,
    )


def _are_set_alike(one: Run, other: Run) -> bool:
    if one.code or other.code:
        return False
    return (one.bold, one.italic, one.link) == (other.bold, other.italic, other.link)


def plain_text(text: Text, codes: Mapping[str, Code] | None = None) -> str:
    """The words alone; a code, but for a picture, shows as its Markdown where codes are given."""
    shown: list[str] = []
    for run in text:
        code = codes.get(run.code) if codes else None
        if not run.text and code and code.kind != "picture":
            shown.append(code.payload)
        else:
            shown.append(run.text)
    return "".join(shown)


def split_protected(run: Run) -> list[Run]:
    """A run of words, in which what is protected by its own spelling stands alone."""
    pieces: list[Run] = []
    end = 0
    for match in PROTECTED.finditer(run.text):
        pieces.append(replace(run, text=run.text[end : match.start()]))
        pieces.append(Run(link=run.link, code=match[0]))
        end = match.end()
    pieces.append(replace(run, text=run.text[end:]))
    return pieces


def text_from_words(words: str) -> Text:
    """Plain words, in which a fact is protected by its own spelling."""
    return normalise_runs(split_protected(Run(words)))


def count_bold_spans(text: Text) -> int:
    """How many stretches of the text are bold."""
    count = 0
    was_bold = False
    for run in text:
        if run.bold and not was_bold:
            count += 1
        was_bold = run.bold
    return count


def digest_texts(texts: Iterable[Text]) -> str:
    """Eight hexadecimal digits of what a person could have edited in the texts.

    A stamp holds it, so it must not change from release to release: files are out for weeks.

    All codes count as one and the same: Word shows pictures elsewhere.
    """
    return digest_words("\x1e".join(_digest_input(text) for text in texts))


def _digest_input(text: Text) -> str:
    return "\x1f".join(_digest_input_of_run(run) for run in normalise_runs(text))


def _digest_input_of_run(run: Run) -> str:
    if run.code:
        return "\ufffc"
    return run.text + "*" * run.bold + "/" * run.italic + ">" * bool(run.link)


def digest_words(words: str) -> str:
    """The first eight hexadecimal digits of SHA-256."""
    return hashlib.sha256(words.encode()).hexdigest()[:8]
