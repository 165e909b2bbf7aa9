"""A table that fits on a phone and takes the focus all the same."""

from websites import add_style, change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<div class="table" tabindex="0"><table><tr><td>Bin</td></tr></table></div></article>',
    )
    add_style(root, ".table { overflow-x: auto }")
