"""A page saved by a Windows editor: a mark at the start, other line ends. Both are harmless."""


def make(root):
    page = root / "docs/bins.md"
    page.write_bytes(page.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig"))
