"""Two elements with one id, a list item without a list, and a style sheet with a slip of the pen."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</article>", '<p id="days">Again</p></article>')
    change(root, "ur/bins.html", "</article>", "<div><li>Alone</li></div></article>")
    add_style(root, "p { colour: red }")
