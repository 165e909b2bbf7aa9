"""Words on one plain colour."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</article>", '<p class="plain">Plain</p></article>')
    add_style(root, ".plain { background: #fff; color: #000 }")
