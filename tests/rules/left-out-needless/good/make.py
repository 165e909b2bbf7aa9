def make(root):
    (root / "docs" / "languages" / "ur" / "bins.md").unlink()
