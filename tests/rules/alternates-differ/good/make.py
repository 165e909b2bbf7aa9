"""The order of the alternates, and another relation of the same link, make no difference."""

from websites import URL, change


def make(root):
    first, second = (f'hreflang="{tag}" href="{URL}{path}"' for tag, path in (("en", "bins.html"), ("ur", "ur/bins.html")))
    change(root, "bins.html", first, "FIRST")
    change(root, "bins.html", second, first)
    change(root, "bins.html", "FIRST", second)
    change(root, "ur/bins.html", f'rel="alternate" {second}', f'rel="alternate bookmark" {second}')
