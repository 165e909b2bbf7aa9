"""A picture of a fair size, and a font that an English page needs for the name of a language only."""

from websites import add_style, change

FONT = '@font-face { font-family: "Urdu"; src: url("letters.woff2"); unicode-range: U+0600-06FF; }'


def make(root):
    assets = root / ".build" / "site" / "assets"
    (assets / "map.png").write_bytes(bytes(30_000))
    (assets / "letters.woff2").write_bytes(bytes(25_000))
    add_style(root, FONT)
    change(
        root, "bins.html", "</article>", '<p><img src="assets/map.png" alt="A map"></p></article>'
    )
