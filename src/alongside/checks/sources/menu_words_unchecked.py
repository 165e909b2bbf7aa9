"""Words of menus and links that nobody has checked, in a language whose pages all are checked."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.data_file import LANGUAGE_FILES
from alongside.rules.outcomes import failed, inapplicable, passed
from alongside.web.drafts import lacks_sign_off


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a language. While pages of it are drafts, under an exception, so are these."""
    for language in subject.publication.languages.values():
        place = Place(f"{LANGUAGE_FILES}/{language.tag}.yml")
        pages = [
            variant
            for variant in subject.variants.values()
            if variant.strand.language == language.tag and not variant.problem
        ]
        if not language.words_are_draft:
            yield passed(place)
        elif not pages or any(lacks_sign_off(subject, page) for page in pages):
            yield inapplicable(place)
        else:
            yield failed(place, language=language.name, tag=language.tag)
