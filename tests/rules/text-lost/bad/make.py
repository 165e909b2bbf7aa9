"""A sentence got lost in English, and a sign was added in Urdu."""

from websites import change


def make(root):
    change(root, "bins.html", "<p>We come on Monday.</p>", "")
    change(root, "ur/bins.html", "</h2>", "¶</h2>")
