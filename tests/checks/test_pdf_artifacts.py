"""What may be marked as decoration between the margins of a PDF: dots that lead to a number, but no words."""

import pytest

from alongside.checks import pdf_artifacts
from alongside.formats.letters import Piece


def pieces(*glyphs):
    return tuple(Piece(1, 12.0, 60.0 + place, 500.0, 300.0, 500.0, (1, 0), glyph, artifact=True, mcid=-1)
                 for place, glyph in enumerate(glyphs))


@pytest.mark.parametrize(("glyphs", "is_hidden"), [
    ("." * 5, False), ("." * 4, True), ("secret", True), ("." * 5 + "x", True),
])
def test_one_sign_again_and_again_is_no_word(glyphs, is_hidden):
    assert bool(pdf_artifacts._hidden(pieces(*glyphs), 40.0)) is is_hidden


def test_dots_on_two_lines_are_counted_apart():
    first, second = pieces(*"..."), tuple(Piece(1, 12.0, 60.0, 500.0, 400.0, 400.0, (1, 0), ".", artifact=True, mcid=-1)
                                          for _ in range(3))
    assert pdf_artifacts._hidden(first + second, 40.0)
