"""What can go wrong with the parts of pages: a version, a section, a number or a link is lost or out of date."""

from __future__ import annotations

import os

from faults.source_edits import (
    BN,
    EASY,
    FULL,
    IDEA,
    PL,
    PLAIN,
    UR,
    Fault,
    add,
    delete,
    swap,
    swap_sections,
    unreadable,
    write,
)

FAULTS = [
    # A format is missing.
    Fault("a translation is deleted", delete(UR), UR, "variant-missing"),
    Fault("an easy-read page is deleted", delete(EASY), EASY, "variant-missing"),
    Fault("the strategy as authored is deleted", delete(FULL), FULL, "variant-missing"),
    Fault(
        "a page is renamed in one language",
        lambda root: os.rename(root / BN, root / "docs/languages/bn/our-aera.md"),
        BN,
        "variant-missing",
    ),
    Fault(
        "a page belongs to no document",
        write("docs/easy-read/new.md", b"---\ntitle: x\n---\n"),
        "docs/easy-read/new.md",
        "stray-file",
    ),
    Fault(
        "a document is added to publication.yml only",
        swap("publication.yml", "  - our-area", "  - our-area\n  - news"),
        "docs/news.md",
        "variant-missing",
    ),
    Fault("a folder lies where a page should be", unreadable(PL), PL, "variant-missing"),
    # Something is stale.
    Fault(
        "a section is changed in the source only",
        swap(PLAIN, "people lived in our area", "people were living in our area"),
        UR,
        "stale-section",
    ),
    Fault(
        "the full text is changed only",
        swap(FULL, "a growing area", "a fast growing area"),
        PLAIN,
        "stale-section",
    ),
    Fault(
        "a list item is added to the source",
        swap(PLAIN, "- people who have no home", "- people who have no home\n- people in care"),
        EASY,
        "stale-section",
    ),
    Fault(
        "a fingerprint is mistyped",
        swap(PL, r"^  people: .*$", "  people: abcdef"),
        PL,
        "stale-section",
    ),
    Fault("a fingerprint is missing", swap(BN, r"^  people: .*\n", ""), BN, "stale-section"),
    Fault(
        "the title of the source is changed",
        swap(PLAIN, "^title: .*$", "title: The place where we live"),
        PL,
        "stale-section",
    ),
    # Something is left out.
    Fault(
        "a list item is left out in a translation",
        swap(PL, "^- Mamy więcej osób.*\n", ""),
        PL,
        "parts-differ",
    ),
    Fault(
        "a paragraph is left out in a translation",
        swap(PL, "^Nasz region różni się.*\n\n", ""),
        PL,
        "parts-differ",
    ),
    Fault(
        "a row is left out in a translation",
        swap(PL, r"^\| Osoby czarnoskóre.*\n", ""),
        PL,
        "parts-differ",
    ),
    # Numbers, links and ids do not match.
    Fault(
        "a number is changed in one translation",
        swap(UR, r"{{ fact.population_2021 }}", "991,300"),
        UR,
        "number-differs",
    ),
    Fault(
        "a number is lost in Polish",
        swap(PL, r"{{ fact.population_2011 }}", "wiele"),
        PL,
        "number-differs",
    ),
    Fault(
        "a number is changed in Bengali digits",
        swap(BN, r"{{ fact.bedford_languages }}", "১৪৮"),
        BN,
        "number-differs",
    ),
    Fault(
        "easy read has a number of its own",
        add(EASY, IDEA + "We met 777 people.\n"),
        EASY,
        "number-differs",
    ),
    Fault(
        "a link is lost in a translation",
        swap(PL, r"\[([^\]]*)\]\(index.md#where-to-find-us\)", "tutaj"),
        PL,
        "link-differs",
    ),
    Fault(
        "a link leads to another place in a translation",
        swap(UR, "index.md#where-to-find-us", "index.md#contact"),
        UR,
        "link-differs",
    ),
    Fault(
        "a link to a page that is not there",
        add(FULL, "\nSee [the plan](plan.md).\n"),
        FULL,
        "link-broken",
    ),
    Fault(
        "a link to a section that is not there",
        swap(FULL, "#where-to-find-us", "#where"),
        FULL,
        "link-broken",
    ),
    Fault("a link with nothing behind it", add(FULL, "\nSee [the plan]().\n"), FULL, "link-broken"),
    Fault(
        "a link that says click here",
        add(FULL, "\nTo join, [click here](index.md).\n"),
        FULL,
        "link-text-empty-of-meaning",
    ),
    Fault("a section id is changed", swap(PL, r"\{#people\}", "{#ludzie}"), PL, "section-mismatch"),
    Fault("two sections change places", swap_sections, PL, "section-mismatch"),
    Fault("a section without an id", swap(BN, r" \{#people\}", ""), BN, "section-without-id"),
    Fault("the same id twice", swap(FULL, r"\{#places\}", "{#people}"), FULL, "section-repeated"),
    Fault(
        "a skipped heading",
        swap(FULL, "^## Backgrounds", "#### Backgrounds"),
        FULL,
        "heading-skipped",
    ),
    Fault("a second page title", add(FULL, "\n# Our area\n"), FULL, "heading-skipped"),
]
