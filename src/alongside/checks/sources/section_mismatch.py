"""The same sections in the same order as the page that this one was made from."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources, Variant
from alongside.publication.made_from import find_renamed_sections, recorded_fingerprints
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant, source in variants_with_sources(sources, rule):
        if source is None:
            yield inapplicable(place_in(variant))
            continue
        faults = list(_faults(variant, source))
        for fault, line, values in faults:
            yield failed(
                place_in(variant, line),
                **fault_texts(rule, fault, source=source.path.as_posix(), **values),
            )
        if not faults:
            yield passed(place_in(variant))


def _faults(variant: Variant, source: Variant) -> Iterator[tuple[str, int, dict]]:
    here = {section.id: section for section in variant.sections if section.id}
    there = {section.id: section for section in source.sections if section.id}
    new_names = {
        old: new.id
        for old, new in find_renamed_sections(variant, source).items()
        if old in here and new.id not in here
    }
    for index, (id_, section) in enumerate(there.items()):
        if id_ not in here and id_ not in new_names.values():
            before = list(there)[index - 1]
            yield (
                "missing",
                _line_before(variant, before),
                {
                    "id": id_,
                    "heading": section.heading,
                    "before": before,
                    "hashes": "#" * section.depth,
                    "source_line": section.line,
                },
            )
    for id_, section in here.items():
        if id_ in new_names:
            yield "renamed", section.line, {"id": id_, "new": new_names[id_]}
        elif id_ not in there and id_ in recorded_fingerprints(variant):
            yield (
                "gone",
                section.line,
                {"id": id_, "line": variant.meta_lines.get(f"made_from.{id_}", 1)},
            )
        elif id_ not in there:
            yield "unknown", section.line, {"id": id_, "hint": suggestion(id_, there)}
        elif section.depth != there[id_].depth:
            yield "depth", section.line, {"id": id_, "hashes": "#" * there[id_].depth}
    shared = [id_ for id_ in there if id_ in here]
    found = [id_ for id_ in here if id_ in there]
    if found != shared:
        wrong = next(a for a, b in zip(found, shared, strict=True) if a != b)
        yield "order", here[wrong].line, {"id": wrong, "order": ", ".join(shared)}


def _line_before(variant: Variant, section_id: str) -> int:
    """The line of the section after which the missing one belongs."""
    section = variant.section(section_id)
    return section.line if section else 1
