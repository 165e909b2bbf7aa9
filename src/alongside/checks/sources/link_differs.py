"""The same links as in the source section, so that no reader is sent elsewhere."""

from collections import Counter
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A translation has every link of its source; another reading level may leave out but not add."""
    for variant, source in variants_with_sources(sources, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        for section in variant.sections:
            origin = source.section(section.id) if section.id else None
            if origin is None:
                continue  # section-mismatch says so
            own, theirs = _targets(section), _targets(origin)
            values = {"source": source.path.as_posix(), "source_line": origin.line}
            translated = is_translation(sources, variant.strand)
            added = sorted(own - theirs if translated else set(own) - set(theirs))
            lost = sorted(theirs - own) if translated else []
            for target in added:
                yield failed(
                    place_in(variant, _line_of_link(section, target)),
                    seen=target,
                    **fault_texts(rule, "added", target=target, **values),
                )
            for target in lost:
                yield failed(
                    place_in(variant, section.line),
                    expected=target,
                    **fault_texts(rule, "lost", target=target, **values),
                )
            if not added and not lost:
                yield passed(place_in(variant, section.line))


def _targets(section: Section) -> Counter[str]:
    return Counter(
        _normalise_target(link.target) for block in section.blocks for link in block.links
    )


def _normalise_target(target: str) -> str:
    return target.strip().removeprefix("./")


def _line_of_link(section: Section, target: str) -> int:
    return next(
        link.line
        for block in section.blocks
        for link in block.links
        if _normalise_target(link.target) == target
    )
