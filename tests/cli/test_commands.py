"""The command: arguments, exit codes, words."""

import json
import os
import re
import subprocess
import sys

import pytest

from alongside import __version__

START = [sys.executable, "-c", "from alongside.cli.commands import main; main()"]


def run(root, *arguments):
    return subprocess.run(
        [*START, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def test_a_good_publication_passes(tiny):
    done = run(tiny, "check", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The sources gate passed" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--format", "fax"),
        ("check", "--today", "soon"),
        ("explain", "nothing"),
        ("explain",),
        ("explain", "--words", "--all"),
        ("accept", "docs/none.md"),
        ("rollback",),
        ("--root", "/nowhere", "check"),
    ],
)
def test_wrong_use_is_code_2_and_words(tiny, arguments):
    done = run(tiny, *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stderr and "Traceback" not in done.stderr


def test_explain_knows_every_rule(tiny):
    from alongside.rules.explain import explain
    from alongside.rules.rulebook import load

    for rule in load().values():
        assert "What     …\n" not in explain(rule), rule.id
        assert "Mend     …\n" not in explain(rule), rule.id
    done = run(tiny, "explain", "stale-section")
    assert done.returncode == 0
    assert "Why" in done.stdout and not re.search(r"\{[a-z_]", done.stdout)
    near = run(tiny, "explain", "stale-sektion")
    assert "Did you mean “stale-section”?" in near.stderr


def test_a_rule_can_be_had_as_json(tiny):
    (rule,) = json.loads(run(tiny, "explain", "sentence-too-long", "--format", "json").stdout)
    assert rule["id"] == "sentence-too-long" and rule["limits"]["easy-read"] == 15


def test_json_is_one_object_even_for_unusable_input(tiny):
    (tiny / "publication.yml").write_text("a: [", encoding="utf-8")
    done = run(tiny, "check", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["verdict"]) == (2, "unusable input")


def test_github_format_names_the_line(tiny):
    page = tiny / "docs" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8").replace("owner:", "ownre:"), encoding="utf-8")
    done = run(tiny, "check", "--format", "github")
    assert done.returncode == 1
    assert "::error file=docs/bins.md,line=" in done.stdout


def test_the_dots_of_a_message_are_no_sign_off(tiny):
    page = tiny / "docs" / "easy-read" / "bins.md"
    text = page.read_text(encoding="utf-8")
    assert "    by: " in text
    page.write_text(re.sub(r"by: .*", "by: …", text, count=1), encoding="utf-8")
    done = run(tiny, "check", "--today", "2026-11-22")
    assert done.returncode == 1 and "It lacks: by" in done.stdout


def test_accept_writes_what_the_finding_asks_for(tiny):
    page = tiny / "docs" / "bins.md"
    text = page.read_text(encoding="utf-8")
    section = text.rindex("\n\n") + 2
    page.write_text(text[:section] + "Please. " + text[section:], encoding="utf-8")
    assert run(tiny, "check").returncode == 1
    for made in ("plain-english/bins.md",):
        done = run(tiny, "accept", f"docs/{made}")
        assert done.returncode == 0 and "up to date" in done.stdout
    assert "stale-section" not in run(tiny, "check").stdout


def test_the_page_of_rules_is_fresh():
    from pathlib import Path

    from alongside.rules.explain import rule_handbook
    from alongside.rules.rulebook import load_all

    page = (Path(__file__).parents[2] / "reference" / "RULES.md").read_text(encoding="utf-8")
    assert page == rule_handbook(load_all()) + "\n", "Run: scripts/make-docs"


def test_the_page_of_hard_words_is_fresh():
    from pathlib import Path

    from alongside.rules.explain import word_list

    page = (Path(__file__).parents[2] / "reference" / "WORDS.md").read_text(encoding="utf-8")
    assert page == word_list() + "\n", "Run: scripts/make-docs"


def test_explain_prints_the_list_of_hard_words(tiny):
    assert "| utilise | use |" in run(tiny, "explain", "--words").stdout


def test_it_says_its_version(tiny):
    done = run(tiny, "--version")
    assert (done.returncode, done.stdout) == (0, f"alongside, version {__version__}\n")
