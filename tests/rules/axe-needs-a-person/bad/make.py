"""Words on a background that goes from black to white."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</article>", '<p class="hard">On a picture</p></article>')
    add_style(root, ".hard { background: linear-gradient(#000, #fff); color: #777 }")
