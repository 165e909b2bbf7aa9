"""Lines and words of a page, as the checks see them."""

from alongside.model import LEAD
from alongside.pages.html import render_page
from alongside.pages.markdown import read_sections

BODY = """\
Lead text with a [link](our-area.md#people).

## Heading *one* {#one}

![A town](picture:town)
First line.
Second line.

- item **bold**
    - inner item

| Place | Years |
| --- | --- |
| Luton | 8.7 |

> Said by a resident.

### Small {: #small}
"""


def sections():
    return read_sections(BODY, 10, "Title")


def test_sections_have_ids_headings_and_lines():
    assert [(s.id, s.heading, s.depth, s.line) for s in sections()] == [
        (LEAD, "Title", 1, 10),
        ("one", "Heading one", 2, 12),
        ("small", "Small", 3, 27),
    ]


def test_blocks_have_kinds_words_and_lines():
    blocks = [(b.kind, b.text, b.line, b.depth) for b in sections()[1].blocks]
    assert blocks == [
        ("paragraph", "First line. Second line.", 14, 0),
        ("item", "item bold", 18, 1),
        ("item", "inner item", 19, 2),
        ("header-cell", "Place", 21, 0),
        ("header-cell", "Years", 21, 0),
        ("cell", "Luton", 23, 0),
        ("cell", "8.7", 23, 0),
        ("quote", "Said by a resident.", 25, 0),
    ]


def test_each_line_of_a_paragraph_is_known():
    block = sections()[1].blocks[0]
    assert block.lines == ((15, "First line."), (16, "Second line."))
    assert [(p.target, p.alt, p.line) for p in block.pictures] == [("picture:town", "A town", 14)]


def test_a_note_beside_a_picture_does_not_take_it_away():
    blocks = read_sections("![](picture:town) <!-- a -->", 1, "T")[0].blocks
    assert [picture.target for block in blocks for picture in block.pictures] == ["picture:town"]
    assert "<img" in render_page("![](picture:town) <!-- a -->").html
    [block] = read_sections("`code` <!-- a -->", 1, "T")[0].blocks
    assert block.text == "code" and "code" in render_page("`code` <!-- a -->").html


def test_lines_are_counted_through_notes_and_marks():
    text = 'One <!-- a\nnote --> two\nthree <span\nlang="pl">cztery</span>\n[five](a.md)'
    block = read_sections(text, 1, "T")[0].blocks[0]
    assert block.lines == ((1, "One two"), (3, "three cztery"), (5, "five"))
    assert [link.line for link in block.links] == [5]


def test_a_note_alone_is_no_block_and_its_neighbours_are():
    for text in ("<!-- a -->\nWords", "<!-- a --> <!-- b -->\n\nWords", "- <!-- a -->\n\nWords"):
        assert [block.text for block in read_sections(text, 1, "T")[0].blocks] == ["Words"], text


def test_links_have_target_words_and_line():
    link = sections()[0].blocks[0].links[0]
    assert (link.target, link.text, link.line) == ("our-area.md#people", "link", 10)


def test_a_heading_without_id_has_none():
    assert read_sections("## Plain\n", 1, "T")[1].id is None
