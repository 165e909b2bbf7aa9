"""Offers each photograph of a page in several widths, so that a phone loads no more than it shows.

The built page still has its img, with the widest file as src: that one is printed.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote

from lxml import html as lxml_html

from alongside.assets.photograph import FORMATS, size_in_file
from alongside.assets.picture_versions import NARROWER_WIDTHS
from alongside.assets.published_pictures import PICTURES, version_address

_IMG = re.compile(r'<img\b(?:[^>"]|"[^"]*")*>')
_IDEA = 'class="idea-picture">'
_IDEA_SIZE = "7rem"
_TEXT_SIZE = "(max-width: 45rem) calc(100vw - 2rem), 43rem"
"""How wide a picture is shown, as theme/styles/ has it: beside an idea, and in the text."""


def offer_widths(page: str, path: str, site_files: Path) -> str:
    """The HTML of a page with its photographs in several widths, and their size on the page.

    path: of the page, below the site's root. site_files: the folder with all pictures, at their
    paths below the site's root.
    """
    pieces: list[str] = []
    position = 0
    for number, match in enumerate(_IMG.finditer(page)):
        is_idea = page.endswith(_IDEA, 0, match.start())
        element = _picture_element(match[0], path, site_files, is_idea=is_idea, is_first=not number)
        pieces += [page[position : match.start()], element]
        position = match.end()
    return "".join([*pieces, page[position:]])


def _picture_element(
    img: str, path: str, site_files: Path, *, is_idea: bool, is_first: bool
) -> str:
    """img: the tag as it is; it stays so unless it shows a photograph of ours."""
    attributes = lxml_html.fragment_fromstring(img).attrib
    folder = posixpath.dirname(path)
    address = posixpath.normpath(posixpath.join(folder, unquote(attributes.get("src", ""))))
    file = site_files / address
    ending = posixpath.splitext(address)[1].lower()
    is_ours = address.startswith(f"{PICTURES}/") and ending in FORMATS
    if not is_ours or not file.is_file() or "srcset" in attributes:
        return img
    width, height = size_in_file(file)
    more = {"sizes": _shown_size(attributes.get("width"), is_idea=is_idea)}
    modern = _candidates(address, width, folder, site_files, is_modern=True)
    more["srcset"] = _candidates(address, width, folder, site_files, is_modern=False)
    if "width" not in attributes:
        # The browser keeps the place free, so that the words do not jump when the picture comes.
        more |= {"width": str(width), "height": str(height)}
    if not is_first:
        more["loading"] = "lazy"
    element = f"{img[:-1].rstrip('/ ')}{_written(more)}>"
    if not modern:
        return element
    source = {"type": "image/webp", "srcset": modern, "sizes": more["sizes"]}
    return f"<picture><source{_written(source)}>{element}</picture>"


def _shown_size(width: str | None, *, is_idea: bool) -> str:
    if width:
        return f"{width}px"
    return _IDEA_SIZE if is_idea else _TEXT_SIZE


def _candidates(
    address: str, widest: int, folder: str, site_files: Path, *, is_modern: bool
) -> str:
    """A srcset of those widths that there are; "" for none."""
    candidates = []
    for width in (*NARROWER_WIDTHS, widest):
        is_itself = width == widest and not is_modern
        version = address if is_itself else version_address(address, width, is_modern=is_modern)
        if width <= widest and (site_files / version).is_file():
            # A comma or a space would end the address.
            written = quote(posixpath.relpath(version, folder or "."), safe="/")
            candidates.append(f"{written} {width}w")
    return ", ".join(dict.fromkeys(candidates))


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
