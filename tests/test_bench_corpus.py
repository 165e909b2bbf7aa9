"""Invented publications have the settings of the real one, and as many documents as asked for."""

import pytest
import yaml
from bench.corpus import DOCUMENTS_TOGETHER, _copy_settings, make_corpus

from alongside.publication.catalogue import find_documents
from alongside.publication.made_from import recorded_fingerprints
from alongside.publication.settings import read_publication
from tiny_site import REPOSITORY, TODAY, copy_of_tiny

FLAT = "documents:\n  - index\n  - bins\n"
TREE = """documents:
  - id: rubbish
    title:
      en: Rubbish

    documents: [index, bins]
"""
NAMES = ["index", *(f"part-{number}" for number in range(DOCUMENTS_TOGETHER))]
IN_SECTIONS = [
    {"id": "section-0", "title": {"en": "Rubbish 0"}, "documents": NAMES[:-1]},
    {"id": "section-1", "title": {"en": "Rubbish 1"}, "documents": NAMES[-1:]},
]


@pytest.mark.parametrize(("listed", "documents"), [(FLAT, NAMES), (TREE, IN_SECTIONS)])
def test_all_settings_but_the_documents_stay(tmp_path, listed, documents):
    root = tmp_path / "real"
    root.mkdir()
    (root / "node_modules").mkdir()
    (root / "publication.yml").write_text(
        f"url: here\n\n{listed}\nlanguage: en\n", encoding="utf-8"
    )
    _copy_settings(root, tmp_path / "made", NAMES)
    made = yaml.safe_load((tmp_path / "made" / "publication.yml").read_text(encoding="utf-8"))
    assert made == {"url": "here", "documents": documents, "language": "en"}


def test_the_real_settings_can_be_copied(tmp_path):
    _copy_settings(REPOSITORY, tmp_path / "made", ["index"])
    made = yaml.safe_load((tmp_path / "made" / "publication.yml").read_text(encoding="utf-8"))
    [section] = made["documents"]
    assert section["documents"] == ["index"]
    assert (tmp_path / "made" / "docs" / "pictures").is_dir()
    assert "levels" in made


def test_every_page_is_there_and_up_to_date(tmp_path):
    publication = make_corpus(copy_of_tiny(tmp_path / "real"), tmp_path / "made", 5, TODAY)
    sources = find_documents(publication.root, TODAY)
    assert len(sources.variants) == 5 * len(publication.strands)
    assert not [variant.problem for variant in sources.variants.values() if variant.problem]
    for variant in sources.variants.values():
        if variant.strand.made_from:
            source = sources.variants[variant.document, variant.strand.made_from]
            recorded = {section.id: section.fingerprint for section in source.sections}
            assert recorded_fingerprints(variant) == recorded


def test_versions_that_have_only_some_of_the_documents_are_left_out(tmp_path):
    """Ours have Punjabi, Romanian and an easy read in Urdu, of a few pages each."""
    _copy_settings(REPOSITORY, tmp_path / "made", ["index"])
    strands = [strand.key for strand in read_publication(tmp_path / "made").strands]
    assert strands == ["full", "plain-english", "easy-read", "ur", "pl", "bn"]
    glossary = (tmp_path / "made" / "glossary.yml").read_text(encoding="utf-8")
    assert "ur-easy-read" not in glossary and "easy-read" in glossary
