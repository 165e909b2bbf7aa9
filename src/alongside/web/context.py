"""What templates are given."""

from __future__ import annotations

Context = dict[str, object]
"""Name of a template's variable, or of a part of one, to its value."""
Link = dict[str, str]
"""Such as title or label, and href: an address relative to the page that has the link."""
