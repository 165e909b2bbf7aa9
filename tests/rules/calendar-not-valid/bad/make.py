"""A calendar with another day and one id for all, and one that is none."""

from feeds import make_site_with_feeds, with_feeds


def make(root):
    make_site_with_feeds(root)
    calendar = root / ".build" / "site" / "consultations.ics"
    text = calendar.read_text(encoding="utf-8").replace("20260111", "20260110")
    text = text.replace("bins-closes-full", "bins-opens-full").replace("URL:", "X-URL:")
    calendar.write_text(text, encoding="utf-8")
    calendar = root / ".build" / "site" / "ur" / "consultations.ics"
    calendar.write_text("BEGIN:VCALENDAR\n", encoding="utf-8")


def subject(outputs):
    return with_feeds(outputs)
