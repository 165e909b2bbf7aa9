"""What a picture of pictures.yml shows is said there, so that it is said in the same words on every page."""

from collections.abc import Iterator

from alongside.assets.pictures import pictures_on
from alongside.model import Outcome, Rule, Sources
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.glossary import normalise_word
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        for picture in pictures_on(variant):
            known = sources.publication.pictures.get(picture.target.removeprefix(PICTURE_SCHEME))
            place = place_in(variant, picture.line)
            # A name that pictures.yml lacks has a finding of its own: picture-missing.
            if (
                not picture.target.startswith(PICTURE_SCHEME)
                or known is None
                or picture.is_alt_listed
                or not picture.alt.strip()
            ):
                yield passed(place)
                continue
            listed = known.alt.get(variant.strand.language, "")
            fault = (
                "unlisted"
                if not listed
                else "same"
                if normalise_word(listed) == normalise_word(picture.alt)
                else "other"
            )
            yield failed(
                place,
                seen=f"![{picture.alt}]({picture.target})",
                expected=f"![]({picture.target})",
                **fault_texts(
                    rule,
                    fault,
                    name=known.name,
                    words=picture.alt,
                    listed=listed,
                    file=FILE,
                    target=picture.target,
                    known_line=known.line,
                    key=variant.strand.language,
                ),
            )
        yield passed(place_in(variant))
