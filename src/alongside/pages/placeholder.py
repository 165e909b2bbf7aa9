"""Placeholders: words in double square brackets that stand where somebody has yet to write.

The sources gate refuses a page as long as it has one.
"""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(r"\[\[[^\[\]]+\]\](?![(\[])")
"""Not followed by the address of a link: “[[1]](notes.md)” is a link."""


def placeholder(words: str) -> str:
    """The placeholder that says in words what to write in its place."""
    return f"[[{words}]]"
