"""What Alongside depends on is pinned, licensed and named, and what runs is apart from what tests."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import metadata, packages_distributions, requires
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]
PINS = ["requirements.in", "requirements-dev.in"]
PACKAGE_FILES = [*PINS, *LOCKS, "pyproject.toml", "package.json", "package-lock.json"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
SET_UP = "The set-up"
"""The part of requirements.in that a wheel does not ask for."""
STRONG_COPYLEFT = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public License|Affero", re.IGNORECASE)
ALLOWED_TO_RUN = {
    "pyphen": "also under the LGPL and MPL, which we choose",
}
"""Packages with GPL or AGPL among the licences that they name, and why what we publish is not bound."""


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def pins_of(name):
    """Heading to its packages, each with its version."""
    pins = {}
    for line in read(name).splitlines():
        if line.startswith("# "):
            part = pins.setdefault(line.removeprefix("# "), {})
        elif pin := PIN.match(line):
            part[pin[1]] = pin[2]
    return {heading: packages for heading, packages in pins.items() if packages}


def direct_requirements():
    parts = chain(*(pins_of(name).values() for name in PINS))
    return dict(chain(*(packages.items() for packages in parts)))


def locked(*names):
    """Name to version and what follows it in the locks, up to the next name."""
    pins = {}
    for name in names or LOCKS:
        parts = PIN.split(read(name))[1:]
        for package, version, rest in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            assert package not in pins, f"{package} is in both locks"
            pins[package] = (version, rest)
    return pins


def ranges():
    """Group of pyproject.toml to its packages, each with its range of versions."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    groups = {"run": project["dependencies"], **project["optional-dependencies"]}
    return {
        group: {wanted.name: wanted.specifier for wanted in map(Requirement, lines)}
        for group, lines in groups.items()
    }


def npm_packages():
    entries = json.loads(read("package-lock.json"))["packages"]
    # Packages within packages come first, so that those that we name ourselves win.
    inner_first = sorted(entries.items(), key=lambda entry: -entry[0].count("node_modules/"))
    return {path.rpartition("node_modules/")[2]: entry for path, entry in inner_first if path}


