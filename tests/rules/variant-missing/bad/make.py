LEFT_OUT = """
fewer_versions:
  - documents: [bins]
    versions: [easy-read]
    owed: later
    until: 2026-10-31
    reason:
      en: The group that writes it meets in October.
      ur: لکھنے والا گروپ اکتوبر میں ملے گا۔
"""


def make(root):
    (root / "docs/bins.md").unlink()
    (root / "docs/easy-read/bins.md").unlink()
    (root / "docs/languages/ur/index.md").unlink()
    settings = root / "publication.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + LEFT_OUT, encoding="utf-8")
