"""Numbers to cite a paragraph by: the same on the page and in the book, and no byte else changed."""

import re
from dataclasses import replace

from lxml import html

from alongside.web.paragraphs import number_paragraphs, paragraph_numbers
from pdfs import PUBLICATION
from websites import FULL, website

TEXT = """<p>One &amp; two.</p>
<ul>
<li><p>Of one</p></li>
</ul>
<h2 id="a">A</h2>
<ol><li>Alone</li></ol>
<div class="table" role="group"><table><tr><td>Of the list</td></tr></table></div>
<p><img src="x.svg" alt="No words"></p>
<h3 id="b">B</h3>
<p id="own">Three <em>3</em></p><blockquote>
<p>Four</p></blockquote>
<div class="idea"><div><img src="x.svg" alt=""></div><div><p>Five</p></div></div>
<hr>
<div class="table"><table><tr><td>Of five</td></tr></table></div>"""


def variant(tmp_path, strand=FULL):
    return replace(website(tmp_path).sources.variants["bins", "full"], strand=strand)


def test_paragraphs_are_counted_and_lists_and_tables_belong_to_them(tmp_path):
    publication = replace(PUBLICATION, documents=("index", "bins"))
    said = number_paragraphs(TEXT, publication, variant(tmp_path))
    found = paragraph_numbers(html.fromstring(f"<article>{said}</article>"))
    assert [
        (number, element.tag, " ".join(element.text_content().split())) for number, element in found
    ] == [
        ("2.1", "p", "One & two."),
        ("2.2", "ol", "Alone"),
        ("2.3", "p", "Three 3"),
        ("2.4", "blockquote", "Four"),
        ("2.5", "div", "Five"),
    ]


def test_nothing_else_is_changed(tmp_path):
    said = number_paragraphs(TEXT, PUBLICATION, variant(tmp_path))
    assert re.sub(r'<span id="para-[\d.]+"></span>| id="para-[\d.]+"', "", said) == TEXT
    assert 'id="own"' in said


def test_easy_read_has_none(tmp_path):
    assert (
        number_paragraphs(TEXT, PUBLICATION, variant(tmp_path, replace(FULL, level="easy-read")))
        == TEXT
    )


def test_a_block_that_is_never_closed_is_left_alone(tmp_path):
    assert number_paragraphs("<p>One", PUBLICATION, variant(tmp_path)) == "<p>One"
