"""What every report of a run asks of it first."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from alongside.errors import AlongsideError, GateFailed
from alongside.model import Finding, Verdict

JsonObject = dict[str, object]
"""What becomes an object of JSON."""


def all_findings(verdicts: Iterable[Verdict]) -> list[Finding]:
    """Of all gates, in their order."""
    return list(chain.from_iterable(verdict.findings for verdict in verdicts))


def own_error(error: AlongsideError | None) -> AlongsideError | None:
    """What a report says besides the findings. A gate that refused is told by its findings."""
    return None if isinstance(error, GateFailed) else error
