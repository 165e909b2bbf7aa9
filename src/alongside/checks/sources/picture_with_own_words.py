"""What a picture of pictures.yml shows is said there, so that every page says the same."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import NamedPicture, Outcome, Picture, Rule, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.glossary import normalise_word
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: a picture on a page."""
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for picture in pictures_on(variant):
        named = _named_picture(sources, picture)
        # Without words of its own the page has those of pictures.yml.
        if named is None or picture.is_alt_listed or not picture.alt.strip():
            yield passed(place_in(variant, picture.line))
        else:
            yield _own_words_outcome(rule, variant, picture, named)


def _named_picture(sources: Sources, picture: Picture) -> NamedPicture | None:
    """The entry of pictures.yml; None for a file, and for a name that is not there.

    A name that pictures.yml lacks has a finding of its own: picture-missing.
    """
    if not picture.target.startswith(PICTURE_SCHEME):
        return None
    return sources.publication.pictures.get(picture.target.removeprefix(PICTURE_SCHEME))


def _own_words_outcome(
    rule: Rule, variant: Variant, picture: Picture, named: NamedPicture
) -> Outcome:
    listed = named.alt.get(variant.strand.language, "")
    texts = fault_texts(
        rule,
        _fault(picture.alt, listed),
        name=named.name,
        words=picture.alt,
        listed=listed,
        file=FILE,
        target=picture.target,
        known_line=named.line,
        key=variant.strand.language,
    )
    return failed(
        place_in(variant, picture.line),
        seen=f"![{picture.alt}]({picture.target})",
        expected=f"![]({picture.target})",
        **texts,
    )


def _fault(words: str, listed: str) -> str:
    """A key of the rule's option "faults". listed: what pictures.yml says in the same language."""
    if not listed:
        return "unlisted"
    return "same" if normalise_word(listed) == normalise_word(words) else "other"
