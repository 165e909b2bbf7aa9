"""The summary of a pull request: what was before comes from git, and nothing of the folder is touched."""

import re
import subprocess

import pytest

from alongside.authoring.base_commit import find_base
from alongside.authoring.pull_request import compare_with_base
from alongside.errors import BadInput
from alongside.model import TextState, Verdict
from alongside.publication.catalogue import find_documents
from alongside.reports import summary
from alongside.reports.markdown import Links
from alongside.text.reading_grade import reading_age
from tiny_site import TODAY

PLAIN, URDU, EASY = (
    "docs/plain-english/bins.md",
    "docs/languages/ur/bins.md",
    "docs/easy-read/bins.md",
)
NAMED = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
HARD = (
    "\n\nResidential properties accommodating considerable populations necessitate supplementary refuse receptacles, "
    "notwithstanding organisational considerations regarding environmental sustainability."
    * 12
    + "\n"
)


def git(root, *arguments):
    return subprocess.run(
        ["git", "-C", str(root), *NAMED, *arguments], check=True, capture_output=True, text=True
    ).stdout


def change(root, path, old, new):
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def kept(tiny, monkeypatch):
    """The tiny publication on a branch that left main."""
    for name in ("GITHUB_BASE_REF", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"):
        monkeypatch.delenv(name, raising=False)
    git(tiny, "init", "-q", "-b", "main")
    git(tiny, "add", "docs", "publication.yml", "pictures.yml")
    git(tiny, "commit", "-q", "-m", "before")
    git(tiny, "switch", "-q", "-c", "change")
    return tiny


def compared(root, wanted=None):
    return compare_with_base(find_documents(root, TODAY), find_base(root, wanted), TODAY)


def effects(root, wanted=None):
    return {
        (effect.page_status.document, effect.page_status.strand.key): effect
        for effect in compared(root, wanted).effects
    }


def told(root, wanted=None):
    return summary.render([Verdict("sources", (), {})], None, compared(root, wanted), Links())


def test_a_change_puts_out_of_date_what_is_made_from_it_and_only_that(kept):
    change(kept, PLAIN, "before 7am", "before 6am")
    found = effects(kept)
    line = (kept / URDU).read_text(encoding="utf-8").split("\n").index(
        "## کوڑا اٹھانے کے دن {#collection-days}"
    ) + 1
    assert found["bins", "ur"].stale == (("collection-days", line),)
    assert set(found) == {("bins", "easy-read"), ("bins", "ur"), ("bins", "plain-english")} - {
        ("bins", "plain-english")
    }
    assert f"- ⚠️ bins, Urdu: [collection-days]({URDU}#L{line})" in told(kept)


def test_what_was_out_of_date_before_is_not_blamed_on_the_change(kept):
    change(kept, PLAIN, "before 7am", "before 6am")
    git(kept, "commit", "-q", "-a", "-m", "on main, say")
    git(kept, "branch", "-f", "main")
    change(kept, URDU, "d79f3c", "a421f8")
    found = effects(kept)
    assert found["bins", "ur"].updated == ("collection-days",) and found["bins", "ur"].stale == ()
    assert ("bins", "easy-read") not in found
    assert "**Brought up to date:**\n\n- ✅ bins, Urdu: collection-days" in told(kept)


def test_a_page_that_is_gone_and_a_sign_off_that_ended(kept):
    (kept / "docs/languages/ur/index.md").unlink()
    change(kept, EASY, "Put your bin", "Put your big bin")
    found = effects(kept)
    assert found["index", "ur"].is_lost
    assert found["bins", "easy-read"].ended_sign_offs == ("easy-read",)
    text = told(kept)
    assert "- ❌ index, Urdu: the page was there before, and is missing or damaged now" in text
    assert f"- ✏️ [bins]({EASY}), easy read: signed off before (easy-read), and not now" in text


def test_a_language_that_is_no_longer_published(kept):
    change(
        kept,
        "publication.yml",
        """languages:
  - tag: ur
    made_from: plain-english
    sign_offs: [translation]
""",
        "",
    )
    assert compared(kept).removed_pages == ("index, Urdu", "bins, Urdu")
    assert "- ❌ bins, Urdu: no longer published" in told(kept)


def test_reading_ages_before_and_now_by_the_measure_of_the_rules(kept):
    change(kept, PLAIN, "\n\n## ", f"{HARD}\n\n## ")
    git(kept, "commit", "-q", "-a", "-m", "hard")
    git(kept, "branch", "-f", "main")
    change(kept, PLAIN, "necessitate supplementary refuse receptacles", "need more bins")
    (reading,) = compared(kept).reading_changes
    assert reading.before.grade > reading.after.grade > reading.after.limit == 9
    row = next(line for line in told(kept).splitlines() if line.startswith("| bins, plain english"))
    ages = [
        f"{score.grade:.1f}<br>age {reading_age(score.grade)}"
        for score in (reading.before, reading.after)
    ]
    assert row == f"| bins, plain english | {ages[0]} | {ages[1]}<br>easier<br>❌ too hard | 9 |"


def test_a_short_page_a_new_page_and_a_page_in_another_language(kept):
    change(kept, PLAIN, "before 7am", "before 6am")
    change(kept, URDU, "d79f3c", "a421f8")
    text = (kept / EASY).read_text(encoding="utf-8")
    git(kept, "rm", "-q", EASY)
    git(kept, "commit", "-q", "-m", "without", EASY)
    git(kept, "branch", "-f", "main")
    (kept / EASY).write_text(text.replace("before 7am", "before 6am"), encoding="utf-8")
    rows = [line for line in told(kept).splitlines() if line.endswith((" 9 |", " – |"))]
    assert rows == [
        "| bins, plain english | too short | too short | 9 |",
        "| bins, easy read | new | too short | – |",
    ]


def test_cosmetic_edits_change_no_page(kept):
    change(kept, PLAIN, "before 7am.", "before\n7am.")
    found = compared(kept)
    assert (found.changed_paths, found.effects) == ((), ())
    assert "No page changed, compared with `" in told(kept)


def test_nothing_of_the_folder_or_of_git_is_touched(kept):
    change(kept, PLAIN, "before 7am", "before 6am")
    before = {
        path: path.read_bytes()
        for path in kept.rglob("*")
        if path.is_file() and "node_modules" not in path.parts
    }
    told(kept)
    after = {
        path: path.read_bytes()
        for path in kept.rglob("*")
        if path.is_file() and "node_modules" not in path.parts
    }
    assert {path for path in after if ".build" not in path.parts} == set(before)
    assert all(after[path] == content for path, content in before.items())


def test_the_base_is_where_the_branch_left_main(kept):
    left = git(kept, "rev-parse", "main").strip()
    git(kept, "commit", "-q", "--allow-empty", "-m", "on the branch")
    git(kept, "switch", "-q", "main")
    git(kept, "commit", "-q", "--allow-empty", "-m", "meanwhile")
    git(kept, "switch", "-q", "change")
    assert find_base(kept, None).commit == left
    assert find_base(kept, "HEAD").commit == git(kept, "rev-parse", "HEAD").strip()


def test_a_pull_request_to_another_branch(kept, monkeypatch):
    git(kept, "branch", "-m", "main", "release")
    assert "has no branch “main”" in find_base(kept, None).problem
    git(kept, "update-ref", "refs/remotes/origin/release", "release")
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    assert find_base(kept, None).commit == git(kept, "rev-parse", "release").strip()


@pytest.mark.parametrize("name", ["nowhere", "--upload-pack=x", "", "main:docs/bins.md"])
def test_a_base_that_is_not_there(kept, name):
    with pytest.raises(BadInput):
        find_base(kept, name)


def test_without_git_or_history_it_says_that_before_cannot_be_known(tiny, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tiny.parent))
    assert "What the pages said before cannot be known" in told(tiny)
    assert "no history in git" in told(tiny)
    monkeypatch.setenv("PATH", "/nowhere")
    assert "The program git" in told(tiny)
    assert "| bins | ✅<br>[ready](docs/bins.md) |" in told(tiny)


