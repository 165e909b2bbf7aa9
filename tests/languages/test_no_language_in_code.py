"""No code names a language: what differs from language to language stands in its file.

So a new language needs a new file and no change of code. A literal that is a language's tag, alone
or with a region, or the code of a script of ours, is allowed only with a reason given here.
"""

import ast
import re
from pathlib import Path

import pytest

from alongside.languages import known_languages, read_language
from tiny_site import REPOSITORY

PACKAGE = REPOSITORY / "src" / "alongside"
FILES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] != "languages"
)
_TAG = re.compile(rf"(?:{'|'.join(known_languages())})(?:[-_][A-Za-z]{{2,}}[-_A-Za-z]*)?")
_SCRIPTS = {read_language(tag).script for tag in known_languages()}

ENGLISH_RULES = "a rule of English only: its lists of words and its way to write a time"
FINDINGS_IN_ENGLISH = "what the program says to those who write and publish is in English"
ALLOWED = {
    ("text", "en"): ENGLISH_RULES,
    ("text", "en-easy-read"): ENGLISH_RULES,
    ("text", "Latn"): "ISO 15924 has codes for styles of it, which Unicode does not tell apart",
    ("assets", "pt"): "the unit of length, a point",
    ("text", "Hans"): "ISO 15924 has codes for sets of letters, which Unicode gives no letter",
    ("text", "Arab"): "the letters of Aran",
    ("text", "Aran"): "ISO 15924 has a code for a style of Arab, which Unicode does not tell apart",
    ("checks", "en"): FINDINGS_IN_ENGLISH,
    ("reports", "en"): FINDINGS_IN_ENGLISH,
    (
        "adopt",
        "en",
    ): "one sentence that it writes itself; for other languages it takes a menu’s words",
    ("cli", "en"): "what a website that names no language is taken for; an option names another",
    ("checks", "Latn"): "pages in this script alone need no font from us, and may weigh less",
    ("audit", "en"): "English words turn up on pages in every language",
    ("audit", "Latn"): "names in Latin letters stand in texts of every script",
    ("audit", "Cyrl"): "letters that look like Latin ones",
    ("formats", "Latn"): "only text in other scripts is mixed with Latin names and numbers",
}
"""Package and literal to the reason."""


def _docstrings(tree: ast.AST) -> set[int]:
    """Ids of the nodes that are texts on their own: docstrings, also those below a name."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _literals(path: Path):
    """Each text in the code that names a language or one of our scripts, with its line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = _docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        text = node.value
        if isinstance(text, str) and (_TAG.fullmatch(text) or text in _SCRIPTS):
            yield text, node.lineno


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_names_no_language(path):
    package = path.relative_to(PACKAGE).parts[0]
    named = [(text, line) for text, line in _literals(path) if (package, text) not in ALLOWED]
    assert not named, "Move it to src/alongside/languages/<tag>.yml, or give the reason here."


def test_every_exception_is_still_needed():
    found = {
        (path.relative_to(PACKAGE).parts[0], text) for path in FILES for text, _ in _literals(path)
    }
    assert set(ALLOWED) <= found
