"""The books of a strand that has one for each section: a long section has several, in parts.

How many is settled before anything is drawn, as pages of the website lead to them: by how long a
part will be at most. That a book is not longer is a rule of the gate (book-too-long).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from alongside.model import Format, Publication, Sources, Strand, Volume
from alongside.system.once import once_for_each
from alongside.text.numerals import convert_digits


def volume_name(volume: Volume) -> str:
    """What the artifacts of a book of a section have for a document.

    No document has this name: of books of sections a publication is told, and a dot is in none.
    """
    name = f"{Format.BOOK.facts.document}-{volume.section}"
    return name if volume.count == 1 else f"{name}.{volume.number}"


def volume_title(publication: Publication, volume: Volume, strand: Strand) -> str:
    """In the words of the strand's readers: “About us”, “About us – Part 1 of 3”."""
    title = publication.section_title(volume.section, strand)
    if volume.count == 1:
        return title
    language = publication.language_of(strand)
    part = language.strings["book_part"].format(part=volume.number, parts=volume.count)
    return f"{title} – {convert_digits(part, language)}"


@once_for_each
def volumes_of_strand(sources: Sources, strand: Strand) -> tuple[Volume, ...]:
    """The books of a strand that has one for each section, in order."""
    # Here, as it loads the reader of Markdown, which help does without.
    from alongside.outputs.book_length import BookLengths

    lengths, volumes = BookLengths(sources, strand), []
    for section in sources.publication.nav_sections:
        documents = [each for each in section.documents if not sources.left_out(each, strand)]
        parts = divide_evenly(documents, lengths.pages, strand.longest_book)
        for number, part in enumerate(parts, start=1):
            volumes.append(Volume(section.id, part, number, len(parts)))
    return tuple(volumes)


def divide_evenly(
    documents: Sequence[str], pages: Callable[[Sequence[str]], float], longest: int
) -> list[tuple[str, ...]]:
    """The documents in as few parts as have no more than the longest number of pages, and as even
    as can be. 0 for longest: one part. A document is never divided.

    pages: how many some of the documents have as a book.
    """
    if not longest:
        return [tuple(documents)] if documents else []
    # Of the first documents, for each number of them: how many parts, how uneven, and those parts.
    best: list[tuple[int, float, list[tuple[str, ...]]]] = [(0, 0, [])]
    for end in range(1, len(documents) + 1):
        found: list[tuple[int, float, list[tuple[str, ...]]]] = []
        for start in range(end - 1, -1, -1):
            part = tuple(documents[start:end])
            length = pages(part)
            if length > longest and found:
                break
            count, uneven, parts = best[start]
            # Of sums of squares, that of equal parts is the least.
            found.append((count + 1, uneven + length**2, [*parts, part]))
        best.append(min(found, key=lambda way: way[:2]))
    return best[-1][2]
