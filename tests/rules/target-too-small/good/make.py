"""A link among words, a small box with a large label, and a small link whose target a style makes larger."""

from websites import add_style, change

FORM = '<label class="flat large"><input type="checkbox"> Tell me more</label>'


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        f'<p>Read about <a class="flat" href="#days">the days</a> now.</p>{FORM}'
        '<p><a class="flat wider" href="#days">Days</a></p></article>',
    )
    add_style(
        root,
        """.flat { display: inline; padding: 0 } .large { display: inline-block; padding: 15px }
        .wider { position: relative; margin: 30px } .wider::after { content: ""; position: absolute; inset: -20px }""",
    )
