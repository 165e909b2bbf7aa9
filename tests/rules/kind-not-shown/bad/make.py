"""The English page says nothing, the Urdu one offers a calendar alone."""

from feeds import with_feeds
from websites import change


def make(root):
    change(
        root, "ur/bins.html", "</h1>", "</h1><ul data-furniture data-kind><li>iCalendar</li></ul>"
    )


def subject(outputs):
    return with_feeds(outputs)
