"""Words of scripts whose letters change beside others are drawn as HarfBuzz would draw them.

Tags say the right words even where the paper shows letters apart, turned round or at the wrong side
of each other. So this looks at the glyphs, by number and place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from alongside.assets.font_table import sign_families
from alongside.assets.fonts import faces
from alongside.checks.outputs.file_outcomes import examine_each
from alongside.checks.outputs.pdf_files import PdfFile, pdf_files
from alongside.formats.pdf.style import FAMILY_PREFIX
from alongside.model import Outcome, Outputs, Rule
from alongside.readback.pdf_owners import DrawnTag, read_drawn_tags
from alongside.readback.pdf_tags import UnreadablePdf
from alongside.readback.shaped_letters import ShapedFont, Word, words_with_shapes
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed

_BOLD = 700


class Page(NamedTuple):
    """What holds for each word of a PDF. goes_left: whether paragraphs go from right to left."""

    language: str
    goes_left: bool


class UnknownFontError(Exception):
    """Words were drawn in a font that is none of ours: nobody can tell what its glyphs are."""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a PDF with a word of such a script."""
    yield from examine_each(pdf_files(subject, rule), rule, _outcomes)


def _outcomes(pdf: PdfFile, _rule: Rule) -> Iterator[Outcome]:
    publication = pdf.outputs.sources.publication
    direction = publication.language_of(pdf.artifact.strand).direction
    page = Page(pdf.artifact.strand.language, direction == "rtl")
    try:
        yield _judge(pdf, page, printing_fonts(publication.root))
    except UnreadablePdf:
        return  # pdf-unreadable tells of it
    except UnknownFontError as error:
        yield cannot_tell(pdf.place, f"The font {error} is none of ours.")


def _judge(pdf: PdfFile, page: Page, fonts: Mapping[str, ShapedFont]) -> Outcome:
    seen = 0
    for tag in read_drawn_tags(pdf.file):
        seen += len(words_with_shapes(tag.text, page.goes_left))
        word = first_wrong_word(tag, page, fonts)
        if word is not None:
            number = tag.pieces[0][0].page
            return failed(pdf.place, seen=word, page=number, file=pdf.artifact.path)
    return passed(pdf.place) if seen else inapplicable(pdf.place)


@lru_cache(maxsize=2)
def printing_fonts(root: Path) -> dict[str, ShapedFont]:
    """By the name that a font has in our PDFs."""
    return {
        f"{FAMILY_PREFIX}{face.family}{' Bold' * (face.weight == _BOLD)}".replace(" ", "-"): (
            ShapedFont(face.file, has_words=face.family not in sign_families())
        )
        for face in faces(root)
    }


def first_wrong_word(tag: DrawnTag, page: Page, fonts: Mapping[str, ShapedFont]) -> str | None:
    """The first word of a tag whose shapes were not drawn one after the other, in their order."""
    words = words_with_shapes(tag.text, page.goes_left)
    if not words:
        return None
    drawn = {name: _DrawnText(tag, name) for name in _font_names(tag)}
    unknown = sorted(drawn.keys() - fonts.keys())
    if unknown:
        raise UnknownFontError(unknown[0])
    for word in words:
        able = [name for name in drawn if fonts[name].can_draw(word)]
        found = [
            fonts[name].has_words and drawn[name].find(word, fonts[name], page.language)
            for name in able
        ]
        if able and not any(found):
            return word.text
    return None


def _font_names(tag: DrawnTag) -> set[str]:
    return {piece.font for pieces in tag.pieces for piece in pieces}


class _DrawnText:
    """The glyphs of one font in a tag, and how far they have been found.

    met: for each direction, in the order in which a reader meets them.
    """

    def __init__(self, tag: DrawnTag, font: str) -> None:
        stretches = [
            "".join(piece.glyphs for piece in pieces if piece.font == font) for pieces in tag.pieces
        ]
        self.met = {
            False: "".join(stretches),
            True: "".join(stretch[::-1] for stretch in stretches),
        }
        self.found_to = dict.fromkeys(self.met, 0)
        self.has_lines = len({pieces[0].from_bottom for pieces in tag.pieces}) > 1

    def find(self, word: Word, font: ShapedFont, language: str) -> bool:
        """Whether the word comes after those that were found before it. Goes on to its end."""
        met, start = self.met[word.goes_left], self.found_to[word.goes_left]
        for shapes in self._possible_shapes(word, font, language):
            position = met.find(shapes, start)
            if position >= 0:
                self.found_to[word.goes_left] = position + len(shapes)
                return True
        return False

    def _possible_shapes(self, word: Word, font: ShapedFont, language: str) -> Iterator[str]:
        yield font.shapes(word, language)
        # A word that is longer than its line is drawn in two parts.
        for position in range(1, len(word.text) if self.has_lines else 0):
            parts = (word.text[:position], word.text[position:])
            yield "".join(font.shapes(word._replace(text=part), language) for part in parts)
