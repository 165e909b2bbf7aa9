"""alongside new: every version of a new document, and nothing else touched."""

import pytest
from click.testing import CliRunner

from alongside.authoring.new_page import add_document
from alongside.cli.commands import alongside
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.publication.kinds import KINDS
from alongside.publication.kinds.guided import read_steps
from alongside.rules.rulebook import load
from tiny_site import TODAY

CASES = """
places: {london: {en: London, ur: لندن}}
themes: {housing: {en: Housing, ur: رہائش}}
work: {meetings: {en: Meetings, ur: اجلاس}}
"""
FILES = [
    "docs/news.md",
    "docs/plain-english/news.md",
    "docs/easy-read/news.md",
    "docs/languages/ur/news.md",
]


def new(root, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), "new", *arguments])


def every_file(root):
    return {
        path: path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "node_modules" not in path.parts
    }


def test_every_version_is_made_and_listed(tiny):
    before = (tiny / "publication.yml").read_text(encoding="utf-8")
    done = new(tiny, "news", "what-is-new", "dates")
    assert done.exit_code == 0 and all(path in done.output for path in FILES)
    assert (tiny / "publication.yml").read_text(encoding="utf-8") == before.replace(
        "  - bins\n", "  - bins\n  - news\n"
    )
    sources = find_documents(tiny, TODAY)
    pages = [variant for (slug, _), variant in sources.variants.items() if slug == "news"]
    assert [page.path.as_posix() for page in pages] == FILES
    assert {tuple(section.id for section in page.sections) for page in pages} == {
        ("introduction", "what-is-new", "dates")
    }
    assert "یہاں" in pages[-1].title
    assert not any(page.problem for page in pages)


SECTIONS = """documents:
  - index
  - id: daily  # what comes every day
    title: {en: Every day, ur: ہر روز}
    documents:
      - bins  # the last one
  - id: law
    title: {en: The law, ur: قانون}
    documents: [rules]
"""


def with_sections(tiny):
    settings = tiny / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    before, rest = text.split("documents:\n", 1)
    rest = rest.removeprefix("  - index\n  - bins\n")
    settings.write_text(before + SECTIONS + rest, encoding="utf-8", newline="")
    return settings


def test_it_comes_last_in_the_section_that_is_named(tiny):
    settings = with_sections(tiny)
    before = settings.read_text(encoding="utf-8")
    done = new(tiny, "news", "--below", "daily")
    assert done.exit_code == 0, done.output
    assert settings.read_text(encoding="utf-8") == before.replace(
        "      - bins  # the last one\n", "      - bins  # the last one\n      - news\n"
    )


def test_a_section_that_is_not_there_is_answered_with_those_that_are(tiny):
    settings = with_sections(tiny)
    before = every_file(tiny)
    done = new(tiny, "news", "--below", "works")
    assert (done.exit_code, "Use one of: daily, law" in done.output) == (2, True)
    assert settings.is_file() and every_file(tiny) == before


def test_the_gate_refuses_each_version_until_it_is_written(tiny):
    new(tiny, "news")
    findings = judge("sources", find_documents(tiny, TODAY), load().values()).findings
    refused = {f.place.path for f in findings if f.rule == "placeholder-left"}
    assert refused == set(FILES)
    # Nothing is said of the skeleton that its writer need not mend.
    assert {f.rule for f in findings} <= {
        "placeholder-left",
        "sign-off-missing",
        "idea-without-picture",
        "change-note-missing",
    }


def test_a_skeleton_goes_out_of_date_when_its_source_is_written(tiny):
    new(tiny, "news")
    page = tiny / "docs/news.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("[[Write the title here]]", "News"),
        encoding="utf-8",
    )
    findings = judge("sources", find_documents(tiny, TODAY), [load()["stale-section"]]).findings
    assert [f.place.path for f in findings] == ["docs/plain-english/news.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("bins",),
        ("News",),
        ("../x",),
        ("home",),
        ("404",),
        ("search",),
        ("news", "dates", "dates"),
        ("news", "introduction"),
        ("news", "What is new"),
        ("news", "--kind", "consulation"),
    ],
)
def test_wrong_names_are_refused_and_change_nothing(tiny, arguments):
    before = every_file(tiny)
    done = new(tiny, *arguments)
    assert done.exit_code == 2 and "Traceback" not in done.output
    assert every_file(tiny) == before


@pytest.mark.parametrize("path", FILES)
def test_nothing_is_overwritten(tiny, path):
    (tiny / path).write_text("mine", encoding="utf-8")
    before = every_file(tiny)
    done = new(tiny, "news")
    assert done.exit_code == 2 and f"already a file {path}" in done.stderr
    assert every_file(tiny) == before


