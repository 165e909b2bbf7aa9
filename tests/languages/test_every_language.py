"""One page in each language that the program has words for passes what the sources gate asks of languages."""

from pathlib import Path

import pytest

from alongside.gates.judge import judge
from alongside.languages import known_languages
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import REPOSITORY, TODAY

SITE = Path(__file__).parent.parent / "sites" / "languages"
RULES = (
    "letter-without-font",
    "wrong-script",
    "wrong-letter",
    "menu-words-unchecked",
    "stale-section",
)


@pytest.mark.slow
def test_all_languages_are_there_and_no_letter_is_without_a_font(tmp_path):
    (tmp_path / "node_modules").symlink_to(REPOSITORY / "node_modules")
    for path in SITE.iterdir():
        (tmp_path / path.name).symlink_to(path)
    sources = find_documents(tmp_path, TODAY)
    assert set(sources.publication.languages) == set(known_languages())
    rules = [rulebook.load()[name] for name in RULES]
    assert judge("sources", sources, rules).findings == ()
