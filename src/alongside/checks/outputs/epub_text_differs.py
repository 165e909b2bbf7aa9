"""An EPUB says the same words as the pages of its strand, page by page and in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from alongside.checks.outputs.differences import differing_words, words_of
from alongside.checks.outputs.file_outcomes import examine_each
from alongside.errors import BuildFailed
from alongside.formats.epub.pages import PageText, read_page_texts
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.article import text_blocks
from alongside.readback.epubs import NO_EPUB, Book, EpubFile, epub_files, read_book
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page of an EPUB."""
    epubs = list(epub_files(subject, rule))
    if not epubs:
        yield inapplicable(NO_EPUB)
    yield from examine_each(epubs, rule, partial(_outcomes, subject))


def _outcomes(outputs: Outputs, epub: EpubFile, rule: Rule) -> Iterator[Outcome]:
    book = read_book(epub.file)
    if book is None:
        return  # epub-not-valid tells of it
    try:
        pages = list(read_page_texts(outputs, epub.artifact.strand))
    except BuildFailed as problem:
        yield cannot_tell(epub.place, f"{problem.what} The EPUB is compared with it.")
        return
    yield from _book_outcomes(book, pages, epub, int(rule.limits["words-around"]))


def _book_outcomes(
    book: Book, pages: list[PageText], epub: EpubFile, context_words: int
) -> Iterator[Outcome]:
    texts: list[etree._Element] = []
    for book_page in book.pages:
        texts += book_page.texts_of_record()
    if len(texts) != len(pages):
        yield failed(epub.place, seen=f"pages: {len(texts)}", expected=f"pages: {len(pages)}")
    for text, page in zip(texts, pages, strict=False):
        place = Place(page.source, page=epub.artifact.path)
        difference = differing_words(_words(text), _words(page.article), context_words)
        if difference:
            yield failed(place, seen=difference[0], expected=difference[1])
        else:
            yield passed(place)


def _words(element: etree._Element) -> list[str]:
    return words_of(" ".join(text_blocks(element)))
