"""What readers had before, for the examples of rules that hold a publication against it."""

import json
from datetime import date

from alongside.publication.catalogue import find_documents

OLD_DAY = date(2026, 11, 22)
STRANDS = (
    ("full", "en", ""),
    ("plain-english", "en", "plain-english/"),
    ("easy-read", "en", "easy-read/"),
    ("plain-english", "ur", "ur/"),
)
"""Level, language and folder of each version of the tiny publication."""


def write_last_release(root, *, pages, artifacts=(), files=()):
    manifest = {"artifacts": list(artifacts), "files": list(files), "pages": pages}
    (root / "site").mkdir()
    (root / "site" / "release.json").write_text(json.dumps(manifest), encoding="utf-8")


def write_release_with_old_page(root, files):
    """It had a page “our-bins”. files: paths of more web pages, of sections."""
    named = [(strand, document) for strand in STRANDS for document in ("bins", "our-bins")]
    write_last_release(
        root,
        artifacts=[
            {"path": f"{folder}{document}.html", "document": document, "format": "web"}
            for (_level, _language, folder), document in named
        ],
        files=[{"path": path} for path in files],
        pages=[
            {"document": document, "level": level, "language": language, "fingerprint": "aaaaaa"}
            for (level, language, _folder), document in named
        ],
    )


def write_release_with_other_words(root, last_change):
    """docs/bins.md had other words. last_change(publication, variant): what was told of a page."""
    sources = find_documents(root, OLD_DAY)
    pages = []
    for variant in sources.variants.values():
        is_other = variant.path.as_posix() == "docs/bins.md"
        pages.append(
            {
                "document": variant.document,
                "level": variant.strand.level,
                "language": variant.strand.language,
                "fingerprint": "aaaaaa" if is_other else variant.fingerprint,
                "last_change": last_change(sources.publication, variant),
            }
        )
    write_last_release(root, pages=pages)
