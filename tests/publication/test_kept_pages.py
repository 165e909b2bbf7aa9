"""Pages are parsed once for as long as nothing they are made from changes, and read back as they were."""

import os
import pickle
from datetime import date

import pytest

from alongside.model import Variant
from alongside.publication import catalogue
from alongside.publication.catalogue import find_documents
from alongside.publication.kept_pages import KeptPages, read_piece
from alongside.system.file_cache import caches_switched_off
from tiny_site import TODAY

PAGE = "docs/bins.md"


@pytest.fixture
def parsed(monkeypatch):
    """Paths of the pages that were parsed."""
    paths = []
    parse = catalogue.parse_variant

    def watched(text, slug, strand, path, *others):
        paths.append(path.as_posix())
        return parse(text, slug, strand, path, *others)

    monkeypatch.setattr(catalogue, "parse_variant", watched)
    return paths


def read(root, data="data"):
    pages = KeptPages(root, data)
    sources = find_documents(root, TODAY, pages)
    pages.keep()
    return sources


def test_what_is_kept_is_what_was_parsed(tiny, parsed):
    whole = find_documents(tiny, TODAY)
    first = read(tiny)
    parsed.clear()
    again = read(tiny)
    assert parsed == []
    assert again == first == whole
    # Digests of what files are made from are taken of this.
    assert repr(again) == repr(whole)
    strands = {strand.key: strand for strand in again.publication.strands}
    assert all(page.strand is strands[page.strand.key] for page in again.variants.values())


@pytest.mark.parametrize(
    "text",
    ["No settings.", "---\ntitle: [\n---\n", "---\ntitle: A\nday: 2026-11-01\n---\n\n# A\n\nb\n"],
    ids=["no settings", "settings that are no YAML", "a setting that is a day"],
)
def test_any_page_is_kept(tiny, parsed, text):
    (tiny / PAGE).write_text(text, encoding="utf-8")
    read(tiny)
    parsed.clear()
    assert read(tiny) == find_documents(tiny, TODAY)
    assert PAGE in parsed and parsed.count(PAGE) == 1


def test_a_changed_page_alone_is_parsed(tiny, parsed):
    read(tiny)
    parsed.clear()
    with (tiny / PAGE).open("a", encoding="utf-8") as page:
        page.write("\nMore.\n")
    assert "More." in read(tiny).variants["bins", "full"].body
    assert parsed == [PAGE]


def test_with_other_data_all_are_parsed(tiny, parsed):
    count = len(read(tiny, "data").variants)
    parsed.clear()
    read(tiny, "other data")
    assert len(parsed) == count


def test_without_caches_all_are_parsed(tiny, parsed):
    count = len(read(tiny).variants)
    parsed.clear()
    with caches_switched_off():
        read(tiny)
    assert len(parsed) == count


def test_nothing_is_kept_before_it_is_known_to_be_right(tiny, parsed):
    find_documents(tiny, TODAY, KeptPages(tiny, "data"))
    parsed.clear()
    read(tiny)
    assert parsed


class Runs:
    """Runs a program when it is read."""

    def __reduce__(self):
        return os.system, ("false",)


class Evaluates:
    def __reduce__(self):
        return eval, ("1",)


BAD = {
    "nothing": b"",
    "no pickle": b"# A page",
    "a program": pickle.dumps(Runs()),
    "an expression": pickle.dumps(Evaluates()),
    "a class that is no part of a page": pickle.dumps([OSError()]),
    "another object": pickle.dumps({"a": 1}),
    "a day": pickle.dumps(date(2026, 11, 1)),
    "a page without anything": pickle.dumps(Variant)[:20],
}


@pytest.mark.parametrize("what", BAD)
def test_anything_else_is_no_page(what):
    assert read_piece(BAD[what]) is None


def test_a_damaged_piece_is_parsed_again(tiny, parsed):
    whole = read(tiny)
    for file in (tiny / ".build" / "cache" / "pages").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-5])
    parsed.clear()
    assert read(tiny) == whole and parsed
