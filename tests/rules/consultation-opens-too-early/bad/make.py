"""One version of a consultation that is open was taken away."""


def make(root):
    page = root / "docs/bins.md"
    text = (root / "docs/lids.md").read_text(encoding="utf-8")
    page.write_text(text.replace("opens: 2027-01-11", "opens: 2026-11-09"), encoding="utf-8")
    (root / "docs/languages/ur/bins.md").unlink()
