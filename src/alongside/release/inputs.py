"""Whether all that a run was made from is still as it was when the run read it.

A run works in a copy (system/input_files.py), so that nothing gets in unchecked. But a release that
leaves out what somebody has just saved would say that it holds the newest words.
"""

from __future__ import annotations

from typing import NamedTuple

from alongside.errors import BuildFailed
from alongside.model import Outputs
from alongside.outputs.release_id import PROGRAM, input_digests


class _Kind(NamedTuple):
    """Files that are changed by the same people. starts: of their names."""

    starts: tuple[str, ...]
    what: str
    why: str
    mend: str


_MEANWHILE = "was changed while this run was under way."
_CHECKED_BEFORE = "What was checked is the text before the change. Nothing else is released."
_RUN_AGAIN = "Run the command again, and save no file until it has ended."
_KINDS = (
    _Kind(
        (PROGRAM,),
        f"The program Alongside itself {_MEANWHILE}",
        "One part of the release would be made or checked by the old program, another by the new "
        "one.",
        "Wait until the program is up to date, then run the command again.",
    ),
    _Kind(
        ("docs/", "editions/"),
        f"A page or picture {_MEANWHILE}",
        _CHECKED_BEFORE,
        _RUN_AGAIN,
    ),
    _Kind(
        ("theme/", "hooks/"),
        f"What decides how the pages look {_MEANWHILE}",
        "Some pages would look like before, and others not.",
        _RUN_AGAIN,
    ),
    _Kind(
        ("requirements.lock", "package-lock.json"),
        f"The list of programs that make the pages {_MEANWHILE}",
        "The release would name other programs than those that made it.",
        "Run scripts/setup, then the command again.",
    ),
    _Kind(
        ("",),
        f"A file of settings, facts or words {_MEANWHILE}",
        "What was checked is the file before the change. Nothing else is released.",
        _RUN_AGAIN,
    ),
)
_NAMED_FILES = 5


def require_same_inputs(outputs: Outputs) -> None:
    """Raises BuildFailed when a file was changed, added or taken away since it was read."""
    before, now = outputs.input_digests, input_digests(outputs.sources)
    changed = sorted(name for name in {*before, *now} if before.get(name) != now.get(name))
    for kind in _KINDS:
        names = [name for name in changed if name.startswith(kind.starts)]
        if names:
            raise BuildFailed(
                kind.what,
                # Of the program, no path below the folder of the publication leads there.
                path="" if kind.starts == (PROGRAM,) else names[0],
                seen=", ".join(names[:_NAMED_FILES]),
                why=kind.why,
                mend=kind.mend,
            )
