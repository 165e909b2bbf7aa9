"""The scripts that look at a page from within.

They run in the audited page only and are never released.
"""

from __future__ import annotations

from importlib.resources import files


def read_scripts(*names: str) -> str:
    """The files of this folder, one after the other, as the body of one function."""
    return "\n".join(
        files("alongside.checks.browser").joinpath(name).read_text(encoding="utf-8")
        for name in names
    )
