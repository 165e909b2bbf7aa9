"""Another heading, other links, an exception without its end, and a page that does not lead to the statement."""

from websites import change


def make(root):
    change(root, "accessibility.html", "Enforcement procedure</h2>", "Complaints</h2>")
    change(root, "accessibility.html", "mailto:bins@council.example", "#contact")
    change(
        root,
        "accessibility.html",
        "https://www.equalityadvisoryservice.com/",
        "https://www.example.org/",
    )
    change(root, "accessibility.html", "31 March 2027", "some day")
    change(root, "ur/bins.html", "../accessibility.html", "../credits.html")
