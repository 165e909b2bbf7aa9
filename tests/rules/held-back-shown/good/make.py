def make(root):
    bins = root / "docs" / "bins.md"
    bins.write_text(bins.read_text().replace("\nowner:", "\npublish_at: 2026-12-14\nowner:"))
    for page in (root / "docs").rglob("index.md"):
        page.write_text("".join(line for line in page.open() if "bins.md" not in line))
