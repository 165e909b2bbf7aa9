"""What a page says beside its text: hard words explained, and what has changed."""

from dataclasses import replace

import pytest

from alongside.model import Term, TermWording
from alongside.outputs.expected import (
    TERMS_ON_A_PAGE,
    generated_page_paths,
    generated_paths,
    split_into_leaves,
)
from alongside.publication.catalogue import find_documents
from alongside.publication.terms import BOUNDARY
from alongside.web.blocks import find_html_blocks
from alongside.web.changes import changes_context, last_change
from alongside.web.document import page_context
from alongside.web.explanations import add_explanations
from alongside.web.glossary import glossary_context
from alongside.web.page_parts import split_sections
from tiny_site import TODAY

GLOSSARY = """\
waste:
  en: {word: garden waste, forms: [waste], meaning: Grass and leaves.}
  easy-read: {meaning: Grass.}
  ur: {word: کوڑا, meaning: گھاس اور پتے۔}
glass:
  en: {word: glass, meaning: Bottles and jars.}
home:
  explained_on: [bins]
  en: {word: home, meaning: Where you live.}
"""
CHANGES = """\
- date: 2026-11-01
  documents: [bins]
  strands: [full, ur]
  what: {en: First published., ur: پہلی بار شائع کیا گیا۔}
"""


@pytest.fixture
def sources(tiny):
    (tiny / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (tiny / "changes.yml").write_text(CHANGES, encoding="utf-8")
    return find_documents(tiny, TODAY)


def explained(sources, html, strand="full", document="bins"):
    """(HTML up to an explanation, its summary or None) for each piece of the page."""
    variant = sources.variants[document, strand]
    parts = add_explanations(split_sections(html), sources.publication, variant)
    assert "".join(part.html for part in parts) == html, "not a byte of the text may change"
    return [
        (piece.html, piece.explanation and piece.explanation["summary"])
        for part in parts
        for piece in part.pieces
    ]


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<p>No word.</p>\n", [("<p>No word.</p>\n", None)]),
        (
            "<p>Some waste.</p>\n<p>More waste.</p>",
            [("<p>Some waste.</p>", "What “garden waste” means"), ("\n<p>More waste.</p>", None)],
        ),
        (
            '<ul>\n<li>glass</li>\n<li><strong>garden</strong> waste</li>\n</ul>\n<h2 id="a">Waste</h2>',
            [
                (
                    "<ul>\n<li>glass</li>\n<li><strong>garden</strong> waste</li>\n</ul>",
                    "What “glass” and “garden waste” mean",
                ),
                ("\n", None),
                ('<h2 id="a">Waste</h2>', None),
            ],
        ),
        (
            "<p>For waste:</p>\n<ul>\n<li>x</li>\n</ul>\n",
            [
                ("<p>For waste:</p>\n<ul>\n<li>x</li>\n</ul>", "What “garden waste” means"),
                ("\n", None),
            ],
        ),
        ("<p>For waste:</p>", [("<p>For waste:</p>", "What “garden waste” means")]),
        (
            '<p>The <a href="#x">waste</a> and <code>waste</code></p>',
            [('<p>The <a href="#x">waste</a> and <code>waste</code></p>', None)],
        ),
        ('<h2 id="a">Waste</h2>', [('<h2 id="a">Waste</h2>', None)]),
        (
            "<ul><li>garden</li><li>was<em>te</em></li></ul>",
            [("<ul><li>garden</li><li>was<em>te</em></li></ul>", "What “garden waste” means")],
        ),
        (
            '<div class="table"><table><tr><td>Gl&#97;ss</td></tr></table></div><hr />',
            [
                (
                    '<div class="table"><table><tr><td>Gl&#97;ss</td></tr></table></div>',
                    "What “glass” means",
                ),
                ("<hr />", None),
            ],
        ),
        ("<p>Your home.</p>", [("<p>Your home.</p>", None)]),
        ("<p>Never closed: waste", [("<p>Never closed: waste", None)]),
        ("</p>stray waste<p>x</p>", [("</p>stray waste<p>x</p>", None)]),
        ("", []),
    ],
)
def test_a_word_is_explained_once_after_the_block_that_first_has_it(sources, html, pieces):
    assert explained(sources, html) == pieces


