"""Every link, picture, style sheet and font of the built site leads to something that is there.

Names are compared letter by letter, capitals included, as a web server does. Links to
other websites are judged by their form only: nothing is asked over the network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outputs.feeds import expected_feeds
from alongside.readback.addresses import Address, Use, find_external_trouble
from alongside.readback.css_addresses import css_addresses
from alongside.readback.markup_addresses import markup_addresses
from alongside.readback.pages import BuiltPage, built_pages, element_text, resolve_link
from alongside.rules.options import list_option, mapping_option
from alongside.rules.outcomes import failed, inapplicable, passed

_LINK_TEXT_LETTERS = 60


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: an address that a page or style sheet names."""
    pages = list(built_pages(subject))
    site = _LinkTargets(
        files=_served_files(subject),
        ids={page.path: _ids(page) for page in pages},
        site_url=subject.sources.publication.url,
        served_anywhere=frozenset(list_option(rule, "pages_at_any_address")),
    )
    for page in pages:
        yield from list(_page_outcomes(page, site, rule)) or [inapplicable(page.place())]
    for sheet in sorted(path for path in site.files if path.endswith(".css")):
        css = (subject.site_folder / sheet).read_bytes()
        outcomes = list(_sheet_outcomes(css, sheet, site, rule))
        yield from outcomes or [inapplicable(Place(sheet, page=sheet))]


def _served_files(outputs: Outputs) -> frozenset[str]:
    """Paths of all files that a link may lead to.

    A file that is owed but missing has its own finding (artifact-missing), not one for each link to
    it.
    """
    folder = outputs.site_folder
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    owed = {artifact.path for artifact in outputs.artifacts}
    owed |= {feed.path for feed in expected_feeds(outputs.sources)}
    return frozenset(files | owed | set(outputs.pages))


def _page_outcomes(page: BuiltPage, site: _LinkTargets, rule: Rule) -> Iterator[Outcome]:
    for address in markup_addresses(page.tree):
        if not _is_link(address):
            continue
        trouble = site.find_trouble(page.path, address.resolved_value)
        place = page.place(address.selector)
        if trouble:
            yield _fault(rule, place, trouble, address.value, _text(address))
        else:
            yield passed(place)


def _fault(rule: Rule, place: Place, trouble: str, target: str, text: str) -> Outcome:
    described = mapping_option(rule, "troubles")[trouble].format(target=target, text=text)
    return failed(place, seen=target, trouble=described, target=target, text=text)


def _is_link(address: Address) -> bool:
    """Whether the rule is about it. What is embedded in an address has no place to begin from."""
    if address.is_embedded or address.use is Use.BASE:
        return False
    # A form without an address sends to its own page.
    return address.use is not Use.SENT_TO or bool(address.value)


def _text(address: Address) -> str:
    """What a reader calls the link, or the name of its element."""
    element = address.node
    if element is None or address.element == "style":
        return address.element
    text = element_text(element)[:_LINK_TEXT_LETTERS]
    return text or element.get("alt") or element.get("aria-label") or address.element


@dataclass(frozen=True)
class _LinkTargets:
    """What a link of the site can lead to.

    files: paths below the site's root. ids: the element ids of each page. site_url: the address
    under which the site is published. served_anywhere: pages that are shown at any address.
    """

    files: frozenset[str]
    ids: Mapping[str, frozenset[str]]
    site_url: str
    served_anywhere: frozenset[str]

    def find_trouble(self, page: str, address: str) -> str:
        """A key of options.troubles, or "" if a reader gets where the link promises."""
        address = address.strip()
        if address.startswith(self.site_url):
            return self._find_internal_trouble(
                "", address.removeprefix(self.site_url) or "index.html"
            )
        try:
            parts = urlsplit(address)
        except ValueError:
            return "not-an-address"
        if parts.scheme == "data":
            return ""
        if parts.scheme or parts.netloc:
            return find_external_trouble(address)
        if address.startswith("/"):
            root = urlsplit(self.site_url).path
            if page not in self.served_anywhere or not address.startswith(root):
                # Opened from a folder on a disk, "/" is the top of the disk.
                return "from-the-top"
            return self._find_internal_trouble("", address.removeprefix(root) or "index.html")
        return self._find_internal_trouble(page, address)

    def _find_internal_trouble(self, page: str, address: str) -> str:
        target, fragment = resolve_link(page, address)
        if address in ("", "#"):
            return "nowhere"
        if target not in self.files:
            return self._explain_missing(target)
        # Only pages have sections that we can look up; in a PDF or picture the rest is for its
        # program. "top" is the top of every page, without an element of that name.
        if fragment and fragment != "top" and fragment not in self.ids.get(target, {fragment}):
            return "section-missing"
        return ""

    def _explain_missing(self, target: str) -> str:
        if any(file.lower() == target.lower() for file in self.files):
            return "capitals"
        folder = target.rstrip("/.") + "/"
        return "folder" if any(file.startswith(folder) for file in self.files) else "missing"


def _ids(page: BuiltPage) -> frozenset[str]:
    return frozenset(page.tree.xpath("//@id")) | frozenset(page.tree.xpath("//a/@name"))


def _sheet_outcomes(css: bytes, sheet: str, site: _LinkTargets, rule: Rule) -> Iterator[Outcome]:
    """For each file of the site that a style sheet names.

    Other websites: rule third-party-request.
    """
    place = Place(sheet, page=sheet)
    for address in css_addresses(css):
        path = unquote(address.value.partition("#")[0].partition("?")[0])
        is_elsewhere = address.is_embedded or bool(urlsplit(address.value).scheme)
        if not path or is_elsewhere:
            continue
        if normpath(join(dirname(sheet), path)) in site.files:
            yield passed(place)
        else:
            yield _fault(rule, place, "missing", address.value, sheet)
