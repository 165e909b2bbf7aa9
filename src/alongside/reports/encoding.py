"""Words from pages and files as each format can hold them: they may hold any sign at all."""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath
from urllib.parse import quote

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, such as most control characters."""


def replace_surrogates(text: str) -> str:
    """With “�” for surrogates, which UTF-8 cannot write: names of files may have them."""
    if not any("\ud800" <= sign <= "\udfff" for sign in text):
        return text
    return text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")


def replace_non_xml(text: str) -> str:
    """With “�” for what XML cannot write."""
    return _NOT_XML.sub("\ufffd", replace_surrogates(text))


def relative_url(path: str) -> str:
    """A path below the root as the relative address of a link.

    "" for a path elsewhere, which would tell strangers about this machine.
    """
    if not path or PurePosixPath(path).is_absolute():
        return ""
    return quote(os.fsencode(path))
