"""A picture from a file of our own needs no style in the page and nothing written into it."""

from websites import change

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<path style="fill:#000" d="M0 0h9v9z"/></svg>"""


def make(root):
    (root / ".build" / "site" / "assets" / "map.svg").write_text(PICTURE, encoding="utf-8")
    change(
        root, "bins.html", "</article>", '<p><img src="assets/map.svg" alt="A map"></p></article>'
    )
