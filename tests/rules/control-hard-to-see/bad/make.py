"""A button as pale as the page, and a mark of the focus that only light pages show."""

from websites import add_style, change


def make(root):
    change(root, "bins.html", "</article>", '<button class="pale">Print</button></article>')
    add_style(root, """.pale { border: 1px solid #ddd; background: #fff; color: #000; padding: 12px }
        :root { color-scheme: light dark }
        @media (prefers-color-scheme: dark) { body { background: #001; color: #fff } a { color: #ff0 } .pale:focus { outline-color: #113 } }""")
