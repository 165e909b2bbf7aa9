"""A picture from a file of our own needs no style and nothing written into the page."""

from websites import change


def make(root):
    (root / ".build" / "site" / "assets" / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path style="fill:#000" d="M0 0h9v9z"/></svg>',
        encoding="utf-8")
    change(root, "bins.html", "</article>", '<p><img src="assets/map.svg" alt="A map"></p></article>')
