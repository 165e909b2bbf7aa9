"""Markdown text to sections and blocks, with the line of each, so that a finding can say where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from markdown_it.token import Token

from alongside.model import LEAD, Block, Section, ShownDiagram
from alongside.pages.diagrams import put_in_diagrams
from alongside.pages.fingerprint import fingerprint_section
from alongside.pages.inline import read_inline
from alongside.pages.listed_pictures import PICTURE_SCHEME as PICTURE_SCHEME
from alongside.pages.listed_pictures import fill_in_alts
from alongside.pages.open_blocks import LISTS, OpenBlocks
from alongside.pages.syntax import is_comment, new_parser

_PARSER = new_parser()
INLINE_PICTURE = re.compile(r"(!\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\()<?([^)\s>]+)>?")
"""A picture whose address stands right behind its words: the only kind that staging can turn to
its file."""

_DEFINITION = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]:")
NO_ALTS: Mapping[str, str] = MappingProxyType({})

_SPACES = ("text", "softbreak", "hardbreak")
"""The types of tokens that can hold nothing but spaces."""


def normalise_line_ends(text: str) -> str:
    """The text with "\\n" as its only line end, as all that reads lines here expects."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_sections(
    body: str,
    first_line: int,
    title: str,
    description: str = "",
    alts: Mapping[str, str] = NO_ALTS,
    diagrams: Iterable[ShownDiagram] = (),
) -> tuple[Section, ...]:
    """The lead and every headed section of a page's Markdown.

    first_line: the line of the file on which body starts, from 1. alts: what pictures show, by
    name of pictures.yml; for each ![](picture:name) that does not say it itself. diagrams: in the
    words of the page's strand; one that is not there stays a picture.
    """
    tokens = put_in_diagrams(fill_in_alts(_parse(body)[0], alts), diagrams)
    lead, *sections = _group_by_heading(tokens, first_line)
    return (
        _lead(lead.blocks, first_line, title, description),
        *(_section(section) for section in sections),
    )


def read_tokens(body: str) -> list[Token]:
    """The parser's own tokens, for what sections and blocks leave out; see token_lines.

    Nobody may change them: others get the same ones.
    """
    return _parse(body)[0]


# Reading, checks and pages ask for the same texts one after the other. As many as some hundred
# documents have in six versions; a token needs much memory.
@lru_cache(maxsize=2048)
def _parse(body: str) -> tuple[list[Token], Mapping[str, Any]]:
    """The tokens, and what the parser noted down beside them."""
    environment: MutableMapping[str, Any] = {}
    return _PARSER.parse(body, environment), environment


@dataclass(frozen=True)
class Definition:
    """The address of links that use its name, [name]: address. line: of the body, from 0."""

    name: str
    line: int
    is_used: bool


def read_tokens_and_definitions(body: str) -> tuple[list[Token], list[Definition]]:
    """All that the parser finds: its tokens, and the definitions, of which it makes none."""
    tokens, environment = _parse(body)
    used = {str(label) for token in tokens for label in _used_labels(token)}
    return tokens, _definitions(environment, used, body.split("\n"))


def _definitions(
    environment: Mapping[str, Any], used: Collection[str], lines: Sequence[str]
) -> list[Definition]:
    """In the order of the page. Of two with one name, links use the first."""
    first = [
        (found["map"][0], label, label in used)
        for label, found in environment.get("references", {}).items()
    ]
    further = [
        (found["map"][0], found["label"], False) for found in environment.get("duplicate_refs", ())
    ]
    definitions = []
    for line, label, is_used in sorted([*first, *further]):
        typed = _DEFINITION.search(lines[line])
        definitions.append(Definition(typed[1] if typed else label, line, is_used))
    return definitions


def _used_labels(token: Token) -> Iterator[object]:
    """The names that a token and those inside of it use, as in the words of a picture."""
    if "label" in token.meta:
        yield token.meta["label"]
    for child in token.children or []:
        yield from _used_labels(child)


def token_lines(token: Token) -> tuple[int, int]:
    """The lines of the body that a block is on: (its first, the one after its last), from 0.

    Raises ValueError for a token that stands nowhere, such as the end of a block.
    """
    if token.map is None:
        raise ValueError(f"A token of type {token.type} has no lines.")
    first, end = token.map
    return first, end


