"""One feed with much that is wrong, one without a moment and an author, one that is cut off, and one that nobody finds."""

from feeds import make_site_with_feeds, with_feeds
from websites import change


def make(root):
    make_site_with_feeds(root)
    site = root / ".build" / "site"
    feed = site / "changes.atom"
    first = "https://council.example/bins/changes.html#change-2025-12-01-1"
    second = "https://council.example/bins/changes.html#change-2025-10-06-1"
    text = feed.read_text(encoding="utf-8")
    text = text.replace(f"<id>{first}</id>", f"<id>{second}</id>")
    text = text.replace('xml:lang="en"', 'xml:lang="pl"').replace("bins.html", "lids.html")
    text = text.replace('rel="self" href="https://council.example/bins/', 'rel="self" href="')
    text = text.replace("2025-12-01T00:00:00Z", "2025-10-01T00:00:00Z")
    feed.write_text(text, encoding="utf-8")
    feed = site / "ur" / "changes.atom"
    text = feed.read_text(encoding="utf-8").replace("T00:00:00Z", "")
    feed.write_text(
        text.replace("<title>", "<title/><!--").replace("</title>", "-->"), encoding="utf-8"
    )
    feed = site / "ur" / "consultations.atom"
    feed.write_bytes(feed.read_bytes()[:300])
    change(root, "ur/changes.html", "change-2025-12-01-1", "change-2025-12-01-2")
    change(root, "bins.html", 'href="consultations.atom"', 'href="changes.atom"')


def subject(outputs):
    return with_feeds(outputs)
