"""Imports run one way, so that a rule or check can be read without knowing who calls it.

model and errors know nothing of ours; checks, formats, audits and engines know
no judge; gates, staging and release know no story; only publish tells the story;
only cli and hooks open the door. Only engines/mkdocs*.py and hooks/ know MkDocs.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "alongside"
LAYERS = [
    ("model", "errors", "clock", "typography", "placeholder", "__version__"),
    ("yamlfile", "fingerprint", "outcomes", "packages", "kept_answers", "picture_files", "stages", "locking", "git",
     "report_files"),
    ("words", "pictures", "picture_list", "picture_credits", "languages", "datafile", "facts", "fact_kinds", "fact_uses",
     "markdown_source", "publication", "glossary", "changes",
     "catalogue", "rulebook", "release_id", "outputs", "alternates", "locales", "swap", "file_words", "editions",
     "small_pictures", "sign_off_policy", "signed", "sign_off_entry", "page_evidence"),
    ("checks", "formats", "audits", "engines", "reports", "statement", "generated", "web",
     "webfonts", "search_index", "accept", "explain", "what_changed"),
    ("gates", "staging", "release"),
    ("status", "history", "compare", "new_page", "sign_off", "base_commit", "handover", "reading_scores"),
    ("pull_request",),
    ("run_report",),
    ("checking", "preview"),
    ("publish", "printer", "cli_pages", "cli_sign_off", "cli_handover", "cli_options"),
    ("cli",),
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
FILES = sorted(PACKAGE.rglob("*.py"))


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from [node.module] if node.module != "alongside" else (f"alongside.{a.name}" for a in node.names)


def layer(name):
    return name.split(".")[1]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_no_import_points_upwards(path):
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own == "__init__":
        assert not [name for name in imported(path) if name.startswith("alongside.")]
        return
    for name in imported(path):
        if name.startswith("alongside."):
            assert RANK[layer(name)] <= RANK[own], (
                f"{path.name} imports {name}, which stands above it. Move the shared part down, "
                "or pass the value in as an argument.")


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_only_the_engine_knows_mkdocs(path):
    if path.parent.name == "engines":
        return
    assert not [n for n in imported(path) if n.split(".")[0] in ("mkdocs", "mkdocs_static_i18n", "material")], (
        "The engine can be exchanged only while the core does not know it.")


def test_hooks_are_thin():
    for path in (ROOT / "hooks").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) < 40, "A hook calls the package; it holds no logic."


def test_every_file_can_be_read_in_one_sitting():
    for path in [*FILES, *(ROOT / "tests").rglob("*.py")]:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, f"Split {path.relative_to(ROOT)}."
