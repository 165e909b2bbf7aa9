"""alongside adopt as somebody types it."""

import subprocess
import sys

import pytest

from old_sites import OLD

START = [sys.executable, "-c", "from alongside.cli.commands import main; main()"]
ANSWERS = (
    "--organisation=Exampleton Council",
    "--website=https://www.exampleton.example",
    "--email=web@exampleton.example",
    "--owner=Web team",
    "--today=2026-11-30",
)


def run(*arguments, cwd, typed=""):
    return subprocess.run(
        [*START, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        input=typed,
        check=False,
    )


def test_it_says_what_was_done_and_what_to_look_at(tmp_path):
    done = run("adopt", OLD / "mkdocs-suffix", tmp_path / "new", *ANSWERS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Adopted: 5 pages of MkDocs with static-i18n" in done.stdout
    assert "docs/index.md:11  A link was taken out" in done.stdout
    # Nothing is installed here, so what needs it is not passed over in silence.
    assert "letter-without-font" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new"]


def test_it_asks_each_thing_once(tmp_path):
    typed = "Exampleton Council\nhttps://www.exampleton.example\nweb@exampleton.example\nWeb team\n"
    done = run("adopt", OLD / "hugo", tmp_path / "new", cwd=tmp_path, typed=typed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Which team looks after the pages") == 1


@pytest.mark.parametrize(
    "change, words",
    [
        (("--owner=Jane Smith",), "a person’s name"),
        (("--until=2030-01-01",), "cannot be the day"),
        (("--next-review=soon",), "does not match the format"),
    ],
)
def test_a_wrong_answer_ends_in_words(tmp_path, change, words):
    done = run("adopt", OLD / "hugo", tmp_path / "new", *ANSWERS, *change, cwd=tmp_path)
    assert done.returncode == 2
    assert words in " ".join((done.stdout + done.stderr).split())
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_mended_findings_are_taken_out_by_a_command(tmp_path):
    run("adopt", OLD / "mkdocs-suffix", tmp_path / "new", *ANSWERS, cwd=tmp_path)
    page = tmp_path / "new/docs/services/bins.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("![Three bins in a row](../pictures/bins.svg)\n", ""), "utf-8")
    done = run("drop-mended", cwd=tmp_path / "new")
    # The picture, and the beginning of the Polish page, whose source is another one now.
    assert "Taken out of publication.yml: 2 findings" in done.stdout
    assert "Nothing to take out" in run("drop-mended", cwd=tmp_path / "new").stdout
