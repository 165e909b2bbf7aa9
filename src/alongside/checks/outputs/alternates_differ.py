"""Each page tells search engines of itself and its siblings, and all of them tell the same.

A set of alternates that is not the same on every page of it is ignored as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from langcodes import Language as Tag
from langcodes.tag_parser import LanguageTagError

from alongside.model import Format, Outcome, Outputs, Rule
from alongside.outputs.alternates import DEFAULT, default_strand
from alongside.outputs.expected import page_url, public_url
from alongside.readback.pages import BuiltPage, built_pages, find_elements
from alongside.rules.options import list_option, mapping_option
from alongside.rules.outcomes import failed, passed

Links = list[tuple[str, str]]
"""Of a page: BCP 47 tag and full address of each alternate."""
Fault = tuple[str, str, str]
"""A key of options.troubles, the tag and the address that it is about."""

_ALTERNATES = "/html/head/link[@hreflang][contains(concat(' ', @rel, ' '), ' alternate ')]"


@dataclass(frozen=True)
class _Alternates:
    """links: by the address of each page. page_addresses: of all pages. variants: tags of BCP
    47."""

    outputs: Outputs
    links: Mapping[str, Links]
    page_addresses: frozenset[str]
    variants: Sequence[str]


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: the first page of a document."""
    # The others of a document that is read page by page have no siblings of the same extent.
    pages = [page for page in built_pages(subject) if page.leaf is not None and page.leaf.is_first]
    publication = subject.sources.publication
    alternates = _Alternates(
        outputs=subject,
        links={public_url(publication, page.path): _links(page) for page in pages},
        page_addresses=frozenset(public_url(publication, path) for path in subject.pages),
        variants=list_option(rule, "variants"),
    )
    troubles = mapping_option(rule, "troubles")
    for page in pages:
        # One fault brings others with it, and all are mended together: tell the first.
        fault = next(_find_faults(alternates, page), None)
        if fault is None:
            yield passed(page.place())
            continue
        trouble, tag, target = fault
        yield failed(
            page.place("link"),
            trouble=troubles[trouble].format(tag=tag, target=target),
            seen=", ".join(f"{tag}: {address}" for tag, address in _links(page)),
        )


def _links(page: BuiltPage) -> Links:
    links = find_elements(page.tree, _ALTERNATES)
    return [(link.get("hreflang", ""), link.get("href", "")) for link in links]


def _find_faults(alternates: _Alternates, page: BuiltPage) -> Iterator[Fault]:
    document = page.variant.document if page.variant else ""
    own = alternates.links[public_url(alternates.outputs.sources.publication, page.path)]
    if not own:
        yield "none", "", ""
    yield from _tag_faults(alternates, own)
    yield from _missing_alternates(alternates, document, own)
    for _, address in own:
        # A page that is owed but not built has its own finding (artifact-missing).
        if set(alternates.links.get(address, own)) != set(own):
            yield "differs", "", address


def _tag_faults(alternates: _Alternates, own: Links) -> Iterator[Fault]:
    site_url = alternates.outputs.sources.publication.url
    tags = [tag for tag, _ in own]
    for tag, target in own:
        if not _is_tag(tag, alternates.variants):
            yield "not-a-tag", tag, target
        if tags.count(tag) > 1:
            yield "tag-twice", tag, target
        if not target.startswith(site_url):
            yield "not-absolute", tag, target
        elif target not in alternates.page_addresses:
            yield "not-a-page", tag, target


def _missing_alternates(alternates: _Alternates, document: str, own: Links) -> Iterator[Fault]:
    publication = alternates.outputs.sources.publication
    strand = default_strand(alternates.outputs.sources, document)
    source = page_url(publication, strand, document)
    if (DEFAULT, source) not in own:
        yield "no-default", DEFAULT, source
    named = {address for _, address in own}
    for artifact in alternates.outputs.artifacts:
        address = public_url(publication, artifact.path)
        is_page = (artifact.document, artifact.format) == (document, Format.WEB)
        if is_page and address not in named:
            yield "unnamed", "", address


def _is_tag(tag: str, variants: Sequence[str]) -> bool:
    """A BCP 47 tag of a language, script, region or variant that exists, or x-default."""
    if tag == DEFAULT:
        return True
    try:
        parsed = Tag.get(tag, normalize=False)
    except LanguageTagError:
        return False
    return parsed.is_valid() and set(parsed.variants or ()) <= set(variants)
