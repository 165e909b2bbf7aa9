"""What is said when somebody asks for a version that there is not."""

import pytest

from alongside.errors import BadInput
from alongside.handover.strands import find_strand
from handover.handing import sources_of


@pytest.mark.parametrize(
    ("language", "level", "what", "mend"),
    [
        (None, None, "Say which version", "--language ur"),
        (
            "sv",
            None,
            "There are no words of menus and links in Swedish (sv) yet",
            "new-language sv",
        ),
        ("Swedish", None, "is the name of a language", "new-language sv"),
        ("Urdu", None, "Here its tag is needed: ur", "Write it like this: ur"),
        ("اردو", None, "Here its tag is needed: ur", "Write it like this: ur"),
        ("UR", None, "written in another way", "Write it like this: ur"),
        ("pl", None, "No version that is made from another one fits", "--language ur"),
        ("xx-nonsense", None, "fits “--language xx-nonsense”", "--language ur"),
        ("en", None, "Several versions fit", "--level easy-read"),
        (None, "easy-raed", "fits “--level easy-raed”", "Did you mean “easy-read”?"),
        (None, "plain english", "fits “--level plain english”", "Did you mean “plain-english”?"),
        (None, "zzz", "fits “--level zzz”", "Add one of: --level"),
        ("ur", "full", "No version", "--language ur"),
    ],
)
def test_a_version_that_there_is_not(tiny, language, level, what, mend):
    with pytest.raises(BadInput) as caught:
        find_strand(sources_of(tiny).publication, language, level)
    assert what in caught.value.what and mend in caught.value.mend
    assert "--language ur" in caught.value.mend


@pytest.mark.parametrize(
    ("language", "level"), [("ur", None), (None, "easy-read"), ("en", "easy-read")]
)
def test_a_version_that_there_is(tiny, language, level):
    assert find_strand(sources_of(tiny).publication, language, level).made_from
