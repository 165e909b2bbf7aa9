"""What the checks of the built website share: its pages as trees, and the place to report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import cast
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from alongside.model import Format, Outputs, Place, Strand, Variant
from alongside.outputs.expected import Leaf, generated_paths, split_into_leaves
from alongside.outputs.origin import Origins, text_digest
from alongside.readback.trees import parse_page
from alongside.system.file_cache import cache_key

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class BuiltPage:
    """One page of the built site, as a browser gets it.

    path: below the site's root. source: the Markdown file that it was made from.
    variant and leaf: None for a generated page (credits, site map, not-found). content: the file
    that the tree is of.
    """

    path: str
    source: str
    strand: Strand
    variant: Variant | None
    leaf: Leaf | None
    tree: html.HtmlElement
    content: bytes = b""

    def read_digest(self, origins: Origins) -> str:
        """Of the page, and of the text and settings that it is compared with."""
        text = text_digest(self.variant) if self.variant else ""
        about = (self.path, self.source, self.strand, self.leaf)
        return cache_key(self.content, repr(about), text, origins.settings)

    def place(self, selector: str = "", line: int = 0) -> Place:
        return Place(self.source, line, page=self.path, selector=selector)


def source_of_page(outputs: Outputs, page: str) -> str:
    """The Markdown file a page was made from; for a generated page, the page itself."""
    known = _leaves_by_path(outputs).get(page)
    return known[0].path.as_posix() if known else page


def built_pages(outputs: Outputs) -> Iterator[BuiltPage]:
    """Every page that is there. A missing or empty one has its own finding (artifact-missing)."""
    publication = outputs.sources.publication
    known = _leaves_by_path(outputs)
    generated = generated_paths(publication)
    for page in outputs.pages:
        file = outputs.site_folder / page
        content = file.read_bytes() if file.is_file() else b""
        if not content.strip():
            continue
        variant, leaf = known.get(page, (None, None))
        strand = variant.strand if variant else generated.get(page, publication.source)
        yield BuiltPage(
            path=page,
            source=variant.path.as_posix() if variant else page,
            strand=strand,
            variant=variant,
            leaf=leaf,
            tree=_parse_html(content),
            content=content,
        )


def _parse_html(page: bytes) -> html.HtmlElement:
    """What cannot be read as a page is taken for a page without anything, which every rule
    refuses."""
    tree = parse_page(page)
    return html.document_fromstring("<html><body></body></html>") if tree is None else tree


def resolve_link(page: str, href: str) -> tuple[str, str]:
    """A relative link on page → (path below the site's root, fragment). "..": outside the site.

    What is no address at all leads to a path that no file has.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return "\0", ""
    if not parts.path:
        return page, unquote(parts.fragment)
    return normpath(join(dirname(page), unquote(parts.path))), unquote(parts.fragment)


def article(page: BuiltPage) -> html.HtmlElement | None:
    """The text of record: what the page says of the variant, without the switchers around it."""
    articles = find_elements(
        page.tree, "//main//article[contains(concat(' ', @class, ' '), ' document ')]"
    )
    return articles[0] if articles else None


def pages_of_record(outputs: Outputs) -> Iterator[BuiltPage]:
    """Every page of a variant whose file can be read."""
    for page in built_pages(outputs):
        if page.variant is not None and not page.variant.problem:
            yield page


def find_elements(tree: html.HtmlElement, xpath: str) -> list[html.HtmlElement]:
    """The elements that an XPath expression selects, in the order of the page."""
    # lxml cannot say of an expression what it selects; those of elements select elements.
    return cast("list[html.HtmlElement]", tree.xpath(xpath))


def is_in_furniture(element: html.HtmlElement) -> bool:
    """Whether an element belongs to the website and not to the document, such as a language
    switcher, or is what the document's kind shows: its file does not have it."""
    return bool(element.xpath("ancestor-or-self::*[@data-furniture or @data-kind]"))


def element_text(element: html.HtmlElement) -> str:
    """The text of an element with its white space collapsed."""
    return " ".join(element.text_content().split())


def selector(element: etree._Element) -> str:
    """A short CSS selector for people: the element's id, or its name and class."""
    if element.get("id"):
        return f"#{element.get('id')}"
    classes = "".join(f".{name}" for name in (element.get("class") or "").split())
    # In a file of XML the name has its namespace before it: "{…}image".
    return f"{str(element.tag).rpartition('}')[2]}{classes}"


def _leaves_by_path(outputs: Outputs) -> dict[str, tuple[Variant, Leaf]]:
    leaves: dict[str, tuple[Variant, Leaf]] = {}
    for artifact in outputs.artifacts:
        variant = outputs.sources.variants.get((artifact.document, artifact.strand.key))
        if artifact.format != Format.WEB or variant is None:
            continue
        for leaf in split_into_leaves(variant):
            leaves[leaf.path] = (variant, leaf)
    return leaves
