"""Pictures that a page shows by their names in pictures.yml: ![](picture:our-area)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markdown_it.token import Token

from alongside.pages.inline import image_alt

PICTURE_SCHEME = "picture:"
"""How the address of a picture begins that is a name of pictures.yml."""


def fill_in_alts(tokens: list[Token], alts: Mapping[str, str]) -> list[Token]:
    """The tokens, each picture:name without words of its own with those of pictures.yml."""
    if not alts:
        return tokens
    return [_token_with_alts(token, alts) if token.children else token for token in tokens]


def _token_with_alts(token: Token, alts: Mapping[str, str]) -> Token:
    children = [_picture_with_alt(child, alts) for child in token.children or []]
    return replace(token, children=children) if children != token.children else token


def _picture_with_alt(token: Token, alts: Mapping[str, str]) -> Token:
    address = str(token.attrs.get("src", ""))
    if token.type != "image" or not address.startswith(PICTURE_SCHEME):
        return token
    words = alts.get(address.removeprefix(PICTURE_SCHEME), "")
    if not words or image_alt(token).strip():
        return token
    return replace(token, children=[Token("text", "", 0, content=words)], meta={"listed": True})
