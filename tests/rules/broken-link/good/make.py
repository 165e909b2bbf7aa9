"""Links within the site, to a part of a PDF, and to other websites, which are not asked."""

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        "</footer>",
        '<a href="ur/bins.html#days">Urdu</a> <a href="bins.pdf#page=2">Page 2</a> '
        '<a href="https://www.example.org/nothing-here">Elsewhere</a></footer>',
    )