def test_each_page_and_language_has_its_own_words(sources):
    assert explained(sources, "<p>Your home.</p>", document="index")[0][1] == "What “home” means"
    assert explained(sources, "<p>یہ کوڑا ہے۔ home</p>", "ur") == [
        ("<p>یہ کوڑا ہے۔ home</p>", "”کوڑا“ کا مطلب")
    ]


def test_easy_read_explains_in_its_text_and_not_below_it(sources):
    assert explained(sources, "<p>Some waste.</p>", "easy-read") == [("<p>Some waste.</p>", None)]


def test_an_explanation_leads_to_the_glossary(sources):
    variant = sources.variants["bins", "ur"]
    (part,) = add_explanations(split_sections("<p>کوڑا</p>"), sources.publication, variant)
    assert part.pieces[0].explanation["terms"] == [
        {"word": "کوڑا", "meaning": "گھاس اور پتے۔", "href": "glossary.html#waste"}
    ]


def test_blocks_end_where_their_element_does():
    html = "<p>a<br />b</p>\n\n<div><p>c</p></div>"
    assert [html[: block.end] for block in find_html_blocks(html)] == ["<p>a<br />b</p>", html]


@pytest.mark.parametrize(
    ("html", "attributes", "words", "is_empty"),
    [
        ('<p title="a > b">c</p>', {"title": "a > b"}, "c", False),
        (
            "<P CLASS='a &amp; b' hidden>c &lt; d</P>",
            {"class": "a & b", "hidden": None},
            "c < d",
            False,
        ),
        ("<div><!-- <p> --><p>a</p></div>", {}, "a", False),
        ("<p>a <a href='#b'>b</a> c</p>", {}, "a c", False),
        ("<p>a<b>b</b>c<br>d<br/>e</p>", {}, "abc d e", False),
        ('<p id="a"><img src="b.svg" alt=""></p>', {"id": "a"}, "", True),
        ("<p>&nbsp;</p>", {}, "", True),
        ("<table><tr><td>آ</td><td>&#2453;</td></tr></table>", {}, "آ ক", False),
    ],
)
def test_a_block_has_its_attributes_and_words(html, attributes, words, is_empty):
    [block] = find_html_blocks(f"{html}<p>never closed")
    assert (block.start, block.end) == (0, len(html))
    assert block.attributes == attributes
    assert " ".join(block.text.replace(BOUNDARY, " ").split()) == words
    assert block.is_empty is is_empty
    assert html[: block.content_start].endswith(">")


def test_the_glossary_lists_words_by_the_alphabet_with_their_pages(sources):
    terms = glossary_context(sources, sources.publication.strand("full"))["terms"]
    assert [(t["id"], t["meaning"], [page["href"] for page in t["pages"]]) for t in terms] == [
        ("waste", "Grass and leaves.", ["introduction.html", "bins.html"]),
        ("glass", "Bottles and jars.", ["bins.html"]),
        ("home", "Where you live.", ["bins.html"]),
    ]
    easy = glossary_context(sources, sources.publication.strand("easy-read"))
    assert [(t["id"], t["meaning"]) for t in easy["terms"]] == [("waste", "Grass.")]


def test_our_own_words_are_drafts_as_long_as_a_page_of_the_strand_is(sources):
    strands = [sources.publication.strand(key) for key in ("ur", "full")]
    assert [glossary_context(sources, strand)["draft"] for strand in strands] == [False, False]
    unsigned = replace(
        sources.variants["bins", "ur"],
        fingerprint="another text",
        fingerprint_of_values="another text",
        typed_fingerprints=(),
    )
    changed = replace(sources, variants={**sources.variants, ("bins", "ur"): unsigned})
    assert [glossary_context(changed, strand)["draft"] for strand in strands] == [True, False]
    assert [changes_context(changed, strand)["draft"] for strand in strands] == [True, False]


