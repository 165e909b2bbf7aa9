"""What was found out on pages that have not changed since, so that nobody looks at them again."""

from __future__ import annotations

import json
from pathlib import Path

from alongside.checks.browser.page_files import BuiltSite, SiteFiles
from alongside.checks.browser.probe import Probe
from alongside.checks.browser.versions import browser_versions
from alongside.rules.states import text_settings
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version


class VisitCache:
    """The results of probes on the pages of one site, which does not change while this is in use.

    Raises ToolMissing without a browser.
    """

    def __init__(self, site: BuiltSite, root: Path):
        self._pieces = publication_cache(root, "visits")
        self._files = SiteFiles(site, root)
        self._looked_with = cache_key(
            program_version("checks.browser", "readback"),
            browser_versions(root),
            json.dumps(text_settings()),
        )

    def get(self, page: str, probe: Probe) -> list[object] | None:
        """What the probe found in each of its states; None when that is not known."""
        piece = self._pieces.get(self._key(page, probe))
        if piece is None:
            return None
        results: list[object] = json.loads(piece)
        return results

    def put(self, page: str, probe: Probe, results: list[object]) -> None:
        """results: as JSON gives them back."""
        self._pieces.put(self._key(page, probe), json.dumps(results, ensure_ascii=False).encode())

    def _key(self, page: str, probe: Probe) -> str:
        asked = repr((probe.name, probe.states, probe.settings))
        return cache_key(self._looked_with, asked, self._files.page_digest(page))
