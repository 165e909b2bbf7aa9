"""The commands about what only people can tell and hear say what is wrong before they work."""

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside
from manual_audits import QUESTION


def run(root, *arguments):
    result = CliRunner().invoke(alongside, ["--root", str(root), *map(str, arguments)])
    return result.exit_code, result.output


@pytest.fixture
def listed(tiny):
    (tiny / "audited-by-hand.yml").write_text(QUESTION, encoding="utf-8")
    return tiny


def test_without_an_id_all_are_listed(listed):
    code, told = run(listed, "audited-by-hand")
    assert code == 0 and "3e6c22  open: Is it so?" in told and "1 question: 1 open." in told


def test_an_answer_is_recorded_with_a_role_of_the_publication(listed):
    answer = ("audited-by-hand", "3e6c22", "--verdict", "barrier", "--by", "second-linguist")
    assert run(listed, *answer, "--on", "2026-11-02")[0] == 0
    written = (listed / "audited-by-hand.yml").read_text(encoding="utf-8")
    line = '{by: second-linguist, on: 2026-11-02, verdict: barrier, of: "123456"}'
    assert line in written


@pytest.mark.parametrize(
    "arguments, told",
    [
        (["3e6c22"], "by which role"),
        (["999999", "--by", "web-editor", "--verdict", "barrier"], "no question “999999”"),
        (["3e6c22", "--by", "Jane Smith", "--verdict", "barrier"], "a person’s name"),
        (["--file", "nothing.yml"], "There is no list"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_written(listed, arguments, told, monkeypatch):
    monkeypatch.chdir(listed)
    code, said = run(listed, "audited-by-hand", *arguments)
    assert code == 2 and told in " ".join(said.split()) and "Jane" not in said
    assert (listed / "audited-by-hand.yml").read_text(encoding="utf-8") == QUESTION


@pytest.mark.parametrize("command", ["audit", "listen"])
def test_a_release_is_no_place_for_what_is_written(tiny, command):
    (tiny / "a.html").write_text("<!doctype html><title>a</title>", encoding="utf-8")
    into = ["--by-hand", tiny / "site" / "q.yml"] if command == "audit" else [tiny / "site" / "x"]
    code, said = run(tiny, command, tiny / "a.html", *into)
    assert code == 2 and "does not belong there" in said and not (tiny / "site").exists()
