"""A page as one list of blocks or of lines, for those who look at all of it and not by section."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Block, Link, Variant
from alongside.text.as_read import text_as_read
from alongside.text.block_lines import block_lines


def page_blocks(variant: Variant) -> Iterator[Block]:
    """Every block of the page in the order of the file, headings left out."""
    for section in variant.sections:
        yield from section.blocks


def text_blocks(variant: Variant) -> Iterator[Block]:
    """The blocks of the page that are read as text: all but code, headings left out."""
    for block in page_blocks(variant):
        if block.kind != "code":
            yield block


def page_links(variant: Variant) -> Iterator[Link]:
    """Every link of the page in the order of the file."""
    for block in page_blocks(variant):
        yield from block.links


def heading_blocks(variant: Variant) -> Iterator[Block]:
    """What names the page and its parts, which readers meet first.

    The title, the description and every heading, as blocks of the kinds "title", "description"
    and "heading". A heading's markdown is its line as typed, so that words marked as foreign can
    be told from the rest.
    """
    for key in ("title", "description"):
        text = variant.meta.get(key)
        if isinstance(text, str) and text.strip():
            words = " ".join(text_as_read(text).split())
            yield Block(kind=key, text=words, line=variant.meta_lines.get(key, 1))
    typed_lines = dict(enumerate(variant.body.split("\n"), variant.body_line))
    # The first section is the lead: its heading is the title.
    for section in variant.sections[1:]:
        yield Block(
            kind="heading",
            text=section.heading,
            line=section.line,
            markdown=typed_lines.get(section.line, ""),
        )


def page_lines(variant: Variant) -> Iterator[tuple[int, str, str]]:
    """Every line of text, the title, the description and the headings first; code is left out.

    Yields (line in the file, its words, the Markdown of the block that it is in).
    """
    for block in (*heading_blocks(variant), *text_blocks(variant)):
        for line, words in block_lines(block):
            yield line, words, block.markdown
