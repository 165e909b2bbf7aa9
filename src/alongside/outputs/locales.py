"""The engine's name for each strand: its folder in the staged tree, and back again."""

from __future__ import annotations

import re
from hashlib import sha256

from alongside.errors import BadInput
from alongside.model import Publication, Sources, Strand
from alongside.model.strand_names import is_level_of_language

_TAG = re.compile(r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def locale_of(publication: Publication, strand: Strand) -> str:
    """The strand's folder for the engine, whose plugin accepts only "xx", "xx-Abcd" and "xx-XX".

    "ur" for a language and for the source; "en-Easy" for another level in the source's language; a
    name of our own for a language whose tag has three letters or more, and for another level in it.
    """
    source = publication.source
    if is_level_of_language(publication, strand):
        return _own_name(strand.key)
    if strand is source or strand.language != source.language:
        return strand.language if _TAG.fullmatch(strand.language) else _own_name(strand.language)
    # As a script’s code is written: the plugin takes the second part of a locale for a script.
    letters = re.sub(r"[^a-z]", "", strand.level)[:4].ljust(4, "x")
    return f"{locale_of(publication, source)[:2]}-{letters.capitalize()}"


def _own_name(key: str) -> str:
    """ "qa-Hcbd": qa is a tag that no language ever has, the rest stands for the strand."""
    digest = sha256(key.encode()).digest()[:4]
    return "qa-" + "".join(chr(ord("a") + byte % 26) for byte in digest).capitalize()


def locales(publication: Publication) -> dict[str, Strand]:
    """Locale to strand, the source first. Raises BadInput when two levels would share a folder."""
    source_first = sorted(publication.strands, key=lambda strand: strand.made_from is not None)
    strands: dict[str, Strand] = {}
    for strand in source_first:
        locale = locale_of(publication, strand)
        if locale in strands:
            raise BadInput(
                f"The reading levels “{strands[locale].key}” and “{strand.key}” "
                "begin with the same 4 letters.",
                path="publication.yml",
                why="The site could not keep their pages apart.",
                mend="Rename one of them.",
            )
        strands[locale] = strand
    return strands


def source_path(sources: Sources, staged: str) -> str:
    """The file that a person edits for a staged page, "ur/our-area.md"; "" for a generated one."""
    locale, _, name = staged.partition("/")
    strand = locales(sources.publication).get(locale)
    if strand is None:
        return ""
    variant = sources.variants.get((name.removesuffix(".md"), strand.key))
    return variant.path.as_posix() if variant else ""
