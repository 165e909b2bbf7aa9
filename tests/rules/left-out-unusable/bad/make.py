def make(root):
    """The Urdu page is left out, and so is the page from which the easy read is made."""
    (root / "docs" / "languages" / "ur" / "bins.md").unlink()
    (root / "docs" / "plain-english" / "bins.md").unlink()
    settings = root / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("versions: [ur]", "versions: [plain-english, ur]"), encoding="utf-8"
    )
