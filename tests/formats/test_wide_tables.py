"""A table that does not fit is drawn in parts; nothing is lost, and a table that fits is left alone."""

import pytest
from lxml import html
from pikepdf import Pdf

from alongside.formats.pdf import drawing
from alongside.formats.pdf.make import make_pdf
from alongside.formats.pdf.wide_tables import MIN_MARGIN, divide_tables
from alongside.model import Format
from alongside.readback.pdf_text_pieces import read_text_pieces
from formats.pages import built_page, strand
from pdfs import PUBLICATION


def table(columns: int, word: str, rows: int = 2) -> str:
    head = "".join(f'<th scope="col">Head{n}</th>' for n in range(columns))
    cells = "".join(f"<td>{word}</td>" for _ in range(columns - 1))
    body = f"<tr><th scope=row>Row</th>{cells}</tr>" * rows
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def parts(columns: int, count: int) -> list[list[str]]:
    """The head of each part."""
    page = f"<body>{table(columns, 'x').replace('Head', '<a href=run:0>').replace('</th>', '</a></th>')}</body>"
    divided = html.document_fromstring(divide_tables(page, {0: count}))
    heads = []
    for part in divided.iter("table"):
        heads.append([cell.text_content() for cell in part.iterfind("thead/tr/th")])
    return heads


@pytest.mark.parametrize(
    ("columns", "count", "heads"),
    [
        (3, 2, ["01", "02"]),
        (6, 2, ["0123", "045"]),
        (6, 3, ["012", "034", "05"]),
        (6, 5, ["01", "02", "03", "04", "05"]),
    ],
)
def test_every_column_is_in_one_part_and_the_first_in_all(columns, count, heads):
    assert ["".join(head) for head in parts(columns, count)] == heads


def test_the_heads_that_come_again_belong_to_no_run():
    cells = "".join(f'<td><a href="run:{n}">{n}</a></td>' for n in range(3))
    made = html.document_fromstring(divide_tables(f"<table><tr>{cells}</tr></table>", {0: 2}))
    assert [link.get("href") for link in made.iter("a")] == ["run:0", "run:1", None, "run:2"]


def made(tmp_path, body):
    page = built_page(tmp_path, f"<h1>A</h1>{body}")
    out = tmp_path / "a.pdf"
    make_pdf(
        [page],
        {Format.PDF: out},
        publication=PUBLICATION,
        strand=strand("en"),
        document="bins",
        source="docs/bins.md",
    )
    return out


def count_of(out, words):
    drawn = read_text_pieces(out)
    glyphs = next(piece.glyphs for piece in drawn if len(piece.glyphs) == len(words))
    return sum(piece.glyphs == glyphs for piece in drawn)


@pytest.mark.parametrize(
    ("body", "heads"),
    [
        (table(4, "Neighbourhood"), 2),  # it fits
        (table(8, "Responsibilities"), 4),  # two parts
        (
            table(8, "Responsibilities").replace("<td>", '<td colspan="1">', 1),
            2,
        ),  # cells that go together are left alone
    ],
)
def test_a_table_is_divided_only_if_it_must_and_can_be(tmp_path, body, heads):
    out = made(tmp_path, body.replace("Row", "Neighbours"))
    assert sum(piece.artifact for piece in read_text_pieces(out)) >= heads - 2
    drawn = [piece for piece in read_text_pieces(out) if not piece.artifact]
    fits = min(piece.from_right for piece in drawn) > MIN_MARGIN
    assert fits or "colspan" in body
    assert count_of(out, "Neighbours") == heads


def test_a_picture_or_a_page_without_tables_is_drawn_once(tmp_path, monkeypatch):
    from alongside.formats.pdf import render as drawing

    calls, real = [], drawing.render
    monkeypatch.setattr(drawing, "render", lambda *a: calls.append(a) or real(*a))
    made(tmp_path, "<p>No table.</p>" + table(3, "x"))
    assert len(calls) == 1
    with Pdf.open(tmp_path / "a.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_a_long_page_is_drawn_whole_once_after_its_tables_alone(tmp_path, monkeypatch):
    drawn, render = [], drawing._render
    monkeypatch.setattr(
        drawing,
        "_render",
        lambda job, parts: drawn.append(len(job.printed.html)) or render(job, parts),
    )
    made(tmp_path, f"<p>{'words ' * 9000}</p>{table(9, 'incomprehensibly')}<p>{'more ' * 9000}</p>")
    whole = max(drawn)
    assert drawn.count(whole) == 1 and drawn[-1] == whole and len(drawn) > 2


def test_a_table_that_is_most_of_its_page_is_not_drawn_alone(tmp_path, monkeypatch):
    drawn, render = [], drawing._render
    monkeypatch.setattr(
        drawing, "_render", lambda job, parts: drawn.append(1) or render(job, parts)
    )
    made(tmp_path, table(3, "x"))
    assert len(drawn) == 1
