"""The table of formats: each is made by one maker, named in every language, and checked by rules."""

import pytest

from alongside.formats.makers import MAKERS, makers_for
from alongside.languages import read_language
from alongside.model import Format, Holds, formats_holding
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

LANGUAGES = ("en", "pl", "ur", "bn")


@pytest.mark.parametrize("format_", Format)
def test_each_format_is_made_in_one_place(format_):
    makers = [maker for maker in MAKERS if format_ in maker.formats]
    assert len(makers) == (0 if format_ is Format.WEB else 1), "the engine builds web pages"


@pytest.mark.parametrize("format_", Format)
def test_each_format_is_checked_by_rules_that_there_are(format_):
    assert format_.facts.checked_by
    for rule_id in format_.facts.checked_by:
        assert load()[rule_id].gate in ("outputs", "browser")


@pytest.mark.parametrize("format_", [each for each in Format if each is not Format.WEB])
def test_each_file_that_is_offered_has_a_name_in_every_language(format_):
    for tag in LANGUAGES:
        assert read_language(tag).strings[format_.facts.word]


@pytest.mark.parametrize("format_", Format)
def test_a_format_needs_formats_that_there_are(format_):
    assert set(format_.facts.needs) <= set(Format)
    assert bool(format_.facts.document) == format_.is_collection


def test_no_two_files_of_a_document_have_one_name():
    suffixes = [format_.facts.suffix for format_ in formats_holding(Holds.DOCUMENT)]
    assert len(suffixes) == len(set(suffixes))


def test_only_makers_with_something_to_make_are_asked(tiny):
    publication = find_documents(tiny, TODAY).publication
    offered = set(publication.formats)
    for maker in makers_for(publication):
        assert maker.formats & offered
