"""The page to print that compares a strand with the edition before.

What was removed and what was added is said in words, as nobody hears a colour or a line through.
"""

from __future__ import annotations

from functools import partial

from babel.lists import format_list
from lxml import html
from markupsafe import Markup, escape

from alongside.formats.pdf.identity import identity
from alongside.formats.pdf.own_release import OWN_RELEASE, say_own_release
from alongside.formats.pdf.print_page import template
from alongside.model import Format, Language, Outputs, Strand
from alongside.model.strand_names import strand_label
from alongside.publication.edition_changes import changed_documents
from alongside.text.bidi_numbers import BIDI_REORDERED_NUMBERS
from alongside.text.dates import format_day


def make_what_changed(outputs: Outputs, strand: Strand) -> html.HtmlElement:
    """The root of the page. The printer and the checks both make it: a check knows every word."""
    publication = outputs.sources.publication
    language = publication.language_of(strand)
    new, previous = publication.edition, publication.previous_edition
    # The format is owed only where there are two editions to compare.
    assert new is not None and previous is not None
    old = previous.edition
    editions = language.strings["compared_editions"].format(
        new=new.version,
        new_date=format_day(new.date, language),
        old=old.version,
        old_date=format_day(old.date, language),
    )
    page = template(Format.WHAT_CHANGED).render(
        language=language,
        strings=language.strings,
        level=strand.level,
        label=strand_label(publication, strand),
        identity=identity(publication, strand, language.strings["compared_title"], OWN_RELEASE),
        editions=editions,
        documents=changed_documents(outputs.sources, strand, previous),
        said=partial(_isolate_numbers, language),
        listed=partial(_format_quoted_words, language),
    )
    root: html.HtmlElement = html.document_fromstring(page)
    say_own_release(root)
    return root


def _isolate_numbers(language: Language, text: str) -> Markup:
    """The text as HTML; from right to left, with numbers set apart that would be turned round."""
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
