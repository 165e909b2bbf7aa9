"""What can go wrong after the files are checked: in the built site, in the PDFs, in the tools.

Faults that cannot be taken for each other are put into one build and judged together: a judgement
costs ten seconds, whatever it finds.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = "our-area"
UR, PL, BN = (f"docs/languages/{tag}/{DOCUMENT}.md" for tag in ("ur", "pl", "bn"))
PLAIN, EASY = f"docs/plain-english/{DOCUMENT}.md", f"docs/easy-read/{DOCUMENT}.md"


def edit(page: str, before: str, after: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        text = (site / page).read_text(encoding="utf-8")
        changed = re.sub(before, lambda _: after, text, count=1, flags=re.DOTALL)
        assert changed != text, f"{page} has no {before!r}: the fault was not put in"
        (site / page).write_text(changed, encoding="utf-8")

    return change


def style(css: str) -> Callable[[Path], None]:
    """Adds a rule to every style sheet that the pages load."""

    def change(site: Path) -> None:
        sheets = list(site.rglob("*.css"))
        assert sheets
        for sheet in sheets:
            with open(sheet, "a", encoding="utf-8") as file:
                file.write(css)

    return change


def cut_short(site: Path) -> None:
    pdf = site / "ur" / "our-area-plain-english-ur.pdf"
    pdf.write_bytes(pdf.read_bytes()[:-2000])


def lose_pictures(site: Path) -> None:
    for picture in list(site.rglob("assets/pictures/*.svg"))[:1]:
        picture.unlink()
        return
    raise AssertionError("no picture to lose")


BREAKS: dict[str, Callable[[Path], None]] = {
    "a PDF is cut short": cut_short,
    "a PDF of another page": lambda s: (
        shutil.copy(
            s / "pl" / "index-plain-english-pl.pdf", s / "pl" / "our-area-plain-english-pl.pdf"
        )
        and None
    ),
    "a PDF is missing": lambda s: os.remove(s / "pl" / "our-area-plain-english-pl.pdf"),
    "a PDF is empty": lambda s: (
        (s / "plain-english" / "our-area-plain-english-en.pdf").write_bytes(b"") and None
    ),
    "large print is missing": lambda s: os.remove(
        s / "ur" / "our-area-plain-english-ur-large-print.pdf"
    ),
    "the usual PDF as large print": lambda s: (
        shutil.copy(
            s / "pl" / "our-area-plain-english-pl.pdf",
            s / "pl" / "our-area-plain-english-pl-large-print.pdf",
        )
        and None
    ),
    "a book is missing": lambda s: os.remove(s / "ur" / "book-plain-english-ur.pdf"),
    "the book of another level": lambda s: (
        shutil.copy(s / "book-full-en.pdf", s / "plain-english" / "book-plain-english-en.pdf")
        and None
    ),
    "an EPUB is cut short": lambda s: (
        (s / "ur" / "book-plain-english-ur.epub").write_bytes(
            (s / "ur" / "book-plain-english-ur.epub").read_bytes()[:-2000]
        )
        and None
    ),
    "an EPUB is missing": lambda s: os.remove(s / "pl" / "book-plain-english-pl.epub"),
    "an EPUB of another language": lambda s: (
        shutil.copy(
            s / "bn" / "book-plain-english-bn.epub", s / "pl" / "book-plain-english-pl.epub"
        )
        and None
    ),
    "the council pack is cut short": lambda s: (
        (s / "council-pack-en.zip").write_bytes((s / "council-pack-en.zip").read_bytes()[:-2000])
        and None
    ),
    "a link that belittles its file": edit("pl/our-area.html", r"stron[ay]?, \d+", "strony, 3"),
    "a page is missing": lambda s: os.remove(s / "ur" / "our-area.html"),
    "a page is empty": lambda s: (s / "bn" / "our-area.html").write_bytes(b"") and None,
    "English under an Urdu address": lambda s: (
        shutil.copy(s / "our-area.html", s / "ur" / "our-area.html") and None
    ),
    "an Urdu page says it is English": edit("ur/our-area.html", r'lang="ur"', 'lang="en"'),
    "an Urdu page runs from the left": edit("ur/our-area.html", r'dir="rtl"', 'dir="ltr"'),
    "a page without its title": edit(
        "pl/our-area.html", r"<title>[^<]*</title>", "<title>x</title>"
    ),
    "a page lost a paragraph": edit("pl/our-area.html", r"<p[^>]*>Te fakty[^<]*</p>", ""),
    "a link leads nowhere": edit("pl/our-area.html", r'href="index\.html#', 'href="get-lost.html#'),
    "a picture is lost": lose_pictures,
    "the switcher lost a language": edit(
        "pl/our-area.html", r'href="\.\./ur/our-area\.html(#[^"]*)?"', 'href="#"'
    ),
    "the statement does not say where to complain": edit(
        "accessibility.html", "Enforcement procedure", "Complaints"
    ),
    "a script from another site": edit(
        "pl/our-area.html", "</head>", '<script src="https://cdn.example/x.js"></script></head>'
    ),
    "a page without its policy": edit(
        "pl/our-area.html", r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""
    ),
    "a sibling that search engines cannot find": edit(
        "pl/our-area.html", r'<link rel="alternate" hreflang="bn"[^>]*>', ""
    ),
    "a picture without words in the page": edit(
        "easy-read/our-area.html", r'(?<=<img )alt="[^"]*"|(?<= )alt="[^"]*"', ""
    ),
    "pale letters": style("\nmain p { color: #aaa !important; background: #fff !important; }\n"),
    "no visible focus": style(
        "\n*, *:focus, *:focus-visible { outline: 0 !important; box-shadow: none !important;"
        " background: none !important; border-color: #000 !important; }\n"
    ),
    "a page wider than a phone": style("\nmain p { min-width: 900px !important; }\n"),
}
"""Faults in the built site, by name."""


@dataclass(frozen=True)
class OutputFault:
    """What a publish says of one fault.

    name: in BREAKS. path: the file that the finding names. rules: any of these will do. says: what
    the finding shows or says of this fault and of none that is in the same build.
    """

    name: str
    path: str | None
    rules: tuple[str, ...]
    says: str = ""

    @property
    def id(self) -> str:
        return self.name.replace(" ", "-")


BUILDS = {
    "parts of pages are wrong": (
        OutputFault("a link that belittles its file", PL, ("file-link-unsaid",)),
        OutputFault("a page without its title", PL, ("wrong-page-language", "wrong-page-title")),
        OutputFault("a page lost a paragraph", PL, ("text-lost",)),
        OutputFault("a link leads nowhere", PL, ("broken-link",), "get-lost.html"),
        OutputFault("the switcher lost a language", PL, ("switcher-incomplete",)),
        OutputFault("a script from another site", PL, ("third-party-request",)),
        OutputFault("a page without its policy", PL, ("policy-missing",)),
        OutputFault("a sibling that search engines cannot find", PL, ("alternates-differ",)),
        OutputFault("an Urdu page says it is English", UR, ("wrong-page-language",)),
        OutputFault("a picture without words in the page", EASY, ("pdf-structure-differs",)),
        OutputFault(
            "the statement does not say where to complain",
            "accessibility.html",
            ("statement-incomplete",),
        ),
        OutputFault("the council pack is cut short", "docs", ("council-pack-incomplete",)),
    ),
    "files are missing": (
        OutputFault("a page is missing", UR, ("artifact-missing",), "ur/our-area.html"),
        OutputFault("a page is empty", BN, ("artifact-missing",), "bn/our-area.html"),
        OutputFault("a PDF is missing", PL, ("artifact-missing",), "plain-english-pl.pdf"),
        OutputFault("a PDF is empty", PLAIN, ("artifact-missing", "pdf-unreadable"), "-en.pdf"),
        OutputFault("large print is missing", UR, ("artifact-missing",), "-ur-large-print.pdf"),
        OutputFault("a book is missing", "docs/languages/ur", ("artifact-missing",), "-ur.pdf"),
        OutputFault("an EPUB is missing", "docs/languages/pl", ("artifact-missing",), "-pl.epub"),
    ),
    "files are others": (
        OutputFault("English under an Urdu address", UR, ("wrong-page-language",)),
        OutputFault("a PDF of another page", PL, ("pdf-text-differs",)),
        OutputFault("the usual PDF as large print", PL, ("pdf-letters-too-small",)),
        OutputFault("the book of another level", "docs/plain-english", ("pdf-text-differs",)),
        OutputFault("an EPUB is cut short", "docs/languages/ur", ("epub-not-valid",)),
        OutputFault(
            "an EPUB of another language", PL, ("epub-text-differs", "epub-structure-differs")
        ),
    ),
    "files are damaged": (
        OutputFault("a PDF is cut short", UR, ("pdf-unreadable", "pdf-not-accessible")),
        OutputFault("an Urdu page runs from the left", UR, ("wrong-page-language",)),
        OutputFault("a picture is lost", None, ("broken-link",)),
    ),
    "pale letters": (OutputFault("pale letters", None, ("barrier-found-by-axe",)),),
    "no visible focus": (OutputFault("no visible focus", None, ("focus-not-visible",)),),
    "a page wider than a phone": (
        OutputFault("a page wider than a phone", None, ("page-wider-than-phone",)),
    ),
}
"""Names of builds, and the faults that are put into each. None hides another one there, and no
finding of one is the finding of another."""
IN_BROWSER = ("pale letters", "no visible focus", "a page wider than a phone")
"""Of the builds: those that the gate about files lets through. What a page looks like may hide more."""
