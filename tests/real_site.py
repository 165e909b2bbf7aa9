"""The day on which tests judge the publication of this repository: one that its own entries have reached."""

import yaml

from tiny_site import REPOSITORY

LAST_CHANGE = max(
    entry["date"]
    for entry in yaml.safe_load((REPOSITORY / "changes.yml").read_text(encoding="utf-8"))
)
"""Judged on an earlier day its own news would be still to come; on the day of the computer,
a test would fail once an exception has ended, with nothing changed."""
