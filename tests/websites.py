"""A hand-made website of one document in English and Urdu, right in every way, for tests to break."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

from alongside.languages import read_language
from alongside.model import (
    LEAD,
    Artifact,
    Block,
    ExceptionNote,
    Format,
    Language,
    Outcome,
    Outputs,
    Publication,
    Section,
    Sources,
    Statement,
    Status,
    Strand,
    Variant,
)
from alongside.pages.front_matter import split_front_matter
from alongside.pages.html import render_page
from alongside.rules.rulebook import load
from alongside.web.generated import generated_page

FULL = Strand("full", "full", "en", "", "", None)
URDU = Strand("ur", "plain-english", "ur", "languages/ur", "ur", "full")
NAMES = {"en": "Exampleton Council", "ur": "ایگزیمپلٹن کونسل"}
URL = "https://council.example/bins/"
REPOSITORY = Path(__file__).parent.parent
TEXTS = {
    "full": ("Your bins", "Every home has 3 bins.", "Collection days", "We come on Monday."),
    "ur": ("آپ کے کوڑے دان", "آپ کے گھر میں 3 کوڑے دان ہیں۔", "دن", "ہم پیر کو آتے ہیں۔"),
}
ITEMS = {"full": ("Green bin", "Blue bin"), "ur": ("سبز کوڑے دان", "نیلا کوڑے دان")}
"""A list that goes on from another one: its items are 3 and 4."""
CONTACT = {"website": "https://council.example", "email": "bins@council.example"}
STATEMENT = Statement(date(2026, 1, 1), date(2026, 1, 1), date(2027, 1, 1), None, 1)
DRAFT = ExceptionNote(
    "sign-off-missing", ("docs/languages/",), "A first draft.", "Waste lead", date(2027, 3, 31), 1
)
OTHERS = {
    "full": ("ur/bins.html", 'lang="ur" dir="rtl" hreflang="ur"', "اردو"),
    "ur": ("../bins.html", 'lang="en" dir="ltr" hreflang="en"', "Full version"),
}
ALTERNATES = "".join(
    f'<link rel="alternate" hreflang="{tag}" href="{URL}{path}">'
    for tag, path in (("en", "bins.html"), ("ur", "ur/bins.html"), ("x-default", "bins.html"))
)
POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'">
<meta name="referrer" content="no-referrer">"""
STYLE = """a, summary { display: inline-block; padding: 12px } body { margin: 0; font: 16px sans-serif }
.skip { position: absolute; inset-block-start: -99px } .skip:focus { inset-block-start: 0 }
:focus { outline: 3px solid #00f }
img { max-width: 100% }"""


def website(folder: Path) -> Outputs:
    """The finished site in folder/.build/site."""
    built = folder / ".build" / "site"
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(REPOSITORY / "node_modules", target_is_directory=True)
    sources = _sources(folder)
    for strand in (FULL, URDU):
        page = built / strand.url / "bins.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(sources, strand), encoding="utf-8")
        page.with_suffix(".pdf").write_bytes(b"%PDF-1.7")
        page.with_name("book.epub").write_bytes(b"PK")
    (built / "assets").mkdir()
    (built / "assets" / "site.css").write_text(STYLE, encoding="utf-8")
    credits = _page(sources, FULL).replace("Your bins", "Credits").replace(ALTERNATES, "")
    (built / "credits.html").write_text(credits, encoding="utf-8")
    (built / "accessibility.html").write_text(_statement(sources), encoding="utf-8")
    return outputs_in(folder)


def outputs_in(folder: Path) -> Outputs:
    """What the website in folder owes."""
    files = (
        ("bins", "html", Format.WEB),
        ("bins", "pdf", Format.PDF),
        ("book", "epub", Format.EPUB),
    )
    artifacts = tuple(
        Artifact(f"{strand.url}/{document}.{suffix}".lstrip("/"), document, strand, format_)
        for strand, (document, suffix, format_) in product((FULL, URDU), files)
    )
    return Outputs(
        _sources(folder),
        folder / ".build" / "site",
        artifacts,
        ("bins.html", "ur/bins.html", "credits.html", "accessibility.html"),
    )


def with_page(outputs: Outputs, page: str) -> Outputs:
    """One more generated page, made like that of credits, unless the website has it already."""
    if page in outputs.pages:
        return outputs
    text = (outputs.site_folder / "credits.html").read_text(encoding="utf-8")
    (outputs.site_folder / page).write_text(text, encoding="utf-8")
    return replace(outputs, pages=(*outputs.pages, page))


def edit(outputs: Outputs, page: str, old: str, new: str) -> None:
    change(outputs.sources.root, page, old, new)


