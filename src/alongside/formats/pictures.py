"""The pictures of a printed page: found, whole, and named by file address for WeasyPrint."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from PIL import Image, UnidentifiedImageError

from alongside.errors import BuildFailed


def settle_pictures(article: html.HtmlElement, page: Path, source: str) -> None:
    """Changes every src to the address of its file. source: the Markdown file, for the BuildFailed it may raise."""
    for picture in article.iter("img"):
        address = picture.get("src", "")
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path:
            raise _refused(f"The picture “{address}” is not a file of this site.", source,
                           "Save the picture in docs/ and name the file in the page.")
        file = (page.parent / unquote(parts.path)).resolve()
        if not file.is_file():
            raise _refused(f"The picture “{address}” is missing.", source,
                           "Put the file there, or mend its name in the page.")
        if problem := damage(file):
            raise _refused(f"The picture “{address}” is damaged: {problem}.", source,
                           "Open the picture in a picture program and save it again, or use another one.")
        picture.set("src", file.as_uri())


def damage(file: Path) -> str:
    """Why a picture file cannot be drawn, in a few words; "" when it can."""
    if file.suffix.lower() == ".svg":
        try:
            root = etree.parse(file, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        except (etree.XMLSyntaxError, OSError):
            return "it is not a whole SVG file"
        return "" if etree.QName(root).localname == "svg" else "it is not an SVG picture"
    try:
        with Image.open(file) as picture:
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "it is not a whole picture file"
    return ""


def _refused(what: str, source: str, mend: str) -> BuildFailed:
    return BuildFailed(what, path=source, why="The PDF would have a hole where the picture belongs.", mend=mend)
