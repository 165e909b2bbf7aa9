"""Marks are added to a page's HTML, and nothing of it is lost."""

import re

import pytest

from alongside.preview.highlights import ANCHOR, add_highlights
from alongside.preview.measures import HARD_WORD, HARDEST_SENTENCE, LONG_SENTENCE, Highlight

ADDED = re.compile(r'</?mark[^>]*>|<span class="writer-note".*?</span>')
PAGE = """<main><article class="document">
<h1 id="introduction">We use it</h1>
<p data-furniture>We use it.</p>
<p>We use it. We <strong>utilise</strong> R&amp;D &#163;5
and <a href="x.html">the bins</a>.</p>
<ul>
<li>We use it.</li><li>One<br>two</li></ul>
</article></main><p>We use it.</p>"""


def sentence(text, kind=LONG_SENTENCE):
    return Highlight(kind, text, text, 1, "20 words, the most is 15")


def shown(html):
    """The text of each mark, its pieces joined, by number."""
    found, number = {}, None
    for mark in re.finditer(r"<mark([^>]*)>(.*?)</mark>(?!</mark>)", html, re.DOTALL):
        name = re.search(rf'id="{ANCHOR}(\d+)"', mark[1])
        number = int(name[1]) if name else number
        words = re.sub(r"<[^>]*>", "", re.sub(r'<span class="writer-note".*?</span>', "", mark[2]))
        found[number] = found.get(number, "") + words
    return found


@pytest.mark.parametrize(
    "marks",
    [
        [sentence("We use it."), sentence("We use it.")],
        [
            sentence("We utilise R&D £5 and the bins.", HARDEST_SENTENCE),
            Highlight(HARD_WORD, "utilise", "We utilise R&D £5 and the bins.", 1, "hard word"),
        ],
        [sentence("One two")],
        [],
    ],
)
def test_taken_away_again_the_page_is_as_it_was(marks):
    html, placed = add_highlights(PAGE, marks)
    assert placed == set(range(len(marks)))
    assert ADDED.sub("", html) == PAGE


def test_a_sentence_is_marked_across_tags_and_entities():
    html, _ = add_highlights(PAGE, [sentence("We utilise R&D £5 and the bins.")])
    assert shown(html) == {0: "We utilise R&amp;D &#163;5\nand the bins."}
    assert html.count("[long sentence: ") == 1 and html.count("]</span></mark>") == 1
    assert html.count(f'id="{ANCHOR}0"') == 1


def test_the_same_sentence_again_is_the_next_one_and_never_furniture_or_the_frame():
    html, placed = add_highlights(PAGE, [sentence("We use it.")] * 3)
    assert placed == {0, 1}
    assert (
        html.index("<p>") < html.index(f"{ANCHOR}0") < html.index("<ul>") < html.index(f"{ANCHOR}1")
    )


def test_a_word_is_marked_in_its_own_sentence_only_as_a_whole_word():
    html, placed = add_highlights(
        PAGE.replace("We use it", "It is useful to use it"),
        [Highlight(HARD_WORD, "use", "It is useful to use it.", 1, "hard word")],
    )
    assert placed == {0} and 'useful to <mark class="writer-mark writer-word"' in html


@pytest.mark.parametrize(
    "mark", [sentence("Not here."), Highlight(HARD_WORD, "nowhere", "We use it.", 1, "hard word")]
)
def test_what_is_not_on_the_page_is_not_marked(mark):
    assert add_highlights(PAGE, [mark]) == (PAGE, set())


def test_a_page_without_a_document_stays_as_it_is():
    assert add_highlights("<p>We use it.</p>", [sentence("We use it.")]) == (
        "<p>We use it.</p>",
        set(),
    )
