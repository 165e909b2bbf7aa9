"""Which documents are written first in another version than the publication's source."""

from __future__ import annotations

from collections.abc import Sequence

from alongside.model import Strand
from alongside.system.settings_reader import Setting

_EXAMPLE = "written_first:\n  cy: [law/welsh-duties]"


def read_written_first(
    setting: Setting, documents: Sequence[str], strands: Sequence[Strand]
) -> dict[str, str]:
    """Slug to the key of the strand. Raises BadInput."""
    first: dict[str, str] = {}
    made = [strand.key for strand in strands if strand.made_from]
    versions = setting.optional_mapping(
        "“written_first” must name versions, each with its documents.",
        f"Write it like this:\n{_EXAMPLE}",
    )
    setting.refuse_unknown_names(made)
    for version, listed in versions.items():
        example = f"    {version}: [{documents[-1]}]"
        listed.elements(f"“{version}” lists no documents.", example)
        listed.refuse_unknown_names(documents)
        for document in listed.word_list("A name is not a text.", example):
            if document in first:
                listed.refuse(
                    f"The document “{document}” stands in two lists.",
                    "Keep it in one of them: a text is written first in one version.",
                )
            first[document] = version
    return first
