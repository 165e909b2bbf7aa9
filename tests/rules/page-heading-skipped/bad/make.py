"""A section two levels below the title of the page."""

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        '<h2 id="days">Collection days</h2>',
        '<h3 id="days">Collection days</h3>',
    )
