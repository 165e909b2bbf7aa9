"""What other websites answered, and when: kept, so that nobody is asked more often than needed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from alongside.system.file_cache import CACHE_FOLDER, FileCache, cache_key


class Found(StrEnum):
    """What is known of an address after it was asked."""

    THERE = "there"
    GONE = "gone"
    HOST_UNKNOWN = "host-unknown"
    CERTIFICATE = "certificate"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True)
class Answer:
    """Of one address.

    details: of GONE the status, of CERTIFICATE what is wrong with it, of CANNOT_TELL the reason.
    moved_to: where it is now for good, "" where it has not moved. asked_for: the parts of the page
    that were looked for. missing: those of them that it does not have. reached: whether a website
    said anything. day: on which it was asked. last_there: the last day on which it was there, ISO
    8601, or "".
    """

    found: Found
    details: str = ""
    moved_to: str = ""
    asked_for: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reached: bool = True
    day: str = ""
    last_there: str = ""


class KeptAnswers:
    """The last answer of each address, in the cache of a publication."""

    def __init__(self, root: Path):
        self._cache = FileCache(root / CACHE_FOLDER / "links")

    def of_today(self, address: str, sections: frozenset[str], today: date) -> Answer | None:
        """Where it was there today, and the same parts were looked for: nothing to ask then."""
        kept = self._read(address)
        is_of_today = kept is not None and kept.day == today.isoformat()
        if kept is None or not is_of_today or kept.found is not Found.THERE:
            return None
        return kept if sections <= set(kept.asked_for) else None

    def keep(self, address: str, answer: Answer, today: date) -> Answer:
        """The answer with its days. Raises OSError on a full disk."""
        day = today.isoformat()
        kept = self._read(address)
        earlier = kept.last_there if kept else ""
        is_there = answer.found is Found.THERE
        dated = replace(answer, day=day, last_there=day if is_there else earlier)
        self._cache.put(cache_key(address), json.dumps(asdict(dated)).encode())
        return dated

    def _read(self, address: str) -> Answer | None:
        content = self._cache.get(cache_key(address))
        if content is None:
            return None
        # Another version of the program may have kept other things.
        try:
            fields = json.loads(content)
            lists = {name: tuple(fields[name]) for name in ("asked_for", "missing")}
            return Answer(**{**fields, **lists, "found": Found(fields["found"])})
        except (ValueError, KeyError, TypeError):
            return None
