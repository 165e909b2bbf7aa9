"""The apostrophe of a heading may be straight, and the not-found page links from the root of the website."""

from websites import change


def make(root):
    change(root, "accessibility.html", "website’s", "website's")
    change(root, "bins.html", 'href="accessibility.html"', 'href="/bins/accessibility.html"')
