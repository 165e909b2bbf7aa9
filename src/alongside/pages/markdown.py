"""Markdown text to sections and blocks, with the line of each, so that a finding can say where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alongside.model import LEAD, ROW_START, Block, Link, Picture, Section
from alongside.pages.fingerprint import fingerprint_section


def new_parser() -> MarkdownIt:
    """It reads Markdown as the site engine does, as far as our pages use it. Each caller may set up its own."""
    parser = MarkdownIt("commonmark").enable("table")
    # It would leave out a link such as javascript:…; the engine makes a real link of it, so we must see it.
    parser.validateLink = lambda address: True
    parser.options["store_labels"] = True  # by them we know which [name]: address is used
    return parser


_PARSER = new_parser()
HEADING_ID = re.compile(r"\s*\{:?\s*#([^\s}]+)[^}]*\}\s*$")
"""The settings behind the words of a heading; the group is its id."""
INLINE_PICTURE = re.compile(r"(!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\()<?([^)\s>]+)>?")
"""A picture whose address stands right behind its words: the only kind that staging can turn to its file."""

PICTURE_SCHEME = "picture:"
"""How the address of a picture begins that is a name of pictures.yml."""
NO_ALTS: Mapping[str, str] = MappingProxyType({})

_LISTS = ("bullet_list", "ordered_list")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def normalise_line_ends(text: str) -> str:
    """With "\\n" only, as all that reads lines here expects."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_sections(
    body: str, first_line: int, title: str, description: str = "", alts: Mapping[str, str] = NO_ALTS
) -> tuple[Section, ...]:
    """The lead and every headed section. first_line: the line of the file on which body starts, from 1.

    alts: what pictures show, by name; for each ![](picture:name) that does not say it itself.
    """
    tokens = _PARSER.parse(body)
    _fill_in_alts(tokens, alts)
    blocks = list(_blocks(tokens, first_line))
    groups: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind == "heading":
            groups.append((block, []))
        else:
            groups[-1][1].append(block)
    return tuple(
        _section(heading, inside, first_line, title, description) for heading, inside in groups
    )


def read_tokens(body: str) -> list[Token]:
    """The parser's own tokens, for what sections and blocks leave out. Their lines count from 0 in body."""
    return _PARSER.parse(body)


def _fill_in_alts(tokens: Iterable[Token], alts: Mapping[str, str]) -> None:
    for picture in (
        child for token in tokens for child in token.children or [] if child.type == "image"
    ):
        words = alts.get(str(picture.attrs.get("src", "")).removeprefix(PICTURE_SCHEME), "")
        if (
            words
            and not _alt(picture).strip()
            and str(picture.attrs["src"]).startswith(PICTURE_SCHEME)
        ):
            picture.children, picture.meta = [Token("text", "", 0, content=words)], {"listed": True}


def is_plain_markdown(words: str) -> bool:
    """Whether Markdown makes nothing of a line of words but these words."""
    tokens = _PARSER.parse(words)
    return (
        [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        and all(child.type == "text" for child in tokens[1].children)
        and tokens[1].content == words == "".join(child.content for child in tokens[1].children)
    )


def _section(
    heading: Block | None, blocks: list[Block], first_line: int, title: str, description: str
) -> Section:
    if heading is None:
        fingerprint = fingerprint_section(title, blocks, description)
        return Section(LEAD, title, 1, first_line, tuple(blocks), fingerprint, fingerprint)
    found = HEADING_ID.search(heading.markdown)
    words = HEADING_ID.sub("", heading.text)
    fingerprint = fingerprint_section(words, blocks)
    return Section(
        found.group(1) if found else None,
        words,
        heading.depth,
        heading.line,
        tuple(blocks),
        fingerprint,
        fingerprint,
    )


def _blocks(tokens: list[Token], first_line: int) -> Iterator[Block]:
    inside: list[str] = []
    # Of each list that is open, the number of its next item; None where it has bullets.
    numbers: list[int | None] = []
    marker = ""
    for position, token in enumerate(tokens):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            inside.append(name)
            if name in _LISTS:
                # "1. 1. 1." is read as 1, 2, 3: what counts is where the list starts.
                numbers.append(int(token.attrs.get("start", 1)) if name == "ordered_list" else None)
            elif name == "list_item":
                marker = "•" if numbers[-1] is None else str(numbers[-1])
                numbers[-1] = None if numbers[-1] is None else numbers[-1] + 1
            elif name == "tr":
                marker = ROW_START
        elif token.nesting == -1:
            inside.pop()
            if name in _LISTS:
                numbers.pop()
        elif token.type == "inline":
            opening = tokens[position - 1]
            yield _block(token, opening, inside, first_line, marker)
            marker = ""
        elif token.type in ("fence", "code_block"):
            yield Block(
                "code", " ".join(token.content.split()), first_line + token.map[0], token.content
            )
        elif token.type == "html_block" and _COMMENT.sub("", token.content).strip():
            words = re.sub(r"<[^>]*>", " ", _COMMENT.sub("", token.content))
            yield Block("html", " ".join(words.split()), first_line + token.map[0], token.content)


def _block(token: Token, opening: Token, inside: list[str], first_line: int, marker: str) -> Block:
    line = first_line + token.map[0]
    lines, links, pictures = _read_inline(token.children or [], line)
    depth = (
        int(opening.tag[1])
        if opening.type == "heading_open"
        else sum(name in _LISTS for name in inside)
    )
    return Block(
        kind=block_kind(opening, inside),
        text=" ".join(" ".join(text for _, text in lines).split()),
        line=line,
        markdown=token.content,
        depth=depth,
        links=tuple(links),
        pictures=tuple(pictures),
        lines=tuple((number, " ".join(text.split())) for number, text in lines if text.strip()),
        marker=marker,
    )


def block_kind(opening: Token, inside: list[str]) -> str:
    """The kind of a Block. opening: the token before its words. inside: the names of what is open around it."""
    if opening.type == "heading_open":
        return "heading"
    if opening.type in ("th_open", "td_open"):
        return "header-cell" if opening.type == "th_open" else "cell"
    if "list_item" in inside:
        return "item"
    return "quote" if "blockquote" in inside else "paragraph"


def _read_inline(children: list[Token], line: int):
    """Inline tokens to (lines, links, pictures)."""
    lines, links, pictures = [(line, "")], [], []
    open_links: list[tuple[Token, int, int]] = []
    for token in children:
        number, words = lines[-1]
        if token.type in ("text", "code_inline"):
            lines[-1] = (number, words + token.content)
        elif token.type in ("softbreak", "hardbreak"):
            lines.append((number + 1, ""))
        elif token.type == "image":
            pictures.append(
                Picture(
                    str(token.attrs.get("src", "")),
                    _alt(token),
                    number,
                    _title(token),
                    bool(token.meta.get("listed")),
                )
            )
        elif token.type == "link_open":
            open_links.append((token, number, sum(len(t) + 1 for _, t in lines) - 1))
        elif token.type == "link_close" and open_links:
            opening, start_line, start = open_links.pop()
            # The end of a line inside a link is a space between its words.
            words = " ".join("".join(t + "\n" for _, t in lines)[start:].split())
            links.append(
                Link(str(opening.attrs.get("href", "")), words, start_line, _title(opening))
            )
    return lines, links, pictures


def _alt(token: Token) -> str:
    """Its plain words, without the signs of emphasis."""
    return "".join(
        part.content or " " * part.type.endswith("break") for part in token.children or []
    )


def _title(token: Token) -> str:
    return str(token.attrs.get("title", ""))
