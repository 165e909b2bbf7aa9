"""A page line by line, beside what the parser makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from alongside.model import Sources, Variant
from alongside.pages.markdown import (
    Definition,
    normalise_line_ends,
    read_tokens_and_definitions,
    token_lines,
)
from alongside.system.limits import PAGES_AT_ONCE

_NOT_TEXT = ("fence", "code_block", "html_block")


@dataclass(frozen=True)
class ParsedPage:
    """The body of a page, with each fact's value in its place.

    lines: of the body, without the front matter. first_line: where it starts in the file, from 1.
    tokens: the parser's; their lines count from 0 in the body. Never changed, as checks share them.
    definitions: [name]: address, which no token stands for.
    """

    lines: tuple[str, ...]
    first_line: int
    tokens: tuple[Token, ...]
    definitions: tuple[Definition, ...]

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """(line in the file, the line as typed) of all that is not code or HTML."""
        left_out: set[int] = set()
        for token in self.tokens:
            if token.type in _NOT_TEXT:
                left_out.update(range(*token_lines(token)))
        for number, line in enumerate(self.lines):
            if number not in left_out:
                yield self.first_line + number, line

    def inline_tokens(self) -> Iterator[tuple[int, Token]]:
        """(line in the file, the token) of each heading, paragraph, item and cell with words."""
        for token in self.tokens:
            if token.type == "inline":
                yield self.first_line + token_lines(token)[0], token


def tokens_in_lines(line: int, children: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """What an inline token holds, each with its line. line: of the first."""
    for child in children:
        yield line, child
        line += child.type in ("softbreak", "hardbreak")


def parse_page(variant: Variant) -> ParsedPage:
    """variant: one that could be read."""
    return _parse_body(variant.body, variant.body_line)


# Several checks look at each page, and reading it is what takes their time.
@lru_cache(maxsize=PAGES_AT_ONCE)
def _parse_body(body: str, first_line: int) -> ParsedPage:
    tokens, definitions = read_tokens_and_definitions(body)
    return ParsedPage(
        lines=tuple(body.split("\n")),
        first_line=first_line,
        tokens=tuple(tokens),
        definitions=tuple(definitions),
    )


def read_typed_lines(sources: Sources, variant: Variant) -> list[str]:
    """The lines of the whole file as typed, front matter and names of facts included.

    Not by splitlines: it also ends a line where no editor does, as at a form feed or U+2028.
    """
    # A byte order mark at the start of the file is no character of the page.
    text = (sources.root / variant.path).read_bytes().decode("utf-8-sig")
    return normalise_line_ends(text).split("\n")
