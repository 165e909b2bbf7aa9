"""What a fresh machine installs is pinned, licensed and named, and its doors are short."""

import json
import os
import re
import subprocess
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
DOORS = ["publish", "test", "serve", "check", "bench"]
PACKAGE_FILES = ["requirements.in", "requirements.lock", "package.json", "package-lock.json"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def direct_requirements():
    lines = (line.split("#")[0].strip() for line in read("requirements.in").splitlines())
    return [tuple((line.split("==") + [""])[:2]) for line in lines if line]


def locked():
    """Name to what follows it in the lock, up to the next name."""
    parts = PIN.split(read("requirements.lock"))[1:]
    pins = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {name: (version, rest) for name, version, rest in pins}


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


def test_every_direct_requirement_is_locked():
    pins = locked()
    wrong = [
        name
        for name, version in direct_requirements()
        if name not in pins or version not in ("", pins[name][0])
    ]
    assert wrong == []


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
    lines = [
        line for line in read("requirements.in").splitlines() if line and not line.startswith("#")
    ]
    assert [line for line in lines if "  # " not in line] == []


def test_every_locked_package_has_hashes():
    pins = locked()
    assert len(pins) == read("requirements.lock").count("==")
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


def test_no_package_is_listed_that_is_not_installed():
    listed = re.findall(r"^\| ([@a-z][^ ,|]*) \|", read("THIRD-PARTY.md"), re.MULTILINE)
    system = set(re.findall(r"^need (\S+)", read("scripts/setup"), re.MULTILINE))
    assert set(listed) - set(locked()) - {row_of(name) for name in npm_packages()} - system == set()


def test_every_system_package_is_listed():
    system = re.findall(r"^need (\S+)", read("scripts/setup"), re.MULTILINE)
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


@pytest.mark.parametrize("door", DOORS)
def test_doors_are_short_and_set_up_first(door):
    lines = read(f"scripts/{door}").splitlines()
    assert len(lines) < 20
    assert "scripts/setup" in lines
    assert lines[-1].startswith("exec .venv/bin/")


@pytest.mark.parametrize("script", [*(f"scripts/{door}" for door in [*DOORS, "setup"]), ".ci/run"])
def test_scripts_can_be_run(script):
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["sh", "-n", ROOT / script], check=False).returncode == 0


def test_set_up_without_rights_names_what_is_missing(tmp_path):
    """A search path without the browser and without apt: nothing can be installed, so the message must do."""
    for name in ["dirname", "grep"]:
        tool = next(
            Path(folder) / name for folder in ["/usr/bin", "/bin"] if (Path(folder) / name).exists()
        )
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).symlink_to(tool)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "setup").write_text(read("scripts/setup"), encoding="utf-8")
    ran = subprocess.run(
        ["/bin/sh", tmp_path / "scripts" / "setup"],
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    assert " chromium chromium-driver " in ran.stderr
    assert "apt-get install --no-install-recommends" in ran.stderr
