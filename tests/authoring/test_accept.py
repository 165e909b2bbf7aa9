"""made_from is brought up to date without moving anything else in the page."""

import re

import pytest
from click.testing import CliRunner

from alongside.authoring.accept import accept, find_variant, require_source_page
from alongside.cli.commands import alongside
from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY

PAGE = "docs/plain-english/bins.md"


def accepted(root, *sections):
    sources = find_documents(root, TODAY)
    return accept(sources, find_variant(sources, PAGE), sections)


def test_accepting_an_accepted_page_changes_no_byte(tiny):
    before = (tiny / PAGE).read_bytes()
    assert accepted(tiny) == []
    assert (tiny / PAGE).read_bytes() == before


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_made_from_changes(tiny, ending):
    whole = (tiny / PAGE).read_text(encoding="utf-8")
    broken = re.sub(r"^(  introduction:).*$", r"\1 abcdef", whole, flags=re.MULTILINE)
    assert broken != whole
    (tiny / PAGE).write_bytes(broken.replace("\n", ending).encode())
    assert accepted(tiny) == ["introduction"]
    assert (tiny / PAGE).read_bytes() == whole.replace("\n", ending).encode()


def test_only_the_named_section_is_accepted(tiny):
    whole = (tiny / PAGE).read_text(encoding="utf-8")
    sections = re.findall(r"^  ([\w-]+): [\"0-9a-f]+$", whole, re.MULTILINE)
    (tiny / PAGE).write_text(
        re.sub(r"^(  [\w-]+:) [\"0-9a-f]+$", r"\1 abcdef", whole, flags=re.MULTILINE),
        encoding="utf-8",
    )
    assert accepted(tiny, sections[-1]) == [sections[-1]]
    assert (tiny / PAGE).read_text(encoding="utf-8").count("abcdef") == len(sections) - 1


def test_made_from_is_added_where_there_was_none(tiny):
    whole = (tiny / PAGE).read_text(encoding="utf-8")
    (tiny / PAGE).write_text(
        re.sub(r"^made_from:\n(  .*\n)+", "", whole, flags=re.MULTILINE), encoding="utf-8"
    )
    assert accepted(tiny)
    assert accepted(tiny) == []


def test_wrong_use_is_refused_in_words(tiny):
    sources = find_documents(tiny, TODAY)
    with pytest.raises(BadInput, match="not a page"):
        find_variant(sources, "docs/none.md")
    with pytest.raises(BadInput, match="no section"):
        accept(sources, find_variant(sources, PAGE), ("none",))
    with pytest.raises(BadInput, match="nothing to accept"):
        accept(sources, find_variant(sources, "docs/bins.md"))


@pytest.mark.parametrize(
    "written",
    [
        '"made_from":\n  introduction: abcdef\n',
        "made_from :\n  introduction: abcdef\n",
        "made_from: {\n  introduction: abcdef\n  }\n",
    ],
)
def test_a_made_from_that_cannot_be_changed_safely_is_left_alone(tiny, written):
    page = tiny / PAGE
    text = re.sub(
        r"^made_from:\n(  .*\n)+",
        lambda _: written,
        page.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    page.write_text(text, encoding="utf-8")
    try:
        accepted(tiny)
    except BadInput as error:
        assert "made_from:" in error.mend
        assert page.read_text(encoding="utf-8") == text
    assert not find_variant(find_documents(tiny, TODAY), PAGE).problem


def test_old_line_ends_are_kept(tiny):
    page = tiny / PAGE
    text = re.sub(
        r"^(  introduction:).*$", r"\1 abcdef", page.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    page.write_bytes(text.replace("\n", "\r").encode())
    assert accepted(tiny) == ["introduction"]
    assert b"\n" not in page.read_bytes()


def test_pasting_the_line_of_the_finding_does_the_same(tiny):
    """What a person does who has only a web editor."""
    source, page = tiny / "docs/bins.md", tiny / PAGE
    source.write_text(
        source.read_text(encoding="utf-8").replace("before 7am", "before 6am"), encoding="utf-8"
    )
    before = page.read_text(encoding="utf-8")
    [finding] = judge("sources", find_documents(tiny, TODAY), [load()["stale-section"]]).findings
    number, pasted = re.search(r"change line (\d+) to:\n(  .*)", finding.mend).groups()
    lines = before.split("\n")
    lines[int(number) - 1] = pasted
    assert accepted(tiny, "collection-days") == ["collection-days"]
    assert page.read_text(encoding="utf-8") == "\n".join(lines)


@pytest.mark.parametrize(
    ("page", "mend"),
    [
        ("bins", "docs/easy-read/bins.md"),
        ("bins.md", "docs/languages/ur/bins.md"),
        ("docs/easy-raed/bins.md", "Did you mean “docs/easy-read/bins.md”?"),
        ("docs/easy-read/bin.md", "Did you mean “docs/easy-read/bins.md”?"),
        ("/tmp/x", "The pages are: docs/"),
    ],
)
def test_a_page_that_there_is_not_is_answered_with_those_that_there_are(tiny, page, mend):
    with pytest.raises(BadInput) as caught:
        find_variant(find_documents(tiny, TODAY), page)
    assert mend in caught.value.mend


def test_a_page_that_is_made_from_none_is_answered_with_those_made_from_it(tiny):
    sources = find_documents(tiny, TODAY)
    with pytest.raises(BadInput) as caught:
        require_source_page(sources, find_variant(sources, "docs/bins.md"), "accept")
    assert (
        "docs/plain-english/bins.md" in caught.value.mend or "docs/easy-read" in caught.value.mend
    )


def run(root, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), *arguments])


def test_accept_takes_several_pages_and_records_all_or_none(tiny):
    source = tiny / "docs" / "plain-english" / "bins.md"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("Put food and", "Put all food and"), encoding="utf-8")
    easy_read, urdu = "docs/easy-read/bins.md", "docs/languages/ur/bins.md"
    before = {page: (tiny / page).read_bytes() for page in (easy_read, urdu)}
    for wrong in ("docs/bins.md", "docs/none.md"):
        done = run(tiny, "accept", easy_read, urdu, wrong)
        assert done.exit_code == 2
        assert {page: (tiny / page).read_bytes() for page in before} == before
    done = run(tiny, "accept", easy_read, urdu, "what-goes-where")
    assert done.exit_code == 2 and "several pages, or one page" in done.output
    done = run(tiny, "accept", easy_read, urdu, easy_read)
    assert done.exit_code == 0
    assert done.output.count("Recorded in") == 2 and done.output.count("No program can") == 1
    done = run(tiny, "accept", urdu, "what-goes-where")
    assert done.exit_code == 0 and "Nothing to record" in done.output
