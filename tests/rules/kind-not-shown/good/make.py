"""Both versions say whether people can answer."""

from feeds import with_feeds
from websites import change


def make(root):
    for page in ("bins.html", "ur/bins.html"):
        change(root, page, "</h1>", "</h1><p data-kind>2026</p>")


def subject(outputs):
    return with_feeds(outputs)
