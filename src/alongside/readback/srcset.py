"""The pictures of a srcset attribute, which is a list with rules of its own."""

from __future__ import annotations

from collections.abc import Iterator

_SPACES = " \t\n\f\r"


def srcset_addresses(srcset: str) -> Iterator[str]:
    """The address of each picture."""
    for address, _ in srcset_candidates(srcset):
        yield address


def srcset_candidates(srcset: str) -> Iterator[tuple[str, str]]:
    """Each picture's address and what is said of its size, such as "720w", "2x" or "".

    HTML, 4.8.4.3.10: parsing a srcset attribute. An address ends at a space, not at a comma:
    data: addresses have commas.
    """
    rest = srcset
    while rest := rest.lstrip(_SPACES + ","):
        length = _length_until(rest, _SPACES)
        address, rest = rest[:length], rest[length:]
        if address.endswith(","):
            yield address.rstrip(","), ""  # and the next one comes
        else:
            length = _length_of_descriptors(rest)
            yield address, rest[:length].strip(_SPACES)
            rest = rest[length:]


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