def third_party_rows():
    """Package to the cells of its row."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in read("THIRD-PARTY.md").splitlines()
        if line.startswith("|")
    ]
    return {row[0]: row for row in rows}


def row_of(name):
    """Alfa comes in many packages of one version, which share a row."""
    return "@siteimprove/alfa-*" if name.startswith("@siteimprove/alfa-") else name


@pytest.mark.parametrize("name", PACKAGE_FILES)
def test_no_file_names_a_registry(name):
    # Where a package's authors take donations.
    text = re.sub(r'"url": "[^"]*"|"https://github.com/sponsors/[^"]*"', "", read(name))
    assert not re.search(r"\w://|\"resolved\"|index-url|find-links", text)


def test_every_direct_requirement_is_locked_at_its_version():
    pins = {name: version for name, (version, _) in locked().items()}
    assert {name: pins.get(name) for name in direct_requirements()} == direct_requirements()


def test_a_wheel_asks_for_what_is_pinned():
    runs, develops = map(pins_of, PINS)
    runs.pop(SET_UP)
    pinned = {
        "run": set().union(*runs.values()),
        "test": set(develops["The tests"]),
        "distributed": set(develops["Several machines"]),
        "dev": set(develops["Development"]),
    }
    assert {group: set(packages) for group, packages in ranges().items()} == pinned


def test_each_pin_is_the_least_version_of_its_range():
    pins = direct_requirements()
    wanted = chain(*(packages.items() for packages in ranges().values()))
    wrong = [
        name
        for name, versions in wanted
        if f">={pins[name]}" not in str(versions).split(",") or "<" not in str(versions)
    ]
    assert wrong == []


def test_the_code_imports_only_what_runs():
    """What the tests bring is not there when somebody only publishes."""
    imported = set()
    for file in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(node.module.split(".")[0])
    # _typeshed is known to mypy alone and never imported while the program runs.
    others = imported - set(sys.stdlib_module_names) - {"alongside", "_typeshed"}
    provided_by = packages_distributions()
    packages = {
        name: {canonicalize_name(package) for package in provided_by.get(name, ["unknown"])}
        for name in others
    }
    # Of several machines, only whoever asks for them needs the library; it is told what to install.
    runs = {*ranges()["run"], *ranges()["distributed"]}
    assert {name: given for name, given in packages.items() if not given & runs} == {}


def test_what_the_locked_packages_need_is_locked_too():
    """Set-up installs just what the lock names, so that PyMuPDF, which is under the AGPL, stays out."""
    pins = locked()
    needed = {
        canonicalize_name(wanted.name)
        for name in pins
        for wanted in map(Requirement, requires(name) or ())
        if wanted.marker is None or wanted.marker.evaluate({"extra": ""})
    }
    assert needed - set(map(canonicalize_name, pins)) == {"pymupdf"}


def test_every_direct_requirement_has_a_reason():
    lines = chain(*(read(name).splitlines() for name in PINS))
    asked_for = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in asked_for if "  # " not in line] == []


def test_every_locked_package_has_hashes():
    pins = locked()
    assert len(pins) == sum(read(name).count("==") for name in LOCKS)
    assert [name for name, (_, rest) in pins.items() if "--hash=sha256:" not in rest] == []


def test_npm_packages_are_exact_and_have_hashes():
    package = json.loads(read("package.json"))
    wanted = package["dependencies"] | package["optionalDependencies"]
    entries = npm_packages()
    assert {name: entries[name]["version"] for name in wanted} == wanted
    assert [
        name for name, entry in entries.items() if not entry["integrity"].startswith("sha512-")
    ] == []


def test_no_npm_package_runs_anything_when_installed():
    # vnu-jar's would fetch a Java; scripts/setup does not let it, and Debian's is used.
    assert [name for name, entry in npm_packages().items() if entry.get("hasInstallScript")] == [
        "vnu-jar"
    ]
    assert "npm ci --ignore-scripts" in read("scripts/setup")


def test_every_package_is_listed_with_a_licence():
    rows = third_party_rows()
    names = {row_of(name) for name in [*locked(), *npm_packages()]}
    assert [name for name in names if name not in rows] == []
    licence = re.compile(r"\b(MIT|BSD|Apache|MPL|PSF|OFL|CC-BY|LGPL|GPL|ISC|CC0|BlueOak)")
    assert [name for name in names if not licence.search(" ".join(rows[name][1:]))] == []


def licences_named_by(package):
    """What the package says of itself; not all of them say it in the same place."""
    said = metadata(package)
    classifiers = [text for text in said.get_all("Classifier") or [] if "License" in text]
    whole = [said.get("License-Expression") or "", said.get("License") or "", *classifiers]
    return [text.splitlines()[0] for text in whole if text]


def test_nothing_that_runs_is_under_a_licence_that_binds_what_is_published():
    named = {package: licences_named_by(package) for package in locked("requirements.lock")}
    # Set-up takes them as they are: what says nothing of itself is looked up in THIRD-PARTY.md.
    unsaid = ["gflanguages", "gfmetadata", "resvg-py"]
    assert [package for package, licences in named.items() if not licences] == unsaid
    bound = {
        package
        for package, licences in named.items()
        if any(STRONG_COPYLEFT.search(text) for text in licences)
    }
    assert bound == set(ALLOWED_TO_RUN)


def test_no_package_is_listed_that_is_not_installed():
    listed = re.findall(r"^\| ([@a-z][^ ,|]*) \|", read("THIRD-PARTY.md"), re.MULTILINE)
    system = set(re.findall(r"^ *need (\S+)", read("scripts/setup"), re.MULTILINE))
    assert set(listed) - set(locked()) - {row_of(name) for name in npm_packages()} - system == set()


def test_every_system_package_is_listed():
    system = re.findall(r"^ *need (\S+)", read("scripts/setup"), re.MULTILINE)
    assert len(system) > 5
    cells = " , ".join(third_party_rows()).replace(",", " ").split()
    assert [name for name in system if name not in cells] == []


def test_pictures_and_fonts_carry_the_licence_that_we_name():
    rows = third_party_rows()
    for name in json.loads(read("package.json"))["dependencies"]:
        said = json.loads(read(f"node_modules/{name}/package.json"))["license"]
        assert [
            part for part in said.split(" AND ") if part not in " ".join(rows[row_of(name)])
        ] == []


def test_a_wheel_holds_every_kind_of_file_that_the_program_has():
    project = tomllib.loads(read("pyproject.toml"))
    held = set(project["tool"]["setuptools"]["package-data"]["alongside"])
    files = [file for file in (ROOT / "src" / "alongside").rglob("*") if file.is_file()]
    kinds = {file.suffix or file.name for file in files if "__pycache__" not in file.parts}
    patterns = {f"**/*{kind}" for kind in kinds - {".py", ".typed"}}
    assert patterns <= held | {"**/*.json", "**/*.md"}, "else a line in pyproject.toml"
    assert "site_files/**/*" in held  # where the .json and .md files are
