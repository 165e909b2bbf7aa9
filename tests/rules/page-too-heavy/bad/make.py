"""A photo straight from a phone on a long page, many crowds on another; an Urdu page with too many letters, styles and words."""

import random

from websites import change

FONT = '@font-face { font-family: "Urdu"; src: url("letters.woff2"); unicode-range: U+0600-06FF; }'


def make(root):
    assets = root / ".build" / "site" / "assets"
    (assets / "photo.jpg").write_bytes(bytes(2_900_000))
    change(
        root,
        "credits.html",
        "</article>",
        f'<p>{_letters(13_500)}</p><p><img src="assets/photo.jpg" alt="A bin"></p></article>',
    )
    for number in range(4):
        (assets / f"crowd-{number}.webp").write_bytes(bytes(45_000))
    crowds = "".join(
        f'<img src="assets/crowd-{number}.webp" loading="lazy" alt="People">' for number in range(4)
    )
    change(root, "bins.html", "</article>", f"<p>{crowds}</p></article>")
    (assets / "letters.woff2").write_bytes(bytes(119_000))
    for number in range(4):
        (assets / f"more-{number}.css").write_text(FONT, encoding="utf-8")
    sheets = "".join(
        f'<link rel="stylesheet" href="../assets/more-{number}.css">' for number in range(4)
    )
    change(root, "ur/bins.html", "</head>", f"{sheets}</head>")
    change(root, "ur/bins.html", "</article>", f"<p>{_letters(22_000)}</p></article>")


def _letters(count):
    """What gzip cannot make much smaller."""
    return "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=count))
