"""A diagram on a page: one line of Markdown, a table for all that reads the page, and what is drawn in it."""

import re

import pytest

from alongside.model import Shape, ShownCell, ShownDiagram
from alongside.pages.diagram_shapes import draw_shape
from alongside.pages.html import render_page
from alongside.pages.markdown import read_sections

BAR = Shape("bar", 0, 50)
DIAGRAM = ShownDiagram(
    "rubbish",
    (
        (ShownCell("Year"), ShownCell("Rubbish")),
        (ShownCell("2025"), ShownCell("**31** tonnes", BAR)),
        (ShownCell("2026"), ShownCell('<span lang="pl">ton</span>')),
    ),
)
TABLE = '| Year | Rubbish |\n| --- | --- |\n| 2025 | **31** tonnes |\n| 2026 | <span lang="pl">ton</span> |'


def sections(body):
    return read_sections(body, 5, "Title", diagrams=[DIAGRAM])


def test_it_reads_like_the_table_that_an_author_would_type():
    drawn, typed = (
        sections("Words:\n\n![](diagram:rubbish)\n\nMore.")[0],
        sections(f"Words:\n\n{TABLE}\n\nMore.")[0],
    )
    assert [(each.kind, each.text, each.marker) for each in drawn.blocks] == [
        (each.kind, each.text, each.marker) for each in typed.blocks
    ]
    assert drawn.fingerprint == typed.fingerprint
    assert {each.line for each in drawn.blocks if "cell" in each.kind} == {7}


def test_its_words_are_in_the_html_and_what_is_drawn_beside_them():
    html = render_page("![](diagram:rubbish)", diagrams=[DIAGRAM]).html
    plain = render_page(TABLE).html
    assert re.sub("<svg.*?</svg>", "", html) == plain
    assert html.count("<svg") == 1 and 'aria-hidden="true"' in html


@pytest.mark.parametrize(
    "body",
    [
        "Look: ![](diagram:rubbish)",
        "![](diagram:rubbish) here",
        "- ![](diagram:rubbish)",
        "> ![](diagram:rubbish)",
        "## ![](diagram:rubbish)",
        "![](diagram:rubbish) ![](diagram:rubbish)",
        "![](diagram:rubish)",
        "![](picture:rubbish)",
        "`![](diagram:rubbish)`",
    ],
)
def test_only_a_line_of_its_own_becomes_a_diagram(body):
    blocks = [block for section in sections(body) for block in section.blocks]
    assert not any("cell" in block.kind for block in blocks)
    assert "diagram:" not in re.sub(
        "<code>.*?</code>", "", render_page(body, diagrams=[DIAGRAM]).html
    )


@pytest.mark.parametrize(
    ("shape", "drawn", "rest"),
    [
        (Shape("bar", 0, 100), "M0 0h100v6H0z", "M0 0h100v6H0z"),
        (Shape("bar", 0, 0), "M0 0h0v6H0z", "M0 0h100v6H0z"),
        (Shape("span", 66.7, 100), "M66.7 0h33.3v6H66.7z", "M0 0h100v6H0z"),
        (Shape("step", 1, 2), "M0 12h16v12H0z", "M18 0h16v24H18z"),
        (Shape("step", 2, 2), "M0 12h16v12H0zM18 0h16v24H18z", ""),
        (Shape("tier", 2, 2), "M25 15h50v30H25z", "M0 0h100v60H0zM23 13v34h54V13z"),
        (Shape("tier", 1, 1), "M0 0h100v60H0z", ""),
    ],
)
def test_shapes_are_outlines_in_the_colour_of_the_words(shape, drawn, rest):
    svg = draw_shape(shape)
    outlines = [path.get("d") for path in svg]
    assert outlines == [each for each in (rest, drawn) if each]
    assert svg.get("fill") == "currentColor" and not any(svg.itertext())
