"""A hand-made website of two documents in English and Urdu that owes a book in each."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

from alongside.model import Artifact, Edition, Format, Outputs, Term, TermWording, Variant
from alongside.outputs.expected import artifact_path
from pdfs import PUBLICATION
from websites import FULL, TEXTS, URDU, website

EDITION = Edition("2.1", date(2026, 11, 22))
RELEASE = "0123456789ab"
TERM = Term(
    "bin",
    {
        "full": TermWording("bin", ("bin",), "Where waste goes."),
        "ur": TermWording("کوڑے دان", ("کوڑے دان",), "جہاں کچرا جاتا ہے۔"),
    },
    (),
    {},
)


def book_site(folder: Path) -> Outputs:
    """folder: does not exist or is empty. The second document links into the first; both have numbers."""
    outputs = website(folder)
    publication = replace(
        PUBLICATION,
        root=folder,
        documents=("bins", "more"),
        formats=(Format.WEB, Format.BOOK),
        edition=EDITION,
        terms=(TERM,),
        strands=(FULL, URDU),
    )
    variants = dict(outputs.sources.variants)
    for strand in (FULL, URDU):
        page = outputs.site_folder / strand.url / "bins.html"
        text = page.read_text(encoding="utf-8")
        lead, words = TEXTS[strand.key][1], TEXTS[strand.key][3]
        text = text.replace(f"<p>{lead}", f'<p id="para-1.1">{lead}')
        text = text.replace(f"<p>{words}", f'<p id="para-1.2">{words}')
        page.write_text(text, encoding="utf-8")
        link = f'<a href="bins.html#days">{TEXTS[strand.key][2]}</a>'
        more = text.replace("para-1.", "para-2.").replace(f"{words}</p>", f"{words} {link}</p>")
        (outputs.site_folder / strand.url / "more.html").write_text(more, encoding="utf-8")
        old = variants["bins", strand.key]
        variants["more", strand.key] = Variant(
            "more", strand, old.path.with_name("more.md"), old.meta, {}, old.sections, ""
        )
    files = (("bins", Format.WEB), ("more", Format.WEB), (Format.BOOK, Format.BOOK))
    artifacts = tuple(
        Artifact(artifact_path(strand, document, format_), document, strand, format_)
        for strand, (document, format_) in product((FULL, URDU), files)
    )
    sources = replace(outputs.sources, publication=publication, variants=variants)
    pages = tuple(artifact.path for artifact in artifacts if artifact.format == "web")
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(
            PUBLICATION.root / "node_modules", target_is_directory=True
        )
    return Outputs(sources, outputs.site_folder, artifacts, pages, RELEASE)
