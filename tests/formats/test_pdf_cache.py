"""The key of a kept PDF holds all code that decides what the PDF is like."""

import ast
from importlib.resources import files
from pathlib import Path

from alongside.formats.pdf.cache import PROGRAM_PACKAGES

SOURCE = Path(str(files("alongside"))).parent
WITHOUT_EFFECT = {"alongside", "alongside.errors", "alongside.formats"}
"""Two hold no code, and an error leaves no PDF."""


def file_of(module):
    path = SOURCE.joinpath(*module.split("."))
    return next(
        (file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None
    )


def modules_imported(module):
    for node in ast.walk(ast.parse(file_of(module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def all_modules_behind(start):
    found, waiting = set(), [start]
    while waiting:
        module = waiting.pop()
        if module.startswith("alongside") and module not in found and file_of(module):
            found.add(module)
            waiting += modules_imported(module)
    return found


def test_every_module_that_makes_a_pdf_is_part_of_the_key():
    named = tuple(f"alongside.{package}" for package in PROGRAM_PACKAGES)
    behind = all_modules_behind("alongside.formats.pdf.make") - WITHOUT_EFFECT
    assert "alongside.text.numerals" in behind
    assert [
        module
        for module in sorted(behind)
        if not f"{module}.".startswith(tuple(f"{n}." for n in named))
    ] == []
