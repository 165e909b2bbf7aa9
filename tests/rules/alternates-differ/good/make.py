"""The order of the alternates, and another relation of the same link, make no difference."""

from websites import URL, change

ENGLISH = f'hreflang="en" href="{URL}bins.html"'
URDU = f'hreflang="ur" href="{URL}ur/bins.html"'


def make(root):
    change(root, "bins.html", ENGLISH, "FIRST")
    change(root, "bins.html", URDU, ENGLISH)
    change(root, "bins.html", "FIRST", URDU)
    change(root, "ur/bins.html", f'rel="alternate" {URDU}', f'rel="alternate bookmark" {URDU}')
