"""Links to another website are followed only by people who choose to; names and words ask nobody."""

from third_party_cases import GOOD_CSS, GOOD_DRAWINGS, GOOD_MARKUP
from websites import add_style, change


def make(root):
    change(root, "bins.html", "</footer>", '<a href="https://example.org/">Example</a></footer>')
    markup = "".join(GOOD_MARKUP.values())
    change(root, "credits.html", "</footer>", f"{markup}</footer>")
    add_style(root, "\n".join(GOOD_CSS.values()))
    for number, markup in enumerate(GOOD_DRAWINGS.values()):
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{markup}</svg>'
        file = root / ".build" / "site" / "assets" / f"drawing-{number}.svg"
        file.write_text(drawing, encoding="utf-8")
