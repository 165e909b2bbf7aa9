"""The libraries of the system that shape the text of PDFs, and their versions."""

from __future__ import annotations

import ctypes
from functools import lru_cache

from alongside.errors import ToolMissing

_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")


@lru_cache(maxsize=1)
def text_library_versions() -> str:
    """Of Pango, and of HarfBuzz the major one only. Raises ToolMissing.

    They are asked themselves: WeasyPrint, which calls them, takes a second to be loaded, and is not
    needed where every PDF is kept.
    """
    pango, harfbuzz = _load(_PANGO), _load(_HARFBUZZ)
    newest = max(major for major in range(100) if harfbuzz.hb_version_atleast(major, 0, 0))
    return f"pango {pango.pango_version()} harfbuzz {newest}"


def require_text_libraries() -> None:
    """Raises ToolMissing without the libraries of the system that draw text."""
    # WeasyPrint looks for them as it is imported. The rest of Alongside, its messages first of
    # all, must work without them. So nothing here imports it before it is needed.
    try:
        import alongside.formats.pdf.render  # noqa: F401
    except OSError as error:
        raise _missing_error(str(error)) from None


def _load(names: tuple[str, ...]) -> ctypes.CDLL:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    raise _missing_error(f"cannot load library '{names[0]}'")


def _missing_error(seen: str) -> ToolMissing:
    return ToolMissing(
        "The libraries that draw text are not installed.",
        path="scripts/publish",
        seen=seen,
        why="Without them no PDF can be made, and no page is released without its PDF.",
        mend="Run scripts/publish: it installs what is missing, or names the packages to ask for.",
    )
