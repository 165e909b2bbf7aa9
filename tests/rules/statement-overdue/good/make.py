"""Prepared 12 months ago to the day, and to be reviewed today: both are just in time."""


def make(root):
    file = root / "publication.yml"
    text = file.read_text(encoding="utf-8")
    assert "review: 2027-11-22" in text
    text = text.replace("prepared: 2026-11-22", "prepared: 2025-11-22")
    text = text.replace("review: 2027-11-22", "review: 2026-11-22")
    file.write_text(text, encoding="utf-8")
