"""What we ask of a site engine, so that another can take its place."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Engine(Protocol):
    def build(self, staged: Path, out: Path) -> None:
        """Staged Markdown to a folder of HTML.

        staged: as stage_publication makes it. out: is made or emptied. Raises BuildFailed, naming
        the Markdown file at fault.
        """
