"""The site outlives MkDocs and Material: other engines make the same bytes of it (decisions/0025).

Each build also makes sure, in its own process, that a fault still names the page to mend.
"""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tiny_site import REPOSITORY

SCRIPT = Path(__file__).with_name("build_with.py")
MKDOCS = "mkdocs"
OTHERS = ("properdocs", "mkdocs-without-material")
PATHS = os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY / "tests")])
SECONDS = 300
"""Three builds take a few seconds; a machine that is busy with other tests may need far longer."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Engine to its site: path of each file to the hash of its bytes. All are built at the same time."""
    folder = tmp_path_factory.mktemp("engines")
    builds = {engine: start_build(engine, folder / engine) for engine in (MKDOCS, *OTHERS)}
    try:
        outputs = {
            engine: build.communicate(timeout=SECONDS)[0] for engine, build in builds.items()
        }
    finally:
        for build in builds.values():
            build.kill()
    for engine, build in builds.items():
        assert build.returncode == 0, f"{engine}:\n{outputs[engine]}"
    return {engine: read_hashes(folder / engine / ".build" / "site") for engine in builds}


def start_build(engine, root):
    """A process of its own, as an engine's name is settled for as long as a process lives."""
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), engine, str(root)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": PATHS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def read_hashes(site):
    return {
        file.relative_to(site).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("engine", OTHERS)
def test_another_engine_builds_the_same_site_byte_for_byte(sites, engine):
    expected = sites[MKDOCS]
    assert {"index.html", "ur/bins.html", "404.html", "assets/site.css"} <= set(expected)
    assert sites[engine] == expected
