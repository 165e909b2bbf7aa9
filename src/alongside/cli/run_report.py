"""The report of a whole run, in each format that there is."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from alongside.errors import AlongsideError, GateFailed
from alongside.model import PullRequest, Verdict
from alongside.reports import github, text
from alongside.reports.encoding import replace_surrogates

if TYPE_CHECKING:
    from alongside.authoring.base_commit import BaseCommit
    from alongside.reports.markdown import Links

REPORT_FORMATS = ("text", "json", "github", "sarif", "junit", "markdown", "html")
STREAMED_FORMATS = ("text", "github")
"""The others are one document, and known only at the end."""


@dataclass
class RunReport:
    """Renders the report of a run.

    root: the folder of publication.yml. today: the day of the check. wanted_base: the commit that
    the user named to compare with. base: set by find_base_commit, None before.
    """

    root: Path
    today: date
    wanted_base: str | None = None
    base: BaseCommit | None = None

    def find_base_commit(self) -> None:
        """Raises BadInput when there is nothing of the name to compare with."""
        from alongside.authoring.base_commit import find_base

        self.base = find_base(self.root, self.wanted_base)

    def render(
        self, format_: str, verdicts: Sequence[Verdict], error: AlongsideError | None, stopped: bool
    ) -> str:
        """error: what ended the run. stopped: by Ctrl+C or our own fault: no git then."""
        error = self._remove_root(error)
        if format_ == "markdown":
            from alongside.reports import summary

            change = None
            if self.base is not None and not stopped:
                change = self._pull_request(self.base)
            return replace_surrogates(summary.render(verdicts, error, change, _links(self.root)))
        return replace_surrogates(_render_report(format_, verdicts, error))

    def _remove_root(self, error: AlongsideError | None) -> AlongsideError | None:
        """Without the folder's place on this machine, which other programs put into messages."""
        if error is None or isinstance(error, GateFailed):
            return error
        # A copy, as the error itself is printed at the terminal, where the whole path helps.
        shortened = copy.copy(error)
        for name in ("what", "seen", "why", "mend", "path"):
            setattr(shortened, name, getattr(error, name).replace(f"{self.root}/", ""))
        return shortened

    def _pull_request(self, base: BaseCommit) -> PullRequest | None:
        """None when the documents cannot be read. The run has said why."""
        from alongside.authoring.pull_request import compare_with_base
        from alongside.publication.catalogue import find_documents

        try:
            return compare_with_base(find_documents(self.root, self.today), base, self.today)
        except AlongsideError:
            return None


def _render_report(format_: str, verdicts: Sequence[Verdict], error: AlongsideError | None) -> str:
    # Here, as most runs are told as text.
    from alongside.reports import as_json, findings_page, junit, sarif
    from alongside.rules import rulebook

    if format_ == "sarif":
        return sarif.render(verdicts, error, rulebook.load_all())
    renderers: dict[str, Callable[[Sequence[Verdict], AlongsideError | None], str]] = {
        "text": text.render_run,
        "json": as_json.render,
        "github": github.render_run,
        "junit": junit.render,
        "html": findings_page.render,
    }
    return renderers[format_](verdicts, error)


def _links(root: Path) -> Links:
    """Full addresses in a workflow of GitHub, which says where it runs; else relative ones."""
    from alongside.authoring.base_commit import folder_in_repository
    from alongside.reports.markdown import Links

    host = os.environ.get("GITHUB_SERVER_URL", "")
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    commit = os.environ.get("GITHUB_SHA", "")
    if not (host and repository and commit):
        return Links()
    return Links(f"{host}/{repository}/blob/{commit}/", folder_in_repository(root))
