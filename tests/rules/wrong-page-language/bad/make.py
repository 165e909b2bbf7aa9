"""An Urdu page that says it is English, and a title that has lost its page."""

from websites import change


def make(root):
    change(root, "ur/bins.html", '<html lang="ur" dir="rtl">', '<html lang="en" dir="ltr">')
    change(root, "bins.html", "<title>Your bins – ", "<title>")
