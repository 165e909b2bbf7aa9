"""Words on a background that goes from black to white."""

from websites import change


def make(root):
    change(root, "bins.html", "</article>",
           '<p style="background: linear-gradient(#000, #fff); color: #777">On a picture</p></article>')