@pytest.mark.parametrize(
    "listed, expected",
    [
        ("documents:\n  - index\n  - bins\n", "documents:\n  - index\n  - bins\n  - news\n"),
        (
            "documents:  # in order\n- index\n\n# the rest\n- bins # last\n",
            "documents:  # in order\n- index\n\n# the rest\n- bins # last\n- news\n",
        ),
        ("documents: [index, bins]  # both\n", "documents: [index, bins, news]  # both\n"),
        (
            "documents:\r\n  - index\r\n  - bins\r\n",
            "documents:\r\n  - index\r\n  - bins\r\n  - news\r\n",
        ),
    ],
)
def test_comments_and_line_ends_of_publication_yml_stay(tiny, listed, expected):
    file = tiny / "publication.yml"
    ending = "\r\n" if "\r\n" in listed else "\n"
    text = file.read_text(encoding="utf-8").replace("\n", ending)
    old = f"documents:{ending}  - index{ending}  - bins{ending}"
    assert old in text
    file.write_bytes(text.replace(old, listed).encode())
    assert new(tiny, "news").exit_code == 0
    assert file.read_bytes().decode() == text.replace(old, expected)


@pytest.mark.parametrize(
    "listed", ["documents:\n  [index,\n  bins]\n", '"documents":\n  - index\n  - bins\n']
)
def test_a_list_that_cannot_be_changed_safely_is_left_alone(tiny, listed):
    file = tiny / "publication.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("documents:\n  - index\n  - bins\n", listed),
        encoding="utf-8",
    )
    before = every_file(tiny)
    done = new(tiny, "news")
    assert done.exit_code == 2 and "by hand" in done.stderr
    assert every_file(tiny) == before


TITLE = "title: {en: The law, ur: قانون}"


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        (f"  - id: law\n    {TITLE}\n    documents: [bins]\n", "documents: [bins, news]\n"),
        (f"  - {{id: law, {TITLE}, documents: [bins]}}\n", "documents: [bins, news]}\n"),
        (f"  - id: law\n    {TITLE}\n    documents: [bins,]\n", "documents: [bins, news,]\n"),
        (f"  - id: law\n    {TITLE}\n    documents:\n      - bins\n", "- bins\n      - news\n"),
        (f"  - id: law\n    {TITLE}\n    documents:\n      [bins]\n", ""),
    ],
)
def test_a_section_is_changed_however_it_is_typed(tiny, listed, expected):
    file = tiny / "publication.yml"
    text = file.read_text(encoding="utf-8").replace("  - bins\n", listed)
    file.write_text(text, encoding="utf-8")
    done = new(tiny, "news", "--below", "law")
    if expected:
        assert done.exit_code == 0 and expected in file.read_text(encoding="utf-8")
    else:
        assert done.exit_code == 2 and "- id: law" in done.output


def test_a_file_in_the_place_of_a_folder_is_refused(tiny):
    (tiny / "docs" / "law").write_text("x", encoding="utf-8")
    before = every_file(tiny)
    done = new(tiny, "law/duties")
    assert done.exit_code == 2 and "“docs/law” is a file" in done.output
    assert every_file(tiny) == before


def test_a_disk_that_refuses_leaves_nothing_behind(tiny, monkeypatch):
    before = every_file(tiny)
    sources = find_documents(tiny, TODAY)
    monkeypatch.setattr(
        "os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    with pytest.raises(OSError):
        add_document(sources, "news")
    assert every_file(tiny) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_a_kind_begins_with_what_the_kind_needs(tiny, kind):
    (tiny / "cases.yml").write_text(CASES, encoding="utf-8")
    assert new(tiny, "news", "--kind", kind).exit_code == 0
    sources = find_documents(tiny, TODAY)
    page = sources.variants["news", "full"]
    assert page.meta["kind"] == kind
    wanted = set(KINDS[kind].sections) | set(KINDS[kind].new_page)
    pages = [page for (slug, _), page in sources.variants.items() if slug == "news"]
    assert len(pages) == len(FILES)
    for page in pages:
        assert wanted <= {section.id for section in page.sections}
    # The example is one of the right form: what is wrong with it is what it says of others.
    faults = [fault.what for fault in sources.kinds["news"].faults]
    assert not [fault for fault in faults if "needs" in fault or "day" in fault], faults


def test_a_new_guided_page_leads_somewhere_in_each_language(tiny):
    new(tiny, "news", "--kind", "guided")
    sources = find_documents(tiny, TODAY)
    for key in ("full", "ur"):
        steps = read_steps(sources.variants["news", key], sources.publication.url)
        assert [step.asks for step in steps] == [True, True, False, False]
        assert [[a.target for a in step.answers] for step in steps[:2]] == [
            ["question-2", "end-1"],
            ["end-1", "end-2"],
        ]
