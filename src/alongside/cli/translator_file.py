"""Writes a file that goes out to be translated, and no other one away."""

from __future__ import annotations

from pathlib import Path

from alongside.errors import BadInput
from alongside.system.files import write_whole


def write_for_translator(output: Path, content: bytes, *, overwrite: bool) -> None:
    """Raises BadInput where there is a file that must stay."""
    if output.exists() and not overwrite:
        raise BadInput(
            "There is already a file of this name. It may hold somebody’s work, so we left it "
            "alone.",
            path=str(output),
            mend="Give another name with -o, or add --overwrite if nobody needs that file.",
        )
    write_whole(output, content)
