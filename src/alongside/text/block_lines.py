"""The words of a block, line by line as the author broke them."""

from __future__ import annotations

from alongside.model import Block
from alongside.text.as_read import text_as_read


def block_lines(block: Block) -> tuple[tuple[int, str], ...]:
    """(line in the file, words on it as readers meet them), at least one.

    A block without lines has all on its first.
    """
    lines = block.lines or ((block.line, block.text),)
    return tuple((line, text_as_read(words)) for line, words in lines)
