"""The pages that nobody writes: credits and accessibility. In the language of the source, as Markdown."""

from __future__ import annotations

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.errors import BadInput
from alongside.formats.fonts import FALLBACK, script_font
from alongside.model import ExceptionNote, Publication, Sources, Strand
from alongside.outputs import IN_SOURCE_LANGUAGE, NOT_FOUND, SITE_MAP
from alongside.pictures import credits


def generated_pages(sources: Sources) -> dict[str, str]:
    """Slug to Markdown with front matter. Raises BadInput when a document has the name of one."""
    for slug in (*IN_SOURCE_LANGUAGE, SITE_MAP, NOT_FOUND):
        if slug in sources.publication.documents:
            raise BadInput(f"A document cannot be called “{slug}”.", path="publication.yml",
                           why="We make a page of this name ourselves, and one would replace the other.",
                           mend="Give the document and its files another name.")
    environment = Environment(loader=PackageLoader("alongside"), undefined=StrictUndefined, autoescape=False,
                              trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
                              # Its own comment sign is the start of a heading's id in Markdown: {#contact}.
                              comment_start_string="<#", comment_end_string="#>")
    facts = {
        "publication": sources.publication,
        "pictures": credits(sources),
        "fonts": _fonts(sources.publication),
        "exceptions": [_in_words(sources.publication, note) for note in sources.publication.exceptions
                       if note.in_force(sources.today)],
        "languages": [sources.publication.language_of(s).name for s in sources.publication.strands
                      if s.language != sources.publication.source.language],
    }
    return {slug: environment.get_template(f"{slug}.md.j2").render(facts) for slug in IN_SOURCE_LANGUAGE}


def _fonts(publication: Publication) -> list[str]:
    """The families in our files: every script's in print, and all but the Latin one on the web."""
    own = {script_font(language).families[0] for language in publication.languages.values()}
    return sorted(own | {FALLBACK})


def _in_words(publication: Publication, note: ExceptionNote) -> dict[str, str]:
    return {
        "where": ", ".join(_pages_in(publication, part) for part in note.scope),
        "reason": " ".join(note.reason.split()),
        "owner": note.owner,
        "until": format_date(note.until, "d MMMM y", locale=publication.source.language),
    }


def _pages_in(publication: Publication, scope: str) -> str:
    """A folder or file below docs/ as a reader knows it; the scope itself when no strand is kept there."""
    below = scope.strip("/").removeprefix("docs").strip("/")
    inside = [s for s in publication.strands if s.folder and f"{s.folder}/".startswith(f"{below}/")]
    if not below:
        return "all pages"
    return ", ".join(_name(publication, strand) for strand in inside) or scope


def _name(publication: Publication, strand: Strand) -> str:
    language = publication.language_of(strand)
    if strand.language != publication.source.language:
        return f"{language.name} pages"
    return f"{language.strings['level_' + strand.level.replace('-', '_')]} pages"
