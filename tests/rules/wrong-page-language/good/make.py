"""White space in a title does not count."""

from websites import change


def make(root):
    change(root, "bins.html", "<title>Your bins", "<title>\n  Your   bins")
