"""The digest of what a file is made from changes with everything that can change the file."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alongside.model import Format
from alongside.outputs.origin import Origins, everything_digest
from books import book_site
from websites import FULL, URDU, edit


@pytest.fixture
def outputs(tmp_path):
    outputs = book_site(tmp_path)
    (outputs.site_folder / "assets" / "a.svg").write_text("<svg/>", "utf-8")
    return outputs


def artifact(outputs, strand=FULL, format_=Format.WEB, document="bins"):
    return outputs.artifact(document, strand.key, format_)


def origin(outputs, **of):
    return Origins(outputs).of_artifact(artifact(outputs, **of))


def book(outputs, strand=FULL):
    return origin(outputs, strand=strand, format_=Format.BOOK, document=Format.BOOK)


def change_page(outputs):
    edit(outputs, "bins.html", "3 bins", "4 bins")
    return outputs


def lose_page(outputs):
    (outputs.site_folder / "bins.html").unlink()
    return outputs


def change_picture(outputs):
    (outputs.site_folder / "assets" / "a.svg").write_text("<svg />", "utf-8")
    return outputs


def add_picture(outputs):
    (outputs.site_folder / "b.PNG").write_bytes(b"png")
    return outputs


def change_settings(**settings):
    def change(outputs):
        publication = replace(outputs.sources.publication, **settings)
        return replace(outputs, sources=replace(outputs.sources, publication=publication))

    return change


def change_text(**fields):
    def change(outputs):
        variants = dict(outputs.sources.variants)
        first = variants["bins", "full"].sections[0]
        sections = (replace(first, **fields), *variants["bins", "full"].sections[1:])
        variants["bins", "full"] = replace(variants["bins", "full"], sections=sections)
        return replace(outputs, sources=replace(outputs.sources, variants=variants))

    return change


CHANGES = {
    "a page": change_page,
    "no page": lose_page,
    "a picture": change_picture,
    "one picture more": add_picture,
    "the address": change_settings(url="https://other.example/"),
    "no glossary": change_settings(terms=()),
    "the contact": change_settings(
        contact={"website": "https://a.example", "email": "a@b.example"}
    ),
    "a heading": change_text(heading="Other bins"),
    "a line": change_text(line=7),
    "an id": change_text(id="other"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("digest", [origin, book, everything_digest])
def test_a_change_makes_another_one(outputs, change, digest):
    before = digest(outputs)
    assert digest(outputs) == before
    assert digest(change(outputs)) != before


@pytest.mark.parametrize(
    "change",
    [
        change_settings(root=Path("elsewhere")),
        lambda outputs: replace(outputs, release_id="ffffffffffff"),
        lambda outputs: replace(outputs, sources=replace(outputs.sources, today=date(2027, 1, 1))),
    ],
)
def test_what_no_file_says_makes_none(outputs, change):
    before = origin(outputs), book(outputs)
    assert (origin(change(outputs)), book(change(outputs))) == before


def test_what_a_text_was_made_from_is_no_part_of_it(outputs):
    before = origin(outputs)
    variants = dict(outputs.sources.variants)
    old = variants["bins", "full"]
    variants["bins", "full"] = replace(old, meta={**old.meta, "made_from": {"a": "012345"}})
    assert origin(replace(outputs, sources=replace(outputs.sources, variants=variants))) == before


@pytest.mark.parametrize("digest", [origin, book])
def test_another_page_changes_only_what_is_made_from_it(outputs, digest):
    before = digest(outputs, strand=URDU)
    assert digest(change_page(outputs), strand=URDU) == before


def test_the_day_and_the_release_count_for_the_whole(outputs):
    before = everything_digest(outputs)
    tomorrow = replace(outputs, sources=replace(outputs.sources, today=date(2027, 1, 1)))
    assert everything_digest(tomorrow) != before
    assert everything_digest(replace(outputs, release_id="ffffffffffff")) != before
