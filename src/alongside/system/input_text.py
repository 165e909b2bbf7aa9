"""Reads a file that somebody wrote, or says in words why it is no text that we can use."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from alongside.system.limits import in_megabytes

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
"""Those of UTF-32 first: one of them begins like one of UTF-16."""
_NULS_OF_UTF16 = 0.2
"""From this part of its bytes on, a file of zeros is one of UTF-16. Of English, half are."""
_ALLOWED_CONTROLS = "\t\n\r\x85"
"""U+0085 is a line end of old computers. The rule invisible-characters speaks of it."""
_SAVE_AGAIN = "Save it again with the encoding UTF-8."


class TextError(Exception):
    """A file that is no text for us. what and mend: sentences for its author. line: from 1."""

    def __init__(self, what: str, mend: str, line: int = 1):
        super().__init__(what)
        self.what, self.mend, self.line = what, mend, line


def read_input_text(path: Path, most_bytes: int) -> str:
    """The text of a file, without a byte order mark. Raises TextError."""
    return decode_text(read_input(path, most_bytes))


def read_input(path: Path, most_bytes: int) -> bytes:
    """The bytes of a file. Raises TextError, before it reads what is too large."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise TextError(
                "It is a folder and not a file.", "Rename the folder, and put the file here."
            )
        # A pipe would keep us waiting for ever.
        if not stat.S_ISREG(status.st_mode):
            raise TextError("It is not an ordinary file.", "Put an ordinary file here.")
        with open(path, "rb") as file:
            # One more than allowed: a file may grow after it was measured.
            content = file.read(most_bytes + 1)
    except PermissionError:
        raise TextError(
            "You may not read it.", "Ask whoever looks after this folder to let you read it."
        ) from None
    except OSError as error:
        raise TextError(
            f"It cannot be opened ({error.strerror or 'unknown reason'}).",
            "Check that it is there and that you may read it.",
        ) from None
    if len(content) > most_bytes:
        raise TextError(
            f"It is too large: it has {in_megabytes(max(status.st_size, len(content)))}, "
            f"and at most {in_megabytes(most_bytes)} can be used.",
            "Split it, or take out what does not belong there.",
        )
    return content


def decode_text(content: bytes) -> str:
    """UTF-8 to text, without a byte order mark. Raises TextError."""
    encoding = _other_encoding(content)
    if encoding:
        raise TextError(f"It is saved as {encoding} and not as UTF-8.", _SAVE_AGAIN)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TextError(
            "It is not saved as UTF-8 text.", _SAVE_AGAIN, content.count(b"\n", 0, error.start) + 1
        ) from None
    refuse_control_signs(text)
    return text


def refuse_control_signs(text: str) -> None:
    """Raises TextError for a sign that is no writing and that no page or PDF can hold."""
    # Most texts have none, and a set of their signs is far shorter than they are.
    refused = set(filter(is_control_sign, set(text)))
    if refused:
        place = min(map(text.index, refused))
        raise TextError(
            f"Here is a sign that nobody can see and no page can hold: U+{ord(text[place]):04X}. "
            "A wrong key, such as Ctrl+Z, or copied text can leave it behind.",
            "Delete the word and type it again.",
            text.count("\n", 0, place) + 1,
        )


def is_control_sign(sign: str) -> bool:
    """Whether it steers a machine, or is no character for good (U+FFFF)."""
    code = ord(sign)
    is_control = code < 0x20 or 0x7F <= code < 0xA0
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_half = 0xD800 <= code <= 0xDFFF
    return (is_control and sign not in _ALLOWED_CONTROLS) or is_noncharacter or is_half


def _other_encoding(content: bytes) -> str:
    """The name of the encoding in which editors of Windows may save; "" for any other."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return name
    nuls = content.count(b"\0")
    return "UTF-16" if nuls > len(content) * _NULS_OF_UTF16 else ""
