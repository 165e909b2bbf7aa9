"""Every link, picture, style sheet and font of the built site leads to something that is there.

Names are compared letter by letter, capitals included, as a web server does. Links to
other websites are judged by their form only: nothing is asked over the network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from alongside.model import Outcome, Outputs, Place, Rule
from alongside.readback.addresses import css_addresses, find_external_trouble
from alongside.readback.pages import BuiltPage, built_pages, element_text, resolve_link, selector
from alongside.rules.outcomes import failed, passed

_ATTRIBUTES = ("href", "src", "poster", "data", "xlink:href")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    files = {
        f.relative_to(outputs.site_folder).as_posix()
        for f in outputs.site_folder.rglob("*")
        if f.is_file()
    }
    # A file that is owed but missing has its own finding (artifact-missing), not one for each link to it.
    files |= {artifact.path for artifact in outputs.artifacts} | set(outputs.pages)
    pages = {page.path: page for page in built_pages(outputs)}
    site = _LinkTargets(
        frozenset(files),
        {path: _ids(page) for path, page in pages.items()},
        outputs.sources.publication.url,
        frozenset(rule.options["pages_at_any_address"]),
    )
    for page in pages.values():
        faults = []
        for where, text, address in _links(page):
            trouble = site.find_trouble(page.path, address)
            if trouble:
                said = str(rule.options["troubles"][trouble]).format(target=address, text=text)
                place = page.place(where)
                faults.append(failed(place, seen=address, trouble=said, target=address, text=text))
        yield from faults or [passed(page.place())]
    for sheet in sorted(path for path in files if path.endswith(".css")):
        yield from _check_style_sheet(outputs, rule, site, sheet)


class _LinkTargets:
    """ids: the element ids of each page. own: the address under which the site is published."""

    def __init__(
        self,
        files: frozenset[str],
        ids: Mapping[str, frozenset[str]],
        site_url: str,
        served_anywhere: frozenset[str],
    ):
        self.files, self.ids, self.site_url, self.served_anywhere = (
            files,
            ids,
            site_url,
            served_anywhere,
        )

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
        # Only pages have sections that we can look up; in a PDF or picture the rest is for its program.
        if (
            fragment
            and target in self.ids
            and fragment != "top"
            and fragment not in self.ids[target]
        ):
            return "section-missing"
        return ""

    def _explain_missing(self, target: str) -> str:
        if any(file.lower() == target.lower() for file in self.files):
            return "capitals"
        folder = target.rstrip("/.") + "/"
        return "folder" if any(file.startswith(folder) for file in self.files) else "missing"


def _ids(page: BuiltPage) -> frozenset[str]:
    return frozenset(page.tree.xpath("//@id")) | frozenset(page.tree.xpath("//a/@name"))


def _links(page: BuiltPage) -> Iterator[tuple[str, str, str]]:
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        text = (
            element_text(element)[:60]
            or element.get("alt")
            or element.get("aria-label")
            or element.tag
        )
        for name in _ATTRIBUTES:
            if name in element.attrib:
                yield selector(element), text, element.get(name)
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield selector(element), text, candidate.split()[0]
        for address in css_addresses(element.get("style", "")):
            yield selector(element), text, address
        if element.tag == "style":
            for address in css_addresses(element.text or ""):
                yield "style", "style", address


def _check_style_sheet(
    outputs: Outputs, rule: Rule, site: _LinkTargets, sheet: str
) -> Iterator[Outcome]:
    place, broken = Place(sheet, page=sheet), False
    for address in css_addresses((outputs.site_folder / sheet).read_text("utf-8", "replace")):
        path = unquote(address.partition("#")[0].partition("?")[0])
        if (
            urlsplit(address).scheme
            or not path
            or normpath(join(dirname(sheet), path)) in site.files
        ):
            continue  # other websites: rule third-party-request
        broken = True
        said = str(rule.options["troubles"]["missing"]).format(target=address, text=sheet)
        yield failed(place, seen=address, trouble=said, target=address, text=sheet)
    if not broken:
        yield passed(place)
