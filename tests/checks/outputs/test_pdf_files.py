"""A PDF that is cut, changed or not a PDF at all gets a finding; no check fails on it."""

import random

import pytest

from alongside.checks.outputs import (
    pdf_letters_too_small,
    pdf_not_accessible,
    pdf_structure_differs,
    pdf_text_differs,
    pdf_unreadable,
)
from pdfs import print_pages
from websites import failures, website

OTHERS = {
    "pdf-not-accessible": pdf_not_accessible,
    "pdf-text-differs": pdf_text_differs,
    "pdf-structure-differs": pdf_structure_differs,
    "pdf-letters-too-small": pdf_letters_too_small,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    outputs = website(folder)
    print_pages(folder)
    return outputs, (outputs.site_folder / "ur" / "bins.pdf").read_bytes()


def judged(made, content):
    outputs, _ = made
    (outputs.site_folder / "ur" / "bins.pdf").write_bytes(content)
    for rule, check in OTHERS.items():
        failures(rule, check.check, outputs)
    return failures("pdf-unreadable", pdf_unreadable.check, outputs)


def test_a_whole_one_passes(made):
    assert judged(made, made[1]) == []


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"<html>", b"\0" * 3000, b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_found(made, content):
    (found,) = judged(made, content)
    assert found.place.path == "docs/languages/ur/bins.md"
    assert "/" not in found.seen.split(" ")[0], (
        "the path of this machine is not part of the message"
    )


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_one_that_was_cut_short_is_found(made, kept):
    assert judged(made, made[1][: int(len(made[1]) * kept)])


def test_no_damage_stops_a_check(made):
    chance = random.Random(1)
    for _ in range(25):
        damaged = bytearray(made[1])
        for _ in range(200):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        assert judged(made, bytes(damaged))
