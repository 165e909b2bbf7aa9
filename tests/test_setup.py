"""What a fresh machine installs is short to start, and says what is missing."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOORS = ["publish", "test", "serve", "check", "bench"]
SET_UP_OF = {"test": "scripts/setup --tests", "bench": "scripts/setup --tests"}
"""The others do without pytest and LibreOffice."""

SCRIPTS = [*(f"scripts/{name}" for name in [*DOORS, "setup", "new-rule", "make-docs"]), ".ci/run"]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("door", DOORS)
def test_doors_are_short_and_set_up_first(door):
    lines = read(f"scripts/{door}").splitlines()
    assert len(lines) < 20
    assert SET_UP_OF.get(door, "scripts/setup") in lines
    assert lines[-1].startswith("exec .venv/bin/")


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_can_be_run(script):
    assert os.access(ROOT / script, os.X_OK)
    assert subprocess.run(["sh", "-n", ROOT / script], check=False).returncode == 0


def set_up_without_rights(folder, *arguments):
    """What set-up says when no browser and no apt is on the search path."""
    (folder / "bin").mkdir()
    for name in ["dirname", "grep"]:
        places = [Path("/usr/bin", name), Path("/bin", name)]
        tool = next(place for place in places if place.exists())
        (folder / "bin" / name).symlink_to(tool)
    (folder / "scripts").mkdir()
    (folder / "scripts" / "setup").write_text(read("scripts/setup"), encoding="utf-8")
    ran = subprocess.run(
        ["/bin/sh", folder / "scripts" / "setup", *arguments],
        env={"PATH": str(folder / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    return ran.stderr


def test_set_up_without_rights_names_what_is_missing(tmp_path):
    """Nothing can be installed, so the message must do."""
    message = set_up_without_rights(tmp_path)
    assert " chromium chromium-driver " in message
    assert "apt-get install --no-install-recommends" in message
    assert "libreoffice" not in message


def test_set_up_for_the_tests_asks_for_libreoffice_too(tmp_path):
    assert " libreoffice-writer-nogui" in set_up_without_rights(tmp_path, "--tests")
