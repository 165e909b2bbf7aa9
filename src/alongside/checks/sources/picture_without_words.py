"""Every picture has words for those who cannot see it: on the page, or for a name of pictures.yml there."""

import re
from collections.abc import Iterator

from alongside.assets.pictures import pictures_on
from alongside.model import NamedPicture, Outcome, Place, Rule, Sources, Variant
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants
from alongside.text.scripts import count_script_letters

_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|svg|webp|avif)|picture:\S*|[\w-]*_[\w-]*", re.IGNORECASE
)


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """What pictures.yml says is judged once for each language in which a page needs it."""
    needed: dict[tuple[str, str], Variant] = {}
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            name, named = (
                picture.target.removeprefix(PICTURE_SCHEME),
                picture.target.startswith(PICTURE_SCHEME),
            )
            if named and (picture.is_alt_listed or not picture.alt.strip()):
                # A name that pictures.yml lacks has a finding of its own: picture-missing.
                if name in sources.publication.pictures:
                    needed.setdefault((name, variant.strand.language), variant)
            elif _says_nothing(picture.alt, rule):
                yield failed(
                    place_in(variant, picture.line),
                    seen=f"![{picture.alt}]({picture.target})",
                    **fault_texts(
                        rule, "named" if named else "on-page", target=picture.target, file=FILE
                    ),
                )
            else:
                yield passed(place_in(variant, picture.line))
        yield passed(place_in(variant))
    for (name, tag), variant in sorted(needed.items(), key=lambda pair: pair[0]):
        yield _listed_picture_outcome(
            sources, rule, sources.publication.pictures[name], tag, variant
        )


def _listed_picture_outcome(
    sources: Sources, rule: Rule, picture: NamedPicture, tag: str, user: Variant
) -> Outcome:
    publication, words = sources.publication, picture.alt.get(tag, "")
    theirs = picture.alt.get(publication.source.language, "")
    foreign = tag != publication.source.language and words == theirs
    fault = ""
    if not words or _says_nothing(words, rule):
        fault = "not-listed"
    elif foreign or not count_script_letters(publication.languages[tag].script, words):
        fault = "not-translated"
    place = Place(FILE, picture.line)
    if not fault:
        return passed(place)
    return failed(
        place,
        seen=words,
        **fault_texts(
            rule,
            fault,
            name=picture.name,
            key=tag,
            user=user.path.as_posix(),
            file=FILE,
            language=publication.languages[tag].name,
        ),
    )


def _says_nothing(words: str, rule: Rule) -> bool:
    words = words.strip()
    return (
        not words
        or words.casefold() in {word.casefold() for word in rule.options["says_nothing"]}
        or bool(_FILE_NAME.fullmatch(words))
    )
