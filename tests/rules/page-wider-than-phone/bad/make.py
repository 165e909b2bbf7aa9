"""A web address written out, which is one long word."""

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        "<p>https://www.example.org/council/waste/bins/collection-days</p></article>",
    )
