"""The words of a block, line by line as the author broke them."""

from __future__ import annotations

from alongside.model import Block


def block_lines(block: Block) -> tuple[tuple[int, str], ...]:
    """(line in the file, words on it), at least one; a block without lines has all on its first."""
    return block.lines or ((block.line, block.text),)
