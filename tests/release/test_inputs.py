"""What is checked is what is released: every file is read once, and a save meanwhile stops the release."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from alongside import publish
from alongside.errors import BadInput, BuildFailed
from alongside.outputs import expected, release_id
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.release import inputs
from alongside.release.inputs import require_same_inputs
from alongside.release.release import release
from alongside.system.file_cache import caches_switched_off
from alongside.system.input_files import copy_inputs
from alongside.system.limits import FILE_BYTES
from alongside.system.stages import Stages
from alongside.web.staging import staged_files
from epubs import share_fonts
from release.releases import PASSED, snapshot
from tiny_site import TODAY

INPUTS = [
    "docs/bins.md",
    "docs/languages/ur/bins.md",
    "docs/pictures/map.svg",
    "docs/pictures/photo.png",
    "publication.yml",
    "facts.yml",
    "glossary.yml",
    "pictures.yml",
    "changes.yml",
    "editions/0.9.json",
    "theme/main.html",
    "theme/assets/site.css",
    "hooks/page_hooks.py",
    "mkdocs.yml",
    "requirements.lock",
]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">{}<path d="M0 0h1v1z"/></svg>\n'


def save(root: Path, name: str, content: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(content, encoding="utf-8")


@pytest.fixture
def copied(tiny):
    for name in INPUTS:
        if not (tiny / name).exists():
            save(tiny, name, "{}")
    return tiny, copy_inputs(tiny, tiny / ".build" / "inputs")


def changed_inputs(root, copy):
    """What the end of a run that worked in the copy says was changed, by its name."""
    publication = SimpleNamespace(exceptions=())
    in_copy, in_root = (
        SimpleNamespace(root=folder, publication=publication, kinds={}, held_back={}, today=TODAY)
        for folder in (copy, root)
    )
    digests = release_id.input_digests(in_copy)
    outputs = SimpleNamespace(sources=in_root, input_digests=digests)
    try:
        require_same_inputs(outputs)
    except BuildFailed as error:
        return error.seen.split(", ")
    return []


def test_nothing_has_changed_when_nobody_saved(copied):
    assert changed_inputs(*copied) == []


@pytest.mark.parametrize("name", INPUTS)
def test_a_file_that_was_saved_meanwhile_is_named(copied, name):
    root, copy = copied
    before = (copy / name).read_bytes()
    save(root, name, "other words")
    assert changed_inputs(root, copy) == [name]
    assert (copy / name).read_bytes() == before


@pytest.mark.parametrize("name", INPUTS)
def test_a_file_that_went_away_is_named(copied, name):
    root, copy = copied
    (root / name).unlink()
    assert changed_inputs(root, copy) == [name]


@pytest.mark.parametrize("name", ["docs/new.md", "docs/x/y.png", "extra.yml", "theme/x.html"])
def test_a_file_that_was_added_is_named(copied, name):
    root, copy = copied
    save(root, name, "new")
    assert changed_inputs(root, copy) == [name]


@pytest.mark.parametrize(
    "name", ["docs/.bins.md.swp", "docs/bins.md~", "site/index.html", ".build/x", "notes.txt"]
)
def test_what_editors_and_programs_write_stops_nobody(copied, name):
    root, copy = copied
    save(root, name, "x")
    assert changed_inputs(root, copy) == []


def test_what_is_staged_comes_from_the_copy(tiny):
    share_fonts(tiny)
    page = tiny / "docs" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n![A map](map.svg)\n", encoding="utf-8")
    save(tiny, "docs/map.svg", SVG.format(""))
    copy = copy_inputs(tiny, tiny / ".build" / "inputs")
    sources = find_documents(copy, TODAY)
    save(tiny, "docs/map.svg", SVG.format("<script>alert(1)</script>"))
    save(tiny, "docs/bins.md", "gone")
    staged = staged_files(sources)
    # Saved back before the end, so that nothing shows it: nothing of it is staged either.
    assert b"script" not in staged["assets/pictures/map.svg"]
    assert "Every home in Exampleton" in staged["en/bins.md"].decode()


def test_the_folders_of_the_copy_are_those_of_the_publication(copied):
    root, copy = copied
    assert (copy / ".build").resolve() == (root / ".build").resolve()
    assert (copy / "node_modules").resolve() == (root / "node_modules").resolve()
    # Made anew each time: nothing of an earlier run stays.
    (root / "facts.yml").unlink()
    assert not (copy_inputs(root, copy) / "facts.yml").exists()


@pytest.mark.parametrize("name", ["docs/bins.md", "docs/pictures/map.svg"])
def test_a_link_out_of_docs_is_refused(copied, tmp_path, name):
    root, copy = copied
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (root / name).unlink()
    (root / name).symlink_to(tmp_path / "secret")
    with pytest.raises(BadInput, match="link to a file outside docs") as caught:
        copy_inputs(root, copy)
    assert caught.value.path == name


def test_a_link_within_docs_is_read_like_a_file(copied):
    root, copy = copied
    (root / "docs" / "pictures" / "same.svg").symlink_to("map.svg")
    copied_again = copy_inputs(root, copy) / "docs" / "pictures" / "same.svg"
    assert not copied_again.is_symlink()
    assert copied_again.read_bytes() == (root / "docs" / "pictures" / "map.svg").read_bytes()


def test_a_linked_folder_is_refused(copied):
    root, copy = copied
    (root / "docs" / "round").symlink_to("..")
    with pytest.raises(BadInput, match="link to another folder"):
        copy_inputs(root, copy)


def test_a_file_as_large_as_a_disk_is_refused(copied):
    root, copy = copied
    with open(root / "docs" / "film.mp4", "wb") as film:
        film.truncate(FILE_BYTES * 100)
    with pytest.raises(BadInput, match="too large"):
        copy_inputs(root, copy)


def test_a_file_that_may_not_be_read_is_named(copied, monkeypatch):
    root, copy = copied

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("alongside.system.input_files.shutil.copyfile", refuse)
    with pytest.raises(BadInput, match="may not read"):
        copy_inputs(root, copy)


@pytest.fixture
def publish_with(monkeypatch):
    """Publishes with a build of one line, during which somebody saves a file."""

    def run(root: Path, save_meanwhile):
        def build(sources, stages):
            outputs = expected_outputs(sources, sources.root / ".build" / "site")
            for path in [*(a.path for a in outputs.artifacts), *outputs.pages]:
                save(outputs.site_folder, path, f"made of {len(sources.variants)} pages")
            save_meanwhile()
            return outputs

        monkeypatch.setattr(publish, "build_everything", build)
        monkeypatch.setattr(publish, "check_outputs", lambda *_: PASSED)
        monkeypatch.setattr(
            publish, "check_sources", lambda copy, day, *_: (find_documents(copy, day), PASSED[0])
        )
        # Each run makes everything, as nothing is kept of the one before.
        with caches_switched_off():
            return publish.publish(root, TODAY, Stages(9), lambda verdict: None)

    return run


def test_a_quiet_run_is_released(tiny, publish_with):
    made = publish_with(tiny, lambda: None)
    assert (made.site, made.changed) == (tiny / "site", True)


@pytest.mark.parametrize("name", ["docs/bins.md", "docs/new.png", "glossary.yml", "pictures.yml"])
def test_a_save_during_the_run_stops_the_release(tiny, publish_with, name):
    publish_with(tiny, lambda: None)
    before = snapshot(tiny / "site")
    with pytest.raises(BuildFailed, match="changed while this run") as caught:
        publish_with(tiny, lambda: save(tiny, name, "{}"))
    assert caught.value.path == name
    assert caught.value.exit_code == 1
    assert snapshot(tiny / "site") == before


def test_a_change_that_was_taken_back_is_in_no_release(tiny, publish_with):
    page = tiny / "docs" / "bins.md"
    words = page.read_text(encoding="utf-8")

    def change_and_take_back():
        page.write_text("other", encoding="utf-8")
        page.write_text(words, encoding="utf-8")

    assert publish_with(tiny, change_and_take_back).changed


KINDS = [
    ("docs/bins.md", "A page or picture", "save no file"),
    ("docs/pictures/map.svg", "A page or picture", "save no file"),
    ("publication.yml", "A file of settings", "save no file"),
    ("facts.yml", "A file of settings", "save no file"),
    ("theme/assets/site.css", "how the pages look", "save no file"),
    ("hooks/page_hooks.py", "how the pages look", "save no file"),
    ("requirements.lock", "list of programs", "scripts/setup"),
    ("package-lock.json", "list of programs", "scripts/setup"),
]


@pytest.mark.parametrize(("name", "what", "mend"), KINDS)
@pytest.mark.parametrize("way", ["saved", "taken away"])
def test_each_kind_of_file_has_its_own_message(tiny, publish_with, name, what, mend, way):
    if not (tiny / name).exists():
        save(tiny, name, "{}")

    def meanwhile():
        (tiny / name).unlink()
        if way == "saved":
            save(tiny, name, "other words")

    with pytest.raises(BuildFailed, match="changed while this run") as caught:
        publish_with(tiny, meanwhile)
    error = caught.value
    assert (error.path, error.seen) == (name, name)
    assert what in error.what and mend in error.mend
    assert not (tiny / "site").exists()


@pytest.mark.parametrize("way", ["changed", "added", "taken away"])
def test_a_program_that_was_changed_meanwhile_stops_the_release(outputs, way):
    """Whatever else was saved, as an update comes with new settings."""
    before = dict(outputs.input_digests)
    name = "alongside/publish.py"
    if way == "added":
        del before[name]
    else:
        before[name if way == "changed" else "alongside/gone.py"] = "another"
    before["publication.yml"] = "another"
    with pytest.raises(BuildFailed, match="The program Alongside itself was changed") as caught:
        release(replace(outputs, input_digests=before), PASSED, {})
    assert caught.value.path == "" and "publication.yml" not in caught.value.seen
    assert "up to date" in caught.value.mend


def test_everything_is_read_once_more_and_not_twice(tiny, publish_with, monkeypatch):
    """At the end, as the copy was read when the run began."""
    folders = []
    read = release_id.input_digests
    for module in (release_id, expected, inputs):
        monkeypatch.setattr(
            module, "input_digests", lambda sources: folders.append(sources.root) or read(sources)
        )
    publish_with(tiny, lambda: None)
    assert folders == [tiny / ".build" / "inputs", tiny]
