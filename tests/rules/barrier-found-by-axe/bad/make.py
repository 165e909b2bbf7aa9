"""A picture without words, and a link without any."""

from websites import change

DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="


def make(root):
    change(root, "bins.html", "</article>", f'<p><img src="{DOT}"></p></article>')
    change(root, "ur/bins.html", "</article>", '<p><a href="bins.pdf"></a></p></article>')
