"""A picture without words, and words that only a dark page hides."""

from websites import add_style, change

DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="


def make(root):
    change(root, "bins.html", "</article>", f'<p><img src="{DOT}"></p></article>')
    change(root, "ur/bins.html", "</article>", '<p class="pale">Pale</p></article>')
    add_style(
        root, "@media (prefers-color-scheme: dark) { .pale { background: #222; color: #444 } }"
    )
