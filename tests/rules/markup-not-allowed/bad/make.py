"""Code that came in with words: into the text, into the words of a picture, and around the text."""

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
