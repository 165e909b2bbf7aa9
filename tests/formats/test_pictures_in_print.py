"""Pictures of every shape lie inside their printed page, in their own shape."""

from collections.abc import Iterator

import pikepdf
import pytest
from lxml import html
from pikepdf import Matrix
from PIL import Image

from alongside.formats.pdf.make import make_pdf
from alongside.formats.pdf.pictures import resolve_pictures
from alongside.model import Format
from formats.pages import built_page, strand
from pdfs import PUBLICATION

SHAPES = {
    "tall": (300, 3000),
    "wide": (3000, 300),
    "page": (1400, 1980),
    "square": (1400, 1400),
    "small": (40, 30),
}


def drawn_points(page: pikepdf.Page) -> Iterator[tuple[str, float, float]]:
    """The corners of pictures and the points of lines, in points of the page, by operator."""
    matrix, kept = Matrix(), []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            kept.append(matrix)
        elif name == "Q":
            matrix = kept.pop()
        elif name == "cm":
            matrix = Matrix(*map(float, operands)) @ matrix
        elif name == "Do" and page.Resources.XObject[operands[0]].Subtype == "/Image":
            yield "picture", *matrix.transform((0, 0))
            yield "picture", *matrix.transform((1, 1))
        elif name in ("m", "l"):
            yield "line", *matrix.transform((float(operands[0]), float(operands[1])))


def write_picture(folder, name, kind):
    width, height = SHAPES[name]
    file = folder / f"{name}.{kind}"
    if kind == "svg":
        file.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
            f'<path fill="#c00" d="M0 0h{width}v{height}H0z"/></svg>',
            encoding="utf-8",
        )
    else:
        Image.new("RGB", (width, height), "red").save(file)
    return file.name


@pytest.mark.parametrize("format_", [Format.PDF, Format.LARGE_PRINT])
@pytest.mark.parametrize("language", ["en", "ur"])
@pytest.mark.parametrize("kind", ["jpg", "svg"])
def test_every_picture_lies_inside_its_page(tmp_path, format_, language, kind):
    names = [write_picture(tmp_path, name, kind) for name in SHAPES]
    pictures = "".join(f'<p><img src="{name}" alt="A box"></p>' for name in names)
    page = built_page(tmp_path, f"<h1>Bins</h1>{pictures}")
    out = tmp_path / "a.pdf"
    make_pdf(
        [page],
        {format_: out},
        publication=PUBLICATION,
        strand=strand(language),
        document="bins",
        source="docs/bins.md",
    )
    shapes = []
    with pikepdf.open(out) as pdf:
        for sheet in pdf.pages:
            points = list(drawn_points(sheet))
            _, _, width, height = map(float, sheet.mediabox)
            assert all(0 <= x <= width and 0 <= y <= height for _, x, y in points)
            corners = [(x, y) for what, x, y in points if what == "picture"]
            for (left, bottom), (right, top) in zip(corners[::2], corners[1::2], strict=True):
                shapes.append(abs((right - left) / (top - bottom)))
    if kind == "jpg":
        expected = [width / height for width, height in SHAPES.values()]
        assert sorted(shapes) == pytest.approx(sorted(expected), rel=0.02)


@pytest.mark.parametrize("between", ["", "\n"])
def test_print_takes_the_widest_file_of_a_photograph(tmp_path, between):
    for name in ("small", "square"):
        write_picture(tmp_path, name, "jpg")
    (tmp_path / "small.webp").write_bytes((tmp_path / "small.jpg").read_bytes())
    body = (
        f'<p>Before <picture>{between}<source type="image/webp" srcset="small.webp 40w">{between}'
        '<img src="square.jpg" srcset="small.jpg 40w, square.jpg 1400w" sizes="9px" width="1400"'
        f' height="1400" loading="lazy" alt="A box">{between}</picture> after</p>'
    )
    article = html.fragment_fromstring(body)
    files = resolve_pictures(article, tmp_path / "page.html", "docs/bins.md")
    [picture] = article.iter("img")
    assert [file.name for file in files.values()] == ["square.jpg"]
    assert sorted(picture.attrib) == ["alt", "src"]
    assert not list(article.iter("picture", "source"))
    assert " ".join(article.text_content().split()) == "Before after"
