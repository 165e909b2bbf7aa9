"""A release that several machines make together is the one that a single machine makes.

Each “machine” is a folder of its own with an empty cache, and a process of its own. With
ALONGSIDE_NIGHTLY=1 three workers of a Dask scheduler make the release, too, of which one is lost:
that is four machines at once.
"""

import os
import shutil
import signal
import subprocess
import sys

import pytest
import yaml
from distributed import Client

from alongside.checks.browser import visits
from alongside.errors import BuildFailed, GateFailed, ToolMissing
from alongside.formats.pdf import make
from alongside.publish import publish
from alongside.shards.cluster import make_parts
from alongside.system.stages import Stages
from dask_cluster import WAIT_SECONDS, dask_cluster
from faults.site_copy import TODAY, copy_of_the_site, picture_of

IS_NIGHTLY = bool(os.environ.get("ALONGSIDE_NIGHTLY"))


LEFT_OUT = {"easy-read", "pl", "bn"}
"""Levels and languages that none of the machines has: each costs half a minute a release."""


def machine(folder):
    """The small publication in three versions, as web pages and PDFs."""
    root = copy_of_the_site(folder)
    shutil.rmtree(root / "site")
    for name in ("publication.yml", "pictures.yml", "facts.yml", "glossary.yml", "changes.yml"):
        file = root / name
        settings = without_left_out(yaml.safe_load(file.read_text(encoding="utf-8")))
        if name == "publication.yml":
            settings["formats"] = ["web", "pdf"]
            settings["exceptions"][0]["scope"].remove("docs/easy-read/")
        file.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    for name in ("easy-read", "languages/pl", "languages/bn"):
        shutil.rmtree(root / "docs" / name)
    return root


def without_left_out(settings):
    """The same settings without a word of the versions that are left out."""
    if isinstance(settings, dict):
        return {
            name: without_left_out(value)
            for name, value in settings.items()
            if name not in LEFT_OUT
        }
    if isinstance(settings, list):
        return [without_left_out(item) for item in settings if not is_left_out(item)]
    return settings


def is_left_out(item):
    return isinstance(item, dict) and item.get("tag") in LEFT_OUT


def released(root, parts=None):
    """Path to hash of every released file that does not tell of the run."""
    try:
        publish(root, TODAY, Stages(10), lambda verdict: None, parts)
    except GateFailed as error:
        [verdict] = error.args[:1]
        pytest.fail("\n".join(f"{f.rule} {f.place} {f.what}" for f in verdict.findings if f.blocks))
    picture = picture_of(root / "site")
    picture.pop("release-times.json")
    return picture


@pytest.fixture(scope="module")
def by_one(tmp_path_factory):
    return released(machine(tmp_path_factory.mktemp("one") / "site"))


COMMAND = "from alongside.cli.commands import main; main()"


def make_part(root, shard):
    arguments = ["--root", str(root), "make-part", shard, "--today", TODAY.isoformat()]
    run = subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    [part] = (root / ".build" / "parts").glob("*.zip")
    assert not (root / "site").exists()
    return part


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    for number in (1, 2):
        part = make_part(machine(folder / f"machine-{number}"), f"{number}/2")
        shutil.copy(part, folder)
    return sorted(folder.glob("*.zip"))


def test_two_parts_are_the_release_and_leave_nothing_to_draw(by_one, parts, tmp_path, monkeypatch):
    drawn, seen = [], []
    inspect_page = visits.inspect_page
    monkeypatch.setattr(make, "draw_pdf", drawn.append)
    monkeypatch.setattr(
        visits,
        "inspect_page",
        lambda driver, address, probes: (
            seen.append(address),
            inspect_page(driver, address, probes),
        )[1],
    )
    assert released(machine(tmp_path / "joined"), parts) == by_one
    assert drawn == []
    # What lists all files, and what keys are pressed on, is left to whoever joins the parts.
    lists = [address for address in seen if "downloads" in address]
    assert lists


def test_parts_of_other_texts_are_refused(parts, tmp_path):
    root = machine(tmp_path / "joined")
    with (root / "publication.yml").open("a", encoding="utf-8") as settings:
        settings.write("# Written after the parts were made.\n")
    with pytest.raises(BuildFailed) as refused:
        publish(root, TODAY, Stages(10), lambda verdict: None, parts)
    assert "other files" in str(refused.value)
    assert not (root / "site").exists()


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler, and its three workers."""
    with dask_cluster(tmp_path) as found:
        yield found


@pytest.mark.skipif(not IS_NIGHTLY, reason="Only with ALONGSIDE_NIGHTLY=1: four machines at once.")
def test_workers_make_the_release_and_one_may_be_lost(by_one, cluster, tmp_path):
    address, workers = cluster
    root = machine(tmp_path / "joined")
    with Client(address) as client:
        client.wait_for_workers(3, timeout=WAIT_SECONDS)
    killer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import os, sys, time; time.sleep(8); os.kill(int(sys.argv[1]), 9)",
            str(workers[0].pid),
        ]
    )
    parts = make_parts(root, TODAY, address, root / ".build" / "parts")
    killer.wait()
    assert workers[0].wait(WAIT_SECONDS) == -signal.SIGKILL
    assert len(parts) == 3
    assert released(root, parts) == by_one


def test_without_a_scheduler_it_says_so(tmp_path):
    with pytest.raises(ToolMissing, match="does not answer"):
        make_parts(machine(tmp_path / "site"), TODAY, "tcp://127.0.0.1:1", tmp_path)
