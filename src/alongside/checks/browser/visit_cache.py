"""What was found out on pages that have not changed since, so that nobody looks at them again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from alongside.checks.browser.page_files import BuiltSite, SiteFiles
from alongside.checks.browser.probe import Probe
from alongside.checks.browser.versions import browser_versions
from alongside.rules.states import text_settings
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version


class VisitCache:
    """The results of probes on the pages of one site, which does not change while this is in use.

    versions: of the browser and its driver.
    Raises ToolMissing without a browser.
    """

    def __init__(self, site: BuiltSite, root: Path):
        self._pieces = publication_cache(root, "visits")
        self._requests = publication_cache(root, "page-requests")
        self._files = SiteFiles(site, root)
        self.versions = browser_versions(root)
        self._looked_with = cache_key(
            program_version("checks.browser", "readback"),
            self.versions,
            json.dumps(text_settings()),
        )

    def is_free(self, page: str) -> bool:
        """Whether its requests have to be noted while it is looked at."""
        return self._files.is_free(page)

    def get(self, page: str, probe: Probe) -> list[object] | None:
        """What the probe found in each of its states; None when that is not known."""
        asked: list[str] = []
        if self.is_free(page):
            noted = self._requests.get(self._key(page, probe))
            if noted is None:
                return None
            asked = json.loads(noted)
        piece = self._pieces.get(self._key(page, probe, asked))
        if piece is None:
            return None
        results: list[object] = json.loads(piece)
        return results

    def put(
        self, page: str, probe: Probe, results: list[object], requests: Iterable[str] = ()
    ) -> None:
        """results: as JSON gives them back. requests: what a server was asked for meanwhile."""
        asked: list[str] = []
        if self.is_free(page):
            asked = self._files.paths_of_requests(requests)
            self._requests.put(self._key(page, probe), json.dumps(asked).encode())
        content = json.dumps(results, ensure_ascii=False).encode()
        self._pieces.put(self._key(page, probe, asked), content)

    def _key(self, page: str, probe: Probe, asked: Iterable[str] = ()) -> str:
        wanted = repr((probe.name, probe.states, probe.settings))
        return cache_key(self._looked_with, wanted, self._files.page_digest(page, asked))
