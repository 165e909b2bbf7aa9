"""What a publication owes its readers as files: artifacts, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from alongside.model.formats import Format
from alongside.model.navigation import Volume
from alongside.model.sources import Sources
from alongside.model.strands import Strand


@dataclass(frozen=True)
class Artifact:
    """One built file that is owed to readers.

    path: below the site's root, posix. document: a slug; or, for a file that holds more than one
    document, the name that its format gives, which no document has. strand: the source's for what
    is owed once. volume: what a book holds; None for a book of all, and other files.
    """

    path: str
    document: str
    strand: Strand
    format: Format
    volume: Volume | None = None

    @property
    def is_pdf(self) -> bool:
        return self.format.is_pdf

    @property
    def is_collection(self) -> bool:
        """Whether it is made from a whole Strand, or from all of them, and so has no Variant."""
        return self.format.is_collection


@dataclass(frozen=True)
class Feed:
    """A feed or calendar that is owed to the programs of readers.

    path: below the site's root, posix. media_type: IANA's name. source: the file whose words it
    has. page: path of a page that leads to it.
    """

    path: str
    strand: Strand
    media_type: str
    source: str
    page: str


@dataclass(frozen=True)
class Outputs:
    """Everything that the outputs gate judges.

    site_folder: holds the finished but unreleased site. artifacts: what is owed, whether or not it
    is there. pages: the path of every HTML file that is owed, relative, posix, generated pages
    (credits, accessibility, site maps, not-found) included.
    release_id: of the release that is being made, see outputs/release_id.py.
    input_digests: of all that it is made from, by their names.
    """

    sources: Sources
    site_folder: Path
    artifacts: tuple[Artifact, ...]
    pages: tuple[str, ...]
    release_id: str = ""
    input_digests: Mapping[str, str] = field(default_factory=dict)

    def source_path_of(self, artifact: Artifact) -> str:
        """What a finding of the artifact names, so that somebody can mend it.

        Its Markdown file, the folder of a whole Strand, or the artifact itself.
        """
        variant = self.sources.variants.get((artifact.document, artifact.strand.key))
        if variant:
            return variant.path.as_posix()
        if artifact.is_collection:
            return Path("docs", artifact.strand.folder).as_posix()
        return artifact.path

    def artifact(self, document: str, strand_key: str, format_: Format) -> Artifact | None:
        """The artifact that is owed for the three, or None."""
        for artifact in self.artifacts:
            if (artifact.document, artifact.strand.key, artifact.format) == (
                document,
                strand_key,
                format_,
            ):
                return artifact
        return None
