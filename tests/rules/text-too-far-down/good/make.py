"""A header of some height, and a notice that is no text of the page, below which the first sentence is seen."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</h1>", '</h1><p data-furniture class="tall">A notice.</p>')
    add_style(root, "body { padding-block-start: 300px } .tall { block-size: 150px }")
