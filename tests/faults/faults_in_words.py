"""What can go wrong with words: their language, how hard they are to read, and what readers are told of changes."""

from __future__ import annotations

from faults.source_edits import (
    BN,
    EASY,
    FULL,
    IDEA,
    LONG,
    PL,
    PLAIN,
    UR,
    Fault,
    add,
    english_into,
    swap,
    write,
)

FAULTS = [
    # Language and script.
    Fault("English pasted into Urdu", english_into(UR), UR, "wrong-script"),
    Fault("English pasted into Polish", english_into(PL), PL, "copied-from-source"),
    Fault(
        "a whole Urdu page in English",
        lambda root: write(UR, (root / PLAIN).read_bytes())(root),
        UR,
        "wrong-script",
    ),
    Fault(
        "a Polish page put in the Bengali folder",
        lambda root: write(BN, (root / PL).read_bytes())(root),
        BN,
        "wrong-script",
    ),
    Fault(
        "a sentence of new English in Polish",
        add(
            PL,
            "\nWe would like to hear from all of you about how the new services work for your family and friends.\n",
        ),
        PL,
        "wrong-language",
    ),
    Fault(
        "a character that was lost on the way",
        swap(UR, "سال 2021", "سال 2021 \ufffd"),
        UR,
        "text-not-normalised",
    ),
    # Readability.
    Fault("a long sentence in the full text", add(FULL, f"\n{LONG}\n"), FULL, "sentence-too-long"),
    Fault(
        "a long sentence in plain English", add(PLAIN, f"\n{LONG}\n"), PLAIN, "sentence-too-long"
    ),
    Fault("a 40-word easy-read sentence", add(EASY, IDEA + LONG + "\n"), EASY, "sentence-too-long"),
    Fault(
        "hard words in plain English",
        add(
            PLAIN,
            "\n"
            + (
                "Organisational transformation necessitates multidisciplinary collaboration. "
                "Commissioning intermediaries facilitate interoperability considerations. "
            )
            * 12
            + "\n",
        ),
        PLAIN,
        "hard-to-read",
    ),
    # Words and changes.
    Fault(
        "a hard word in plain English", add(PLAIN, "\nWe endeavour to help.\n"), PLAIN, "hard-word"
    ),
    Fault(
        "a hard word in easy read",
        swap(EASY, "^It is growing\\.$", "However, it is growing."),
        EASY,
        "hard-word-in-easy-read",
    ),
    Fault(
        "a hard word without easy read",
        swap("glossary.yml", "  easy-read:\n    meaning: .*\n    picture: .*\n", ""),
        "glossary.yml",
        "glossary-incomplete",
    ),
    Fault(
        "another word than agreed",
        swap(
            "docs/languages/pl/index.md",
            "Opiekunowie nieformalni",
            "Osoby, które pomagają bliskim,",
        ),
        "docs/languages/pl/index.md",
        "agreed-word-missing",
    ),
    Fault(
        "a meaning left in English",
        swap(
            "glossary.yml",
            "meaning: Liczenie .*$",
            "meaning: A count of everyone who lives in England and Wales. It takes place every 10 years.",
        ),
        "glossary.yml",
        "glossary-incomplete",
    ),
    Fault(
        "a change that Polish readers are not told of",
        swap("changes.yml", "    pl: .*\n", ""),
        "changes.yml",
        "change-note-missing",
    ),
    Fault(
        "a page without a note",
        swap("changes.yml", "our-area, ", ""),
        "changes.yml",
        "change-note-missing",
    ),
    Fault(
        "a change in the future",
        swap("changes.yml", "^- date: 2026", "- date: 2062"),
        "changes.yml",
        "change-in-future",
    ),
]
