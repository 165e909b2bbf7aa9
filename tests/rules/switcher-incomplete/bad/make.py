"""The Urdu page does not lead to the same section in English, and the English page not to its PDF."""

from websites import change


def make(root):
    change(root, "ur/bins.html", "../bins.html#days", "../bins.html")
    change(root, "bins.html", '<a href="bins.pdf">PDF</a>', "")
