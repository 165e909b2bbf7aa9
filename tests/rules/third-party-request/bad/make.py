"""A picture from another website, and a script that counts visitors."""

from websites import change


def make(root):
    change(
        root,
        "bins.html",
        "</article>",
        '<p><img src="https://example.org/bin.png" alt="A bin"></p></article>',
    )
    change(root, "ur/bins.html", "</body>", "<script>count()</script></body>")
