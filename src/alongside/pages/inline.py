"""What stands inside a block: its lines of words, its links and its pictures."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from alongside.model import Link, Picture
from alongside.text.as_read import text_as_read


@dataclass
class Inline:
    """What has been read so far. Not frozen: it grows.

    lines: (line in the file, words on it as typed). skipped: line ends since the last of these
    that end no line of words, as they stand within a tag or a note.
    """

    lines: list[tuple[int, str]]
    skipped: int = 0
    links: list[Link] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    @property
    def last_line(self) -> int:
        """The number of the line that is being read."""
        return self.lines[-1][0]

    def add_words(self, words: str) -> None:
        number, before = self.lines[-1]
        self.lines[-1] = (number, before + text_as_read(words))

    def start_line(self) -> None:
        self.lines.append((self.last_line + self.skipped + 1, ""))
        self.skipped = 0

    def text(self) -> str:
        """All words so far, each line with its end."""
        return "".join(words + "\n" for _, words in self.lines)


@dataclass(frozen=True)
class _OpenLink:
    """A link whose end is still to come. start: where its words begin in Inline.text."""

    token: Token
    line: int
    start: int


def read_inline(children: list[Token], line: int) -> Inline:
    """The inline tokens of one block. line: its first line in the file."""
    inline = Inline(lines=[(line, "")])
    open_links: list[_OpenLink] = []
    for token in children:
        if token.type in ("text", "code_inline"):
            inline.add_words(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            inline.start_line()
        elif token.type == "html_inline":
            inline.skipped += token.content.count("\n")
        elif token.type == "image":
            inline.pictures.append(_picture(token, inline.last_line))
        elif token.type == "link_open":
            # The line that is being read has no end yet.
            start = len(inline.text()) - 1
            open_links.append(_OpenLink(token=token, line=inline.last_line, start=start))
        elif token.type == "link_close" and open_links:
            inline.links.append(_link(open_links.pop(), inline))
    return inline


def image_alt(token: Token) -> str:
    """What a picture shows, in its plain words without the signs of emphasis."""
    words = ""
    for part in token.children or []:
        words += part.content or (" " if part.type.endswith("break") else "")
    return text_as_read(words)


def _picture(token: Token, line: int) -> Picture:
    return Picture(
        target=str(token.attrs.get("src", "")),
        alt=image_alt(token),
        line=line,
        title=_title(token),
        is_alt_listed=bool(token.meta.get("listed")),
    )


def _link(opening: _OpenLink, inline: Inline) -> Link:
    # The end of a line inside a link is a space between its words.
    words = " ".join(inline.text()[opening.start :].split())
    return Link(
        target=str(opening.token.attrs.get("href", "")),
        text=words,
        line=opening.line,
        title=_title(opening.token),
    )


def _title(token: Token) -> str:
    return text_as_read(str(token.attrs.get("title", "")))
