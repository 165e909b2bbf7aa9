"""A file beside what is owed is nobody's fault."""


def make(root):
    (root / ".build/site/ur/old.pdf").write_bytes(b"")
