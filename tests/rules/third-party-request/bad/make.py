"""A picture from another website, a script that counts visitors, and many ways to hide the first."""

from third_party_cases import BAD_CSS, BAD_DRAWINGS, BAD_MARKUP
from websites import change

HIDDEN_IN_PAGE = (
    "backslashes",
    "line break inside",
    "character reference",
    "beginning of our own address",
    "srcset after data",
    "imagesrcset",
    "poster",
    "background",
    "button of a form",
    "ping",
    "other style sheet",
    "base",
    "srcdoc",
    "srcdoc in srcdoc",
    "style attribute, escape",
    "@import in a style element",
    "feImage",
    "fill of SVG",
    "moving SVG",
    "SVG in a data address, base64",
    "CSS in a data address",
)
HIDDEN_IN_STYLE_SHEET = (
    "escape in the name",
    "escape in the address",
    "@IMPORT in capitals",
    "image-set of strings",
    "src",
    "custom property",
    "SVG in a data address",
)


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<p><img src="https://example.org/bin.png" alt="A bin"></p></article>',
    )
    change(root, "ur/bins.html", "</body>", "<script>count()</script></body>")
    hidden = "".join(BAD_MARKUP[case] for case in HIDDEN_IN_PAGE)
    change(root, "credits.html", "</footer>", f"{hidden}</footer>")
    assets = root / ".build" / "site" / "assets"
    for number, case in enumerate(HIDDEN_IN_STYLE_SHEET):
        (assets / f"hidden-{number}.css").write_text(BAD_CSS[case], encoding="utf-8")
    for number, markup in enumerate(BAD_DRAWINGS.values()):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{markup}</svg>'
        (assets / f"hidden-{number}.svg").write_text(drawing, encoding="utf-8")
