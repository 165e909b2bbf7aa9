"""Where the hard words of the glossary stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from alongside.model import Publication, Section, Sources, Strand, Variant
from alongside.publication.glossary import normalise_word
from alongside.text.glossary_order import GlossaryEntry, sorted_terms
from alongside.text.word_endings import endings_pattern

BOUNDARY = "\ufffc"
"""Put between two pieces of text, it keeps a term from being found across them."""
_IN_WORD = r"[\p{L}\p{M}\p{N}]"


class TermFinder:
    """Finds the terms of one strand by their listed forms.

    A form is found as whole words, in any case, and with the endings that its language has for
    every word. Of several that share words, the longest one counts.
    """

    def __init__(self, publication: Publication, strand: Strand):
        self._ids: dict[str, str] = {}
        for term in publication.terms:
            wording = term.wordings.get(strand.key)
            for form in wording.forms if wording else ():
                self._ids[normalise_word(form)] = term.id
        endings = endings_pattern(strand.language)
        # \b takes the vowel signs of Bengali for the end of a word.
        self._pattern = regex.compile(
            rf"(?<!{_IN_WORD})(?P<form>{longest_of(self._ids)}){endings}(?!{_IN_WORD})", regex.V1
        )

    def find(self, text: str) -> list[str]:
        """Ids in the order in which they first stand in the text."""
        if not self._ids:
            return []
        matches = self._longest_matches(normalise_word(text))
        return list(dict.fromkeys(self._ids[match["form"]] for match in matches))

    def _longest_matches(self, text: str) -> Iterator[regex.Match[str]]:
        """In the order of the text, none sharing words with another."""
        group: list[regex.Match[str]] = []
        for match in self._pattern.finditer(text, overlapped=True):
            if group and match.start() >= max(each.end() for each in group):
                yield from self._longest_of(text, group)
                group = []
            group.append(match)
        yield from self._longest_of(text, group)

    def _longest_of(self, text: str, group: list[regex.Match[str]]) -> Iterator[regex.Match[str]]:
        """group: matches of which each shares words with another; or one, or none.

        Of two with as many words the later one wins: in “organizacji NHS England” it is the name.
        """
        if not group:
            return
        longest = max(group, key=lambda match: (len(match["form"].split()), match.start()))
        # A shorter form may begin where a longer one has lost.
        before = self._pattern.finditer(text, group[0].start(), longest.start())
        yield from before if longest is not group[0] else ()
        yield longest
        rest = [match for match in group if match.start() >= longest.end()]
        yield from self._longest_of(text, rest)


def longest_of(forms: Iterable[str]) -> str:
    """A pattern for any of the forms, the longest first where one begins with another.

    Forms that begin alike share their beginning: so each place of a text is left after a letter or
    two, and not after a look at every form.
    """
    by_letter: dict[str, list[str]] = {}
    for form in forms:
        by_letter.setdefault(form[:1], []).append(form[1:])
    may_end = by_letter.pop("", None) is not None
    ways = [regex.escape(letter) + longest_of(rest) for letter, rest in sorted(by_letter.items())]
    if not ways:
        return ""
    return f"(?:{'|'.join(ways)}){'?' if may_end else ''}" if len(ways) > 1 or may_end else ways[0]


def term_ids_on_page(finder: TermFinder, variant: Variant) -> list[str]:
    """Ids of the terms anywhere in a page, its headings included."""
    return _term_ids_in(finder, *variant.sections)


def terms_of_documents(
    sources: Sources, strand: Strand, documents: Iterable[str]
) -> list[GlossaryEntry]:
    """The words of the glossary that some documents use, in the order of a dictionary."""
    finder, used = TermFinder(sources.publication, strand), set()
    for document in documents:
        variant = sources.variants.get((document, strand.key))
        used |= set(term_ids_on_page(finder, variant) if variant else ())
    return [term for term in sorted_terms(sources.publication, strand) if term.id in used]


def term_lines_in_section(finder: TermFinder, section: Section) -> dict[str, int]:
    """Id of each term in the section or its heading to the line on which its last word first is."""
    # Where a longer term runs over the end of a line, its first line has only the words of a
    # shorter one. So the ids come from the whole section, and only the lines from what follows.
    ids = _term_ids_in(finder, section)
    lines = dict.fromkeys(finder.find(section.heading), section.line) if ids else {}
    for line, text_so_far in _lines_so_far(section):
        if lines.keys() >= set(ids):
            break  # most sections have few terms, and those soon
        for id_ in finder.find(text_so_far):
            lines.setdefault(id_, line)
    return {id_: lines.get(id_, section.line) for id_ in ids}


def _lines_so_far(section: Section) -> Iterator[tuple[int, str]]:
    """Each line of each block, with the text of the block up to its end."""
    for block in section.blocks:
        text_so_far = ""
        for line, text in block.lines or ((block.line, block.text),):
            text_so_far = f"{text_so_far} {text}"
            yield line, text_so_far


def _term_ids_in(finder: TermFinder, *sections: Section) -> list[str]:
    pieces = []
    for section in sections:
        pieces.append(section.heading)
        pieces += [block.text for block in section.blocks]
    return finder.find(f" {BOUNDARY} ".join(pieces))