def change(root: Path, page: str, old: str, new: str) -> None:
    """Puts new for old in one page of the website below root."""
    file = root / ".build" / "site" / page
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{page} does not contain {old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def add_style(root: Path, css: str) -> None:
    """Adds to the style sheet of every page: the pages' own policy refuses a style anywhere else."""
    with open(root / ".build" / "site" / "assets" / "site.css", "a", encoding="utf-8") as sheet:
        sheet.write(f"\n{css}\n")


def without_policy(root: Path, page: str) -> None:
    """Takes away what browsers are told to refuse, so that a test can put a script into the page."""
    change(root, page, POLICY, "")


def outcomes(rule_id: str, check, outputs: Outputs) -> list[Outcome]:
    return list(check(outputs, load()[rule_id]))


def failures(rule_id: str, check, outputs: Outputs) -> list[Outcome]:
    """What is neither a pass nor inapplicable. A rule that yields nothing at all is refused."""
    found = outcomes(rule_id, check, outputs)
    assert found
    fine = (Status.PASSED, Status.INAPPLICABLE)
    return [outcome for outcome in found if outcome.status not in fine]


def _sources(root: Path) -> Sources:
    variants = {}
    for strand in (FULL, URDU):
        title, lead, heading, text = TEXTS[strand.key]
        sections = (
            Section(LEAD, title, 1, 6, (Block("paragraph", lead, 6),), ""),
            Section("days", heading, 2, 8, (Block("paragraph", text, 10), *_items(strand)), ""),
        )
        path = Path("docs") / strand.folder / "bins.md"
        variants["bins", strand.key] = Variant(
            "bins", strand, path, {"title": title}, {}, sections, ""
        )
    publication = Publication(
        root=root,
        name="Bins",
        organisation="Council",
        url=URL,
        contact=CONTACT,
        documents=("bins",),
        strands=(FULL, URDU),
        languages={tag: _language(tag) for tag in NAMES},
        formats=(Format.WEB, Format.PDF, Format.EPUB),
        exceptions=(DRAFT,),
        statement=STATEMENT,
    )
    return Sources(publication, variants, (), date(2026, 1, 1))


def _items(strand: Strand) -> list[Block]:
    return [
        Block("item", words, 12 + place, depth=1, marker=str(3 + place))
        for place, words in enumerate(ITEMS[strand.key])
    ]


def _language(tag: str) -> Language:
    """The words of the interface, and the publication's own name in it, as publication.yml gives it."""
    language = read_language(tag)
    names = {"publication": NAMES[tag], "organisation": NAMES[tag]}
    # As if somebody who reads them had checked the words of menus and links.
    return replace(language, strings={**language.strings, **names}, words_are_draft=False)


def _statement(sources: Sources) -> str:
    """The accessibility statement in the frame of the English page."""
    _, text, _ = split_front_matter(generated_page(sources, "accessibility"))
    page = _page(sources, FULL).replace(TEXTS["full"][0], "Accessibility statement")
    before, _, rest = page.partition("<p>")
    _, end, after = rest.partition("</article>")
    return before + render_page(text).html + end + after


def _page(sources: Sources, strand: Strand) -> str:
    language = sources.publication.language_of(strand)
    title, lead, heading, text = TEXTS[strand.key]
    href, tags, label = OTHERS[strand.key]
    top = "../" if strand.url else ""
    return f"""<!doctype html>
<html lang="{language.tag}" dir="{language.direction}">
<head><meta charset="utf-8">{POLICY}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – {language.strings["publication"]}</title>
<link rel="canonical" href="{URL}bins.html">{ALTERNATES}
<link rel="stylesheet" href="{top}assets/site.css"></head>
<body>
<a class="skip" href="#main">{language.strings["skip_to_content"]}</a>
<header><nav aria-label="{language.strings["pages"]}"><a href="{href}" {tags}>{label}</a></nav></header>
<main id="main" tabindex="-1"><article class="document">
<h1 id="introduction">{title}</h1>
<p>{lead}</p>
<h2 id="days">{heading}</h2>
<p>{text}</p>
<ol start="3">{"".join(f"<li>{words}</li>" for words in ITEMS[strand.key])}</ol>
<details data-furniture><summary>{language.strings["read_this_page_in"]}</summary>
<a href="{href}#days" {tags}>{label} ({heading})</a></details>
</article></main>
<footer><p><a href="{top}credits.html">{language.strings["credits"]}</a>
<a href="{top}accessibility.html">{language.strings["accessibility"]}</a>
<a href="bins.pdf">PDF</a> <a href="mailto:bins@council.example">bins@council.example</a></p></footer>
</body></html>
"""


def english_as_easy_read(outputs: Outputs) -> Outputs:
    """The same website, with the English page as easy read."""
    easy = replace(FULL, level="easy-read")
    variants = {
        key: replace(variant, strand=easy) if variant.strand == FULL else variant
        for key, variant in outputs.sources.variants.items()
    }
    artifacts = tuple(
        replace(artifact, strand=easy) if artifact.strand == FULL else artifact
        for artifact in outputs.artifacts
    )
    return replace(
        outputs, artifacts=artifacts, sources=replace(outputs.sources, variants=variants)
    )
