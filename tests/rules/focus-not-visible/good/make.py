"""Another colour of the background is a mark too."""

from websites import add_style


def make(root):
    add_style(root, "a:focus { outline: none; background: #ff0 }")
