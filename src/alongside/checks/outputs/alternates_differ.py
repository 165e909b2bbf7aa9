"""Each page tells search engines of itself and its siblings, and all of them tell the same.

A set of alternates that is not the same on every page of it is ignored as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel import Locale

from alongside.model import Outcome, Outputs, Rule
from alongside.outputs.alternates import DEFAULT
from alongside.outputs.expected import artifact_path, public_url
from alongside.readback.pages import BuiltPage, built_pages
from alongside.rules.outcomes import failed, passed

Links = list[tuple[str, str]]
"""Of a page: tag and full address of each alternate."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    # The others of a document that is read page by page have no siblings of the same extent.
    pages = [page for page in built_pages(outputs) if page.leaf is not None and page.leaf.is_first]
    publication = outputs.sources.publication
    links = {public_url(publication, page.path): _links(page) for page in pages}
    known = {public_url(publication, path) for path in outputs.pages}
    for page in pages:
        own = links[public_url(publication, page.path)]
        # One fault brings others with it, and all are mended together: tell the first.
        fault = next(_find_faults(outputs, page, links, known, rule.options["variants"]), None)
        if fault is None:
            yield passed(page.place())
            continue
        trouble, tag, target = fault
        said = str(rule.options["troubles"][trouble]).format(tag=tag, target=target)
        yield failed(page.place("link"), trouble=said, seen=", ".join(f"{t}: {a}" for t, a in own))


def _links(page: BuiltPage) -> Links:
    found = page.tree.xpath(
        "/html/head/link[@hreflang][contains(concat(' ', @rel, ' '), ' alternate ')]"
    )
    return [(link.get("hreflang"), link.get("href", "")) for link in found]


def _find_faults(
    outputs: Outputs,
    page: BuiltPage,
    links: Mapping[str, Links],
    site_addresses: set[str],
    variants: list[str],
) -> Iterator[tuple[str, str, str]]:
    """(a key of options.troubles, tag, address). links: by address of the page. known: all addresses."""
    publication, document = outputs.sources.publication, page.variant.document
    own = links[public_url(publication, page.path)]
    tags = [tag for tag, _ in own]
    if not own:
        yield "none", "", ""
    for tag, target in own:
        if not _is_tag(tag, variants):
            yield "not-a-tag", tag, target
        if tags.count(tag) > 1:
            yield "tag-twice", tag, target
        if not target.startswith(publication.url):
            yield "not-absolute", tag, target
        elif target not in site_addresses:
            yield "not-a-page", tag, target
    source = public_url(publication, artifact_path(publication.source, document, "web"))
    if (DEFAULT, source) not in own:
        yield "no-default", DEFAULT, source
    for artifact in outputs.artifacts:
        wanted = public_url(publication, artifact.path)
        if (artifact.document, artifact.format) == (document, "web") and wanted not in dict(
            own
        ).values():
            yield "unnamed", "", wanted
    for _, there in own:
        # A page that is owed but not built has its own finding (artifact-missing).
        if set(links.get(there, own)) != set(own):
            yield "differs", "", there


def _is_tag(tag: str, variants: list[str]) -> bool:
    """A BCP 47 tag of a language, script, region or variant that exists, or x-default."""
    names, (language, *parts) = Locale("en"), tag.split("-")
    return (
        tag == DEFAULT
        or language in names.languages
        and all(
            part in names.scripts or part in names.territories or part in variants for part in parts
        )
    )
