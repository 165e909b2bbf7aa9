"""Every rule keeps its promise: its good example passes, its bad one prints the agreed words.

tests/rules/<id>/good and bad are files laid over a sound publication (or, for
rules about built pages, over a sound website). A make.py there, with
make(root), does what files cannot; its subject(outputs), where it has one, changes
what is looked at. expected.txt is the text for the bad
example, word for word: whoever changes a message sees it here as its reader will.
To write it anew after such a change: python tests/test_every_rule.py <rule id> …
"""

import importlib.util
import re
import shutil
import string
import sys
import tempfile
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import pytest

from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.reports.text import render_finding
from alongside.rules import rulebook
from tiny_site import TODAY, copy_of_tiny
from websites import website

EXAMPLES = Path(__file__).parent / "rules"
RULES = rulebook.load()
TEXTS = ("what", "why", "mend", "example", "standard")
SHOWN = ("bins.html", "ur/bins.html")
"""Of the website, the pages that a browser is shown: examples are written into these."""


def findings(rule_id: str, example: str, folder: Path) -> str:
    """What is printed for one example of the rule."""
    rule = RULES[rule_id]
    root = folder / example
    subject = None
    if rule.gate == "sources":
        copy_of_tiny(root)
    else:
        root.mkdir()
        subject = website(root)
        if rule.gate == "browser":
            subject = replace(subject, pages=SHOWN)
    overlay = EXAMPLES / rule_id / example
    not_files = shutil.ignore_patterns("make.py", "__pycache__")
    shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=not_files)
    if (overlay / "make.py").is_file():
        module = _module(overlay / "make.py")
        module.make(root)
        subject = module.subject(subject) if hasattr(module, "subject") else subject
    subject = subject or find_documents(root, TODAY)
    return "\n".join(
        render_finding(finding) for finding in judge(rule.gate, subject, [rule]).findings
    )


def _module(path: Path):
    spec = importlib.util.spec_from_file_location("example", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("rule_id", RULES)
def test_good_example_has_no_finding(rule_id, tmp_path, one_browser):
    folder = EXAMPLES / rule_id / "good"
    assert any(folder.iterdir()), f"Put a page that keeps the rule into {folder}."
    assert findings(rule_id, "good", tmp_path) == ""


@pytest.mark.parametrize("rule_id", RULES)
def test_bad_example_prints_the_agreed_words(rule_id, tmp_path, one_browser):
    expected = (EXAMPLES / rule_id / "expected.txt").read_text(encoding="utf-8")
    assert expected.strip()
    assert findings(rule_id, "bad", tmp_path) == expected


@pytest.mark.parametrize("rule_id", RULES)
def test_rule_says_all_that_its_reader_needs(rule_id):
    rule = RULES[rule_id]
    for name in TEXTS:
        text = getattr(rule, name)
        assert text, f"{name} is empty"
        assert "[[" not in text or rule_id == "placeholder-left", f"Write “{name}” of the rule."
        list(string.Formatter().parse(text))
    assert len(rule.what.split(". ")) <= 2, "“what” is one sentence, or two short ones"


@pytest.mark.parametrize(
    "rule_id", [name for name, rule in RULES.items() if "faults" in rule.options]
)
def test_every_fault_that_a_rule_knows_is_shown(rule_id):
    shown = " ".join((EXAMPLES / rule_id / "expected.txt").read_text(encoding="utf-8").split())
    for fault, texts in RULES[rule_id].options["faults"].items():
        for text in texts.values():
            words = [
                re.escape(part) for part, *_ in string.Formatter().parse(" ".join(text.split()))
            ]
            assert re.search(".*?".join(words), shown), f"no example shows “{fault}”"


def test_no_example_without_a_rule():
    assert {path.name for path in EXAMPLES.iterdir() if path.is_dir()} <= set(RULES)


def test_the_tiny_publication_has_no_finding_at_all(tiny):
    assert judge("sources", find_documents(tiny, TODAY), RULES.values()).findings == ()


def write_expected(rule_id: str) -> None:
    """Writes expected.txt of a rule and prints it, to be read as its reader will."""
    if rule_id not in RULES:
        near = get_close_matches(rule_id, RULES, 1)
        sys.exit(f"No rule is called “{rule_id}”." + "".join(f" Did you mean {n}?" for n in near))
    with tempfile.TemporaryDirectory() as scratch:
        try:
            text = findings(rule_id, "bad", Path(scratch))
        except KeyError as error:
            sys.exit(
                f"A text of {rule_id}.yml uses {{{error.args[0]}}}, which the check does not give. "
                f"To print braces, type them twice."
            )
    if not text:
        sys.exit(f"No finding. Put a file with the fault into tests/rules/{rule_id}/bad.")
    (EXAMPLES / rule_id / "expected.txt").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_expected(name)
