"""What a PDF shows on paper only, as those who hear it are told the same in another way.

A head says on each page what the first page says. Where a link leads, a screen reader knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from alongside.checks.outputs.pdf_files import PdfFile
from alongside.formats.pdf.paper_links import typed_address
from alongside.readback.pdf_tags import TaggedPdf
from alongside.readback.pdf_text_pieces import TextPiece

_WORD = re.compile(r"[^\W_]+")
_NOT_SEEN = re.compile(r"[\s\u200b]")


def told_otherwise(pdf: PdfFile, drawn: Sequence[TextPiece]) -> set[int]:
    """The places in drawn of what needs no tag: running heads, and where links lead."""
    tagged = pdf.tags()
    if tagged is None:
        return set()
    return {
        *_running_heads(drawn, _words_of(tagged.document.text)),
        *_link_addresses(drawn, tagged),
        *_page_references(pdf, drawn, tagged),
    }


def _running_heads(drawn: Sequence[TextPiece], spoken: frozenset[str]) -> Iterator[int]:
    """Heads that are marked as such, are the same on all pages, stand above all text, and say what
    is read out."""
    top_of_text: dict[int, float] = defaultdict(lambda: float("inf"))
    heads: dict[int, list[int]] = defaultdict(list)
    for place, piece in enumerate(drawn):
        if not piece.artifact:
            top_of_text[piece.page] = min(top_of_text[piece.page], piece.from_top)
        elif piece.pagination and piece.from_top < piece.from_bottom:
            heads[piece.page].append(place)
    looks = {page: _look(drawn[place] for place in places) for page, places in heads.items()}
    first_look = next(iter(looks.values()), ())
    for page, places in heads.items():
        for place in places if looks[page] == first_look else ():
            piece = drawn[place]
            if piece.from_top < top_of_text[page] and _latin_words(piece.text) <= spoken:
                yield place


def _look(pieces: Iterable[TextPiece]) -> tuple[tuple[float, float, str], ...]:
    return tuple((piece.from_left, piece.from_top, piece.glyphs) for piece in pieces)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text)))


def _latin_words(text: str) -> frozenset[str]:
    """Glyphs of other scripts do not say for certain which letters they are, or in which order."""
    return frozenset(word for word in _words_of(text) if all(map(_is_latin, word)))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _link_addresses(drawn: Sequence[TextPiece], tagged: TaggedPdf) -> Iterator[int]:
    """Addresses of links, in brackets. A long one is drawn in some pieces, line by line."""
    addresses = {_as_drawn(f"({typed_address(target)})") for target in _targets(tagged)}
    begun = ""
    for place, piece in enumerate(drawn):
        # A head is none, even where its title has brackets of its own.
        if not piece.artifact or piece.pagination:
            continue
        seen = _as_drawn(piece.text)
        for longer in dict.fromkeys((begun + seen, seen)):
            if any(address.startswith(longer) for address in addresses):
                yield place
                begun = "" if longer in addresses else longer
                break
        else:
            begun = ""


def _as_drawn(text: str) -> str:
    """What can be known of drawn text: the glyph of one bracket is that of the other, mirrored."""
    return _NOT_SEEN.sub("", text).replace(")", "(")


def _page_references(pdf: PdfFile, drawn: Sequence[TextPiece], tagged: TaggedPdf) -> Iterator[int]:
    """The page to which a link within the PDF leads, by the letters of the language's word."""
    if not any(target.startswith("#") for target in _targets(tagged)):
        return
    language = pdf.outputs.sources.publication.language_of(pdf.artifact.strand)
    letters = set(language.strings["page_reference"].replace("{page}", ""))
    for place, piece in enumerate(drawn):
        said = {letter for letter in piece.text if letter.isalpha()}
        if piece.artifact and said <= letters:
            yield place


def _targets(tagged: TaggedPdf) -> set[str]:
    links = tagged.document.descendants("Link")
    return {target for link in links for target in link.link_targets}
