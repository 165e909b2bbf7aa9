"""Writes a file that goes out to be translated, and no other one away."""

from __future__ import annotations

from pathlib import Path

from alongside.errors import BadInput
from alongside.system.files import check_target, write_whole

_KIND = "file for a translator"
_OTHER_ENDINGS = {".xlf": (".xliff", ".xml")}
"""By which the programs of translators know a file as well."""


def check_translator_file(output: Path, ending: str, root: Path) -> None:
    """ending: of the format, such as .xlf. Raises BadInput where no such file may be."""
    if output.suffix.lower() not in (ending, *_OTHER_ENDINGS.get(ending, ())):
        raise BadInput(
            f"The name {output.name} does not say what the file is.",
            path=str(output),
            mend=f"Let its name end in {ending}: the program that opens it goes by that.",
        )
    check_target(output, root, _KIND)


def check_not_there(output: Path, *, overwrite: bool) -> None:
    """Raises BadInput where there is a file that must stay."""
    if output.exists() and not overwrite:
        raise BadInput(
            "There is already a file of this name. It may hold somebody’s work, so we left it "
            "alone.",
            path=str(output),
            mend="Give another name with -o, or add --overwrite if nobody needs that file.",
        )


def write_for_translator(output: Path, content: bytes, *, overwrite: bool) -> None:
    """Raises BadInput where there is a file that must stay."""
    check_not_there(output, overwrite=overwrite)
    write_whole(output, content)
