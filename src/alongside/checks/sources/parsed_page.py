"""A page as it was typed, line by line, with facts told, beside what the parser makes of it.

The engine reads some lines otherwise than we do. What is typed tells where.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from alongside.model import Sources, Variant
from alongside.pages.markdown import read_tokens

_NOT_TEXT = ("fence", "code_block", "html_block")


@dataclass(frozen=True)
class ParsedPage:
    """lines: the body without the settings. first_line: where it starts in the file, from 1."""

    lines: tuple[str, ...]
    first_line: int
    tokens: tuple[Token, ...]

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """(line in the file, the line as typed) of all that is not code or HTML."""
        left_out = {
            number
            for token in self.tokens
            if token.type in _NOT_TEXT
            for number in range(*token.map)
        }
        for number, line in enumerate(self.lines):
            if number not in left_out:
                yield self.first_line + number, line


def parse_page(sources: Sources, variant: Variant) -> ParsedPage:
    """variant: one that could be read."""
    return ParsedPage(
        tuple(variant.body.split("\n")), variant.body_line, tuple(read_tokens(variant.body))
    )
