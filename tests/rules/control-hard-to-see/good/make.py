"""A button with a dark edge, a plain one as browsers draw it, and a mark of another background."""

from websites import add_style, change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<button class="clear">Print</button> <button class="plain">Send</button></article>',
    )
    add_style(
        root,
        """.clear { border: 1px solid #555; background: #fff; color: #000 }
        button { padding: 14px; min-width: 60px } .clear:focus { outline: none; background: #00f; color: #fff }""",
    )
