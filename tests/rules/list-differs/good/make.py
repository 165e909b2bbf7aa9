"""A list may be written with or without paragraphs in its items."""

from websites import change


def make(root):
    change(root, "bins.html", "<li>Green bin</li>", "<li><p>Green bin</p></li>")
