"""Every heading has an explicit id: by it readers move to the same place in another language."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources, Variant
from alongside.outcomes import at, failed, passed, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        source = sources.source_of(variant)
        for index, section in enumerate(variant.sections):
            if section.id is not None:
                yield passed(at(variant, section.line))
                continue
            hashes = "#" * section.depth
            yield failed(at(variant, section.line), seen=f"{hashes} {section.heading}", hashes=hashes,
                         heading=section.heading, id=_likely_id(source, index, section.heading))


def _likely_id(source: Variant | None, index: int, heading: str) -> str:
    """The source's id at the same place, or the heading in small letters with hyphens."""
    if source and index < len(source.sections) and source.sections[index].id:
        return source.sections[index].id
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in heading.lower()).split()
    return "-".join(words) or "a-short-name"
