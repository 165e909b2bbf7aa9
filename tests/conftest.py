"""The tiny publication of tests/sites/tiny/, copied so that a test can break it."""

from pathlib import Path

import pytest
from tiny_site import copy_of_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The root of a complete small publication without findings, free to change."""
    return copy_of_tiny(tmp_path / "tiny")
