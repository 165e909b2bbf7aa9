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
    return verdict_from_json(kept) if are_there_as_before(root, kept["scopes"]) else None


def keep_verdict(sources: Sources, digests: SourceDigests, verdict: Verdict) -> None:
    """digests: of the files that were judged."""
    kept = verdict_as_json(verdict) | {"scopes": find_scopes(sources)}
    content = json.dumps(kept, default=date.isoformat).encode()
    # Without a place to keep it, everything is judged again next time.
    with suppress(OSError):
        publication_cache(sources.root, _KIND).put(_key(digests, sources.today), content)


def find_scopes(sources: Sources) -> dict[str, bool]:
    """Each file and folder that an exception names to whether it is there.

    They may be anywhere, so this is no matter of the digests of what people wrote.
    """
    scopes = {part for note in sources.publication.exceptions for part in note.scope}
    return {part: (sources.root / part).exists() for part in sorted(scopes)}


def are_there_as_before(root: Path, scopes: Mapping[str, bool]) -> bool:
    """scopes: as from find_scopes."""
    return all((root / path).exists() == is_there for path, is_there in scopes.items())


def verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    """For json.dumps with date.isoformat for what it does not know."""
    return {
        "gate": verdict.gate,
        "findings": [asdict(finding) for finding in verdict.findings],
        "outcome_counts": verdict.outcome_counts,
        "judged_paths": {rule: sorted(paths) for rule, paths in verdict.judged_paths.items()},
    }


def verdict_from_json(kept: Mapping[str, Any]) -> Verdict:
    """kept: what json.loads makes of it."""
    return Verdict(
        gate=kept["gate"],
        findings=tuple(_finding(each) for each in kept["findings"]),
        outcome_counts=kept["outcome_counts"],
        judged_paths={rule: frozenset(paths) for rule, paths in kept["judged_paths"].items()},
    )


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
