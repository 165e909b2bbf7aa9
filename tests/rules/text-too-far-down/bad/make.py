"""On one page the heading is below what a small phone shows, on another one only the first sentence is."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "<h1", '<div class="tall"></div><h1')
    change(root, "ur/bins.html", "</h1>", '</h1><div class="tall" data-furniture></div>')
    add_style(root, ".tall { block-size: 640px }")
