"""A picture with words."""

from websites import change

DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="


def make(root):
    change(root, "bins.html", "</article>", f'<p><img src="{DOT}" alt="A green bin"></p></article>')
