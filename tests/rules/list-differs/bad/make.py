"""One list begins at 1 again, another lost its numbers."""

from websites import change


def make(root):
    change(root, "bins.html", '<ol start="3">', "<ol>")
    change(root, "ur/bins.html", '<ol start="3">', "<ul>")
    change(root, "ur/bins.html", "</ol>", "</ul>")
