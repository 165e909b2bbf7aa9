"""Where the hard words of the glossary stand in a text."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from alongside.model import Publication, Section, Strand, Variant
from alongside.publication.glossary import normalise_word

BOUNDARY = "\ufffc"
"""Put between two pieces of text, it keeps a term from being found across them."""


class TermFinder:
    """The terms of one strand, by their listed forms: whole words in any case, the longest form first."""

    def __init__(self, publication: Publication, strand: Strand):
        self._ids: Mapping[str, str] = {
            normalise_word(form): term.id
            for term in publication.terms
            for form in (term.wordings[strand.key].forms if strand.key in term.wordings else ())
        }
        longest_first = sorted(self._ids, key=lambda form: (-len(form), form))
        # \b takes the vowel signs of Bengali for the end of a word.
        self._pattern = regex.compile(
            rf"(?<![\p{{L}}\p{{M}}\p{{N}}])(?:{'|'.join(map(regex.escape, longest_first))})(?![\p{{L}}\p{{M}}\p{{N}}])"
        )

    def find(self, text: str) -> list[str]:
        """Ids in the order in which they first stand in the text."""
        if not self._ids:
            return []
        return list(
            dict.fromkeys(
                self._ids[found[0]] for found in self._pattern.finditer(normalise_word(text))
            )
        )


def term_ids_on_page(finder: TermFinder, variant: Variant) -> list[str]:
    """Ids of the terms anywhere in a page, its headings included."""
    return _term_ids_in(finder, *variant.sections)


def term_lines_in_section(finder: TermFinder, section: Section) -> dict[str, int]:
    """Id of each term in the section or its heading to the line on which it first stands: that of its last word."""
    lines = {id_: section.line for id_ in finder.find(section.heading)}
    for block in section.blocks:
        said = ""
        for line, text in block.lines or ((block.line, block.text),):
            said = f"{said} {text}"
            for id_ in finder.find(said):
                lines.setdefault(id_, line)
    # A longer term that runs over the end of a line has the words of a shorter one only up to there.
    return {id_: lines.get(id_, section.line) for id_ in _term_ids_in(finder, section)}


def _term_ids_in(finder: TermFinder, *sections: Section) -> list[str]:
    pieces = (
        text
        for section in sections
        for text in (section.heading, *(block.text for block in section.blocks))
    )
    return finder.find(f" {BOUNDARY} ".join(pieces))
