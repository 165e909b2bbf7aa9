"""moved.yml: where pages are now that readers may still look for at an old address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from alongside.model import MovedPage, Publication
from alongside.model.own_pages import OWN_PAGES
from alongside.publication.data_file import describe_unknown_page, read_data_file
from alongside.publication.settings_documents import is_document_name, read_wordings
from alongside.system.settings_reader import Setting

FILE = "moved.yml"
_WHY = "People keep addresses and printed papers name them. An old address must lead on."
_EXAMPLE = "- was: our-plan\n    now: our-area"
_GONE_EXAMPLE = "    gone:\n      en: The project ended in 2025."
_ADDRESS = re.compile(r"[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)*\.html")


def read_moved(publication: Publication) -> tuple[MovedPage, ...]:
    """In the order of the file; none without it. Raises BadInput.

    A page that has moved twice leads to where it is now.
    """
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return ()
    entries = file.elements(
        f"{FILE} is not a list of pages.", f"Write each page like this:\n  {_EXAMPLE}"
    )
    old_names = _read_old_names(entries, publication)
    targets = {was: str(entry.member("now").value or "") for was, entry in old_names.items()}
    return tuple(_read_entry(entry, was, targets, publication) for was, entry in old_names.items())


def names_before(publication: Publication) -> dict[str, str]:
    """Old name of a document to its name now, or to "" where it is gone."""
    return {page.was: page.now for page in publication.moved if not page.is_address}


def _read_old_names(entries: Iterable[Setting], publication: Publication) -> dict[str, Setting]:
    """Each old name or address to its entry."""
    found: dict[str, Setting] = {}
    for entry in entries:
        entry.mapping("An entry names no page.", f"Write it like this:\n  {_EXAMPLE}")
        entry.refuse_unknown_names(("was", "now", "gone"))
        setting = entry.member("was")
        was = setting.text(
            "An entry does not say what the page was called.", f"    was: {_name_hint('our-plan')}"
        )
        _refuse_unusable(setting, was, publication)
        if was in found:
            setting.refuse(
                f"“{was}” stands in two entries: the first in line {found[was].line}.",
                "Keep one of them.",
            )
        found[was] = entry
    return found


def _refuse_unusable(setting: Setting, was: str, publication: Publication) -> None:
    if not (_ADDRESS.fullmatch(was) and ".." not in was) and not is_document_name(was):
        setting.refuse(
            f"“{was}” is neither the old name of a page nor an old address.",
            f"Write the name without .md, as it stood in publication.yml: {_name_hint(was)}\n"
            "For one address alone, write what follows the address of your website, up to .html, "
            "for example easy-read/our-plan.places.html",
        )
    if was in publication.documents:
        setting.refuse(
            f"The page “{was}” is still there, so its address cannot lead elsewhere.",
            "Take this entry out, or take the page out of the documents in publication.yml.",
        )
    if was in OWN_PAGES:
        setting.refuse(
            f"We make a page of the name “{was}” ourselves, so its address cannot lead elsewhere.",
            "Take this entry out.",
        )


def _name_hint(was: str) -> str:
    name = was.strip().removeprefix("docs/").removesuffix(".md").strip("/")
    return name if is_document_name(name) else "our-plan"


def _read_entry(
    entry: Setting, was: str, targets: Mapping[str, str], publication: Publication
) -> MovedPage:
    if ("now" in entry) == ("gone" in entry):
        entry.refuse(
            f"The entry of “{was}” must say either where the page is now or why it is gone.",
            f"Write one of these:\n    now: our-area\n{_GONE_EXAMPLE}",
        )
    now, section = "", ""
    reasons: Mapping[str, str] = {}
    if "gone" in entry:
        reasons, _ = read_wordings(
            entry.member("gone"),
            f"“{was}”, which is gone,",
            "reason",
            publication.strands,
            publication.root,
        )
    else:
        now, section = _read_target(entry.member("now"), targets, publication)
    return MovedPage(was=was, now=now, section=section, reasons=reasons, line=entry.line)


def _read_target(
    setting: Setting, targets: Mapping[str, str], publication: Publication
) -> tuple[str, str]:
    """(document, section) where the page is now; followed through all entries."""
    text = setting.text("The entry does not say where the page is now.", "    now: our-area")
    name, _, section = text.partition("#")
    seen = [name]
    while name not in publication.documents:
        if name not in targets:
            setting.refuse(*describe_unknown_page(publication.documents, name))
        if not targets[name]:
            setting.refuse(
                f"The page “{name}” is gone, so it cannot be where this one is now.",
                f"Say here, too, that it is gone, and why:\n{_GONE_EXAMPLE}",
            )
        name, _, section = targets[name].partition("#")
        if name in seen:
            setting.refuse(
                "These entries lead in a circle, so no reader would get anywhere.",
                "Name the page that is there now.",
            )
        seen.append(name)
    return name, section
