"""The PDF of the Urdu page was not made, and the credits page is empty."""


def make(root):
    (root / ".build/site/ur/bins.pdf").unlink()
    (root / ".build/site/credits.html").write_bytes(b"")
