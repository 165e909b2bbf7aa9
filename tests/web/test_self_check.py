"""The form of a self-check is made of its page's numbered lists, or ideas that ask; never typed."""

import re
from pathlib import Path

import pytest

from alongside.model import Variant
from alongside.pages.html import render_page
from alongside.publication.catalogue import find_documents
from alongside.web.kinds.self_check import add_form
from kind_site import copy_of_kinds
from tiny_site import TODAY


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return find_documents(copy_of_kinds(tmp_path_factory.mktemp("site") / "kinds"), TODAY)


def form(sources, markdown: str, strand_key: str = "full", kind: str = "self-check") -> str:
    strand = sources.publication.strand(strand_key)
    variant = Variant("check-bins", strand, Path("x.md"), {}, {}, (), "", kind=kind)
    html = render_page(markdown).html
    return add_form(html, sources, variant, lambda _, context: f"[{context['questions']}]")


def ticked(html: str) -> list[str]:
    return re.findall(r'<label><input type="checkbox"> <span>(.*?)</span></label>', html, re.DOTALL)


@pytest.mark.parametrize(
    ("markdown", "questions"),
    [
        ("## A {#a}\n\n1. Is it out?\n2. Is it clean?", ["Is it out?", "Is it clean?"]),
        ("## A {#a}\n\n1. Is it out?\n\n2. Is it clean?", ["Is it out?", "Is it clean?"]),
        ("## A {#a}\n\n3. Is it **out**?", ["Is it <strong>out</strong>?"]),
        ("## A {#a}\n\n1. Is [it](b.md) out?", ['Is <a href="b.md">it</a> out?']),
        ("## A {#a}\n\n1. Is it 5 < 6 & so?", ["Is it 5 &lt; 6 &amp; so?"]),
        ("## A {#a}\n\n1. Is it out?\n    1. On Monday?", ["Is it out?", "On Monday?"]),
        ("## A {#a}\n\nWords.\n\n1. Is it out?\n\n- No question", ["Is it out?"]),
        ("## A {#a}\n\n### B {#b}\n\n1. Is it out?", ["Is it out?"]),
        ("1. Before any heading?\n\n## A {#a}\n\n1. Is it out?", ["Is it out?"]),
        ("## A {#a}\n\n- Is it out?", []),
        ("## A {#a}\n\n> 1. Is it out?", []),
    ],
)
def test_each_item_of_a_numbered_list_below_a_heading_gets_a_box(sources, markdown, questions):
    assert ticked(form(sources, markdown)) == questions


@pytest.mark.parametrize(
    ("markdown", "questions"),
    [
        ("## A {#a}\n\n![A bin](b.svg)\nIs it out?", ["Is it out?"]),
        ("## A {#a}\n\n![A bin](b.svg)\nIs it out?\n\n![A leaf](l.svg)\nIt is.", ["Is it out?"]),
        ("## A {#a}\n\n![A bin](b.svg)\nIs [it](b.md) out?", ['Is <a href="b.md">it</a> out?']),
        ("![A bin](b.svg)\nIs it out?\n\n## A {#a}\n\nWords.", []),
        ("## A {#a}\n\n![A bin](b.svg)\nIs it out?\nThen [read](b.md).", []),
        ("## A {#a}\n\n1. Is it out?", []),
    ],
)
def test_in_easy_read_each_idea_that_asks_gets_a_box(sources, markdown, questions):
    assert ticked(form(sources, markdown, "easy-read")) == questions


def test_any_other_document_stays_as_it_is(sources):
    markdown = "## A {#a}\n\n1. Is it out?"
    assert form(sources, markdown, kind="") == render_page(markdown).html


def test_nothing_of_the_text_is_lost_and_questions_in_a_row_are_one_form(sources):
    markdown = "Lead.\n\n## A {#a}\n\n1. One?\n\n## B {#b}\n\nWords.\n\n1. Two?\n\nMore words."
    made = form(sources, markdown)
    bare = re.sub(r"</?label>|</?span>|<input[^>]*> ?|[\[\]]", "", made)
    assert bare == render_page(markdown).html
    assert made.count("[") == 2
