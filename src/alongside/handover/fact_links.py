"""Links whose address is a fact: [{{ fact.email }}](mailto:{{ fact.email }}).

To Markdown they are no link before the fact is filled in, so they travel as words and facts. Who
reads the figures and not the names of facts must not meet the brackets, and on the way back no
backslash may come before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from alongside.handover.text import Code, Run, Text, join_like_runs

_NO_VALUES: Mapping[str, str] = MappingProxyType({})
_FIRST_SIGN = 0xE000
"""Of Unicode, for private use: stands for a code while a text is searched."""
_LINK = re.compile(r"\[([^\[\]]+)\]\(((?:mailto:|tel:)?[\ue000-\uf8ff])\)")
"""Of no other address, as whoever types one in a file must not get a new link into a page."""


class _Letter(NamedTuple):
    """A letter or code of a text, and the run that it is from."""

    sign: str
    run: Run


class FactLink(NamedTuple):
    """words: what is shown. address: words and codes. shown_address: with the values of facts."""

    words: Text
    address: Text
    shown_address: str


def split_fact_links(
    text: Text, codes: Mapping[str, Code], values: Mapping[str, str] = _NO_VALUES
) -> Iterator[Text | FactLink]:
    """The text in pieces. values: of facts, by their Markdown."""
    letters = list(_letters(text)) if any("](" in run.text for run in text) else []
    signs = "".join(letter.sign for letter in letters)
    matches = list(_LINK.finditer(signs))
    if not matches:
        yield text
        return
    end = 0
    for match in matches:
        yield _text_of(letters[end : match.start()])
        address = _text_of(letters[slice(*match.span(2))])
        shown = "".join(_shown(run, codes, values) for run in address)
        yield FactLink(_text_of(letters[slice(*match.span(1))]), address, shown)
        end = match.end()
    yield _text_of(letters[end:])


def _text_of(letters: list[_Letter]) -> Text:
    return join_like_runs([letter.run for letter in letters])


def _letters(text: Text) -> Iterator[_Letter]:
    for number, run in enumerate(text):
        if run.code:
            yield _Letter(chr(_FIRST_SIGN + number), run)
        for letter in run.text if not run.code else "":
            # What is a link already has no other within it.
            yield _Letter(" " if run.link else letter, replace(run, text=letter))


def _shown(run: Run, codes: Mapping[str, Code], values: Mapping[str, str]) -> str:
    if not run.code:
        return run.text
    payload = codes[run.code].payload
    return values.get(payload, payload)


def join_fact_links(
    text: Text, codes: Mapping[str, Code], values: Mapping[str, str]
) -> tuple[Text, dict[str, Code]]:
    """(the text with real links, its codes with those of the links)."""
    all_codes = dict(codes)
    runs: list[Run] = []
    for piece in split_fact_links(text, codes, values):
        if isinstance(piece, FactLink):
            id_ = f"fact-link-{len(all_codes)}"
            all_codes[id_] = Code("link", piece.shown_address)
            runs += [replace(run, link=id_) for run in piece.words]
        else:
            runs += piece
    return tuple(runs), all_codes


def as_markdown(link: FactLink, words: list[Run]) -> list[Run]:
    """A link that came back, as the words and facts that stand for it. words: shown for it."""
    inner = [replace(run, link="") for run in words]
    return [Run("["), *inner, Run("]("), *link.address, Run(")")]
