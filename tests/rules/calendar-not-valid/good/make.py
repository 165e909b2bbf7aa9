"""Feeds and calendars as they are made."""

from feeds import make_site_with_feeds, with_feeds


def make(root):
    make_site_with_feeds(root)


def subject(outputs):
    return with_feeds(outputs)
