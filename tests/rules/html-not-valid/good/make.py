"""A table, a list inside a list, and style that only new browsers know."""

from websites import add_style, change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<table><tr><th scope="col">Day</th></tr><tr><td>Monday</td></tr></table>'
        "<ul><li>One<ul><li>Two</li></ul></li></ul></article>",
    )
    add_style(root, "@container (width > 30em) { p { margin: 1rlh } }")
    add_style(
        root,
        "@media (forced-colors: active) { .document { inset-inline-start: 0; text-wrap: balance } }",
    )
