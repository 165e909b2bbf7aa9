"""The facts of fact_files.py, read as the tiny publication's own and as its English pages use them."""

import pytest

from alongside.publication.fact_uses import StrandFacts
from alongside.publication.facts import read_facts
from alongside.publication.settings import read_publication
from publication.fact_files import FACTS, LANGUAGES


@pytest.fixture
def facts(tiny):
    (tiny / "facts.yml").write_text(FACTS, encoding="utf-8")
    return read_facts(read_publication(tiny))


@pytest.fixture
def told(facts):
    return StrandFacts(facts, LANGUAGES["en"], ("full", "en"))
