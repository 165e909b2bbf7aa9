"""The addresses of websites in publication.yml and data files, which become links for readers."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Place, Publication, Sources
from alongside.publication.facts import FILE as FACTS
from alongside.publication.picture_list import FILE as PICTURES
from alongside.publication.settings import FILE as SETTINGS
from alongside.system.yaml_lines import read_yaml

_LINK = "link"


def listed_links(sources: Sources) -> Iterator[tuple[Place, str]]:
    """Each with its place, where the data files are judged."""
    if not sources.judges_lists:
        return
    publication = sources.publication
    yield from _setting_links(publication)
    for fact in publication.facts.values():
        if fact.kind == _LINK:
            yield Place(FACTS, fact.line), str(fact.value)
    for picture in publication.pictures.values():
        for address in (picture.licence_link, picture.source):
            if address.startswith("http"):
                yield Place(PICTURES, picture.line), address


def _setting_links(publication: Publication) -> Iterator[tuple[Place, str]]:
    _, lines = read_yaml((publication.root / SETTINGS).read_text(encoding="utf-8-sig"))
    yield Place(SETTINGS, lines["contact.website"]), publication.contact["website"]
    for link in publication.look.footer_links:
        yield Place(SETTINGS, link.line), link.href
    if publication.text_licence:
        yield Place(SETTINGS, lines["text_licence.link"]), publication.text_licence.link
