"""What the template of a search page is given.

theme/assets/search-results.js reads it from the page.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from alongside.model import Format, Language, Sources, Strand
from alongside.model.own_pages import SEARCH
from alongside.outputs.expected import SCRIPTS, artifact_path
from alongside.text.search_normalisation import search_settings
from alongside.web.context import Context
from alongside.web.frame import (
    frame_context,
    relative_link,
    standalone_context,
    string_key,
)
from alongside.web.navigation import variants_of_strand
from alongside.web.search_index import FOLDER
from alongside.web.search_words import words_file
from alongside.web.utility_pages import pages_with_sections
from alongside.web.version_names import version_name, version_name_in_words


def search_context(sources: Sources, strand: Strand) -> Context:
    """The context of a strand's search page: all its pages, and the search pages of all strands."""
    publication, here = sources.publication, artifact_path(strand, SEARCH, Format.WEB)
    language = publication.language_of(strand)
    title = language.strings[string_key(SEARCH)]
    return (
        frame_context(sources, strand, here)
        | standalone_context(publication, strand, title, "")
        | {
            "script": relative_link(SCRIPTS[SEARCH], here),
            "index": relative_link(FOLDER, here),
            "strand": strand.key,
            "words": words_file(language.tag),
            "facts": search_facts(language),
            "groups": pages_with_sections(sources, strand, here),
            "places": [
                _search_place(sources, other, strand, here)
                for other in publication.strands
                if variants_of_strand(sources, other)
            ],
        }
    )


def search_facts(language: Language) -> str:
    """The settings of a language's search as JSON, for the script."""
    settings = asdict(search_settings(language))
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"))


def _search_place(sources: Sources, strand: Strand, reader: Strand, here: str) -> Context:
    """One strand in which to search, on the page of another, the reader's.

    name: the words by which a result says where it was found.
    """
    publication = sources.publication
    path = artifact_path(strand, SEARCH, Format.WEB)
    return {
        "strand": strand.key,
        **version_name(publication, strand, reader),
        "name": version_name_in_words(publication, strand, reader),
        "href": relative_link(path, here),
        "current": path == here,
    }
