"""The pictures of a printed page or a book: found, whole, and named by what is in them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from alongside.errors import BuildFailed
from alongside.system.images import describe_damage


def resolve_pictures(article: html.HtmlElement, page: Path, source: str) -> dict[str, Path]:
    """Gives every img an address made of its content alone, so that the file is the same in any folder.

    Returns the file behind each address. source: the Markdown file, for the BuildFailed it may raise.
    """
    pictures = {}
    for picture in article.iter("img"):
        address = picture.get("src", "")
        try:
            parts = urlsplit(address)
            file = (page.parent / unquote(parts.path)).resolve()
            outside = bool(parts.scheme or parts.netloc or not parts.path)
        except ValueError:
            outside = True
        if outside:
            raise _picture_error(
                f"The picture “{address}” is not a file of this site.",
                source,
                "Save the picture in docs/ and name the file in the page.",
            )
        if not file.is_file():
            raise _picture_error(
                f"The picture “{address}” is missing.",
                source,
                "Put the file there, or mend its name in the page.",
            )
        if problem := describe_damage(file):
            raise _picture_error(
                f"The picture “{address}” cannot be printed: {problem}.",
                source,
                "Open the picture in a picture program and save it again, or use another one.",
            )
        address = f"picture:{sha256(file.read_bytes()).hexdigest()}{file.suffix.lower()}"
        picture.set("src", address)
        pictures[address] = file
    return pictures


def resolve_drawing(svg: bytes) -> tuple[str, bytes]:
    """An address, made like those of files, for a drawing that is in no file."""
    return f"picture:{sha256(svg).hexdigest()}.svg", svg


def _picture_error(what: str, source: str, mend: str) -> BuildFailed:
    why = "The PDF or EPUB would have a hole where the picture belongs."
    return BuildFailed(what, path=source, why=why, mend=mend)