def is_plain_markdown(words: str) -> bool:
    """Whether Markdown makes nothing of a line of words but these words."""
    tokens = _PARSER.parse(words)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return False
    inline = tokens[1]
    children = inline.children or []
    if any(child.type != "text" for child in children):
        return False
    return inline.content == words == "".join(child.content for child in children)


@dataclass(frozen=True)
class _HeadedBlocks:
    """heading: None for what stands before the first one. id: its name, if it has one."""

    heading: Block | None
    id: str | None
    blocks: list[Block]


def _lead(blocks: list[Block], first_line: int, title: str, description: str) -> Section:
    """What stands before the first heading: the title heads it."""
    # The lead counts the description in: search results show it to readers.
    fingerprint = fingerprint_section(title, blocks, description)
    return Section(
        id=LEAD,
        heading=title,
        depth=1,
        line=first_line,
        blocks=tuple(blocks),
        fingerprint=fingerprint,
        fingerprint_of_values=fingerprint,
    )


def _section(section: _HeadedBlocks) -> Section:
    heading = section.heading
    assert heading is not None  # only the lead has none
    fingerprint = fingerprint_section(heading.text, section.blocks)
    return Section(
        id=section.id,
        heading=heading.text,
        depth=heading.depth,
        line=heading.line,
        blocks=tuple(section.blocks),
        fingerprint=fingerprint,
        fingerprint_of_values=fingerprint,
    )


def _group_by_heading(tokens: list[Token], first_line: int) -> list[_HeadedBlocks]:
    """Every block in the order of the file, the first group without a heading."""
    groups = [_HeadedBlocks(None, None, [])]
    state = OpenBlocks()
    for position, token in enumerate(tokens):
        if token.nesting == 1:
            state.open(token)
        elif token.nesting == -1:
            state.close(token)
        elif token.type == "inline":
            opening = tokens[position - 1]
            block = _text_block(token, opening, state, first_line)
            # Only the first block of an item or row has the marker.
            state.marker = ""
            if block.kind == "heading":
                name = opening.attrs.get("id")
                groups.append(_HeadedBlocks(block, str(name) if name else None, []))
            elif not has_only_comments(token):
                groups[-1].blocks.append(block)
        elif token.type in ("fence", "code_block"):
            groups[-1].blocks.append(_code_block(token, first_line))
    return groups


def has_only_comments(inline: Token) -> bool:
    """Whether readers get nothing of a block, as it is a note of the author's."""
    children = inline.children or []
    is_empty = all(
        is_comment(child.content)
        if child.type == "html_inline"
        else child.type in _SPACES and not child.content.strip()
        for child in children
    )
    return is_empty and any(child.type == "html_inline" for child in children)


def _text_block(token: Token, opening: Token, state: OpenBlocks, first_line: int) -> Block:
    """A block of words. opening: the token before them, which says what they are."""
    line = first_line + token_lines(token)[0]
    inline = read_inline(token.children or [], line)
    if opening.type == "heading_open":
        depth = int(opening.tag.removeprefix("h"))
    else:
        depth = sum(name in LISTS for name in state.names)
    return Block(
        kind=block_kind(opening, state.names),
        text=" ".join(" ".join(words for _, words in inline.lines).split()),
        line=line,
        markdown=token.content,
        depth=depth,
        links=tuple(inline.links),
        pictures=tuple(inline.pictures),
        lines=tuple(
            (number, " ".join(words.split())) for number, words in inline.lines if words.strip()
        ),
        marker=state.marker,
    )


def _code_block(token: Token, first_line: int) -> Block:
    """A block of code, in which the parser reads no words."""
    return Block(
        kind="code",
        text=" ".join(token.content.split()),
        line=first_line + token_lines(token)[0],
        markdown=token.content,
    )


def block_kind(opening: Token, inside: list[str]) -> str:
    """The kind of a Block.

    opening: the token before its words. inside: the names of what is open around it.
    """
    if opening.type == "heading_open":
        return "heading"
    if opening.type == "th_open":
        return "header-cell"
    if opening.type == "td_open":
        return "cell"
    if "list_item" in inside:
        return "item"
    return "quote" if "blockquote" in inside else "paragraph"
