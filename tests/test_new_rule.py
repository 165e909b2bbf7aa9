"""scripts/new-rule makes a rule whose tests fail until it is written, and then pass."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ID = "heading-in-brackets"
COPIED = ["src", "tests", "scripts", "pyproject.toml"]


@pytest.fixture(scope="module")
def new_rule():
    place = importlib.util.spec_from_file_location("new_rule", ROOT / "scripts" / "new_rule.py")
    module = importlib.util.module_from_spec(place)
    place.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path):
    """What of the repository a rule and its tests need."""
    root = tmp_path / "repository"
    root.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return root


def run(root, *command):
    surroundings = {**os.environ, "PYTHONPATH": str(root / "src")}
    command = [sys.executable, *command]
    return subprocess.run(
        command, cwd=root, env=surroundings, capture_output=True, text=True, check=False
    )


def run_tests_of_rule(root):
    return run(root, "scripts/run_tests.py", "--rule", ID, "-p", "no:cacheprovider")


def write_page(root, example, heading):
    page = root / "tests" / "rules" / ID / example / "docs" / "bins.md"
    page.parent.mkdir(parents=True)
    tiny = (root / "tests" / "sites" / "tiny" / "docs" / "bins.md").read_text(encoding="utf-8")
    page.write_text(f"{tiny}\n## {heading} {{#more}}\n\nWords.\n", encoding="utf-8")


def test_the_tests_of_a_new_rule_fail_until_it_is_written(copy, new_rule, capsys):
    new_rule.main(copy, [ID])
    assert f"scripts/test --rule {ID}" in capsys.readouterr().out
    unwritten = run_tests_of_rule(copy)
    assert unwritten.returncode == 1, unwritten.stdout
    assert "3 failed" in unwritten.stdout

    write_page(copy, "good", "More")
    write_page(copy, "bad", "((More))")
    rule = copy / "src" / "alongside" / "rules" / "sources" / f"{ID}.yml"
    rule.write_text(re.sub(r"\[\[ | \]\]", "", rule.read_text(encoding="utf-8")), encoding="utf-8")
    run(copy, "tests/test_every_rule.py", ID)
    written = run_tests_of_rule(copy)
    assert "3 passed" in written.stdout, written.stdout
    printed = (copy / "tests" / "rules" / ID / "expected.txt").read_text(encoding="utf-8")
    assert "What is wrong." in printed


def test_a_new_rule_and_its_check_can_be_loaded_at_each_gate(copy, new_rule):
    for gate in new_rule.CHECKS:
        new_rule.main(copy, [f"{ID}-of-{gate}", "--gate", gate])
    load = (
        "from alongside.checks import load_check; from alongside.rules import rulebook; "
        f"print([load_check(rule).__name__ for id, rule in rulebook.load().items() if '{ID}' in id])"
    )
    ran = run(copy, "-c", load)
    assert ran.stdout.count("heading_in_brackets_of_") == len(new_rule.CHECKS), ran.stderr


@pytest.mark.parametrize("wrong", ["Heading", "heading_in_brackets", "heading-skipped"])
def test_no_rule_is_made_with_a_wrong_or_known_id(wrong, new_rule, capsys):
    with pytest.raises(SystemExit):
        new_rule.main(ROOT, [wrong])
    assert "scripts/new-rule: error:" in capsys.readouterr().err


def _is_open(rule):
    """A pattern may have two brackets, such as [[ x], a place to write has words in them."""
    return re.search(r"\[\[ [^\]]+ \]\]", rule.read_text(encoding="utf-8"))


def test_no_rule_waits_for_its_words():
    rules = (ROOT / "src" / "alongside" / "rules").glob("*/*.yml")
    assert [rule.name for rule in rules if _is_open(rule)] == []
