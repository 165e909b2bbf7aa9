"""Another colour of the background is a mark too."""

from websites import change


def make(root):
    change(root, "bins.html", "</head>",
           "<style>a:focus { outline: none; background: #ff0 }</style></head>")
