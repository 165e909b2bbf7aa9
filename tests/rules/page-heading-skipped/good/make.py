"""One level down, and any number of levels up."""

from websites import change


def make(root):
    change(
        root, "bins.html", "<details", "<h3>Green</h3><h4>Garden</h4><h2>Large items</h2><details"
    )
