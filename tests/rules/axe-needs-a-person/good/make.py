"""Words on one plain colour."""

from websites import change


def make(root):
    change(root, "bins.html", "</article>", '<p style="background: #fff; color: #000">Plain</p></article>')
