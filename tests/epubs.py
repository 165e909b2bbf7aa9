"""Real EPUBs for the hand-made website, for tests to break."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from alongside.formats.epub.make import make_epubs
from websites import REPOSITORY, outputs_in


def pack_books(folder: Path) -> Path:
    """The EPUB of each strand of the website in folder. Returns the folder of the built site."""
    share_fonts(folder)
    make_epubs(outputs_in(folder))
    return folder / ".build" / "site"


def share_fonts(folder: Path) -> None:
    """Making the Nastaliq subset takes seconds; its cache is keyed by content, so it can be shared."""
    kept, here = REPOSITORY / ".build" / "cache" / "fonts", folder / ".build" / "cache" / "fonts"
    kept.mkdir(parents=True, exist_ok=True)
    here.parent.mkdir(parents=True, exist_ok=True)
    if not here.exists():
        here.symlink_to(kept, target_is_directory=True)


def contents(file: Path) -> dict[str, bytes]:
    """Name of each entry, in their order, to what is in it."""
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edit_book(file: Path, name: str, old: str, new: str) -> None:
    """Puts new for old in one entry of an EPUB. name: below its folder EPUB."""
    entries, out = contents(file), BytesIO()
    name = f"EPUB/{name}"
    text = entries[name].decode()
    assert old in text, f"{name} does not contain {old}"
    entries[name] = text.replace(old, new).encode()
    with ZipFile(out, "w") as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    file.write_bytes(out.getvalue())
