"""The addresses of a srcset attribute, which is a list with rules of its own."""

from __future__ import annotations

from collections.abc import Iterator

_SPACES = " \t\n\f\r"


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The address of each picture (HTML, 4.8.4.3.10: parsing a srcset attribute).

    An address ends at a space, not at a comma: data: addresses have commas.
    """
    rest = srcset
    while rest := rest.lstrip(_SPACES + ","):
        length = _length_until(rest, _SPACES)
        address, rest = rest[:length], rest[length:]
        if address.endswith(","):
            yield address.rstrip(",")  # a picture without a size, and the next one comes
        else:
            yield address
            rest = rest[_length_of_descriptors(rest) :]


def _length_until(text: str, stops: str) -> int:
    for position, letter in enumerate(text):
        if letter in stops:
            return position
    return len(text)


def _length_of_descriptors(text: str) -> int:
    """Up to the comma before the next picture. A comma in brackets is none."""
    depth = 0
    for position, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(depth - 1, 0)
        elif letter == "," and not depth:
            return position
    return len(text)
