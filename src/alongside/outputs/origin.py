"""Everything that a file for readers is made from, in one digest: its pages, pictures and settings.

By it a file is known to be the same before anything is read of its pages. It may change where the
file does not: that costs the reading, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from alongside.model import Artifact, Outputs, Publication, Variant
from alongside.model.own_pages import GLOSSARY
from alongside.outputs.expected import generated_page_paths, split_into_leaves, strand_slugs
from alongside.system.file_cache import cache_key
from alongside.system.images import MEDIA_TYPES


class Origins:
    """Of the files of one publication, as it is built now. What they share is digested once.

    Of our own code and fonts, and of the edition before, nothing is said.
    """

    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self.settings = settings_digest(outputs.sources.publication)
        self._pictures = _pictures_digest(outputs.site_folder)

    def of_artifact(self, artifact: Artifact) -> str:
        """The digest of what a PDF or an EPUB is made from."""
        variants = list(_variants_of(self._outputs, artifact))
        paths = [leaf.path for variant in variants for leaf in split_into_leaves(variant)]
        publication = self._outputs.sources.publication
        if artifact.is_collection and GLOSSARY in strand_slugs(publication):
            paths += generated_page_paths(publication, artifact.strand, GLOSSARY)
        return cache_key(
            repr(artifact),
            self.settings,
            *map(text_digest, variants),
            *file_digests(self._outputs.site_folder, paths),
            self._pictures,
        )


def everything_digest(outputs: Outputs) -> str:
    """Of the whole built website and of all that it was made from."""
    sources, folder = outputs.sources, outputs.site_folder
    # The words are counted from the texts.
    without_root = replace(
        sources, publication=replace(sources.publication, root=Path()), lower_case_words=None
    )
    names = sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()
    )
    owed = (outputs.artifacts, outputs.pages, outputs.release_id)
    return cache_key(repr(without_root), repr(owed), *file_digests(folder, names))


def settings_digest(publication: Publication) -> str:
    """Of all that the settings and data files say. The folder that they lie in says nothing."""
    return cache_key(repr(replace(publication, root=Path())))


def text_digest(variant: Variant) -> str:
    """Of what readers get of a document, and of where each of it stands in its file.

    What it was made from is recorded in the same file, and changes when it is accepted.
    """
    said = (variant.title, variant.meta.get("description"), variant.problem)
    return cache_key(repr((variant.document, variant.strand, variant.path, said, variant.sections)))


def file_digests(folder: Path, paths: Iterable[str]) -> Iterator[str]:
    """Path and digest of each file, which may be missing."""
    for path in paths:
        file = folder / path
        yield path
        yield sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _variants_of(outputs: Outputs, artifact: Artifact) -> Iterator[Variant]:
    publication = outputs.sources.publication
    documents = (
        publication.documents_in(artifact.volume)
        if artifact.is_collection
        else (artifact.document,)
    )
    for (document, strand), variant in outputs.sources.variants.items():
        if strand == artifact.strand.key and document in documents:
            yield variant


def _pictures_digest(folder: Path) -> str:
    """Of every picture of the website, as a page names them where it likes."""
    pictures = [file for file in folder.rglob("*") if file.suffix.lower() in MEDIA_TYPES]
    names = sorted(file.relative_to(folder).as_posix() for file in pictures)
    return cache_key(*file_digests(folder, names))