def test_a_shallow_clone_says_what_to_fetch(kept, tmp_path):
    git(kept, "commit", "-q", "--allow-empty", "-m", "newer")
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", kept.as_uri(), str(shallow)],
        check=True,
        capture_output=True,
    )
    assert "git fetch --unshallow" in told(shallow) and "fetch-depth: 0" in told(shallow)


def test_a_publication_below_the_top_of_the_repository(kept, tmp_path):
    top = tmp_path / "top"
    top.mkdir()
    git(top, "init", "-q", "-b", "main")
    kept.rename(top / "strategy")
    subprocess.run(["rm", "-rf", str(top / "strategy" / ".git")], check=True)
    git(top, "add", "strategy/docs", "strategy/publication.yml")
    git(top, "commit", "-q", "-m", "before")
    change(top / "strategy", PLAIN, "before 7am", "before 6am")
    assert set(effects(top / "strategy")) == {("bins", "easy-read"), ("bins", "ur")}


def test_a_version_before_that_cannot_be_read(kept):
    good = (kept / "publication.yml").read_text(encoding="utf-8")
    (kept / "publication.yml").write_text("a: [", encoding="utf-8")
    git(kept, "commit", "-q", "-a", "-m", "damaged")
    (kept / "publication.yml").write_text(good, encoding="utf-8")
    assert "The version before cannot be read." in told(kept, "HEAD")
    git(kept, "rm", "-q", "--cached", "publication.yml")
    git(kept, "commit", "-q", "-m", "without")
    assert "There is no publication.yml in this folder." in told(kept, "HEAD")


def test_links_that_leave_the_repository_are_not_followed(kept, tmp_path):
    (kept / EASY).unlink()
    (kept / EASY).symlink_to(tmp_path / "outside.md")
    git(kept, "add", EASY)
    git(kept, "commit", "-q", "-m", "link")
    (kept / EASY).unlink()
    assert compared(kept, "HEAD").base_problem == ""
    assert ("bins", "easy-read") not in effects(kept, "HEAD")


def test_tables_are_narrow_and_every_state_has_a_word(kept):
    change(kept, "docs/bins.md", "before 7am", "before 6am")
    (kept / "docs/languages/ur/index.md").unlink()
    (kept / "docs/easy-read/index.md").write_text("no settings", encoding="utf-8")
    change(
        kept,
        "publication.yml",
        "exceptions: []",
        "exceptions:\n  - {rule: stale-section, scope: [docs/plain-english/], "
        "reason: We wait, owner: Lead, until: 2099-01-01}",
    )
    text = told(kept)
    tables = [line for line in text.splitlines() if line.startswith("|")]
    assert max(line.count(" | ") for line in tables) <= 3
    assert "\n\n3 ready, 1 stale, 2 waits, 1 missing, 1 broken.\n\n" in text
    for words in (
        "🕓<br>[stale]",
        "❌<br>missing",
        "❌<br>[broken]",
        "⏳<br>[waits]",
        "- 🕓 stale: its source has been changed since it was made from it",
        "- 🕓 an exception in publication.yml allows it until 2099-01-01",
    ):
        assert words in text
    assert {standing.text for standing in compared(kept).page_statuses} >= {
        TextState.STALE,
        TextState.MISSING,
    }
    assert not re.search(r"[^\n]{300}", re.sub(r"\([^)]*\)", "", text))
