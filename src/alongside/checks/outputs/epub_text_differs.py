"""An EPUB says the same words as the pages of its strand, page by page and in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.outputs.differences import differing_words, words_of
from alongside.errors import BuildFailed
from alongside.formats.epub.pages import read_page_texts
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.article import text_blocks
from alongside.readback.epubs import NO_EPUB, epub_files, read_book
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    around, found = int(rule.limits["words-around"]), list(epub_files(outputs, rule))
    if not found:
        yield inapplicable(NO_EPUB)
    for epub in found:
        book = read_book(epub.file)
        if book is None:
            continue
        try:
            wanted = list(read_page_texts(outputs, epub.artifact.strand))
        except BuildFailed as problem:
            yield cannot_tell(epub.place, f"{problem.what} The EPUB is compared with it.")
            continue
        seen = [text for page in book.pages for text in page.texts_of_record()]
        if len(seen) != len(wanted):
            yield failed(epub.place, seen=f"pages: {len(seen)}", expected=f"pages: {len(wanted)}")
        for text, page in zip(seen, wanted, strict=False):
            place = Place(page.source, page=epub.artifact.path)
            difference = differing_words(_words(text), _words(page.article), around)
            yield (
                failed(place, seen=difference[0], expected=difference[1])
                if difference
                else passed(place)
            )


def _words(element) -> list[str]:
    return words_of(" ".join(text_blocks(element)))
