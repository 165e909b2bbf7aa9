"""The review was due yesterday, and that was more than 12 months after the statement was prepared."""


def make(root):
    file = root / "publication.yml"
    text = file.read_text(encoding="utf-8")
    assert "review: 2027-11-22" in text
    text = text.replace("prepared: 2026-11-22", "prepared: 2025-11-20")
    text = text.replace("review: 2027-11-22", "review: 2026-11-21")
    file.write_text(text, encoding="utf-8")
