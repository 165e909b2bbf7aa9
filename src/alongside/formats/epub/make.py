"""Makes the EPUBs that are owed. One that was made from the same pages before is a kept one."""

from __future__ import annotations

from pathlib import Path

from alongside.assets.font_digest import fonts_digest
from alongside.formats.epub.book import book_files
from alongside.formats.epub.container import zip_epub
from alongside.model import Format, Outputs
from alongside.outputs.origin import Origins, file_digests
from alongside.system.file_cache import cache_key, publication_cache
from alongside.system.program_version import program_version

_DRAWINGS = "node_modules/openmoji/package.json"
"""Says the version of the drawings, whose authors the book names."""


def make_epubs(outputs: Outputs) -> None:
    """Every EPUB that is owed, from the pages in outputs.site_folder.

    Raises BuildFailed or ToolMissing, naming the file at fault.
    """
    cache, origins = publication_cache(outputs.sources.root, "epub"), Origins(outputs)
    for artifact in outputs.artifacts:
        if artifact.format == Format.EPUB:
            key = _cache_key(outputs.sources.root, origins.of_artifact(artifact))
            epub = cache.get(key)
            if epub is None:
                epub = zip_epub(*book_files(outputs, artifact.strand))
                cache.put(key, epub)
            out = outputs.site_folder / artifact.path
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(epub)


def _cache_key(root: Path, origin: str) -> str:
    return cache_key(
        origin,
        program_version(),
        fonts_digest(root),
        *file_digests(root, [_DRAWINGS]),
    )
