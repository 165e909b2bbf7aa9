"""A wide table in a box that scrolls by itself."""

from websites import change

CELLS = "<td>Wednesdays</td>" * 9


def make(root):
    change(root, "bins.html", "</article>",
           f'<div style="overflow-x: auto" tabindex="0"><table><tr>{CELLS}</tr></table></div></article>')
