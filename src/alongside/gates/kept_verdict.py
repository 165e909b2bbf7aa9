"""The verdict of the sources gate on files that were judged before, exactly as they are now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from alongside.gates.source_digests import SourceDigests
from alongside.model import Finding, Place, Sources, Status, Verdict
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version

_KIND = "verdicts"


def find_kept_verdict(root: Path, digests: SourceDigests, today: date) -> Verdict | None:
    """None where these files were not judged on this day with this program."""
    content = publication_cache(root, _KIND).get(_key(digests, today))
    if content is None:
        return None
    kept = json.loads(content)
    # Exceptions name files anywhere, so whether these are there is no matter of the digests.
    if any((root / path).exists() != is_there for path, is_there in kept["scopes"].items()):
        return None
    return Verdict(
        gate="sources",
        findings=tuple(_finding(each) for each in kept["findings"]),
        outcome_counts=kept["outcome_counts"],
        judged_paths={rule: frozenset(paths) for rule, paths in kept["judged_paths"].items()},
    )


def keep_verdict(sources: Sources, digests: SourceDigests, verdict: Verdict) -> None:
    """digests: of the files that were judged."""
    scopes = {part for note in sources.publication.exceptions for part in note.scope}
    kept = {
        "findings": [asdict(finding) for finding in verdict.findings],
        "outcome_counts": verdict.outcome_counts,
        "judged_paths": {rule: sorted(paths) for rule, paths in verdict.judged_paths.items()},
        "scopes": {part: (sources.root / part).exists() for part in sorted(scopes)},
    }
    content = json.dumps(kept, default=date.isoformat).encode()
    # Without a place to keep it, everything is judged again next time.
    with suppress(OSError):
        publication_cache(sources.root, _KIND).put(_key(digests, sources.today), content)


def _key(digests: SourceDigests, today: date) -> str:
    return cache_key(program_version(), digests.everything, today.isoformat())


def _finding(kept: Mapping[str, Any]) -> Finding:
    until = kept["excepted_until"]
    return Finding(
        **{
            **kept,
            "status": Status(kept["status"]),
            "place": Place(**kept["place"]),
            "excepted_until": date.fromisoformat(until) if until else None,
        }
    )
