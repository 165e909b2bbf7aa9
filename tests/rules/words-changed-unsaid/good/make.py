import json
from datetime import date

from alongside.publication.catalogue import find_documents


def make(root):
    """One page had other words in the last release, and a new entry says what is different."""
    sources = find_documents(root, date(2026, 11, 22))
    pages = [
        {
            "document": variant.document,
            "level": variant.strand.level,
            "language": variant.strand.language,
            "fingerprint": "aaaaaa"
            if variant.path.as_posix() == "docs/bins.md"
            else variant.fingerprint,
            "last_change": ["2026-10-01", "We added a page."],
        }
        for variant in sources.variants.values()
    ]
    manifest = {"artifacts": [], "files": [], "pages": pages}
    (root / "site").mkdir()
    (root / "site" / "release.json").write_text(json.dumps(manifest), encoding="utf-8")
