"""Which part of the work is whose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256

from alongside.model import Artifact, Format, Outputs
from alongside.model.own_pages import DOWNLOADS
from alongside.outputs.expected import artifact_path, generated_paths, split_into_leaves

MAX_TOTAL = 1000
_SHARD = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


@dataclass(frozen=True)
class Shard:
    """The part number of total parts, from 1."""

    number: int
    total: int

    def __str__(self) -> str:
        return f"{self.number}/{self.total}"

    def owns(self, name: str) -> bool:
        """Whether the work of this name is of this part. It is of one part, on every machine."""
        return int(sha256(name.encode()).hexdigest(), 16) % self.total == self.number - 1


def read_shard(text: str) -> Shard:
    """From "2/5". Raises ValueError, with words for whoever typed it."""
    match = _SHARD.fullmatch(text)
    number, total = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= number <= total <= MAX_TOTAL:
        raise ValueError(
            f"“{text}” is not a part such as 2/5, the second of five parts (at most {MAX_TOTAL})"
        )
    return Shard(number, total)


def outputs_of_shard(outputs: Outputs, shard: Shard) -> Outputs:
    """The same, with no other files and pages than those of the shard.

    A document in one strand is one piece of work, with its pages and files: its pages say how large
    its files are. So is what a strand has as a whole, and each page that nobody wrote. The lists of
    all files, and the pack of all books, are left to whoever puts the release together. Every web
    page stays among the artifacts, as books are made from all of them.
    """
    publication = outputs.sources.publication
    owned = {artifact for artifact in outputs.artifacts if shard.owns(_work_name(artifact))}
    pages: list[str] = []
    for artifact in outputs.artifacts:
        if artifact in owned and artifact.format is Format.WEB:
            variant = outputs.sources.variants[artifact.document, artifact.strand.key]
            pages += [leaf.path for leaf in split_into_leaves(variant)]
    lists_of_files = {
        artifact_path(strand, DOWNLOADS, Format.WEB) for strand in publication.strands
    }
    pages += [
        path
        for path in generated_paths(publication)
        if path not in lists_of_files and shard.owns(path)
    ]
    artifacts = tuple(
        artifact
        for artifact in outputs.artifacts
        # The council pack holds what all parts make.
        if artifact.format is Format.WEB or (artifact in owned and not _is_of_all(artifact))
    )
    return replace(outputs, artifacts=artifacts, pages=tuple(pages))


def _work_name(artifact: Artifact) -> str:
    return f"{artifact.strand.key} {artifact.document}"


def _is_of_all(artifact: Artifact) -> bool:
    return artifact.format is Format.PACK
