"""The text of record of a built page: its article, without what belongs to the website only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import chain
from pathlib import Path
from urllib.parse import urljoin

from lxml import html

from alongside.errors import BuildFailed
from alongside.model import Outputs, Publication, Strand, Variant
from alongside.outputs.expected import page_url, split_into_leaves
from alongside.readback.trees import parse_page

BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DRAFT_NOTICE = "//main//*[contains(concat(' ', @class, ' '), ' draft ')]//text()[not(ancestor::a)]"
"""Its link leads to a page of the website."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read_document(outputs: Outputs, variant: Variant) -> tuple[html.HtmlElement, str]:
    """The article of a document, of all its web pages together, and its draft notice, or "".

    Raises BuildFailed at its Markdown file. A file that is made of it owes readers the notice.
    """
    pages = [outputs.site_folder / leaf.path for leaf in split_into_leaves(variant)]
    return read_pages(pages, variant.path.as_posix())


def read_pages(pages: Sequence[Path], source: str) -> tuple[html.HtmlElement, str]:
    """The web pages of a Variant to its article, and the words by which they say that it is a
    draft, or "".

    Raises BuildFailed at source, its Markdown file.
    """
    articles: list[html.HtmlElement] = []
    draft = ""
    for page in pages:
        tree = read_tree(page)
        article = None if tree is None else find_article(tree)
        if tree is None or article is None:
            raise BuildFailed(
                f"The page {page.name} has no text of its own.",
                path=source,
                why="A PDF or EPUB has to say the same as its page.",
                mend="Publish again. If this stays, the page's template is damaged: "
                "see theme/main.html.",
            )
        articles.append(article)
        draft = draft or fold_white_space("".join(tree.xpath(_DRAFT_NOTICE)))
    return join_articles(articles, [page.name for page in pages]), draft


def find_article(tree: html.HtmlElement) -> html.HtmlElement | None:
    """A copy of the page's article.document, without what belongs to the website only."""
    found = tree.xpath("//main//article[contains(concat(' ', @class, ' '), ' document ')]")
    if not found:
        return None
    article = deepcopy(found[0])
    article.tail = None
    unread = ".//*[@data-furniture] | .//script | .//style | .//template | .//comment()"
    for furniture in article.xpath(unread):
        furniture.drop_tree()
    return article


def join_articles(articles: Sequence[html.HtmlElement], names: Sequence[str]) -> html.HtmlElement:
    """The articles of a Variant's pages as one, as if it had never been split. names: of their
    files.

    The headings of all but the first go one level down, and links from one to the other stay
    within.
    """
    whole, *others = articles
    if not others:
        return whole
    starts = {
        name: article.xpath("string(.//h1/@id)")
        for name, article in zip(names, articles, strict=True)
    }
    for article in others:
        for heading in list(article.iter(*HEADINGS[:-1])):
            heading.tag = f"h{int(heading.tag[1]) + 1}"
    for link in chain.from_iterable(article.iter("a") for article in articles):
        name, _, section = link.get("href", "").partition("#")
        if name in starts:
            link.set("href", f"#{section or starts[name]}")
    for article in others:
        whole.extend(article)
    return whole


def read_tree(page: Path) -> html.HtmlElement | None:
    """None for a page that is not there or is none."""
    try:
        return parse_page(page.read_bytes())
    except OSError:
        return None


def text_blocks(element: html.HtmlElement) -> Iterator[str]:
    """The words of an element in reading order, one string a block, white space folded.

    No alt texts.
    """
    words: list[str] = []
    yield from _collect_blocks(element, words)
    yield from _finish_block(words)


def fold_white_space(text: str) -> str:
    """White space as a browser folds it. A no-break space is a letter and stays."""
    return _SPACE.sub(" ", text).strip(" ")


def collapse_white_space(text: str) -> str:
    """White space runs to one space; a space at either end stays."""
    return _SPACE.sub(" ", text)


def resolve_link(href: str, publication: Publication, strand: Strand, document: str) -> str:
    """A link of a page as a PDF or EPUB has it: "#id" within the page, otherwise a full address."""
    if href.startswith("#"):
        return href
    try:
        return urljoin(page_url(publication, strand, document), href)
    except ValueError:
        return href


def _collect_blocks(element: html.HtmlElement, words: list[str]) -> Iterator[str]:
    """The blocks that end inside of an element. words: of the block that goes on around and
    after it."""
    words.append(element.text or "")
    for child in element:
        if not isinstance(child.tag, str):
            pass  # a comment has no words, but there may be some after it
        elif child.tag in BLOCKS:
            yield from _finish_block(words)
            yield from _collect_blocks(child, words)
            yield from _finish_block(words)
        else:
            if child.tag == "br":
                words.append(" ")
            yield from _collect_blocks(child, words)
        words.append(child.tail or "")


def _finish_block(words: list[str]) -> Iterator[str]:
    """The block that is made of these words, if there are any.

    Leaves words empty for the next one.
    """
    text = fold_white_space("".join(words))
    words.clear()
    if text:
        yield text
