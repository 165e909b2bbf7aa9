"""A link that stands alone, as high as its words."""

from websites import add_style, change


def make(root):
    change(
        root, "bins.html", "</article>", '<p><a class="flat" href="#days">Days</a></p></article>'
    )
    add_style(root, ".flat { display: inline; padding: 0 }")
