"""A page saved with the encoding of an old Windows program."""


def make(root):
    page = root / "docs/bins.md"
    page.write_bytes(page.read_text(encoding="utf-8").encode("windows-1252"))
