"""Every feed is Atom (RFC 4287) that feed readers can use, and tells all that its page tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from alongside.model import Feed, Outcome, Outputs, Place, Rule
from alongside.outputs.expected import public_url
from alongside.outputs.feeds import ATOM, CHANGES_FEED, expected_feeds
from alongside.readback.pages import BuiltPage, built_pages, find_elements, resolve_link
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed

_NAMES = {"a": "http://www.w3.org/2005/Atom", "x": "http://www.w3.org/1999/xhtml"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NEEDED = ("id", "title", "updated")


@dataclass(frozen=True)
class _Fault:
    """name: a key of options.faults. seen: what stands there."""

    name: str
    seen: str = ""


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a feed."""
    feeds = [feed for feed in expected_feeds(subject.sources) if feed.media_type == ATOM]
    pages = {page.path: page for page in built_pages(subject)} if feeds else {}
    for feed in feeds:
        place = Place(feed.source, page=feed.path)
        file = subject.site_folder / feed.path
        if not file.is_file():
            continue  # artifact-missing tells of it
        faults = list(_find_faults(subject, feed, file.read_bytes(), pages))
        # Each kind of fault once: what is wrong in one entry is often wrong in all.
        for name, seen in {fault.name: fault.seen for fault in reversed(faults)}.items():
            texts = fault_texts(rule, name, file=feed.path, page=feed.page)
            yield failed(place, seen=seen, **texts)
        if not faults:
            yield passed(place)
    if not feeds:
        yield inapplicable(Place("publication.yml"))


def _find_faults(
    outputs: Outputs, feed: Feed, content: bytes, pages: dict[str, BuiltPage]
) -> Iterator[_Fault]:
    try:
        # Nothing outside the file is read, and nothing in it grows.
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield _Fault("unreadable", str(error))
        return
    if root.tag != f"{{{_NAMES['a']}}}feed":
        yield _Fault("unreadable", str(root.tag))
        return
    yield from _faults_of_parts(root)
    yield from _faults_of_order(root)
    if root.get(_LANGUAGE) != feed.strand.language:
        yield _Fault("wrong-language", root.get(_LANGUAGE) or "no language")
    yield from _faults_of_addresses(outputs, feed, root)
    yield from _faults_of_page(outputs, feed, root, pages)


def _faults_of_parts(root: etree._Element) -> Iterator[_Fault]:
    for element in (root, *root.findall("a:entry", _NAMES)):
        for name in _NEEDED:
            words = [(found.text or "").strip() for found in element.findall(f"a:{name}", _NAMES)]
            if len(words) != 1 or not words[0]:
                yield _Fault("part-missing", name)
    if not root.findtext("a:author/a:name", "", _NAMES).strip():
        yield _Fault("part-missing", "author")


def _faults_of_order(root: etree._Element) -> Iterator[_Fault]:
    ids = [each.text or "" for each in root.iterfind(".//a:id", _NAMES)]
    yield from (_Fault("twice", id_) for id_ in ids if ids.count(id_) > 1)
    moments = [each.text or "" for each in root.iterfind("a:entry/a:updated", _NAMES)]
    latest = root.findtext("a:updated", "", _NAMES)
    for moment in (latest, *moments):
        if not _MOMENT.fullmatch(moment):
            yield _Fault("no-moment", moment)
    if moments != sorted(moments, reverse=True) or moments[:1] not in ([], [latest]):
        yield _Fault("not-in-order", ", ".join((latest, *moments)))


def _faults_of_addresses(outputs: Outputs, feed: Feed, root: etree._Element) -> Iterator[_Fault]:
    publication = outputs.sources.publication
    own = [each.get("href") for each in root.iterfind("a:link[@rel='self']", _NAMES)]
    if own != [public_url(publication, feed.path)]:
        yield _Fault("wrong-address", ", ".join(filter(None, own)))
    for link in (*root.iterfind(".//a:link", _NAMES), *root.iterfind(".//x:a", _NAMES)):
        address = link.get("href", "")
        path = address.removeprefix(publication.url).partition("#")[0]
        is_ours = address.startswith(publication.url)
        if not is_ours or not (outputs.site_folder / (path or "index.html")).is_file():
            yield _Fault("dead-link", address)


def _faults_of_page(
    outputs: Outputs, feed: Feed, root: etree._Element, pages: dict[str, BuiltPage]
) -> Iterator[_Fault]:
    """The page that says the same leads to the feed; that of changes has an entry for each."""
    page = pages.get(feed.page)
    if page is None:
        return
    links = find_elements(page.tree, "//link[@rel='alternate'][@type] | //a[@type]")
    if all(resolve_link(page.path, link.get("href", ""))[0] != feed.path for link in links):
        yield _Fault("not-linked", feed.page)
    if feed.path.rpartition("/")[2] == CHANGES_FEED:
        address = public_url(outputs.sources.publication, feed.page)
        ids = {entry.text for entry in root.iterfind("a:entry/a:id", _NAMES)}
        for heading in find_elements(page.tree, "//h2[starts-with(@id, 'change-')]"):
            if f"{address}#{heading.get('id')}" not in ids:
                yield _Fault("not-told", heading.get("id", ""))
