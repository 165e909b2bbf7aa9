"""The Markdown that our pages may use: CommonMark with tables, and little beyond it.

- A heading has its name behind its words: ## Our area {#our-area}.
- Of HTML there are comments, <bdi> and <span lang="…">, which mark words of another language.

All that reads a page, and all that is made of it, uses this one parser.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MAX_NESTING = 40
"""How deep blocks may stand in each other. Of what is deeper, the parser reads no words."""

_HEADING_ID = re.compile(r"(?<!\\)\{:?\s*#(\w[\w-]*)\s*\}$")
"""The name behind the words of a heading. No sign of it can end an attribute or leave a folder."""
_OPENING_MARK = re.compile(r"<(bdi|span)((?:\s+(?:lang|dir)=\"[\w-]+\")*)\s*>", re.IGNORECASE)
_CLOSING_MARK = re.compile(r"</(bdi|span)\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(lang|dir)=\"([\w-]+)\"", re.IGNORECASE)
_ANY_LANGUAGE = "und"  # of BCP 47, where none is said
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_DIRECTIONS = ("ltr", "rtl", "auto")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>|<!--)[\s\S])*(?<!<!-)-->")
"""A comment that ends where browsers end it, too (HTML Living Standard, 13.1.6)."""


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the name is markdown-it's)
        """Whether a link is kept as one: always.

        The parser would leave out a link such as javascript:…, and checks must see it. What may
        not be followed is not made into a link; see render_page.
        """
        return True


def new_parser() -> MarkdownIt:
    """Each caller gets its own and may set it up further.

    An opening token of a heading has its name as the attribute "id" and, as typed, as "settings"
    in meta. An HTML token that may stay has "mark" in its meta; see language_mark.
    """
    parser = _Parser("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    # Tokens then carry the name of the [name]: address that they use; see text-vanishes.
    parser.options["store_labels"] = True
    # Markdown within a block of HTML would not be read. Without such blocks, a tag is one mark
    # among words wherever it stands.
    parser.block.ruler.at(
        "html_block", _read_comment, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.core.ruler.after("block", "heading_id", _read_heading_ids)
    parser.core.ruler.after("inline", "language_mark", _pair_marks)
    return parser


def is_comment(html: str) -> bool:
    """Whether an HTML token is a note of the author's, which readers do not get."""
    return bool(_COMMENT.fullmatch(html.strip()))


def language_mark(token: Token) -> tuple[str, dict[str, str]] | None:
    """Name and attributes of a tag that may stay, as it has its partner; None for all other HTML.

    Both of a pair have the same. nesting tells them apart, as in other tokens.
    """
    mark: tuple[str, dict[str, str]] | None = token.meta.get("mark")
    return mark


def is_mark(html: str) -> bool:
    """Whether an HTML token could be one of a pair that marks words as foreign."""
    return bool(_CLOSING_MARK.fullmatch(html)) or _opening_mark(html) is not None


def _read_comment(state: StateBlock, first: int, end: int, silent: bool) -> bool:
    """Comments that have their lines for themselves. Others stand among words."""
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not state.src.startswith("<!--", start):
        return False
    # Looked for once: a page of comments that never end would be read to its end for each line.
    if "last_comment_end" not in state.env:
        state.env["last_comment_end"] = state.src.rfind("-->")
    if start > state.env["last_comment_end"]:
        return False
    last = bisect_left(state.eMarks, _end_of_comments(state.src, start))
    if last >= end or any(_is_outside(state, number) for number in range(first + 1, last + 1)):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.map = [first, last + 1]
        token.content = state.getLines(first, last + 1, state.blkIndent, True)
        state.line = last + 1
    return True


def _end_of_comments(text: str, start: int) -> int:
    """Where the last of the comments ends that begin at start, if nothing follows in its line.

    A place behind the text when there is none such.
    """
    while True:
        end = text.find("-->", start + 4)
        line_end = text.find("\n", end)
        rest = text[end + 3 : line_end if line_end >= 0 else None]
        if end < 0 or (rest.strip() and not rest.lstrip().startswith("<!--")):
            return len(text) + 1
        if not rest.strip():
            return end
        start = text.index("<!--", end)


def _is_outside(state: StateBlock, number: int) -> bool:
    """Whether a line is no longer in the list item or quotation that is being read."""
    return not state.isEmpty(number) and state.sCount[number] < state.blkIndent


def _read_heading_ids(state: StateCore) -> None:
    """Before words are read: a bracket that is typed as &#123; or \\{ is one for readers."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "heading_open":
            continue
        name = _HEADING_ID.search(inline.content.rstrip())
        if name:
            opening.attrs["id"] = name[1]
            opening.meta["settings"] = name[0]
            inline.content = inline.content[: name.start()].rstrip()


def _pair_marks(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            _pair_marks_in(token.children or [])


def _pair_marks_in(children: list[Token]) -> None:
    """Finds the pairs of tags that may stay. Others, and those that cross bold words, are none."""
    opened: list[Token] = []
    for token in children:
        if token.nesting == 1:
            opened.append(token)
        elif token.nesting == -1:
            while opened and opened.pop().type == "html_inline":
                pass  # never closed
        elif token.type == "html_inline":
            closing = _CLOSING_MARK.fullmatch(token.content)
            if closing is None:
                opened += [token] if _opening_mark(token.content) else []
            elif opened and opened[-1].type == "html_inline":
                _pair(opened, token, closing[1].lower())
    for token in children:
        # Only now: nesting is what the loop above tells links and bold words by.
        if "mark" in token.meta:
            token.nesting = -1 if token.content.startswith("</") else 1


def _pair(opened: list[Token], closing: Token, name: str) -> None:
    mark = _opening_mark(opened[-1].content)
    if mark and mark[0] == name:
        opened.pop().meta["mark"] = closing.meta["mark"] = mark


def _opening_mark(html: str) -> tuple[str, dict[str, str]] | None:
    """Name and attributes of a tag that marks words as foreign and does nothing else."""
    tag = _OPENING_MARK.fullmatch(html)
    if tag is None:
        return None
    name, pairs = tag[1].lower(), _ATTRIBUTE.findall(tag[2])
    attributes = {key.lower(): value for key, value in pairs}
    language, direction = attributes.get("lang", _ANY_LANGUAGE), attributes.get("dir", "auto")
    is_allowed = (
        len(attributes) == len(pairs)
        and bool(_LANGUAGE_TAG.fullmatch(language))
        and direction.lower() in _DIRECTIONS
        and (name == "bdi" or "lang" in attributes)
    )
    return (name, attributes) if is_allowed else None
