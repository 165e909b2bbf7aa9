"""The day and the surroundings of every test, and the tiny publication for it to break."""

import os
from pathlib import Path

import pytest

from alongside.system import clock
from tiny_site import TODAY, copy_of_tiny

pytest_plugins = ["kinds", "one_browser"]


@pytest.fixture(autouse=True)
def the_same_everywhere(monkeypatch):
    """Neither the day nor the settings of git, of a workflow or of a network decide what tests say.

    A hook of git sets GIT_DIR, with which our git would ask and change the repository of the hook.
    """
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    for name in list(os.environ):
        if name.startswith(("GIT_", "GITHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("no_proxy", "*")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The root of a complete small publication without findings, free to change."""
    return copy_of_tiny(tmp_path / "tiny")
