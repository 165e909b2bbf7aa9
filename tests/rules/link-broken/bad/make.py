"""Pages that link to one that has not been written."""


def make(root):
    (root / "docs/languages/ur/bins.md").unlink()
