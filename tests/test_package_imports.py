"""Which package may import which, so that each can be read without knowing who calls it.

The table names pairs, not layers: a package that is not named beside another cannot come to
depend on it by accident, and two packages can never depend on each other. To allow a new
pair, add it here and say in the commit why the code does not belong on the other side.
"""

import ast
import importlib
import importlib.util
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "alongside"
FILES = sorted(PACKAGE.rglob("*.py"))
EVERYWHERE = {"errors", "model", "__version__"}
"""Errors and frozen dataclasses know nothing of ours, so everything may know them."""

MAY_IMPORT = {
    "errors": set(),
    "model": set(),
    "system": set(),
    # A language file is checked against what can be written: its digits, the letters of its script.
    "languages": {"system", "text"},
    "text": {"system"},
    # An author's file is written whole, and settings that were changed are read again as YAML.
    "pages": {"system", "text"},
    # The id of a release is of the files that are its inputs. How many books a section needs is known
    # by their length, which the words that they explain are a part of.
    "outputs": {"publication", "system", "text"},
    "rules": {"system", "text"},
    "publication": {"languages", "pages", "system", "text"},
    # What was read is named by its digest.
    "readback": {"outputs", "system", "text"},
    "reports": {"rules", "text"},
    "assets": {"pages", "publication", "system"},
    "release": {"outputs", "publication", "system"},
    "web": {"assets", "outputs", "pages", "publication", "readback", "rules", "system", "text"},
    # How full a page must be is one number, in its rule: what is printed is fitted to it.
    "formats": {"assets", "outputs", "publication", "readback", "rules", "system", "text", "web"},
    # The engine is given the HTML of a page's text, so that it reads no Markdown itself.
    "engines": {"assets", "outputs", "pages", "publication", "reports", "system", "text", "web"},
    # What a book owes its readers is known to the one that makes it: checks ask formats.
    "checks": {
        "assets",
        "formats",
        "outputs",
        "pages",
        "publication",
        "readback",
        "rules",
        "system",
        "text",
        "web",
    },
    # Pages of anybody: it shares browsers, states and engines with the browser gate, no publication.
    "audit": {"checks", "languages", "rules", "system", "text"},
    "gates": {"checks", "publication", "rules", "system"},
    # What a part of a release is made of is known to outputs; it travels as pieces of the cache.
    "shards": {"outputs", "system"},
    "authoring": {
        "checks",
        "pages",
        "publication",
        "release",
        "rules",
        "system",
        "text",
    },
    # A Word document is marked with the country of its language, and answered in any language. The
    # words of a language are taken into its file while the publication cannot be read yet.
    "handover": {"assets", "authoring", "languages", "pages", "publication", "system"},
    # What an editor is told of a file is what its reader knows.
    "schemas": {"languages", "publication", "rules", "system", "text"},
    # Rules are judged as those of a gate are, and addresses in data files read as its checks do.
    "links": {"checks", "gates", "pages", "rules", "system"},
    # Its folder of schemas lies in each publication, beside theme and hooks.
    "starter": {"schemas", "system"},
    # What a check of a publication's own may use of ours.
    "own_checks": {"pages", "rules", "text"},
    # What was wrong before is found by the gate itself, and kept as exceptions of the publication.
    "adopt": {
        "checks",
        "gates",
        "languages",
        "pages",
        "publication",
        "rules",
        "starter",
        "system",
        "text",
    },
    "preview": {
        "authoring",
        "checks",
        "gates",
        "outputs",
        "publication",
        "reports",
        "rules",
        "text",
        "web",
    },
    "publish": {
        "engines",
        "formats",
        "gates",
        "outputs",
        "publication",
        "release",
        "shards",
        "system",
        "web",
    },
    # What was changed, and how a report looks, of a site that was built.
    "preview_file": {"authoring", "outputs", "reports", "system", "web"},
    "cli": {
        "adopt",
        "audit",
        "authoring",
        "gates",
        "handover",
        "links",
        "pages",  # import puts returned words into an author's file
        "preview_file",
        "publication",
        "publish",
        "release",
        "reports",
        "rules",
        "schemas",
        "shards",
        "starter",
        "system",
        "text",  # a number and what is counted
    },
}
OUTSIDE = {"mkdocs": {"engines"}, "mkdocs_static_i18n": {"engines"}, "material": {"engines"}}
"""The engine can be exchanged only while the rest does not know it."""


def modules_imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "alongside":
            yield from (f"alongside.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def package_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_only_what_its_package_may(path):
    own = package_of(path)
    allowed = EVERYWHERE if own != "__init__" else set()
    allowed = allowed | {own} | MAY_IMPORT.get(own, set())
    for name in modules_imported(path):
        first, *rest = name.split(".")
        if first == "alongside" and rest:
            assert rest[0] in allowed, (
                f"{own} may not import {name}. Move the shared part to a package that both may import, "
                f"or pass the value in as an argument."
            )
        assert own in OUTSIDE.get(first, {own}), f"Only {OUTSIDE[first]} may know {first}."


def test_every_package_has_its_row():
    names = {package_of(path) for path in FILES} - {"__init__"}
    assert names == set(MAY_IMPORT)


def test_no_two_packages_depend_on_each_other():
    TopologicalSorter(MAY_IMPORT).prepare()  # raises CycleError


def test_no_pair_is_allowed_that_nobody_uses():
    used = {
        (package_of(path), name.split(".")[1])
        for path in FILES
        for name in modules_imported(path)
        if name.startswith("alongside.")
    }
    allowed = {(own, other) for own, others in MAY_IMPORT.items() for other in others}
    assert allowed <= used


def programs_in_strings():
    """(file, module, name) for what programs that stand in a string, for another process, import of ours."""
    for path in [
        p for folder in ("src", "tests", "bench") for p in sorted((ROOT / folder).rglob("*.py"))
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = re.findall(
                    r"^from (alongside[\w.]*) import (.+)$", node.value, re.MULTILINE
                )
                for module, names in found:
                    for name in names.split(";")[0].split(","):
                        yield path.relative_to(ROOT).as_posix(), module, name.split()[0]


@pytest.mark.parametrize("path, module, name", list(programs_in_strings()))
def test_a_program_in_a_string_imports_what_is_there(path, module, name):
    found = importlib.import_module(module)
    assert hasattr(found, name) or importlib.util.find_spec(f"{module}.{name}")


def test_hooks_are_thin():
    for path in (ROOT / "hooks").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 40, (
            "A hook calls the package; it holds no logic."
        )


def test_every_file_can_be_read_in_one_sitting():
    for path in [*FILES, *(ROOT / "tests").rglob("*.py")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, (
            f"Split {path.relative_to(ROOT)}."
        )
