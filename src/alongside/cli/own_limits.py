"""What the publication in a folder says of limits, for a command that works without one, too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alongside.errors import AlongsideError

if TYPE_CHECKING:
    from alongside.model import LimitNote


def own_limits(root: Path) -> tuple[LimitNote, ...]:
    """None where there is no publication, or it cannot be read."""
    from alongside.publication.settings import read_publication

    try:
        return read_publication(root).limits
    except AlongsideError:
        return ()
