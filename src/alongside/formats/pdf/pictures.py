"""The pictures of a printed page or a book: found, whole, and named by what is in them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from alongside.errors import BuildFailed
from alongside.system.images import describe_damage


def resolve_pictures(article: html.HtmlElement, page: Path, source: str) -> dict[str, Path]:
    """Gives every img an address made of its content, so that a PDF is the same in any folder.

    page: the built page of the article. Returns the file behind each address. source: the Markdown
    file that a BuildFailed names; it is raised for a picture that is elsewhere, missing or damaged.
    """
    pictures = {}
    _keep_widest(article)
    for picture in article.iter("img"):
        file = _picture_file(picture.get("src", ""), page, source)
        address = f"picture:{sha256(file.read_bytes()).hexdigest()}{file.suffix.lower()}"
        picture.set("src", address)
        pictures[address] = file
    return pictures


def _keep_widest(article: html.HtmlElement) -> None:
    """A page offers photographs in several widths. The src of each is the one for print."""
    # Only the tags: lxml takes source for an element with content, and puts the img into it.
    for choice in list(article.iter("picture", "source")):
        choice.drop_tag()
    for picture in article.iter("img"):
        if picture.attrib.pop("srcset", None):
            for name in ("sizes", "width", "height", "loading"):
                picture.attrib.pop(name, None)


def _picture_file(address: str, page: Path, source: str) -> Path:
    """The undamaged file that a page names by this address. Raises BuildFailed."""
    file = _local_file(address, page.parent)
    if file is None:
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
    return file


def _local_file(address: str, folder: Path) -> Path | None:
    """The file at a relative address; None for an address on the web, or one that is none."""
    try:
        parts = urlsplit(address)
        file = (folder / unquote(parts.path)).resolve()
    except ValueError:
        return None
    is_elsewhere = parts.scheme or parts.netloc or not parts.path
    return None if is_elsewhere else file


def resolve_drawing(svg: bytes) -> tuple[str, bytes]:
    """An address, made like those of files, for a drawing that is in no file."""
    return resolve_bytes(svg, ".svg")


def resolve_bytes(content: bytes, ending: str) -> tuple[str, bytes]:
    """An address made of what a picture is, and the picture. ending: of its file, as ".png"."""
    return f"picture:{sha256(content).hexdigest()}{ending}", content


def _picture_error(what: str, source: str, mend: str) -> BuildFailed:
    why = "The PDF or EPUB would have a hole where the picture belongs."
    return BuildFailed(what, path=source, why=why, mend=mend)
