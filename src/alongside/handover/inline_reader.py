"""Reads the Markdown within one block, as the parser's tokens, into runs and codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alongside.handover.text import Code, Run, Text, normalise_runs, split_protected
from alongside.pages.syntax import new_parser


def inline_parser() -> MarkdownIt:
    """Reads Markdown as the pages are read, but leaves each address as its author wrote it."""
    parser = new_parser()
    parser.normalizeLink = _keep_address  # type: ignore[method-assign]  # the library's way to set it
    return parser


def _keep_address(url: str) -> str:
    return url


def read_inline(tokens: Iterable[Token]) -> tuple[Text, dict[str, Code]]:
    """The words of one block, and the codes that they name by id.

    Ids count from 1: "l1" is the first link, "x1" the first code that stands alone.
    """
    reader = _InlineReader()
    for token in tokens:
        reader.read(token)
    return normalise_runs(reader.runs), reader.codes


class _InlineReader:
    """Holds what is open around the token that is read."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.codes: dict[str, Code] = {}
        self._bold_depth = 0
        self._italic_depth = 0
        self._link = ""
        self._in_autolink = False

    def read(self, token: Token) -> None:
        reader = _TOKEN_READERS.get(token.type)
        if reader:
            reader(self, token)

    def read_text(self, token: Token) -> None:
        if self._in_autolink:
            self._add_code(Code("code", f"<{token.content}>"))
            return
        bold = self._bold_depth > 0
        italic = self._italic_depth > 0
        for piece in split_protected(Run(token.content, bold, italic, self._link)):
            if piece.code:
                self._add_code(Code("fact", piece.code))
            else:
                self.runs.append(piece)

    def read_soft_break(self, token: Token) -> None:
        self.runs.append(Run("\n", link=self._link))

    def read_hard_break(self, token: Token) -> None:
        self._add_code(Code("break", "  \n"))

    def read_code(self, token: Token) -> None:
        self._add_code(Code("code", f"{token.markup}{token.content}{token.markup}"))

    def read_html(self, token: Token) -> None:
        self._add_code(Code("html", token.content))

    def read_picture(self, token: Token) -> None:
        picture = Code(
            kind="picture",
            payload=str(token.attrs.get("src", "")),
            title=str(token.attrs.get("title", "")),
            alt_text="".join(_alt_text_of(part) for part in token.children or []),
        )
        self._add_code(picture)

    def open_link(self, token: Token) -> None:
        if token.markup == "autolink":
            # <https://…> shows its address as its words, so it is left alone like code.
            self._in_autolink = True
            return
        self._link = f"l{1 + sum(code.is_paired for code in self.codes.values())}"
        self.codes[self._link] = Code(
            kind="link",
            payload=str(token.attrs.get("href", "")),
            title=str(token.attrs.get("title", "")),
        )

    def close_link(self, token: Token) -> None:
        self._in_autolink = False
        self._link = ""

    def change_bold(self, token: Token) -> None:
        self._bold_depth += token.nesting

    def change_italic(self, token: Token) -> None:
        self._italic_depth += token.nesting

    def _add_code(self, code: Code) -> None:
        id_ = f"x{1 + sum(not known.is_paired for known in self.codes.values())}"
        self.codes[id_] = code
        self.runs.append(Run(link=self._link, code=id_))


_TOKEN_READERS: dict[str, Callable[[_InlineReader, Token], None]] = {
    "text": _InlineReader.read_text,
    "softbreak": _InlineReader.read_soft_break,
    "hardbreak": _InlineReader.read_hard_break,
    "code_inline": _InlineReader.read_code,
    "html_inline": _InlineReader.read_html,
    "image": _InlineReader.read_picture,
    "link_open": _InlineReader.open_link,
    "link_close": _InlineReader.close_link,
    "strong_open": _InlineReader.change_bold,
    "strong_close": _InlineReader.change_bold,
    "em_open": _InlineReader.change_italic,
    "em_close": _InlineReader.change_italic,
}
"""By the types of markdown-it's tokens. All others, such as empty ones, hold no words."""


def _alt_text_of(token: Token) -> str:
    """A line end within the alternative text is a space there."""
    is_break = token.type.endswith("break")
    return token.content or (" " if is_break else "")
