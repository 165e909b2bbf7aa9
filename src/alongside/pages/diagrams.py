"""Diagrams that a page shows by their names in diagrams.yml: ![](diagram:rubbish-by-year).

In the place of such a line all that reads a page finds a table, in the words of the strand. So
checks, fingerprints and readers who see nothing get the same as those who see what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

from alongside.model import Picture, ShownCell, ShownDiagram
from alongside.pages.syntax import new_parser

DIAGRAM_SCHEME = "diagram:"
"""How the address of a picture begins that is a name of diagrams.yml."""
SHAPE = "shape"
"""The type of the token, and its name in meta, that says what is drawn in a cell."""

_PARSER = new_parser()
_TYPES = ("paragraph_open", "inline", "paragraph_close")
"""The tokens of a line that shows a diagram."""


def is_diagram(picture: Picture) -> bool:
    """Whether a picture of a page is one in whose place no table could be put."""
    return picture.target.startswith(DIAGRAM_SCHEME)


def diagram_in(inline: Token) -> str:
    """The name of the diagram that is all that a block shows; "" for other blocks."""
    children = inline.children or []
    address = str(children[0].attrs.get("src", "")) if len(children) == 1 else ""
    return address.removeprefix(DIAGRAM_SCHEME) if address.startswith(DIAGRAM_SCHEME) else ""


def put_in_diagrams(tokens: list[Token], diagrams: Iterable[ShownDiagram]) -> list[Token]:
    """The tokens, with a table in the place of each diagram. One that is not known stays."""
    by_name = {diagram.name: diagram for diagram in diagrams}
    if not by_name:
        return tokens
    places = {place: by_name[name] for place, name in _uses(tokens) if name in by_name}
    if not places:
        return tokens
    put_in: list[Token] = []
    position = 0
    for place, diagram in places.items():
        put_in += tokens[position:place]
        put_in += _table(diagram, tokens[place])
        position = place + len(_TYPES)
    return put_in + tokens[position:]


def diagrams_on(tokens: Sequence[Token]) -> list[tuple[str, int]]:
    """The name of each diagram that has a line of its own, and that line of the body, from 0."""
    return [(name, (tokens[place].map or [0])[0]) for place, name in _uses(tokens)]


def _uses(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """(place among the tokens, name of the diagram)."""
    for place, token in enumerate(tokens):
        # One in a list or a quotation stays: a table there is more than a small phone can show.
        if token.type != "inline" or tokens[place - 1].type != _TYPES[0] or token.level != 1:
            continue
        if name := diagram_in(token):
            yield place - 1, name


def _table(diagram: ShownDiagram, paragraph: Token) -> Iterator[Token]:
    """paragraph: the token in whose place the table stands."""
    head, *rows = diagram.rows
    yield Token("table_open", "table", 1, map=paragraph.map)
    yield Token("thead_open", "thead", 1)
    yield from _row(head, "th", paragraph)
    yield Token("thead_close", "thead", -1)
    yield Token("tbody_open", "tbody", 1)
    for row in rows:
        yield from _row(row, "td", paragraph)
    yield Token("tbody_close", "tbody", -1)
    yield Token("table_close", "table", -1)


def _row(cells: Iterable[ShownCell], tag: str, paragraph: Token) -> Iterator[Token]:
    yield Token("tr_open", "tr", 1)
    for cell in cells:
        yield Token(f"{tag}_open", tag, 1)
        yield _inline(cell, paragraph)
        yield Token(f"{tag}_close", tag, -1)
    yield Token("tr_close", "tr", -1)


def _inline(cell: ShownCell, paragraph: Token) -> Token:
    inline = _PARSER.parseInline(cell.words)[0]
    inline.map = paragraph.map
    if cell.shape:
        shape = Token(SHAPE, "", 0, meta={SHAPE: cell.shape})
        inline.children = [*(inline.children or []), shape]
    return inline
