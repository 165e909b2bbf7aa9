"""A publication that init has made passes its own gates, and an upgrade loses nothing."""

import json
import re
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from alongside.authoring.document_list import add_to_document_list
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.pages.author_file import read_author_file
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.starter import own_files, upgrade
from alongside.starter.make_site import Answers, make_site
from schema_reading import read_as_editor

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
ANSWERS = Answers(
    name="Plan: “buses” & trams",
    organisation="Sample: Council #1",
    url="https://sample.example/plan/",
    website="https://sample.example",
    email="plan@sample.example",
)


@pytest.fixture
def site(tmp_path):
    make_site(tmp_path / "site", ANSWERS, TODAY)
    return tmp_path / "site"


def test_it_passes_the_first_gate(site):
    (site / "node_modules").symlink_to(ROOT / "node_modules")
    sources = find_documents(site, TODAY)
    assert judge("sources", sources, rulebook.load().values()).findings == ()
    assert len({kind.name for kind in sources.kinds.values()}) >= 5


def test_the_answers_stand_in_the_settings(site):
    settings = yaml.safe_load((site / "publication.yml").read_text(encoding="utf-8"))
    assert settings["name"]["en"] == ANSWERS.name
    assert settings["organisation"]["en"] == ANSWERS.organisation
    assert (settings["url"], settings["contact"]["email"]) == (ANSWERS.url, ANSWERS.email)
    assert settings["statement"]["review"] > TODAY


def test_editors_find_the_schemas(site):
    """By the first line of each file, and by the settings of Visual Studio Code."""
    known = json.loads((site / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    by_settings = known["yaml.schemas"].items()
    files = [*site.glob("*.yml"), *site.glob("languages/*.yml")]
    named = [file for file in files if file.name not in ("mkdocs.yml", ".gitlab-ci.yml")]
    assert len(named) >= 6
    for file in named:
        line = file.read_text(encoding="utf-8").partition("\n")[0]
        schema = (file.parent / line.partition("$schema=")[2]).resolve()
        assert line.startswith("# yaml-language-server: $schema=")
        assert [schema] == [
            (site / path).resolve() for path, for_ in by_settings if file.match(for_)
        ]
        content = read_as_editor(file.read_text(encoding="utf-8"))
        Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(content)


def test_a_new_page_leaves_the_first_line(site):
    file = read_author_file(site / "publication.yml")
    changed = add_to_document_list(file, "news")
    before, after = file.text, changed.text
    assert before.partition("\n")[0] == after.partition("\n")[0]
    assert "schemas/publication.json" in after and "  - news\n" in after


def test_no_template_mark_is_left(site):
    for name in ("README.md", "Dockerfile", "nginx.conf", ".gitlab-ci.yml", "requirements.txt"):
        assert "{{" not in (site / name).read_text(encoding="utf-8")


def test_the_workflows_are_yaml(site):
    for name in (".gitlab-ci.yml", ".github/workflows/publish.yml", ".github/workflows/links.yml"):
        assert yaml.safe_load((site / name).read_text(encoding="utf-8"))


def test_all_that_installs_takes_the_libraries_with_which_alongside_is_tried(site):
    """A newer one could make another site of the same texts."""
    lock = (ROOT / "requirements.lock").read_bytes()
    assert (site / "requirements.lock").read_bytes() == lock
    workflows = (".gitlab-ci.yml", ".github/workflows/publish.yml", ".github/workflows/links.yml")
    for name in ("README.md", "Dockerfile", *workflows):
        text = (site / name).read_text(encoding="utf-8")
        assert "pip install --require-hashes --no-deps -r requirements.lock" in text
        assert not re.findall(r"pip install (?!.*--no-deps).*", text)


def test_the_image_has_the_site_where_the_server_looks(site):
    settings = (site / "nginx.conf").read_text(encoding="utf-8")
    root = re.search(r"^ +root (\S+);", settings, re.MULTILINE)[1]
    docker = (site / "Dockerfile").read_text(encoding="utf-8")
    assert f"COPY --from=made /publication/site {root}/site\n" in docker


def test_the_image_gets_nothing_that_a_computer_made(site):
    """A .venv of another computer would break that of the image."""

    def lines(name):
        return {line.strip("/") for line in (site / name).read_text(encoding="utf-8").splitlines()}

    assert lines(".gitignore") - {"*.new"} < lines(".dockerignore")


@pytest.mark.parametrize("name", ["publish.yml", "links.yml"])
def test_the_workflows_of_github_fit_their_schema(site, name):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    file = site / ".github" / "workflows" / name
    ran = subprocess.run(
        [*command, "vendor.github-workflows", file], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_debian_packages_are_those_of_the_set_up():
    setup = (
        (ROOT / "scripts" / "setup").read_text(encoding="utf-8").partition('if [ "$for_tests"')[0]
    )
    needed = re.findall(r"^need (\S+)", setup, re.MULTILINE)
    listed = files("alongside.starter").joinpath("files", "debian-packages.txt").read_text()
    assert [line for line in listed.splitlines() if not line.startswith("#")] == needed


def test_a_folder_with_files_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(BadInput, match="not empty"):
        make_site(tmp_path, ANSWERS, TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_upgrade_without_news_changes_nothing(site):
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    account = upgrade.upgrade(site)
    assert (account.added, account.replaced, account.removed, account.kept) == ([], [], [], [])
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_an_upgrade_replaces_what_nobody_changed(site, monkeypatch):
    newer = {**own_files.own_files(), "theme/new.html": b"new", "theme/main.html": b"newer"}
    del newer["theme/404.html"], newer["theme/draft.html"]
    (site / "theme" / "home.html").write_bytes(b"mine")
    (site / "theme" / "draft.html").write_bytes(b"mine too")
    newer["theme/home.html"] = b"newer home"
    monkeypatch.setattr(upgrade, "own_files", lambda: newer)
    account = upgrade.upgrade(site)
    assert account.added == ["theme/new.html"]
    assert account.replaced == ["theme/main.html"]
    assert account.removed == ["theme/404.html"]
    assert sorted(account.kept) == ["theme/draft.html", "theme/home.html"]
    assert (site / "theme" / "home.html").read_bytes() == b"mine"
    assert (site / "theme" / "home.html.new").read_bytes() == b"newer home"


def test_a_file_that_the_owner_deleted_stays_away(site):
    (site / "theme" / "404.html").unlink()
    assert upgrade.upgrade(site).added == []
    assert not (site / "theme" / "404.html").exists()


def test_without_its_note_a_folder_is_not_upgraded(tmp_path):
    with pytest.raises(BadInput, match=r"\.alongside\.json"):
        upgrade.upgrade(tmp_path)
