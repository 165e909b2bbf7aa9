"""Words from pages and files as each format can hold them. A file name or a sentence may hold any sign at all."""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath
from urllib.parse import quote

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, such as most control characters."""


def replace_surrogates(text: str) -> str:
    """Half of a pair of signs, as in the name of a file that is not UTF-8, cannot be saved: it becomes “�”."""
    return (
        text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
        if _has_surrogate(text)
        else text
    )


def replace_non_xml(text: str) -> str:
    return _NOT_XML.sub("\ufffd", replace_surrogates(text))


def relative_url(path: str) -> str:
    """A path below the root as the relative address of a link; "" for one elsewhere, which tells of this machine."""
    if not path or PurePosixPath(path).is_absolute():
        return ""
    return quote(os.fsencode(path))


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)
