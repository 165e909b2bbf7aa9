"""Each tag for one page, and no page forgotten."""

from dataclasses import replace

import pytest

from alongside.outputs.alternates import alternate_links
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

URL = "https://exampleton.example/bins/"


@pytest.fixture
def sources(tiny):
    return find_documents(tiny, TODAY)


def reduced(sources, *keys):
    """The publication with these strands only, the first of them the source."""
    strands = [
        replace(sources.publication.strand(key), made_from=keys[0] if place else None)
        for place, key in enumerate(keys)
    ]
    variants = {at: variant for at, variant in sources.variants.items() if at[1] in keys}
    publication = replace(sources.publication, strands=tuple(strands))
    return replace(sources, publication=publication, variants=variants)


def test_readers_of_english_are_offered_plain_english_and_all_others_the_source(sources):
    assert alternate_links(sources, "index") == {
        "en": f"{URL}plain-english/index.html",
        "en-simple": f"{URL}easy-read/index.html",
        "ur": f"{URL}ur/index.html",
        "x-default": f"{URL}introduction.html",
    }


@pytest.mark.parametrize(
    ("keys", "english", "default"),
    [
        (("full",), "full", "full"),
        (("full", "ur"), "full", "full"),
        (("full", "plain-english"), "plain-english", "full"),
        (("plain-english", "full"), "full", "plain-english"),
        (("plain-english", "easy-read"), "plain-english", "plain-english"),
    ],
)
def test_whatever_the_levels_no_page_is_left_out(sources, keys, english, default):
    folders = {"full": "", "plain-english": "plain-english/"}
    found = alternate_links(reduced(sources, *keys), "bins")
    assert found["en"] == f"{URL}{folders[english]}bins.html"
    assert found["x-default"] == f"{URL}{folders[default]}bins.html"
    assert len(set(found.values())) == len(keys)


def test_a_variant_that_is_missing_is_not_named(sources):
    del sources.variants["bins", "ur"]
    assert "ur" not in alternate_links(sources, "bins")
