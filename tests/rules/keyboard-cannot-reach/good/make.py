"""A button takes its turn among the links."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</footer>", "<button>Print</button></footer>")
    add_style(root, "button { padding: 12px }")
