"""Writes the links to the PDFs and EPUBs into the built pages, with type, pages and size in words.

The pages are built before those files. So a template leaves the name of a file only, in a marked
place: `<span data-file="ur/our-area.pdf">…</span>`, the path below the site's root. That is no
link yet, so a preview, which has no such files, has none that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from alongside.errors import BuildFailed
from alongside.model import Artifact, Format, Outputs
from alongside.outputs.alternates import link_tag
from alongside.outputs.file_labels import describe_file
from alongside.web.frame import relative_link

_FILE_PLACEHOLDER = re.compile(r'<span data-file="([^"]*)"([^>]*)>([^<]*)</span>')


def link_files(outputs: Outputs) -> None:
    """Every place for a file that is owed becomes a link.

    Raises BuildFailed for a file that is not there.
    """
    files = {
        artifact.path: artifact for artifact in outputs.artifacts if artifact.format != Format.WEB
    }
    for path in outputs.pages:
        page = outputs.site_folder / path
        if not page.is_file():
            continue  # it has its own finding: artifact-missing
        text = page.read_text(encoding="utf-8")

        # A place for a file that is not owed stays as it is, words without a link.
        linked = _link_places(outputs, files, path, text)
        if linked != text:
            page.write_text(linked, encoding="utf-8")


def _link_places(outputs: Outputs, files: Mapping[str, Artifact], page: str, text: str) -> str:
    """The text of a page with its links. files: by path below the site's root."""

    def link_place(place: re.Match[str]) -> str:
        artifact = files.get(place[1])
        return _link(outputs, artifact, page, place) if artifact else place[0]

    return _FILE_PLACEHOLDER.sub(link_place, text)


def _link(outputs: Outputs, artifact: Artifact, page: str, place: re.Match[str]) -> str:
    """The link in place of a placeholder: its groups are path, other attributes, and words."""
    publication = outputs.sources.publication
    file = outputs.site_folder / artifact.path
    words = describe_file(publication.language_of(artifact.strand), unescape(place[3]), file)
    if not words:
        raise BuildFailed(
            f"The file {artifact.path} cannot be read, so its size is not known.",
            path=artifact.path,
            why="A link to a file says how large it is, for people who pay for their data.",
            mend="Publish again. If this stays, the disk may be full.",
        )
    tag, address = link_tag(publication, artifact.strand), relative_link(artifact.path, page)
    attributes = f'type="{artifact.format.facts.media_type}" hreflang="{escape(tag)}"{place[2]}'
    return f'<a href="{escape(address)}" {attributes}>{escape(words)}</a>'
