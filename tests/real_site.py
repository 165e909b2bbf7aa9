"""The publication of this repository, on a day that its own entries have reached."""

from pathlib import Path

import yaml

REPOSITORY = Path(__file__).parent.parent
CHANGES = yaml.safe_load((REPOSITORY / "changes.yml").read_text(encoding="utf-8"))
LAST_CHANGE = max(entry["date"] for entry in CHANGES)
"""Judged on an earlier day its own news would be still to come; on the day of the computer,
a test would fail once an exception has ended, with nothing changed."""
