"""What the gates said of a release, found again while all that it was made from is as it was.

So a run on files that were released before, exactly as they are now, has nothing to make and
nothing to ask. The site itself is compared with its manifest each time.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from alongside.checks.browser.versions import browser_versions, node_versions
from alongside.errors import ToolMissing
from alongside.gates.kept_verdict import (
    are_there_as_before,
    find_scopes,
    verdict_as_json,
    verdict_from_json,
)
from alongside.model import Sources, Verdict
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.input_files import input_files, names_and_contents
from alongside.system.program_version import program_version
from alongside.system.programs import tool_versions

_KIND = "releases"


def release_key(root: Path, today: date, *others: str) -> str:
    """Of all that a release is made from, but for programs: what people wrote, the packages of npm,
    the day and our own code.

    others: versions of libraries that only who makes files knows.
    """
    return cache_key(
        program_version(),
        today.isoformat(),
        *others,
        *names_and_contents(root, input_files(root)),
    )


def _programs(root: Path) -> str:
    """Those by which a release is judged, with their versions. Raises ToolMissing."""
    return cache_key(browser_versions(root), node_versions(root), tool_versions(root))


def find_release_verdicts(root: Path, key: str, manifest: bytes) -> tuple[Verdict, ...] | None:
    """Of each gate; None where what the manifest lists was not made from this, or where another
    program would judge it now. Raises ToolMissing.

    key: as from release_key. manifest: of the release that is in site/ now.
    """
    content = publication_cache(root, _KIND).get(cache_key(key, manifest))
    if content is None:
        return None
    kept = json.loads(content)
    # Asked last, as each program has to be started for it.
    if not are_there_as_before(root, kept["scopes"]) or kept["programs"] != _programs(root):
        return None
    return tuple(map(verdict_from_json, kept["verdicts"]))


def keep_release_verdicts(
    sources: Sources, key: str, manifest: bytes, verdicts: Sequence[Verdict]
) -> None:
    """verdicts: with which this was released."""
    # Without a place to keep it, the next run makes and asks everything again.
    with suppress(OSError, ToolMissing):
        kept = {
            "verdicts": [verdict_as_json(verdict) for verdict in verdicts],
            "scopes": find_scopes(sources),
            "programs": _programs(sources.root),
        }
        content = json.dumps(kept, default=date.isoformat).encode()
        publication_cache(sources.root, _KIND).put(cache_key(key, manifest), content)
