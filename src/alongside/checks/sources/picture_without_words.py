"""Every picture has words for those who cannot see it.

They stand on the page or, for a name of pictures.yml, there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alongside.assets.pictures import pictures_on
from alongside.checks.sources.targets import Fault, fault_outcome, outcomes_or_inapplicable
from alongside.model import NamedPicture, Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.options import list_option
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.scripts import count_script_letters

_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|webp|avif)|picture:\S*|[\w-]*_[\w-]*|"
    r"(?:img|dsc\w?|pic|scan|image|photo|screenshot|picture)[ -]?\d+",
    re.IGNORECASE,
)

_ADDRESS = re.compile(r"\w://|^www\.", re.IGNORECASE)


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a picture that a page describes itself; an entry of pictures.yml.

    An entry is judged once for each language in which a page needs its words. Options:
    "says_nothing", phrases that describe nothing.
    """
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(rule, variant))
    for (name, tag), user in sorted(_needed_words(subject, rule).items(), key=lambda item: item[0]):
        named = subject.publication.pictures[name]
        yield _listed_words_outcome(subject, rule, named, tag, user)


def _page_outcomes(rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for picture in pictures_on(variant):
        if _is_described_in_list(picture):
            continue
        place = place_in(variant, picture.line)
        if not _says_nothing(picture.alt, rule):
            yield passed(place)
            continue
        fault = "named" if picture.target.startswith(PICTURE_SCHEME) else "on-page"
        texts = fault_texts(rule, fault, target=picture.target, file=FILE)
        yield failed(place, seen=f"![{picture.alt}]({picture.target})", **texts)


def _is_described_in_list(picture: Picture) -> bool:
    """Whether its words must stand in pictures.yml, as the page says none."""
    is_named = picture.target.startswith(PICTURE_SCHEME)
    return is_named and (picture.is_alt_listed or not picture.alt.strip())


def _needed_words(sources: Sources, rule: Rule) -> dict[tuple[str, str], Variant]:
    """(name of pictures.yml, language tag) to the first page that needs these words."""
    needed: dict[tuple[str, str], Variant] = {}
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            name = picture.target.removeprefix(PICTURE_SCHEME)
            # A name that pictures.yml lacks has a finding of its own: picture-missing.
            if _is_described_in_list(picture) and name in sources.publication.pictures:
                needed.setdefault((name, variant.strand.language), variant)
    return needed


def _listed_words_outcome(
    sources: Sources, rule: Rule, picture: NamedPicture, tag: str, user: Variant
) -> Outcome:
    """tag: of the language that is needed. user: a page that needs it."""
    fault = _listed_words_fault(sources, rule, picture, tag)
    if not fault:
        return passed(Place(FILE, picture.line))
    values = {
        "name": picture.name,
        "key": tag,
        "user": user.path.as_posix(),
        "file": FILE,
        "language": sources.publication.languages[tag].name,
    }
    words = picture.alt.get(tag, "")
    return fault_outcome(rule, FILE, Fault(fault, picture.line, seen=words, values=values))


def _listed_words_fault(sources: Sources, rule: Rule, picture: NamedPicture, tag: str) -> str:
    """A key of the rule's option "faults", or ""."""
    publication = sources.publication
    source_tag = publication.source.language
    words = picture.alt.get(tag, "")
    if _says_nothing(words, rule):
        return "not-listed"
    # The words of the source left standing are no translation.
    is_copied = tag != source_tag and words == picture.alt.get(source_tag, "")
    if is_copied or not count_script_letters(publication.languages[tag].script, words):
        return "not-translated"
    return ""


def _says_nothing(words: str, rule: Rule) -> bool:
    words = words.strip()
    # Signs and digits alone say nothing; an address or the name of a file does not either.
    has_letters = any(letter.isalpha() for letter in words)
    if not has_letters or _FILE_NAME.fullmatch(words) or _ADDRESS.search(words):
        return True
    return words.casefold() in {phrase.casefold() for phrase in list_option(rule, "says_nothing")}
