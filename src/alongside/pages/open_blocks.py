"""Which blocks of a page are open while its tokens are read one after the other."""

from __future__ import annotations

from markdown_it.token import Token

from alongside.model import ROW_START

LISTS = ("bullet_list", "ordered_list")


class OpenBlocks:
    """What is open around the token that is read, and the marker that the next block gets.

    names: of the open blocks, the outermost first. marker: as in Block.
    """

    def __init__(self) -> None:
        self.names: list[str] = []
        self.marker = ""
        # Of each list that is open, the number of its next item; None where it has bullets.
        self._numbers: list[int | None] = []

    def open(self, token: Token) -> None:
        name = token.type.removesuffix("_open")
        self.names.append(name)
        if name == "ordered_list":
            # "1. 1. 1." is read as 1, 2, 3: what counts is where the list starts.
            self._numbers.append(int(token.attrs.get("start", 1)))
        elif name == "bullet_list":
            self._numbers.append(None)
        elif name == "list_item":
            self._start_item()
        elif name == "tr":
            self.marker = ROW_START

    def close(self, token: Token) -> None:
        self.names.pop()
        if token.type.removesuffix("_close") in LISTS:
            self._numbers.pop()

    def _start_item(self) -> None:
        number = self._numbers[-1]
        if number is None:
            self.marker = "•"
            return
        self.marker = str(number)
        self._numbers[-1] = number + 1
