"""A button as pale as the page, and a mark of the focus that only light pages show."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</article>", '<button class="pale">Print</button></article>')
    add_style(
        root,
        """.pale { border: 1px solid #ddd; background: #fff; color: #000; padding: 12px }
        @media (prefers-color-scheme: dark) { .pale { background: #000; color: #fff } .pale:focus { outline-color: #ddf } }""",
    )
