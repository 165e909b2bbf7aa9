"""What an author writes: a page as sections, blocks, links and pictures."""

from __future__ import annotations

from dataclasses import dataclass

LEAD = "introduction"
"""Section id of the title and the text before the first heading."""
ROW_START = "|"
"""Marker of the first cell of a row of a table."""


@dataclass(frozen=True)
class Link:
    """A link on a page. line: of the file.

    title: words that some readers meet beside the link, from [text](target "title").
    """

    target: str
    text: str
    line: int
    title: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture on a page. line: of the file.

    target: "picture:" and a name of pictures.yml, or a file. alt: what it shows.
    is_alt_listed: whether these words are those of pictures.yml, and not on the page.
    """

    target: str
    alt: str
    line: int
    title: str = ""
    is_alt_listed: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, table cell or heading, as a reader meets it.

    kind: "heading", "paragraph", "item", "cell", "header-cell", "quote", "code" or "html".
    text: plain words on one line, no markup, alt texts left out. line: first line, from 1.
    lines: the same words as the author broke them: (line in the file, words).
    depth: of a heading, 1 to 6; of a list item, its nesting from 1; otherwise 0.
    marker: at the start of a list item, "•" or the number that readers see, such as "4"; at the
    start of a row of a table, ROW_START; otherwise "".
    """

    kind: str
    text: str
    line: int
    markdown: str = ""
    depth: int = 0
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    marker: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with an explicit id, and what follows it up to the next heading.

    id: None when the author gave none; of the lead, LEAD. depth: of the heading; of the lead, 1.
    blocks: without the heading. All words are those that readers get, with the values of facts.
    fingerprint: with facts by their names. fingerprint_of_values: with facts by their values; the
    same where there are none. typed_fingerprint and typed_fingerprint_of_values: both without one
    spelling for links to our own website and for numbers; "" where that makes no difference.
    """

    id: str | None
    heading: str
    depth: int
    line: int
    blocks: tuple[Block, ...]
    fingerprint: str
    fingerprint_of_values: str = ""
    typed_fingerprint: str = ""
    typed_fingerprint_of_values: str = ""

    def has_fingerprint(self, fingerprint: str) -> bool:
        """Whether a fingerprint that was recorded is of this text.

        The one with values counts too: a typed figure that becomes a fact of the same value
        changes nothing for readers. So do those of the text as it is typed: whoever recorded one of
        them read these very words.
        """
        return bool(fingerprint) and fingerprint in (
            self.fingerprint,
            self.fingerprint_of_values,
            self.typed_fingerprint,
            self.typed_fingerprint_of_values,
        )
