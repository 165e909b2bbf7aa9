"""What names a page and its parts: readers meet the title, the description and the headings first."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Block, Variant


def heading_blocks(variant: Variant) -> Iterator[Block]:
    """The title, the description and every heading, as blocks of the kinds "title", "description", "heading".

    A heading's markdown is its line as typed, so that words marked as foreign can be told from the rest.
    """
    for key in ("title", "description"):
        text = variant.meta.get(key)
        if isinstance(text, str) and text.strip():
            yield Block(key, " ".join(text.split()), variant.meta_lines.get(key, 1))
    lines = dict(enumerate(variant.body.split("\n"), variant.body_line))
    for section in variant.sections[1:]:
        typed = lines.get(section.line, "")
        yield Block("heading", section.heading, section.line, typed)


def page_lines(variant: Variant) -> Iterator[tuple[int, str, str]]:
    """(line in the file, its words, the Markdown of the block it is in) of all that is not code, names included."""
    blocks = [b for s in variant.sections for b in s.blocks if b.kind != "code"]
    for block in (*heading_blocks(variant), *blocks):
        for line, words in block.lines or ((block.line, block.text),):
            yield line, words, block.markdown
