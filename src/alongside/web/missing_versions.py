"""What readers are told where a document is not there in a version, and where they can read it."""

from __future__ import annotations

from alongside.model import FewerVersions, Format, Sources, Strand, Variant
from alongside.outputs.expected import artifact_path
from alongside.text.dates import format_day
from alongside.web.context import Context
from alongside.web.frame import relative_link
from alongside.web.version_names import version_name


def left_out_of_strand(
    sources: Sources, strand: Strand, here: str, reader: Strand | None = None
) -> list[Context]:
    """Each document that a strand lacks for a reason: its title as label, with language, what is
    said of it, and links to the versions that there are.

    reader: in whose words, those of the strand where nothing is said.
    """
    entries: list[Context] = []
    for document in sources.publication.documents:
        note = sources.left_out(document, strand)
        versions = _versions(sources, document)
        if note and versions:
            entries.append(
                {
                    **_title_parts(sources, versions[0]),
                    "said": _say(sources, note, reader or strand),
                    "links": [_link(sources, version, strand, here) for version in versions],
                }
            )
    return entries


def titles_left_out(sources: Sources, strand: Strand) -> list[tuple[str, str]]:
    """The language tag and the title of each document that a strand lacks for a reason."""
    entries = left_out_of_strand(sources, strand, "")
    return [(str(entry["language"]), str(entry["label"])) for entry in entries]


def left_out_versions(sources: Sources, variant: Variant) -> list[Context]:
    """The versions of a document that are not there for a reason, in the words of its own page.

    Those of which the same is said stand together, as each word weighs on every page.
    """
    names: dict[tuple[str, str], list[Context]] = {}
    for strand in sources.publication.strands:
        note = sources.left_out(variant.document, strand)
        if note:
            name = version_name(sources.publication, strand, variant.strand)
            names.setdefault(_say(sources, note, variant.strand), []).append(name)
    return [{"names": alike, "said": said} for said, alike in names.items()]


def _versions(sources: Sources, document: str) -> list[Variant]:
    """Those that there are, that of the source first."""
    found = [sources.variants.get((document, each.key)) for each in sources.publication.strands]
    return [variant for variant in found if variant is not None]


def _title_parts(sources: Sources, variant: Variant) -> Context:
    language = sources.publication.language_of(variant.strand)
    return {
        "label": variant.title,
        "level": None,
        "language": language.tag,
        "direction": language.direction,
    }


def _say(sources: Sources, note: FewerVersions, reader: Strand) -> tuple[str, str]:
    """What stands before and after the name of what is missing."""
    language = sources.publication.language_of(reader)
    words = language.strings["not_yet" if note.is_planned else "not_planned"]
    before, after = words.split("{what}")
    return before, after.format(
        date=format_day(note.until, language), reason=note.reasons[reader.key]
    )


def _link(sources: Sources, variant: Variant, reader: Strand, here: str) -> Context:
    path = artifact_path(variant.strand, variant.document, Format.WEB)
    return {
        **version_name(sources.publication, variant.strand, reader),
        "href": relative_link(path, here),
    }
