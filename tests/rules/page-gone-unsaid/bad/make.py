import json


def make(root):
    """The last release had a page “our-bins”, and web pages of sections in easy read."""
    strands = [("full", "en", ""), ("plain-english", "en", "plain-english/")]
    strands += [("easy-read", "en", "easy-read/"), ("plain-english", "ur", "ur/")]
    manifest = {
        "artifacts": [
            {"path": f"{folder}{document}.html", "document": document, "format": "web"}
            for _level, _language, folder in strands
            for document in ("bins", "our-bins")
        ],
        "files": [
            {"path": "easy-read/our-bins.places.html"},
            {"path": "easy-read/glossary2.html"},
            {"path": "easy-read/bins.old-days.html"},
        ],
        "pages": [
            {"document": document, "level": level, "language": language, "fingerprint": "aaaaaa"}
            for level, language, _folder in strands
            for document in ("bins", "our-bins")
        ],
    }
    (root / "site").mkdir()
    (root / "site" / "release.json").write_text(json.dumps(manifest), encoding="utf-8")
