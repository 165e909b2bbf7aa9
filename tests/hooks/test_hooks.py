"""A bare "mkdocs build" runs the sources gate through hooks/ and can be refused; a preview is only told."""

import logging
import re

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.config import load_config

from alongside.engines import mkdocs_events
from alongside.preview import check_and_stage, status_page
from alongside.preview.writers_preview import WritersPreview
from buildable import make_buildable


@pytest.fixture
def root(tiny, monkeypatch):
    make_buildable(tiny)
    monkeypatch.chdir(tiny)
    # The command "mkdocs" cuts its log off from all others for as long as the process lives.
    monkeypatch.setattr(logging.getLogger("mkdocs"), "propagate", True)
    yield tiny
    mkdocs_events.set_command("build")


def mkdocs_build(caplog):
    """Exit code and what was said."""
    with caplog.at_level(logging.INFO):
        result = CliRunner().invoke(cli, ["build"])
    return result.exit_code, caplog.text + result.output


def test_mkdocs_build_stages_and_builds_every_strand(root, caplog):
    code, said = mkdocs_build(caplog)
    assert code == 0, said
    assert "The sources gate passed" in said
    assert all(
        (root / ".build/site" / folder / "bins.html").is_file()
        for folder in ("", "easy-read", "ur")
    )
    assert not (root / "site").exists()
    assert not (root / ".build/site" / WritersPreview.status_path).exists()
    assert not [
        path
        for path in (root / ".build/site").rglob("*")
        if path.is_file() and b"writer-" in path.read_bytes()
    ]


STALE = """
exceptions:
  - rule: stale-section
    scope: [docs/]
    reason: The links went from all versions of the page at once.
    owner: communications team
    until: 2026-12-31
"""


def hold_bins_back(root):
    for page in (root / "docs").rglob("index.md"):
        page.write_text(re.sub(r"\[([^]]*)\]\(bins\.md[^)]*\)", r"\1", page.read_text()))
    settings = root / "publication.yml"
    lines = [line for line in settings.open() if not line.strip().startswith("sign_offs:")]
    settings.write_text("".join(lines).replace("exceptions: []", STALE))
    page = root / "docs" / "bins.md"
    page.write_text(page.read_text().replace("\nowner:", "\npublish_at: 2026-12-14\nowner:"))


def test_mkdocs_build_holds_back_what_is_published_later(root, caplog):
    hold_bins_back(root)
    code, said = mkdocs_build(caplog)
    assert code == 0, said
    built = sorted(path.name for path in (root / ".build/site").rglob("*.html"))
    assert "index.html" in built and "bins.html" not in built


def test_a_preview_shows_what_is_published_later(root):
    hold_bins_back(root)
    mkdocs_events.set_command("serve")
    mkdocs_events.check_and_stage_once(load_config(str(root / "mkdocs.yml")), check_and_stage)
    assert (root / ".build/staged/ur/bins.md").is_file()
    assert ("bins", "ur") in mkdocs_events.last_build().sources.variants


def test_mkdocs_build_stops_at_a_blocking_finding_before_it_writes(root, caplog):
    (root / "docs/languages/ur/bins.md").unlink()
    code, said = mkdocs_build(caplog)
    assert code == 1
    assert "docs/languages/ur/bins.md" in said and "variant-missing" in said
    assert not (root / ".build/site").exists() and not (root / ".build/staged").exists()


def test_mkdocs_build_stops_at_settings_that_cannot_be_read(root, caplog):
    (root / "publication.yml").write_text("name: [")
    code, said = mkdocs_build(caplog)
    assert code == 1 and "publication.yml" in said and "Traceback" not in said


def test_a_preview_warns_and_goes_on(root, caplog):
    (root / "docs/languages/ur/bins.md").unlink()
    mkdocs_events.set_command("serve")
    config = load_config(str(root / "mkdocs.yml"))
    with caplog.at_level(logging.WARNING):
        mkdocs_events.check_and_stage_once(config, check_and_stage)
    assert "variant-missing" in caplog.text
    assert config.docs_dir == str(root / ".build/staged")
    assert (root / ".build/staged/ur/index.md").is_file() and not (
        root / ".build/staged/ur/bins.md"
    ).exists()
    shown = status_page(mkdocs_events.last_build().sources)
    assert "docs/languages/ur/bins.md" in shown and '<td class="todo">missing</td>' in shown


def test_the_languages_come_from_publication_yml_alone(root):
    config = load_config(str(root / "mkdocs.yml"))
    mkdocs_events.check_and_stage_once(config, check_and_stage)
    languages = config.plugins["i18n"].config.languages
    assert [(language.locale, language.default) for language in languages] == [
        ("en", True),
        ("en-Plai", False),
        ("en-Easy", False),
        ("ur", False),
    ]
    assert (config.site_name, config.site_url) == (
        "Bins in Exampleton",
        "https://exampleton.example/bins/",
    )


def test_what_publishing_has_staged_is_not_checked_again(root):
    staged = root / ".build" / "staged"
    staged.mkdir()

    def must_not_run(*arguments):
        raise AssertionError("checked twice")

    config = load_config(str(root / "mkdocs.yml"), docs_dir=str(staged))
    assert mkdocs_events.check_and_stage_once(config, must_not_run).docs_dir == str(staged)


def test_a_preview_follows_the_words_and_changes_that_are_there(root):
    (root / "glossary.yml").write_text("{}", encoding="utf-8")
    watched = []

    class Server:
        def watch(self, path):
            watched.append(path)

    mkdocs_events.watch_data_files(Server(), load_config(str(root / "mkdocs.yml")))
    assert watched == [str(root / "glossary.yml"), str(root / "languages")]
