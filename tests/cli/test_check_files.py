"""alongside check of named files, and of what was changed since a commit."""

import subprocess

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside

TODAY = ("--today", "2026-11-22")
BAD = "\nSee [here](nowhere.md).\n"


def git(root, *arguments):
    return subprocess.run(
        ["git", "-C", root, "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.fixture
def committed(tiny):
    (tiny / ".gitignore").write_text("node_modules\n.build\n", encoding="utf-8")
    git(tiny, "init", "-q", "-b", "main")
    git(tiny, "add", "-A")
    git(tiny, "commit", "-q", "-m", "First")
    return tiny


def check(root, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), "check", *TODAY, *arguments])


def add(root, path, words=BAD):
    page = root / path
    page.write_text(page.read_text(encoding="utf-8") + words, encoding="utf-8")


def test_only_what_is_found_in_a_named_file_is_told(tiny):
    add(tiny, "docs/bins.md")
    add(tiny, "docs/easy-read/bins.md")
    done = check(tiny, "docs/easy-read/bins.md")
    assert done.exit_code == 1
    assert "docs/easy-read/bins.md:" in done.output
    assert "\ndocs/bins.md:" not in done.output


def test_a_named_file_without_a_fault_passes_beside_a_bad_one(tiny):
    add(tiny, "docs/easy-read/bins.md")
    done = check(tiny, "docs/bins.md")
    assert done.exit_code == 0, done.output
    assert "in 1 file is told" in done.output


def test_a_folder_stands_for_its_files(tiny):
    add(tiny, "docs/easy-read/bins.md")
    assert check(tiny, "docs/easy-read").exit_code == 1
    assert check(tiny, "docs/easy-read/").exit_code == 1
    assert check(tiny, str(tiny / "docs" / "easy-read")).exit_code == 1
    assert check(tiny, "docs/languages").exit_code == 0


def test_a_data_file_can_be_named(tiny):
    add(tiny, "publication.yml", "\n")
    assert check(tiny, "publication.yml").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("docs/none.md",), "There is no file or folder “docs/none.md”"),
        (("docs/bins.md", "docs/none"), "There is no file or folder “docs/none”"),
        (("node_modules",), "no file that is checked"),
        (("/etc/passwd",), "no file that is checked"),
        (("../",), "no file that is checked"),
        (("docs/bins.md", "--changed-since", "HEAD"), "not both"),
        (("docs/bin.md",), "Did you mean “docs/bins.md”"),
        (("docs/bins",), "Did you mean “docs/bins.md”"),
    ],
)
def test_a_path_that_is_none_is_code_2_and_words(tiny, arguments, words):
    done = check(tiny, *arguments)
    assert done.exit_code == 2
    assert words in done.output
    assert "Traceback" not in done.output


def test_versions_of_a_changed_page_are_checked(committed):
    add(committed, "docs/bins.md", "\nWe come on Sunday, too.\n")
    done = check(committed, "--changed-since", "HEAD")
    assert done.exit_code == 1
    # The page made from it is out of date now.
    assert "docs/easy-read/bins.md:" in done.output or "docs/plain-english/bins.md:" in done.output


def test_what_was_bad_before_in_other_pages_is_not_told(committed):
    slugs = sorted(path.name for path in (committed / "docs").glob("*.md"))
    other = next((name for name in slugs if name != "bins.md"), None)
    add(committed, "docs/easy-read/bins.md")
    git(committed, "commit", "-q", "-a", "-m", "Second")
    if other:
        add(committed, f"docs/{other}", "\n")
    done = check(committed, "--changed-since", "HEAD")
    assert done.exit_code == 0, done.output
    assert check(committed, "--changed-since", "HEAD~1").exit_code == 1


def test_nothing_changed_is_said(committed):
    done = check(committed, "--changed-since", "HEAD")
    assert done.exit_code == 0
    assert "No file that is checked was changed" in done.output


def test_a_new_file_that_git_does_not_know_counts(committed):
    (committed / "docs" / "stray.md").write_text("---\ntitle: A\n---\n\nText.\n", encoding="utf-8")
    done = check(committed, "--changed-since", "HEAD")
    assert "docs/stray.md" in done.output
    assert done.exit_code == 1


def test_a_page_that_was_taken_away_is_missed(committed):
    (committed / "docs" / "easy-read" / "bins.md").unlink()
    done = check(committed, "--changed-since", "HEAD")
    assert done.exit_code == 1
    assert "docs/easy-read/bins.md" in done.output


def test_a_picture_that_was_taken_away_is_missed_by_the_pages_that_show_it(committed):
    picture = committed / "docs" / "map.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "utf-8")
    add(committed, "docs/bins.md", "\n![Our 3 places](map.svg)\n")
    git(committed, "add", "-A")
    git(committed, "commit", "-q", "-m", "Second")
    picture.unlink()
    assert "docs/bins.md:" in check(committed, "--changed-since", "HEAD").output


def test_changed_settings_have_every_file_checked(committed):
    add(committed, "docs/easy-read/bins.md")
    git(committed, "commit", "-q", "-a", "-m", "Second")
    add(committed, "publication.yml", "# a remark\n")
    assert check(committed, "--changed-since", "HEAD").exit_code == 1


def test_changes_of_the_other_branch_do_not_count(committed):
    git(committed, "checkout", "-q", "-b", "mine")
    git(committed, "checkout", "-q", "main")
    add(committed, "docs/easy-read/bins.md")
    git(committed, "commit", "-q", "-a", "-m", "Theirs")
    git(committed, "checkout", "-q", "mine")
    assert "No file" in check(committed, "--changed-since", "main").output


@pytest.mark.parametrize("revision", ["nope", "--all", "HEAD~99", "docs/bins.md", ""])
def test_a_commit_that_is_none_is_code_2_and_words(committed, revision):
    done = check(committed, f"--changed-since={revision}")
    assert done.exit_code == 2
    assert "has no commit or branch" in done.output


def test_without_a_history_it_is_said(tiny):
    done = check(tiny, "--changed-since", "main")
    assert done.exit_code == 2
    assert "no history in git" in done.output
    assert "alongside check" in done.output


def test_without_git_it_is_said(committed, monkeypatch):
    monkeypatch.setenv("PATH", "")
    done = check(committed, "--changed-since", "main")
    assert done.exit_code == 2
    assert "git" in done.output


def test_a_shallow_clone_says_how_to_fetch_the_rest(committed, tmp_path):
    add(committed, "docs/bins.md", "\n")
    git(committed, "commit", "-q", "-a", "-m", "Second")
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{committed}", shallow], check=True
    )
    (shallow / "node_modules").symlink_to(committed / "node_modules")
    first = git(committed, "rev-parse", "HEAD~1").strip()
    done = check(shallow, "--changed-since", first)
    assert done.exit_code == 2
    assert "--unshallow" in done.output


def test_findings_of_changed_files_are_those_of_the_whole_run(committed):
    add(committed, "docs/easy-read/bins.md")
    add(committed, "docs/languages/ur/bins.md", "\nUtilise the facility forthwith.\n")
    some = check(committed, "--changed-since", "HEAD", "--format", "github").output
    whole = check(committed, "--no-cache", "--format", "github").output
    lines = [line for line in whole.splitlines() if line.startswith("::")]
    assert lines
    assert [line for line in some.splitlines() if line.startswith("::")] == lines
