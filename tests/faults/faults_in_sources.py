"""What can go wrong in the files that people edit: each fault, the exit code and the finding it must end in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FULL, PLAIN, EASY = (
    "docs/our-area.md",
    "docs/plain-english/our-area.md",
    "docs/easy-read/our-area.md",
)
UR, PL, BN = (f"docs/languages/{tag}/our-area.md" for tag in ("ur", "pl", "bn"))


@dataclass(frozen=True)
class Fault:
    """name: in words. edit: breaks the copy. rule: id of the finding, None for an error before any rule."""

    name: str
    edit: Callable[[Path], None]
    path: str
    rule: str | None
    code: int = 1

    @property
    def id(self) -> str:
        return re.sub(r"\W+", "-", self.name)


def swap(path: str, before: str, after: str) -> Callable[[Path], None]:
    """Replaces the first match of a regular expression; the fault must really be put in."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        changed = re.sub(before, lambda _: after, text, count=1, flags=re.MULTILINE)
        assert changed != text, f"{path} has no {before!r}: the fault was not put in"
        (root / path).write_text(changed, encoding="utf-8")

    return edit


def add(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        with open(root / path, "a", encoding="utf-8") as file:
            file.write(text)

    return edit


def write(path: str, data: bytes) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    return edit


def delete(path: str) -> Callable[[Path], None]:
    return lambda root: os.remove(root / path)


def both(*edits: Callable[[Path], None]) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        for one in edits:
            one(root)

    return edit


def cut_front_matter(root: Path) -> None:
    text = (root / PL).read_text(encoding="utf-8")
    (root / PL).write_text(text.split("---\n", 2)[2], encoding="utf-8")


def swap_sections(root: Path) -> None:
    text = (root / PL).read_text(encoding="utf-8")
    head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    (root / PL).write_text(
        "".join([head, sections[1], sections[0], *sections[2:]]), encoding="utf-8"
    )


def english_into(path: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        english = (root / PLAIN).read_text(encoding="utf-8")
        paragraph = re.search(r"^We also have more older people.*$", english, re.MULTILINE).group()
        add(path, f"\n{paragraph}\n")(root)

    return edit


def unreadable(path: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        os.remove(root / path)
        os.mkdir(root / path)

    return edit


LONG = "We want to " + "go and see you and " * 9 + "talk."
IDEA = "\n![](picture:town)\n"

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
        swap(PL, r"\[([^\]]*)\]\(get-involved.md#where-to-find-us\)", "tutaj"),
        PL,
        "link-differs",
    ),
    Fault(
        "a link leads to another place in a translation",
        swap(UR, "get-involved.md#where-to-find-us", "get-involved.md#contact"),
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
        add(FULL, "\nTo join, [click here](get-involved.md).\n"),
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
    # Language and script.
    Fault("English pasted into Urdu", english_into(UR), UR, "copied-from-source"),
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
    # Easy read and pictures.
    Fault(
        "an idea without a picture",
        add(EASY, "\nWe want to listen.\n"),
        EASY,
        "idea-without-picture",
    ),
    Fault(
        "a list in easy read",
        add(EASY, "\n- We listen.\n- We act.\n"),
        EASY,
        "idea-without-picture",
    ),
    Fault(
        "a picture without words",
        swap("pictures.yml", ", alt: {en: Tall buildings in a town}", ""),
        "pictures.yml",
        "picture-without-words",
    ),
    Fault(
        "other words for a picture",
        add(EASY, "\n![Many homes](picture:town)\nWe live here.\n"),
        EASY,
        "picture-with-own-words",
    ),
    Fault(
        "a second name for a drawing",
        add("pictures.yml", "\nhomes: {openmoji: 1F3D9}\n"),
        "pictures.yml",
        "picture-twice",
    ),
    Fault(
        "a picture that may not be ours",
        both(
            write("docs/pictures/map.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
            add(FULL, "\n![A map of our 4 places](pictures/map.svg)\n"),
        ),
        FULL,
        "picture-without-licence",
    ),
    Fault(
        "a file name instead of words",
        add(EASY, "\n![IMG_0231.png](picture:town)\nWe live here.\n"),
        EASY,
        "picture-without-words",
    ),
    Fault(
        "a picture nobody drew",
        add(EASY, "\n![](picture:tonw)\nWe live here.\n"),
        EASY,
        "picture-missing",
    ),
    Fault(
        "a picture file that is not there",
        add(FULL, "\n![A map](pictures/map.png)\n"),
        FULL,
        "picture-missing",
    ),
    Fault(
        "a corrupt picture",
        both(
            write("docs/pictures/map.png", b"\x89PNG\r\n\x1a\nnot a picture"),
            add(FULL, "\n![A map of our 4 places](pictures/map.png)\n"),
        ),
        "docs/pictures/map.png",
        "picture-damaged",
    ),
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
            "signed_off:\n  - for: translation\n    by: second-linguist\n    on: 2026-11-20\n    text: 77d0e1\nmade_from:",
        ),
        PL,
        "sign-off-void",
    ),
    Fault(
        "a sign-off with the name of a person",
        swap(
            PL,
            "^made_from:",
            "signed_off:\n  - for: translation\n    by: Jane Smith\n    on: 2026-11-20\n    text: 77d0e1\nmade_from:",
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
        None,
        2,
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
