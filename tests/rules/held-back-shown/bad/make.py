def make(root):
    for page in (root / "docs").rglob("index.md"):
        page.write_text("".join(line for line in page.open() if "bins.md" not in line))
    for name, day in (("bins", "2026-12-14"), ("index", "2026-12-01")):
        page = root / "docs" / f"{name}.md"
        page.write_text(page.read_text().replace("\nowner:", f"\npublish_at: {day}\nowner:"))
    index = root / "docs" / "index.md"
    index.write_text(index.read_text() + "\nRead about [your bins](bins.md#large-items).\n")
