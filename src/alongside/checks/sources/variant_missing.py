"""Every document in every reading level and language that publication.yml promises."""

from collections.abc import Iterator

from alongside.model import Outcome, Place, Rule, Sources
from alongside.publication.catalogue import variant_path
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    publication = sources.publication
    for strand in publication.strands:
        language = publication.language_of(strand).name
        level = strand.level.replace("-", " ")
        for slug in publication.documents:
            place = Place(variant_path(strand, slug).as_posix())
            if (slug, strand.key) in sources.variants:
                yield passed(place)
                continue
            made_from = (
                variant_path(publication.strand(strand.made_from), slug) if strand.made_from else ""
            )
            orphans = (
                []
                if strand.made_from
                else [
                    variant.path.as_posix()
                    for variant in sources.variants.values()
                    if variant.document == slug
                ]
            )
            yield failed(
                place,
                **fault_texts(
                    rule,
                    "source-gone" if orphans else "missing",
                    document=slug,
                    language=language,
                    level=level,
                    path=place.path,
                    source=made_from or "the text that you want to publish",
                    orphans=", ".join(orphans),
                ),
            )
