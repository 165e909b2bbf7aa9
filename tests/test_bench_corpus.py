"""Invented publications list their documents one by one, however the real one lists its own."""

import pytest
import yaml
from bench.corpus import _copy_settings

from tiny_site import REPOSITORY

FLAT = "documents:\n  - index\n  - bins\n"
TREE = """documents:
  - index
  - id: rubbish
    title:
      en: Rubbish

    documents: [bins]
"""


@pytest.mark.parametrize("listed", [FLAT, TREE])
def test_all_settings_but_the_documents_stay(tmp_path, listed):
    root = tmp_path / "real"
    root.mkdir()
    (root / "node_modules").mkdir()
    (root / "publication.yml").write_text(
        f"url: here\n\n{listed}\nlanguage: en\n", encoding="utf-8"
    )
    _copy_settings(root, tmp_path / "made", ["index", "part-0001"])
    made = yaml.safe_load((tmp_path / "made" / "publication.yml").read_text(encoding="utf-8"))
    assert made == {"url": "here", "documents": ["index", "part-0001"], "language": "en"}


def test_the_real_settings_can_be_copied(tmp_path):
    _copy_settings(REPOSITORY, tmp_path / "made", ["index"])
    made = yaml.safe_load((tmp_path / "made" / "publication.yml").read_text(encoding="utf-8"))
    assert made["documents"] == ["index"]
    assert "levels" in made
