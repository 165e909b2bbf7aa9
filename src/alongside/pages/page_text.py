"""The text of a page as it is saved, or why no reader of Markdown is given it."""

from __future__ import annotations

from pathlib import Path

from alongside.pages.front_matter import split_front_matter
from alongside.pages.markdown import normalise_line_ends
from alongside.system.input_text import TextError, read_input_text
from alongside.system.limits import (
    FRONT_MATTER_LETTERS,
    PAGE_BYTES,
    PAGE_LINE_LETTERS,
    PARAGRAPH_LETTERS,
)


def read_page_text(path: Path) -> str:
    """With "\\n" for all line ends, and short enough to be read in seconds. Raises TextError."""
    # Line ends are made equal before anything is counted or fingerprinted: git may change them.
    text = normalise_line_ends(read_input_text(path, PAGE_BYTES))
    split = split_front_matter(text)
    if split is not None and len(split[0]) > FRONT_MATTER_LETTERS:
        raise TextError(
            "The settings at the top are too large.",
            f"Take out what no setting needs: at most {FRONT_MATTER_LETTERS:,} letters are read.",
        )
    _refuse_long_lines(text)
    return text


def _refuse_long_lines(text: str) -> None:
    """What a reader of Markdown does with a paragraph can cost the square of its length."""
    paragraph = 0
    for number, line in enumerate(text.split("\n"), start=1):
        paragraph = paragraph + len(line) if line.strip() else 0
        if len(line) > PAGE_LINE_LETTERS:
            raise TextError(
                f"This line is too long: it has {len(line):,} letters, and at most "
                f"{PAGE_LINE_LETTERS:,} can be used.",
                "Make several paragraphs of it, with an empty line between them.",
                number,
            )
        if paragraph > PARAGRAPH_LETTERS:
            raise TextError(
                f"The paragraph, list or table that ends here is too long: at most "
                f"{PARAGRAPH_LETTERS:,} letters can be used.",
                "Make several of it, with an empty line between them.",
                number,
            )