def test_a_page_says_when_it_was_last_changed(sources):
    assert last_change(sources, sources.variants["bins", "ur"]) == {
        "date": "2026-11-01",
        "day": "1 نومبر، 2026",
        "what": "پہلی بار شائع کیا گیا۔",
        "href": "changes.html",
    }
    assert last_change(sources, sources.variants["bins", "easy-read"]) is None
    assert (
        page_context(
            sources,
            sources.variants["index", "full"],
            split_into_leaves(sources.variants["index", "full"])[0],
        )["last_change"]
        is None
    )


def test_the_changes_of_a_strand_are_listed_with_their_pages(sources):
    (change,) = changes_context(sources, sources.publication.strand("full"))["changes"]
    assert (change["day"], [page["href"] for page in change["pages"]]) == (
        "1 November 2026",
        ["bins.html"],
    )
    assert changes_context(sources, sources.publication.strand("easy-read"))["changes"] == []


def test_pages_without_anything_to_say_are_not_made(sources, tiny):
    assert {"ur/glossary.html", "ur/changes.html"} <= set(generated_paths(sources.publication))
    for name in ("glossary.yml", "changes.yml"):
        (tiny / name).unlink()
    without = find_documents(tiny, TODAY)
    assert not [
        path
        for path in generated_paths(without.publication)
        if "glossary" in path or "changes" in path
    ]
    footer = page_context(
        without,
        without.variants["bins", "ur"],
        split_into_leaves(without.variants["bins", "ur"])[0],
    )["footer"]
    assert not [link for link in footer if link["href"] in ("glossary.html", "changes.html")]


def many_terms(sources, count):
    """So many words of easy read, w00 first."""
    wording = TermWording("w", ("w",), "A meaning.", "house")
    terms = tuple(
        Term(f"w{n:02}", {"easy-read": replace(wording, word=f"w{n:02}")}, (), {"": 1})
        for n in range(count)
    )
    strands = tuple(
        replace(strand, page_by_page=strand.key == "easy-read")
        for strand in sources.publication.strands
    )
    return replace(sources, publication=replace(sources.publication, terms=terms, strands=strands))


@pytest.mark.parametrize(
    ("count", "pages"),
    [(1, 1), (TERMS_ON_A_PAGE, 1), (TERMS_ON_A_PAGE + 1, 2), (3 * TERMS_ON_A_PAGE, 3)],
)
def test_a_glossary_is_read_page_by_page_where_its_strand_is(sources, count, pages):
    sources = many_terms(sources, count)
    strand = sources.publication.strand("easy-read")
    paths = generated_page_paths(sources.publication, strand, "glossary")
    assert paths == (
        "easy-read/glossary.html",
        *(f"easy-read/glossary.{n}.html" for n in range(2, pages + 1)),
    )
    contexts = [glossary_context(sources, strand, n) for n in range(1, pages + 1)]
    assert [term["word"] for context in contexts for term in context["terms"]] == [
        f"w{n:02}" for n in range(count)
    ]
    assert len({context["title"] for context in contexts}) == pages
    assert [context["next"] and context["next"]["href"] for context in contexts] == [
        *(f"glossary.{n}.html" for n in range(2, pages + 1)),
        None,
    ]
    assert [context["previous"] and context["previous"]["href"] for context in contexts][:2] == [
        None,
        "glossary.html",
    ][:pages]


def test_other_glossaries_stay_on_one_page(sources):
    sources = many_terms(sources, 20)
    assert generated_page_paths(
        sources.publication, sources.publication.strand("ur"), "glossary"
    ) == ("ur/glossary.html",)
