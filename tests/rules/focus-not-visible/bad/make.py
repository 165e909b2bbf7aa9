"""A style that takes the mark away."""

from websites import change


def make(root):
    change(root, "bins.html", "</head>", "<style>summary:focus { outline: none }</style></head>")
