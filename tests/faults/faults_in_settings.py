"""What can go wrong with files as such, with sign-offs and exceptions, and with the settings of a publication."""

from __future__ import annotations

from faults.source_edits import (
    BN,
    EASY,
    FULL,
    PL,
    UR,
    Fault,
    add,
    cut_front_matter,
    delete,
    swap,
    write,
)

FAULTS = [
    # Front matter and files.
    Fault(
        "broken YAML", swap(PL, "^title: .*$", "title: Nasz: obszar: [tu"), PL, "unreadable-file"
    ),
    Fault("no front matter", cut_front_matter, PL, "unreadable-file"),
    Fault(
        "a page in another encoding",
        write(PL, "---\ntitle: Okręg\n---\n".encode("utf-16")),
        PL,
        "unreadable-file",
    ),
    Fault("an empty page", write(UR, b""), UR, "unreadable-file"),
    Fault(
        "a picture saved as a page",
        write(BN, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        BN,
        "unreadable-file",
    ),
    Fault("no title", swap(UR, "^title: .*\n", ""), UR, "front-matter-incomplete"),
    Fault("no owner", swap(FULL, "^owner: .*\n", ""), FULL, "front-matter-incomplete"),
    Fault(
        "a misspelt setting",
        swap(PL, "^description:", "descripton:"),
        PL,
        "front-matter-incomplete",
    ),
    # Sign-offs and exceptions.
    Fault(
        "an exception has ended",
        swap("publication.yml", "until: .*$", "until: 2026-11-21"),
        "publication.yml",
        "exception-ended",
    ),
    Fault(
        "sign-offs missing without an exception",
        swap("publication.yml", r"rule: sign-off-missing", "rule: hard-to-read"),
        EASY,
        "sign-off-missing",
    ),
    Fault(
        "a sign-off for a text that has changed",
        swap(
            PL,
            "^made_from:",
            "signed_off:\n  - for: translation\n    by: second-linguist\n    on: 2026-11-20\n    text: 77d0e1\n    source: 53a27d\nmade_from:",
        ),
        PL,
        "sign-off-void",
    ),
    Fault(
        "a sign-off with the name of a person",
        swap(
            PL,
            "^made_from:",
            "signed_off:\n  - for: translation\n    by: Jane Smith\n    on: 2026-11-20\n    text: 77d0e1\n    source: 53a27d\nmade_from:",
        ),
        PL,
        "sign-off-unusable",
    ),
    Fault(
        "a page that says of itself that it needs a check",
        swap(FULL, "^owner:", "needs: [clinical]\nowner:"),
        FULL,
        "sign-off-missing",
    ),
    Fault(
        "a check that the policy does not have",
        swap("publication.yml", "sign_offs: .translation.$", "sign_offs: [translations]"),
        "publication.yml",
        None,
        2,
    ),
    Fault(
        "an exception for a rule that does not exist",
        swap("publication.yml", r"rule: sign-off-missing", "rule: sign-of-mising"),
        "publication.yml",
        "exception-unknown-rule",
    ),
    # Settings that cannot be used.
    Fault(
        "publication.yml is broken",
        add("publication.yml", "\nurl: [\n"),
        "publication.yml",
        None,
        2,
    ),
    Fault("publication.yml is gone", delete("publication.yml"), "publication.yml", None, 2),
    Fault(
        "an unknown language",
        swap("publication.yml", "- tag: pl", "- tag: xx"),
        "publication.yml",
        None,
        2,
    ),
    Fault(
        "a misspelt setting in publication.yml",
        swap("publication.yml", "^formats:", "fromats:"),
        "publication.yml",
        None,
        2,
    ),
    Fault(
        "a format that cannot be made",
        swap("publication.yml", r"\[web, pdf, ", "[web, fax, "),
        "publication.yml",
        None,
        2,
    ),
    Fault(
        "an exception without an end",
        swap("publication.yml", "    until: .*\n", ""),
        "publication.yml",
        None,
        2,
    ),
    Fault(
        "an accessibility statement without a review",
        swap("publication.yml", "  review: .*\n", ""),
        "publication.yml",
        None,
        2,
    ),
    Fault("mkdocs.yml is broken", add("mkdocs.yml", "\nplugins: [\n"), "mkdocs.yml", None, 2),
    Fault(
        "one form under two words",
        swap("glossary.yml", r"\[co-produce,", "[lived experience,"),
        "glossary.yml",
        None,
        2,
    ),
    Fault(
        "a change of an unknown page",
        swap("changes.yml", "our-area, ", "our-are, "),
        "changes.yml",
        "page-unknown",
    ),
    Fault("pictures.yml is broken", add("pictures.yml", "\ntown: [\n"), "pictures.yml", None, 2),
    Fault(
        "the site folder holds somebody's files",
        write("site/release.json", b"my notes"),
        "site",
        None,
        2,
    ),
]
