"""A menu that only a mouse opens, and a page that nobody can leave."""

from websites import change, without_policy


def make(root):
    without_policy(root, "ur/bins.html")
    change(
        root,
        "bins.html",
        "</nav>",
        '<label for="menu">Menu</label><input id="menu" type="checkbox" hidden></nav>',
    )
    change(
        root,
        "ur/bins.html",
        'href="bins.pdf"',
        'href="bins.pdf" onkeydown="event.preventDefault()"',
    )
