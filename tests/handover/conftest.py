"""Word documents of the tiny publication, to be filled in as people fill them in."""

import pytest

from handover.filled import Filled


@pytest.fixture
def urdu(tiny, tmp_path):
    return Filled(tiny, "ur", tmp_path)


@pytest.fixture
def easy(tiny, tmp_path):
    return Filled(tiny, "easy-read", tmp_path)
