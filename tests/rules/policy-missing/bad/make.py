"""A policy that allows styles in the text, one such style, a picture written in, and a page that tells on readers."""

from websites import change


def make(root):
    change(root, "bins.html", "style-src 'self'", "style-src 'self' 'unsafe-inline'")
    change(
        root,
        "bins.html",
        "</article>",
        '<p style="color:red"><img src="data:image/png;base64,AAAA" alt="A bin"></p></article>',
    )
    change(root, "ur/bins.html", 'content="no-referrer"', 'content="unsafe-url"')
