"""A box that hides a part of a picture or of words is found by its clipping path."""

from base64 import b64encode
from io import BytesIO

import pytest
import weasyprint
from PIL import Image

from alongside.readback.pdf_clips import read_hidden_parts


def _photograph():
    file = BytesIO()
    Image.new("RGB", (40, 80), "navy").save(file, "PNG")
    return "data:image/png;base64," + b64encode(file.getvalue()).decode()


def _drawing(inside="<rect width='40' height='80'/>", more=""):
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 80' {more}>{inside}</svg>"
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()


PHOTO, DRAWING = _photograph(), _drawing()
OUT_OF_VIEW = _drawing("<circle cx='40' cy='80' r='60'/>")
CLIPPED = _drawing(
    "<clipPath id='a'><rect x='-9' y='-9' width='90' height='190'/></clipPath>"
    "<g clip-path='url(#a)'><circle cx='20' cy='20' r='60'/></g>"
)
SLICED = _drawing(more="preserveAspectRatio='xMidYMid slice'")
BOX = "<div style='overflow: hidden; height: 100pt; width: 100pt; {}'>{}</div>"


def _picture(source, width=40, more=""):
    return f"<img src='{source}' alt='x' style='width: {width}pt; display: block; {more}'>"


WHOLE = {
    "photograph": _picture(PHOTO),
    "drawing": _picture(DRAWING),
    "photograph in a box": BOX.format("", _picture(PHOTO)),
    "photograph that fills its box": BOX.format("", _picture(PHOTO, 50)),
    "drawing in a box": BOX.format("", _picture(DRAWING)),
    "drawing that goes out of its view": _picture(OUT_OF_VIEW),
    "drawing in a box, out of its view": BOX.format("", _picture(OUT_OF_VIEW)),
    "drawing with a clipping path of its own": _picture(CLIPPED),
    "the same in a box": BOX.format("", _picture(CLIPPED)),
    "drawing cut as its author wanted": _picture(SLICED, 40, "height: 40pt"),
    "photograph in a round box": BOX.format("border-radius: 9pt", _picture(PHOTO)),
    "words in a box": BOX.format("", "Two words"),
    "words in a visible box": BOX.format("overflow: visible; height: 9pt", "Two<br>lines"),
    "photograph in a visible box": BOX.format("overflow: visible; height: 9pt", _picture(PHOTO)),
    "turned photograph": _picture(PHOTO, 40, "transform: rotate(90deg)"),
    "box in a box": BOX.format("", "<div style='overflow: hidden; height: 20pt'>One</div>"),
    "table": "<table><tr><td>One</td><td>Two</td></tr></table>",
    "two columns": "<div style='columns: 2; height: 80pt'>One<br>Two<br>Three</div>",
}
HIDDEN = {
    "photograph taller than its box": BOX.format("height: 60pt", _picture(PHOTO)),
    "photograph wider than its box": BOX.format("width: 20pt", _picture(PHOTO)),
    "drawing taller than its box": BOX.format("height: 60pt", _picture(DRAWING)),
    "drawing wider than its box": BOX.format("width: 20pt", _picture(DRAWING)),
    "lines below their box": BOX.format("height: 30pt", "One<br>Two<br>Three<br>Four"),
    "photograph moved out": BOX.format("", _picture(PHOTO, 40, "margin-left: 80pt")),
    "drawing moved up": BOX.format("", _picture(DRAWING, 40, "margin-top: -20pt")),
    "photograph in two boxes": BOX.format("height: 50pt", BOX.format("", _picture(PHOTO))),
    "box wider than the box around it": BOX.format(
        "", "<div style='overflow: hidden; width: 150pt; height: 20pt'>One</div>"
    ),
    "photograph in a round box that is too low": BOX.format(
        "border-radius: 9pt; height: 50pt", _picture(PHOTO)
    ),
    "photograph by its own limit": "<div style='clip-path: none; overflow: hidden; "
    f"max-height: 40pt'>{_picture(PHOTO)}</div>",
    "photograph that covers its place": _picture(PHOTO, 40, "height: 40pt; object-fit: cover"),
}


def hidden(folder, body):
    file = folder / "page.pdf"
    weasyprint.HTML(string=f"<body style='font-size: 12pt'>{body}").write_pdf(
        file, pdf_variant="pdf/ua-1"
    )
    return [part for part in read_hidden_parts(file) if part.points > 1.5]


@pytest.mark.parametrize("name", WHOLE)
def test_what_fits_into_its_box_is_whole(tmp_path, name):
    assert hidden(tmp_path, WHOLE[name]) == []


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_box_hides_is_found_on_its_page(tmp_path, name):
    parts = hidden(tmp_path, "<p style='break-after: page'>One</p>" + HIDDEN[name])
    assert {part.page for part in parts} == {2}
