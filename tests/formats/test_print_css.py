"""Print is easy to read: no justified lines, no broken words, no slanted letters, no blocks of capitals."""

from importlib.resources import files

import pytest
import tinycss2
from pikepdf import Pdf, parse_content_stream

from alongside.readback.pdf_text_pieces import read_text_pieces
from formats.pages import printed

SHEETS = sorted(
    files("alongside.formats.pdf").joinpath("print").iterdir(), key=lambda file: file.name
)
FORBIDDEN = {
    "text-align": {"justify", "justify-all"},
    "text-align-last": {"justify"},
    "text-justify": None,
    "hyphens": {"auto", "manual"},
    "word-break": {"break-all"},
    "font-style": {"italic", "oblique"},
    "text-transform": {"uppercase", "capitalize"},
    "font-variant": None,
    "font-variant-caps": None,
    "letter-spacing": None,
    "opacity": None,
}
"""Property to the values that it must not have; None: any."""
CHANGED_BY_DEFAULT = (
    "em",
    "i",
    "cite",
    "dfn",
    "var",
    "address",
    "small",
    "sub",
    "sup",
    "code",
    "kbd",
    "samp",
    "abbr",
    "mark",
    "del",
    "q",
)
"""Elements that browsers and WeasyPrint slant, shrink or set in another font."""


def declarations(sheet):
    def inside(rules):
        for rule in rules:
            if rule.type == "declaration":
                yield rule
            elif getattr(rule, "content", None) is not None:
                yield from inside(tinycss2.parse_blocks_contents(rule.content))

    return list(inside(tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), True, True)))


@pytest.mark.parametrize(
    "sheet", [s for s in SHEETS if s.name.endswith(".css")], ids=lambda sheet: sheet.name
)
def test_the_style_has_nothing_that_is_hard_to_read(sheet):
    found = declarations(sheet)
    assert len(found) > 3
    for one in found:
        values = {token.value for token in one.value if token.type == "ident"}
        unwanted = FORBIDDEN.get(one.lower_name, set())
        assert unwanted is not None and not values & unwanted, f"line {one.source_line}: {one.name}"


def test_every_element_is_upright_as_large_as_the_rest_and_in_our_fonts(tmp_path):
    long = "Responsibilities of neighbourhood organisations and communities " * 3
    body = "<h1>A</h1>" + "".join(f"<p><{tag}>{long}</{tag}></p>" for tag in CHANGED_BY_DEFAULT)
    file = printed(tmp_path, "en", body)
    assert min(piece.size for piece in read_text_pieces(file)) == 12
    with Pdf.open(file) as pdf:
        shears, fonts = [], set()
        for page in pdf.pages:
            shears += [operands[2] for operands, _ in parse_content_stream(page, "Tm")]
            page_fonts = page.resources.Font.values()
            fonts.update(str(font.BaseFont).partition("+")[2] for font in page_fonts)
    assert shears and not any(shears)
    assert fonts == {"Alongside-Noto-Sans", "Alongside-Noto-Sans-Bold"}
