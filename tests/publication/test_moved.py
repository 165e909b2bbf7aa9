"""moved.yml: old addresses lead on, through all moves, or the file is refused with what to type."""

import pytest

from alongside.errors import BadInput
from alongside.outputs.expected import generated_paths, moved_paths
from alongside.publication.catalogue import find_documents
from alongside.web.moved import moved_context, moved_links, redirect_lines
from tiny_site import TODAY

GONE = "\n  gone:\n    en: Nobody pays any more.\n    ur: اب کوئی ادائیگی نہیں۔\n"


def read(root, text):
    (root / "moved.yml").write_text(text, encoding="utf-8")
    return find_documents(root, TODAY)


@pytest.mark.parametrize(
    ("text", "now", "section"),
    [
        ("- was: our-bins\n  now: bins\n", "bins", ""),
        ("- was: law/our-bins\n  now: bins\n", "bins", ""),
        ("- was: our-bins\n  now: bins#collection-days\n", "bins", "collection-days"),
        ("- was: a\n  now: b\n- was: b\n  now: bins\n", "bins", ""),
        (
            "- was: a\n  now: b#old\n- was: b\n  now: bins#collection-days\n",
            "bins",
            "collection-days",
        ),
        ("- was: easy-read/bins.large.html\n  now: bins\n", "bins", ""),
        ("- was: Old_Site/Page-1.html\n  now: index\n", "index", ""),
        (f"- was: our-bins{GONE}", "", ""),
    ],
)
def test_an_old_name_leads_to_where_the_page_is_now(tiny, text, now, section):
    first = read(tiny, text).publication.moved[0]
    assert (first.now, first.section) == (now, section)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "moved.yml is not a list of pages."),
        ("was: a\n", "moved.yml is not a list of pages."),
        ("- our-bins\n", "An entry names no page."),
        ("- now: bins\n", "An entry does not say what the page was called."),
        ("- was: our-bins\n", "where the page is now or why it is gone"),
        (f"- was: our-bins\n  now: bins{GONE}", "where the page is now or why it is gone"),
        ("- was: our-bins\n  now:\n", "does not say where the page is now"),
        ("- was: our-bins\n  gone: Nobody pays.\n", "“our-bins”, which is gone, has no reason."),
        ("- was: our-bins\n  gone: {en: Nobody pays.}\n", "no reason in the language “ur”"),
        ("- was: our-bins\n  now: binz\n", "No page is called “binz”."),
        ("- was: our-bins\n  new: bins\n", "new"),
        ("- was: bins\n  now: index\n", "The page “bins” is still there"),
        ("- was: index\n  now: bins\n", "The page “index” is still there"),
        ("- was: search\n  now: bins\n", "We make a page of the name “search” ourselves"),
        ("- was: docs/our-bins.md\n  now: bins\n", "Write the name without .md"),
        ("- was: ../../x.html\n  now: bins\n", "neither the old name of a page nor an old address"),
        ("- was: /x.html\n  now: bins\n", "neither the old name of a page nor an old address"),
        ("- was: a b.html\n  now: bins\n", "neither the old name of a page nor an old address"),
        ("- was: x.pdf\n  now: bins\n", "neither the old name of a page nor an old address"),
        ("- was: https://a.example/x.html\n  now: bins\n", "neither the old name of a page"),
        ("- was: a\n  now: bins\n- was: a\n  now: index\n", "two entries: the first in line 1"),
        ("- was: a\n  now: a\n", "lead in a circle"),
        ("- was: a\n  now: b\n- was: b\n  now: a\n", "lead in a circle"),
        (f"- was: a\n  now: b\n- was: b{GONE}", "The page “b” is gone"),
    ],
)
def test_what_leads_nowhere_is_refused(tiny, text, words):
    with pytest.raises(BadInput) as refused:
        read(tiny, text)
    assert words in f"{refused.value.what} {refused.value.mend}"
    assert refused.value.path == "moved.yml" and refused.value.line


def test_changes_can_tell_of_pages_under_old_names_and_of_pages_that_are_gone(tiny):
    (tiny / "changes.yml").write_text(
        "- date: 2026-11-01\n  documents: [our-bins, charges, index]\n  what: {en: New., ur: نیا۔}\n"
        "- date: 2026-10-01\n  documents: [charges]\n  what: {en: Charges., ur: ادائیگی۔}\n",
        encoding="utf-8",
    )
    sources = read(tiny, f"- was: our-bins\n  now: bins\n- was: charges{GONE}")
    assert [note.documents for note in sources.publication.changes] == [("bins", "index"), ()]


def test_each_version_has_a_page_at_an_old_address_in_its_own_language(tiny):
    sources = read(
        tiny,
        f"- was: our-bins\n  now: bins#large-items\n- was: charges{GONE}"
        "- was: easy-read/x.html\n  now: index\n",
    )
    paths = moved_paths(sources.publication)
    assert paths.keys() <= generated_paths(sources.publication).keys()
    assert sorted(paths) == sorted(
        [
            *(f"{folder}{name}.html" for folder in ("", "plain-english/", "easy-read/", "ur/")
              for name in ("our-bins", "charges")),
            "easy-read/x.html",
        ]
    )  # fmt: skip
    urdu, moved = paths["ur/our-bins.html"]
    context = moved_context(sources, urdu, moved, "ur/our-bins.html")
    assert context["target"]["href"] == "bins.html#large-items"
    assert context["canonical"] == "https://exampleton.example/bins/ur/bins.html"
    gone = moved_context(sources, *paths["ur/charges.html"], "ur/charges.html")
    assert gone["target"] is None and gone["reason"] == "اب کوئی ادائیگی نہیں۔"
    assert moved_links(sources, urdu, "https://x.example/")[0]["href"] == (
        "https://x.example/ur/bins.html#large-items"
    )


def test_a_version_without_the_page_leads_to_the_one_that_it_would_be_made_from(tiny):
    (tiny / "docs/languages/ur/bins.md").unlink()
    sources = read(tiny, "- was: our-bins\n  now: bins\n")
    strand, moved = moved_paths(sources.publication)["ur/our-bins.html"]
    target = moved_context(sources, strand, moved, "ur/our-bins.html")["target"]
    assert (target["href"], target["language"]) == ("../plain-english/bins.html", "en")
    assert "/bins/ur/our-bins.html /bins/plain-english/bins.html 301" in redirect_lines(sources)
    assert not any("our-bins-plain-english-ur.pdf" in line for line in redirect_lines(sources))


def test_servers_are_told_of_files_too(tiny):
    lines = redirect_lines(read(tiny, f"- was: our-bins\n  now: bins\n- was: charges{GONE}"))
    assert "/bins/our-bins-full-en.pdf /bins/bins-full-en.pdf 301" in lines
    assert not any("charges" in line for line in lines)
