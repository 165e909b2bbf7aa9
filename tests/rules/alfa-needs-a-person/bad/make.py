"""Words on a picture."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</article>", '<p class="hard">On a picture</p></article>')
    add_style(root, '.hard { background: url("picture.png"); color: #777 }')
