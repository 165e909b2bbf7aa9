"""Makes the Markdown of pages that nobody writes: credits and accessibility.

They are in the language of the source.
"""

from __future__ import annotations

import html
import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.assets.font_table import FALLBACK, script_font
from alongside.assets.picture_credits import drawing_credits, own_credits
from alongside.assets.pictures import used_picture_names
from alongside.errors import BadInput
from alongside.model import Format, Publication, Sources, Volume
from alongside.model.own_pages import HOME, IN_SOURCE_LANGUAGE, INTRODUCTION, NOT_FOUND
from alongside.outputs.expected import strand_slugs
from alongside.outputs.volumes import volume_name
from alongside.web.statement import statement_context

_MARKDOWN_SIGNS = re.compile(r"[\\`*_{}\[\]#]|^[-+]|(?<=\d)\.(?= )")
"""What Markdown would take for emphasis, code, a link, an id, or the start of a list."""

_ADDRESS = re.compile(r"https?://[^\s()<>]+")


def generated_pages(sources: Sources) -> dict[str, str]:
    """Slug to Markdown with front matter. Raises BadInput when a document has the name of one."""
    names = (
        HOME,
        INTRODUCTION,
        *(format_.facts.document for format_ in Format if format_.is_collection),
        *(volume_name(Volume(section.id, ())) for section in sources.publication.nav_sections),
        *IN_SOURCE_LANGUAGE,
        *strand_slugs(sources.publication),
        NOT_FOUND,
    )
    for slug in names:
        if slug in sources.publication.documents:
            raise BadInput(
                f"A document cannot be called “{slug}”.",
                path="publication.yml",
                why="We make a page or file of this name ourselves, "
                "and one would replace the other.",
                mend="Give the document and its files another name.",
            )
    return {slug: generated_page(sources, slug) for slug in IN_SOURCE_LANGUAGE}


def generated_page(sources: Sources, slug: str) -> str:
    """One of IN_SOURCE_LANGUAGE as Markdown with front matter."""
    environment = Environment(
        loader=PackageLoader("alongside.web"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Its own comment sign is the start of a heading's id in Markdown: {#contact}.
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters |= {"plain": _escape_markdown, "linked": _format_link}
    make_context = statement_context if slug == "accessibility" else _credits_context
    return environment.get_template(f"{slug}.md.j2").render(make_context(sources))


def _escape_markdown(text: str) -> str:
    """Words from publication.yml as Markdown that shows every sign of them as it was typed."""
    return html.escape(_MARKDOWN_SIGNS.sub(r"\\\g<0>", text), quote=False)


def _format_link(words: str, address: str = "") -> str:
    """As a link to the address, or to the words where they are one."""
    address = address or (words if _ADDRESS.fullmatch(words) else "")
    return f"[{_escape_markdown(words)}]({address})" if address else _escape_markdown(words)


def _credits_context(sources: Sources) -> dict[str, object]:
    publication = sources.publication
    licence = publication.text_licence
    return {
        "publication": publication,
        "licence": licence,
        "meaning": licence.meanings.get(publication.source.key, "") if licence else "",
        "pictures": drawing_credits(sources),
        "own_pictures": own_credits(
            sources, sources.variants.values(), used_picture_names(sources)
        ),
        "fonts": _font_families(publication),
    }


def _font_families(publication: Publication) -> list[str]:
    """The families in our files: every script's in print, and all but the Latin one on the web."""
    families = {script_font(language).families[0] for language in publication.languages.values()}
    return sorted(families | {FALLBACK})
