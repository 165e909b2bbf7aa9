"""alongside diff: the source then and now, from git where there is one, beside the page."""

import json
import subprocess

import pytest
from click.testing import CliRunner
from lxml import html

from alongside.authoring.compare import compare_words
from alongside.cli.commands import alongside
from alongside.publication.catalogue import find_documents
from tiny_site import TODAY

SOURCE, PAGE = "docs/plain-english/bins.md", "docs/languages/ur/bins.md"
NAMED = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")


def git(root, *arguments):
    subprocess.run(["git", "-C", str(root), *NAMED, *arguments], check=True, capture_output=True)


def change(root, path, old, new):
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def diff(root, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), "diff", *arguments])


@pytest.fixture
def kept(tiny):
    """The tiny publication with a history: the present text, and an older one."""
    git(tiny, "init", "-q", "-b", "main")
    change(tiny, SOURCE, "before 7am", "before 8am")
    git(tiny, "add", "docs", "publication.yml")
    git(tiny, "commit", "-q", "-m", "older")
    change(tiny, SOURCE, "before 8am", "before 7am")
    git(tiny, "commit", "-q", "-a", "-m", "as made")
    return tiny


def test_words_removed_and_added_beside_the_page(kept):
    change(kept, SOURCE, "before 7am", "before 6am")
    change(kept, SOURCE, "| Friday | Every 2 weeks", "| Thursday | Every 2 weeks")
    done = diff(kept, PAGE)
    assert done.exit_code == 0
    assert "before [removed: 7am.] [added: 6am.]" in done.output
    assert "Black | [removed: Friday] [added: Thursday] | Every 2 weeks" in done.output
    assert "صبح 7 بجے" in done.output and "8am" not in done.output
    assert f"alongside accept {PAGE} collection-days" in done.output
    assert "large-items" not in done.output


def test_the_version_it_was_made_from_is_found_however_many_came_after(kept):
    for old, new in (("before 7am", "before 5am"), ("before 5am", "before 4am")):
        change(kept, SOURCE, old, new)
        git(kept, "commit", "-q", "-a", "-m", "newer")
    assert "before [removed: 7am.] [added: 4am.]" in diff(kept, PAGE).output


def test_a_source_that_was_away_for_a_while_and_one_that_was_no_text(kept):
    text = (kept / SOURCE).read_text(encoding="utf-8")
    git(kept, "rm", "-q", SOURCE)
    git(kept, "commit", "-q", "-m", "gone")
    (kept / SOURCE).write_bytes(b"\xff\xfe\x00")
    git(kept, "add", SOURCE)
    git(kept, "commit", "-q", "-m", "damaged")
    (kept / SOURCE).write_text(text.replace("before 7am", "before 6am"), encoding="utf-8")
    git(kept, "commit", "-q", "-a", "-m", "back")
    assert "[removed: 7am.] [added: 6am.]" in diff(kept, PAGE).output


def test_a_source_that_got_another_name_is_followed(kept):
    git(kept, "mv", SOURCE, "docs/plain-english/waste.md")
    for path in ("docs/bins.md", "docs/easy-read/bins.md", PAGE):
        git(kept, "mv", path, path.replace("bins.md", "waste.md"))
    change(kept, "publication.yml", "  - bins", "  - waste")
    git(kept, "commit", "-q", "-a", "-m", "renamed")
    change(kept, "docs/plain-english/waste.md", "before 7am", "before 6am")
    assert "[removed: 7am.] [added: 6am.]" in diff(kept, PAGE.replace("bins", "waste")).output


def test_a_section_that_is_gone_or_new(kept):
    change(kept, SOURCE, "### Large items {#large-items}", "### Your large things {#things}")
    told = json.loads(diff(kept, PAGE, "--format", "json").output)
    gone, new = (
        next(s for s in told["sections"] if s["id"] == id_) for id_ in ("large-items", "things")
    )
    assert gone["source_now"] is None and "no longer has this section" in gone["note"]
    assert gone["words"][0][0] == "removed" and gone["page_now"]
    assert "new in the source" in new["note"] and new["words"] == [] and new["page_now"] is None


def test_only_the_named_sections(kept):
    change(kept, SOURCE, "before 7am", "before 6am")
    change(kept, SOURCE, "Your home has 3 bins", "Your home has 4 bins")
    assert diff(kept, PAGE, "introduction").output.count("then and now") == 1
    assert diff(kept, PAGE).output.count("then and now") == 2
    wrong = diff(kept, PAGE, "none")
    assert wrong.exit_code == 2


def test_without_a_history_the_source_is_shown_as_it_is(tiny):
    change(tiny, SOURCE, "before 7am", "before 6am")
    done = diff(tiny, PAGE)
    assert done.exit_code == 0
    assert "We cannot show what it said" in done.output and "as it is now:" in done.output
    assert "before 6am" in done.output and "Traceback" not in done.output


def test_without_git(kept, monkeypatch):
    change(kept, SOURCE, "before 7am", "before 6am")
    monkeypatch.setenv("PATH", "/nowhere")
    done = diff(kept, PAGE)
    assert done.exit_code == 0 and "The program git" in done.output


def test_a_shallow_clone_says_what_to_fetch(kept, tmp_path):
    change(kept, SOURCE, "before 7am", "before 6am")
    git(kept, "commit", "-q", "-a", "-m", "newer")
    shallow = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", kept.as_uri(), str(shallow)],
        check=True,
        capture_output=True,
    )
    done = diff(shallow, PAGE)
    assert done.exit_code == 0 and "git fetch --unshallow" in " ".join(done.output.split())


def test_words_that_no_version_had(kept):
    change(kept, PAGE, "d79f3c", "abcdef")
    assert "No version in the history" in diff(kept, PAGE).output


def test_the_page_for_a_browser(kept):
    change(kept, SOURCE, "before 7am", "before <6am>")
    page = html.fromstring(diff(kept, PAGE, "--format", "html").output)
    assert [e.text for e in page.iter("del")] == ["[removed: 7am.]"]
    assert [e.text for e in page.iter("ins")] == ["[added: <6am>.]"]
    assert page.xpath("//div[@lang='ur' and @dir='rtl']") and page.xpath(
        "//div[@lang='en' and @dir='ltr']"
    )
    assert not page.xpath("//script | //*[@style]")


def test_nothing_to_show_and_wrong_use(tiny):
    assert "Nothing to show" in diff(tiny, PAGE).output
    assert diff(tiny, "docs/bins.md").exit_code == 2
    assert diff(tiny, "docs/none.md").exit_code == 2
    (tiny / SOURCE).unlink()
    missing = diff(tiny, PAGE)
    assert missing.exit_code == 2 and f"Bring {SOURCE} back" in missing.stderr


def test_typography_is_not_shown_as_a_change():
    runs = [
        run for run in compare_words("He said “yes” – today", 'He said "yes" - tomorrow') if run[1]
    ]
    assert [(state.value, text.strip()) for state, text in runs if text.strip()] == [
        ("same", 'He said "yes" -'),
        ("removed", "today"),
        ("added", "tomorrow"),
    ]


def test_every_version_of_every_page_can_be_compared(kept):
    sources = find_documents(kept, TODAY)
    for variant in sources.variants.values():
        assert diff(kept, variant.path.as_posix()).exit_code == (
            2 if variant.strand.made_from is None else 0
        )
