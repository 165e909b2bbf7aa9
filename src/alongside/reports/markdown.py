"""Pieces of Markdown for code hosts, out of words that may hold any sign.

A title can neither break a table nor become a link, and it calls nobody: hosts
make a mention of @name and a link of #12 even after the Markdown has been read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from alongside.reports.encoding import relative_url, replace_surrogates

_MARKUP_SIGNS = re.compile(r"[\\`*_\[\]|~$^]")
_BLOCK_START = re.compile(r"^(\d*)([-+=#.)])")
"""What would begin a list or a heading where the words begin a line."""
_JOINER = "\u2060"
"""Has no width and joins what it stands between, so that nothing is found there but the words."""
_MENTION = re.compile(r"(?<=[@#])(?=\w)|(?i:(?<=\bGH-)(?=\d))")
_BARE_ADDRESS = re.compile(r"(?i)(?<=:)(?=//)|(?<=\bwww)(?=\.)")
_HIDDEN = re.compile("[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+")
"""Control characters, and those that would turn the rest of the line round."""


def escape_inline(text: str) -> str:
    """Words of the publication within a line, as they are read: no markup, no link, no mention."""
    line = _MARKUP_SIGNS.sub(lambda match: "\\" + match[0], _break_mentions(text))
    line = _BLOCK_START.sub(lambda match: f"{match[1]}\\{match[2]}", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_html(text: str) -> str:
    """The same inside an HTML element, such as <summary>."""
    return escape(_break_mentions(text))


def code_block(text: str) -> str:
    """Lines to copy. No sign means anything in it."""
    # A fence must be longer than any run of ` in the text, or the block would end there.
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{replace_surrogates(text)}\n{fence}"


def details_block(summary: str, body: str) -> str:
    """summary: HTML. Closed until the reader opens it."""
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def take_fitting(parts: Sequence[str], characters: int) -> list[str]:
    """As many of the first parts as have this many characters in all, with a line end after each.

    Hosts cut off, or refuse, what is too long.
    """
    ends = accumulate(len(part) + 1 for part in parts)
    return [part for part, end in zip(parts, ends, strict=True) if end <= characters]


@dataclass(frozen=True)
class Links:
    """Addresses of files, for readers of a report.

    base: of the commit at the code host, with a / at the end, or "". folder: of the publication
    below the top of the repository, "" or with a / at the end.
    """

    base: str = ""
    folder: str = ""

    def link(self, path: str, line: int = 0, words: str = "") -> str:
        """To a line of a file, given as a path below the folder of publication.yml.

        Only the words where there can be no link.
        """
        named = escape_inline(words or (f"{path}:{line}" if line else path))
        uri = relative_url(path)
        if not uri:
            return named
        # A host shows a page of Markdown without its line numbers, unless asked for the plain file.
        plain = "?plain=1" if self.base and line else ""
        line_anchor = f"#L{line}" if line else ""
        return f"[{named}]({self.base}{relative_url(self.folder)}{uri}{plain}{line_anchor})"


def _break_mentions(text: str) -> str:
    """On one line, and broken where a host would find somebody to call or an address to link to."""
    line = " ".join(_HIDDEN.sub(" ", replace_surrogates(text)).split())
    return _BARE_ADDRESS.sub(_JOINER, _MENTION.sub(_JOINER, line))
