"""The screen as it may be: of another encoding, or closed by who read it."""

from __future__ import annotations

import codecs
import io
import os
import sys

PLAIN_SIGNS = "alongside-plain-signs"
"""The name under which codecs knows the replacement below."""
_PLAIN = {
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "→": "->",
    "•": "*",
    "·": "-",
    "≤": "<=",
}
"""The signs of our own messages, for screens that have ASCII only."""


def prepare_streams() -> None:
    """Lets every message be printed, whatever PYTHONIOENCODING or the terminal asks for.

    A letter that the encoding has no place for is printed by its number, so no word is lost.
    """
    codecs.register_error(PLAIN_SIGNS, _replace_signs)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAIN_SIGNS)


def discard_output() -> None:
    """After whoever read our words has gone away, so that Python's own end is silent, too."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nothing, stream.fileno())
        except (OSError, ValueError):
            continue  # closed already
    os.close(nothing)


def _replace_signs(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    replaced = [_PLAIN.get(letter) or _number(letter) for letter in letters]
    return "".join(replaced), error.end


def _number(letter: str) -> str:
    """As in Python and JSON: a report in JSON stays one that programs can read."""
    return letter.encode("ascii", "backslashreplace").decode("ascii")
