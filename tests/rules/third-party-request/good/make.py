"""A link to another website is followed only by people who choose to."""

from websites import change


def make(root):
    change(root, "bins.html", "</footer>", '<a href="https://example.org/">Example</a></footer>')
