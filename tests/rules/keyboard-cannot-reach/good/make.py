"""A button takes its turn among the links."""

from websites import change


def make(root):
    change(root, "bins.html", "</footer>", '<button style="padding: 12px">Print</button></footer>')
