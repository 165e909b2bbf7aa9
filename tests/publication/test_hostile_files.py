"""Every file that somebody may have written ends in words with its place, in seconds, or is taken as it is."""

import re
import time

import pytest

from alongside.errors import BadInput
from alongside.publication.catalogue import find_documents
from hostile_files import CASES
from tiny_site import TODAY

MOST_SECONDS = 20
"""On a busy computer. Without the limits it is minutes, or never."""


def problems(root):
    """(path, words) of what cannot be used."""
    try:
        sources = find_documents(root, TODAY)
    except BadInput as error:
        return [(error.path, f"{error.what} {error.mend}")]
    unreadable = [variant for variant in sources.variants.values() if variant.problem]
    return [(variant.path.as_posix(), variant.problem) for variant in unreadable]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_is_refused_in_words_or_taken_as_it_is(tiny, case):
    case.change(tiny / case.file)
    started = time.monotonic()
    found = problems(tiny)
    assert time.monotonic() - started < MOST_SECONDS
    if not case.words:
        assert found == []
        return
    ((path, words),) = found
    assert path == case.file
    assert re.search(case.words, words), words
