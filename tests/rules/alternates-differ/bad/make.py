"""The Urdu page names the English one only by half an address; nothing is there for all other readers."""

from websites import URL, change


def make(root):
    change(
        root,
        "ur/bins.html",
        f'hreflang="en" href="{URL}bins.html"',
        'hreflang="en" href="../bins.html"',
    )
    change(
        root,
        "ur/bins.html",
        f'<link rel="alternate" hreflang="x-default" href="{URL}bins.html">',
        "",
    )
