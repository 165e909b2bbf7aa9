"""A page that has moved, a section that has another name, and a file on the author's computer."""

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        '<a href="bins.pdf">PDF</a>',
        '<a href="our-bins.html">Our bins</a> <a href="#collection">Collection</a> '
        '<a href="file:///C:/Users/me/bins.docx">Form</a> <a href="bins.pdf">PDF</a>',
    )
