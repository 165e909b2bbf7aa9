"""Marks and line breaks inside the words change nothing for a reader."""

from websites import change


def make(root):
    change(root, "bins.html", "We come on Monday.", "We come\n<strong>on</strong> Monday.")
