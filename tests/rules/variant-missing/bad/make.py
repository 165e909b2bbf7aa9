def make(root):
    (root / "docs/bins.md").unlink()
    (root / "docs/languages/ur/index.md").unlink()
