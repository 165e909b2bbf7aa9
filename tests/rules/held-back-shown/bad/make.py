KINDS = {
    "bins": "publish_at: 2026-12-14\nkind: consultation\nopens: 2026-12-07\ncloses: 2027-06-01\n"
    "answer:\n  - by: email\n    at: bins@exampleton.example\n    languages: [en, ur]",
    "index": "publish_at: 2026-12-01\nkind: you-said-we-did\nabout: bins\nanswers: 12\n"
    "published: 2026-12-01",
}
SECTIONS = {
    "bins": ("who-can-answer", "what-happens-next"),
    "index": ("what-people-said", "what-we-decided", "what-stays"),
}


def make(root):
    for page in (root / "docs").rglob("index.md"):
        page.write_text("".join(line for line in page.open() if "bins.md" not in line))
    for name, lines in KINDS.items():
        page = root / "docs" / f"{name}.md"
        text = page.read_text().replace("\nowner:", f"\n{lines}\nowner:")
        page.write_text(text + "".join(f"\n## A heading {{#{id}}}\n" for id in SECTIONS[name]))
    index = root / "docs" / "index.md"
    index.write_text(index.read_text() + "\nRead about [your bins](bins.md#large-items).\n")
