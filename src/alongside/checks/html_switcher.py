"""Each page leads to its document in every other strand, to each of its sections there, and to its PDFs.

Reads the finished pages, so it works without scripts as a reader without scripts would.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.alternates import link_tag
from alongside.checks.built_pages import BuiltPage, article, built_pages, in_furniture, resolve
from alongside.model import Artifact, Outcome, Outputs, Rule
from alongside.outcomes import failed, passed


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    pages = {page.path: page for page in built_pages(outputs)}
    for page in pages.values():
        if page.variant is None:
            continue  # generated pages exist in one language only
        links = _links(page)
        faults = []
        for artifact in _owed(outputs, page):
            tag = link_tag(outputs.sources.publication, artifact.strand)
            faults += _faults(page, artifact, tag, links, pages.get(artifact.path))
        for trouble, name, target in faults:
            said = str(rule.options["troubles"][trouble]).format(name=name, target=target)
            yield failed(page.place(), expected=target, trouble=said, name=name, target=target)
        if not faults:
            yield passed(page.place())


def _owed(outputs: Outputs, page: BuiltPage) -> list[Artifact]:
    """The other web pages of the document, and the page's own files in other formats."""
    return [
        artifact for artifact in outputs.artifacts
        if artifact.document == page.variant.document and artifact.path != page.path
        and (artifact.format == "web" or artifact.strand == page.strand)
    ]


def _links(page: BuiltPage) -> dict[str, list]:
    """Where the page's links lead ("ur/index.html#places") and the links that do."""
    found: dict[str, list] = {}
    for link in page.tree.iter("a"):
        target, fragment = resolve(page.path, link.get("href", ""))
        found.setdefault(f"{target}#{fragment}" if fragment else target, []).append(link)
    return found


def _faults(page: BuiltPage, artifact: Artifact, tag: str, links: dict,
            target: BuiltPage | None) -> Iterator[tuple]:
    """(a key of options.troubles, name, target). tag: what links to the artifact say of its language."""
    path, language = artifact.path, artifact.strand.language
    whole = links.get(path, [])
    if not whole:
        yield "no-link", artifact.strand.key, path
        return
    if artifact.format != "web":
        return
    sections, there = section_ids(page), section_ids(target) if target is not None else None
    to_sections = [link for section in sections for link in links.get(f"{path}#{section}", [])]
    if not any(link.get("hreflang") == tag and _language(link) == language for link in whole) or any(
            link.get("hreflang") != tag for link in to_sections):
        yield "language-unsaid", artifact.strand.key, tag
    if there is not None and there != sections:
        differing = sorted(set(sections) ^ set(there)) or ["order of sections"]
        yield "other-sections", differing[0], path
    for section in sections:
        if f"{path}#{section}" not in links:
            yield "no-section-link", section, f"{path}#{section}"


def section_ids(page: BuiltPage) -> list[str]:
    """The ids of the main sections, in the order of the page."""
    text = article(page)
    return [] if text is None else [h.get("id", "") for h in text.iter("h2") if not in_furniture(h)]


def _language(element) -> str:
    """The language of the words of a link, as declared on it or around it."""
    inner = [child for child in element.iter() if child.get("lang")]
    # Words in another language than the page may be in an element of their own inside the link.
    if inner:
        return inner[0].get("lang")
    return next((e.get("lang") for e in element.iterancestors() if e.get("lang")), "")
