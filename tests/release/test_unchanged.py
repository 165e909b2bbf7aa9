"""A run on files that were released before ends at once; one that may find anything else does not."""

import os
import shutil
from datetime import timedelta

import pytest

from alongside import publish
from alongside.errors import BadInput, BuildFailed, ToolMissing
from alongside.gates import kept_release
from alongside.model import Finding, Place, Status, Verdict
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.release.release import roll_back
from alongside.system.file_cache import caches_switched_off
from alongside.system.stages import Stages
from release.releases import snapshot
from tiny_site import TODAY

EXCEPTED = Finding(
    rule="a-rule",
    severity="blocker",
    status=Status.FAILED,
    place=Place("docs/bins.md", 3, page="bins.html", selector="main > p"),
    what="Something.",
    seen="this",
    expected="that",
    why="Because.",
    mend="So.",
    example="",
    excepted_until=TODAY,
)
VERDICTS = (
    Verdict("sources", (EXCEPTED,), {"a-rule": {"failed": 1}}, {"a-rule": frozenset({"docs/a"})}),
    Verdict("outputs", (), {"b-rule": {"passed": 1}}),
    Verdict("browser", (), {"c-rule": {"inapplicable": 2}}),
)
EXCEPTION = """exceptions:
  - rule: broken-link
    scope: [outside.md]
    reason: It is waited for.
    owner: The web team
    until: 2026-12-31
"""


class Runs:
    """Runs of publish on one publication, with a build of one line.

    built: how many of them made the site. told: the verdicts of the last one.
    """

    def __init__(self, root):
        self.root = root
        self.built = 0
        self.told = []

    def build(self, sources, stages):
        self.built += 1
        outputs = expected_outputs(sources, sources.root / ".build" / "site")
        shutil.rmtree(outputs.site_folder, ignore_errors=True)
        for path in [*(artifact.path for artifact in outputs.artifacts), *outputs.pages]:
            file = outputs.site_folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{path} of {outputs.release_id}", encoding="utf-8")
        return outputs

    def check_sources(self, copy, day, stages, on_verdict):
        on_verdict(VERDICTS[0])
        return find_documents(copy, day), VERDICTS[0]

    def check_outputs(self, outputs, stages, on_verdict):
        for verdict in VERDICTS[1:]:
            on_verdict(verdict)
        return VERDICTS[1:]

    def __call__(self, today=TODAY):
        self.told = []
        return publish.publish(self.root, today, Stages(9), self.told.append)


@pytest.fixture
def run(tiny, monkeypatch):
    """After a first run."""
    monkeypatch.setattr(kept_release, "browser_versions", lambda root: "Browser 1")
    monkeypatch.setattr(kept_release, "node_versions", lambda root: "Node 1")
    runs = Runs(tiny)
    for name in ("check_sources", "check_outputs"):
        monkeypatch.setattr(publish, name, getattr(runs, name))
    monkeypatch.setattr(publish, "build_everything", runs.build)
    runs()
    return runs


def test_nothing_changed_and_the_same_is_told(run):
    first, before = run(), snapshot(run.root / "site")
    assert run.built == 1
    assert not first.changed and first.artifacts
    assert tuple(run.told) == VERDICTS
    # Whoever saves a file anew without a change has changed nothing.
    page = run.root / "docs" / "bins.md"
    os.utime(page, (1, 1))
    assert run() == first and run.built == 1
    assert snapshot(run.root / "site") == before


def save(name, words="more"):
    def change(root):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(f"{text}\n# {words}\n", encoding="utf-8")

    return change


def edit_manifest(root):
    file = root / "site" / "release.json"
    file.write_text(file.read_text(encoding="utf-8").replace("b-rule", "x-rule"), encoding="utf-8")


CHANGES = {
    "a page": save("docs/bins.md"),
    "a page of another language": save("docs/languages/ur/bins.md"),
    "a new page": save("docs/languages/ur/other.md"),
    "settings": save("publication.yml"),
    "facts": save("facts.yml"),
    "a picture": save("docs/pictures/map.svg", "-->"),
    "a style": save("theme/assets/site.css"),
    "a hook": save("hooks/page_hooks.py"),
    "words of the interface": save("languages/cy.yml"),
    "libraries": save("requirements.lock"),
    "packages of npm": save("package-lock.json"),
    "the caches": lambda root: shutil.rmtree(root / ".build" / "cache"),
    "a released file": save("site/index.html"),
    "a released file less": lambda root: (root / "site" / "index.html").unlink(),
    "the manifest": edit_manifest,
    "the site": lambda root: shutil.rmtree(root / "site"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changed_is_looked_at(run, what):
    before = snapshot(run.root / "site")
    CHANGES[what](run.root)
    run()
    assert run.built == 2
    # What was done to the site is mended.
    assert snapshot(run.root / "site").keys() == before.keys()
    run()
    assert run.built == 2


def test_a_page_less_is_looked_at(run):
    (run.root / "docs" / "languages" / "ur" / "bins.md").unlink()
    # The gate would have stopped it before.
    with pytest.raises(KeyError):
        run()
    assert run.built == 2


def test_a_file_of_others_in_the_site_is_refused_as_before(run):
    save("site/assets/more.css")(run.root)
    with pytest.raises(BadInput, match="not a release of ours"):
        run()
    assert run.built == 1 and run.told == []


@pytest.mark.parametrize("name", ["browser_versions", "node_versions", "tool_versions"])
def test_another_program_looks_again(run, monkeypatch, name):
    monkeypatch.setattr(kept_release, name, lambda root: "another")
    run()
    assert run.built == 2


def test_our_own_code_looks_again(run, monkeypatch):
    monkeypatch.setattr(kept_release, "program_version", lambda: "another")
    run()
    assert run.built == 2


def test_another_day_looks_again(run):
    run(TODAY + timedelta(days=1))
    assert run.built == 2


def test_without_caches_everything_is_looked_at(run):
    with caches_switched_off():
        run()
    assert run.built == 2


def test_a_missing_program_is_told_by_the_run(run, monkeypatch):
    def missing(root):
        raise ToolMissing("The program is not installed.", path="", why="", mend="")

    monkeypatch.setattr(kept_release, "browser_versions", missing)
    run()
    assert run.built == 2


def test_after_going_back_the_newest_is_released_again(run):
    first = snapshot(run.root / "site")
    save("docs/bins.md")(run.root)
    run()
    newest = snapshot(run.root / "site")
    roll_back(run.root)
    assert snapshot(run.root / "site") == first
    built = run.built
    assert run().changed and run.built == built + 1
    assert snapshot(run.root / "site").keys() == newest.keys()


def test_what_an_exception_names_went_away(run):
    settings = run.root / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("exceptions: []\n", EXCEPTION), encoding="utf-8")
    (run.root / "outside.md").write_text("Here.", encoding="utf-8")
    run()
    built = run.built
    run()
    assert run.built == built
    (run.root / "outside.md").unlink()
    run()
    assert run.built == built + 1


def test_a_save_while_it_is_compared_is_not_lost(run, monkeypatch):
    find = publish.find_release_verdicts

    def find_and_save(*arguments):
        save("docs/bins.md")(run.root)
        return find(*arguments)

    monkeypatch.setattr(publish, "find_release_verdicts", find_and_save)
    with pytest.raises(BuildFailed, match="changed while this run"):
        run()
