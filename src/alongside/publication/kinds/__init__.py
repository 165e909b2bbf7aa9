"""Kinds of document that there are, each in a module of its own, and the kind of a page.

Another kind: a module here with its Kind, a line in KINDS; what its pages show in web/kinds/; its
rules; its words in every file of languages/; its page in GUIDE.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from alongside.model import DocumentKind, KindFault, Publication, Variant
from alongside.publication.kinds import (
    case_list,
    case_studies,
    consultation,
    guided,
    self_check,
    you_said_we_did,
)
from alongside.publication.kinds.kind import KIND, Key, Kind, read_values
from alongside.system.settings_reader import suggest

__all__ = [
    "KIND",
    "KINDS",
    "Key",
    "Kind",
    "kind_data",
    "kind_of_page",
    "kinds_with_key",
    "read_kinds",
]

KINDS: Mapping[str, Kind] = {
    consultation.NAME: consultation.KIND,
    guided.NAME: guided.KIND,
    self_check.NAME: self_check.KIND,
    you_said_we_did.NAME: you_said_we_did.KIND,
    case_studies.NAME: case_studies.KIND,
    case_list.NAME: case_list.KIND,
}


def read_kinds(
    publication: Publication, variants: Mapping[tuple[str, str], Variant]
) -> dict[str, DocumentKind]:
    """Slug to kind, of the documents that are of one."""
    pages = (
        variants.get((slug, publication.source_of_document(slug).key))
        for slug in publication.documents
    )
    kinds = ((page.document, kind_of_page(page, publication)) for page in pages if page)
    return {document: kind for document, kind in kinds if kind}


def kind_of_page(page: Variant, publication: Publication) -> DocumentKind | None:
    """What a source page says of the kind of its document; None where it says nothing."""
    if page.problem or KIND not in page.meta:
        return None
    name = str(page.meta[KIND] or "")
    kind = KINDS.get(name)
    if kind is None:
        line = page.meta_lines.get(KIND, 1)
        fault = KindFault(line, f"There is no kind of document “{name}”.", suggest(name, KINDS))
        return DocumentKind(name, faults=(fault,))
    values, faults = read_values(kind, page, publication)
    faults += _missing_sections(page, kind)
    if faults:
        return DocumentKind(name, faults=tuple(faults))
    return DocumentKind(name, kind.make(**values), changes_on=kind.changes_on(values))


def kinds_with_key(name: str) -> list[str]:
    """The kinds that have a setting of this name."""
    return [kind for kind in KINDS if name in KINDS[kind].keys]


def kind_data(meta: Mapping[str, object]) -> str:
    """What the settings at the top of a page say of its kind, in one spelling; "" for a page that
    is of none. It counts for the page's fingerprint."""
    kind = KINDS.get(str(meta.get(KIND)))
    if kind is None:
        return ""
    data = {name: meta[name] for name in (KIND, *kind.keys) if name in meta}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)


def _missing_sections(page: Variant, kind: Kind) -> Iterator[KindFault]:
    for id_, heading in kind.sections.items():
        if page.section(id_) is None:
            yield KindFault(
                page.meta_lines.get(KIND, 1),
                f"A document of the kind “{page.meta[KIND]}” needs a section with the id “{id_}”.",
                f"Write it in every version, the words as you like:\n## {heading} {{#{id_}}}",
            )
