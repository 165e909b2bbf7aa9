"""The page to print that compares a strand with the edition before: what was removed and added, in words."""

from __future__ import annotations

from functools import partial

from babel.lists import format_list
from lxml import html
from markupsafe import Markup, escape

from alongside.formats.pdf.print_page import template
from alongside.model import WHAT_CHANGED, Language, Outputs, Strand
from alongside.publication.edition_changes import changed_documents
from alongside.text.bidi_numbers import BIDI_REORDERED_NUMBERS
from alongside.text.dates import format_day
from alongside.web.frame import strand_label


def make_what_changed(outputs: Outputs, strand: Strand) -> html.HtmlElement:
    """The root of the page. The printer and the checks both ask for it, so that a check knows every word of it."""
    publication = outputs.sources.publication
    language, new, old = (
        publication.language_of(strand),
        publication.edition,
        publication.previous_edition.edition,
    )
    editions = language.strings["compared_editions"].format(
        new=new.version,
        new_date=format_day(new.date, language),
        old=old.version,
        old_date=format_day(old.date, language),
    )
    return html.document_fromstring(
        template(WHAT_CHANGED).render(
            language=language,
            strings=language.strings,
            level=strand.level,
            label=strand_label(publication, strand),
            editions=editions,
            documents=changed_documents(outputs.sources, strand, publication.previous_edition),
            said=partial(_isolate_numbers, language),
            listed=partial(_format_quoted_words, language),
        )
    )


def _isolate_numbers(language: Language, text: str) -> Markup:
    """The text; from right to left, with the numbers set apart that would be turned round. Marks for that are not kept."""
    safe = escape(text)
    if language.direction == "ltr":
        return safe
    return Markup(BIDI_REORDERED_NUMBERS.sub(r'<bdi dir="ltr">\g<0></bdi>', str(safe)))


def _format_quoted_words(language: Language, words: tuple[str, ...]) -> Markup:
    """E.g. “2021” and “was”."""
    quoted = [
        language.strings["quoted"].format(word=_isolate_numbers(language, each)) for each in words
    ]
    return Markup(format_list(quoted, locale=language.locale))
