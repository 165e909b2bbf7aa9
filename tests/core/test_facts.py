"""Facts: written once, said where they are asked for, and never guessed."""

import pytest

from alongside.errors import BadInput
from alongside.facts import read_facts, with_facts
from alongside.publication import read_publication

FACTS = """\
contact_email:
  value: bins@exampleton.example
  source: The bins team
  reviewed: 2026-11-22
"""


@pytest.fixture
def facts(tmp_path):
    (tmp_path / "facts.yml").write_text(FACTS)
    return read_facts(tmp_path)


def test_without_the_file_there_are_no_facts(tmp_path):
    assert read_facts(tmp_path) == {}


def test_a_fact_is_said_where_it_is_asked_for(facts):
    assert with_facts("Write to {{ fact.contact_email }}.", facts, "a.md", 1) == "Write to bins@exampleton.example."


def test_the_contact_details_of_a_publication_can_be_facts(tiny):
    (tiny / "facts.yml").write_text(FACTS)
    settings = tiny / "publication.yml"
    settings.write_text(settings.read_text().replace("bins@exampleton.example", '"{{ fact.contact_email }}"'))
    assert read_publication(tiny).contact["email"] == "bins@exampleton.example"
    settings.write_text(settings.read_text().replace("contact_email", "contact_mail"))
    with pytest.raises(BadInput) as refused:
        read_publication(tiny)
    assert (refused.value.path, refused.value.line) == ("publication.yml", 13)


@pytest.mark.parametrize(("text", "words"), [
    ("{{ fact.contact_mail }}", "contact_email"), ("{{ fact.population }}", "facts.yml"),
    ("{{ contact_email }}", "{{ fact.contact_email }}"), ("{{ fact.contact_email", "brackets"), ("{% if %}", "brackets"),
    ("{{ fact.contact_email.__class__.__mro__ }}", "brackets"), ("{{ 1/0 }}", "brackets"),
])
def test_an_unknown_fact_is_refused_with_what_to_do(facts, text, words):
    with pytest.raises(BadInput) as refused:
        with_facts(text, facts, "docs/a.md", 7)
    assert (refused.value.path, refused.value.line) == ("docs/a.md", 7)
    assert words in refused.value.mend


@pytest.mark.parametrize(("before", "after", "line"), [
    ("  value: bins@exampleton.example\n", "", 1), ("2026-11-22", "last year", 1), ("The bins team", "", 1),
    ("contact_email:", "Contact e-mail:", 1), ("  source", "  sauce", 1), (FACTS, "- one", 1), ("value:", "value", 3),
    (FACTS, "contact_email: bins@exampleton.example", 1),
])
def test_a_fact_without_all_its_parts_is_refused(tmp_path, before, after, line):
    (tmp_path / "facts.yml").write_text(FACTS.replace(before, after))
    with pytest.raises(BadInput) as refused:
        read_facts(tmp_path)
    assert (refused.value.path, refused.value.line) == ("facts.yml", line)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "facts.yml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="UTF-8|text"):
        read_facts(tmp_path)
