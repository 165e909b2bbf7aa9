"""What can go wrong, as one tree. Every error is a finding in words, and an exit code.

AlongsideError
├── BadInput      2   a file of the publication or an argument cannot be used
├── GateFailed    1   a gate refused the release
├── BuildFailed   1   the site engine or a format could not make its file
└── ToolMissing   3   something we need to tell (a browser, a font) is not there
"""

from __future__ import annotations


class AlongsideError(Exception):
    """path and line say where; what, why and mend are said to the reader as they are."""

    exit_code = 1

    def __init__(
        self,
        what: str,
        *,
        path: str = "",
        line: int = 0,
        why: str = "",
        mend: str = "",
        seen: str = "",
    ):
        super().__init__(what)
        self.what, self.path, self.line = what, path, line
        self.why, self.mend, self.seen = why, mend, seen


class BadInput(AlongsideError):
    exit_code = 2


class GateFailed(AlongsideError):
    """verdict: the Verdict that refused. Exit code 3 when nothing failed but something could not be told."""

    def __init__(self, verdict):
        super().__init__(f"The {verdict.gate} gate found something that stops the release.")
        self.verdict = verdict
        statuses = {finding.status for finding in verdict.blocking}
        self.exit_code = 1 if "failed" in statuses else 3


class BuildFailed(AlongsideError):
    exit_code = 1


class ToolMissing(AlongsideError):
    exit_code = 3
