"""A translation has every paragraph, list item, table row and picture of its source: none is left out or added."""

from collections.abc import Iterator

from alongside.model import ROW_START, Block, Outcome, Rule, Section, Sources, Variant
from alongside.publication.made_from import recorded_fingerprints
from alongside.rules.fault_texts import fault_texts
from alongside.rules.limits import is_translation
from alongside.rules.outcomes import failed, inapplicable, passed, place_in, variants_with_sources


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Of each section that was made from the source as it is now; of the others, stale-section speaks."""
    for variant, source in variants_with_sources(sources, rule):
        if source is None or not is_translation(sources, variant.strand):
            yield inapplicable(place_in(variant))
            continue
        fingerprints = recorded_fingerprints(variant)
        for section in variant.sections:
            origin = source.section(section.id) if section.id else None
            if origin is not None and origin.has_fingerprint(fingerprints.get(origin.id, "")):
                yield from list(_faults(rule, variant, section, source, origin)) or [
                    passed(place_in(variant, section.line))
                ]


def _faults(
    rule: Rule, variant: Variant, section: Section, source: Variant, source_section: Section
) -> Iterator[Outcome]:
    own, theirs = _parts(section), _parts(source_section)
    values = {
        "heading": source_section.heading,
        "source": source.path.as_posix(),
        "source_line": source_section.line,
    }
    counts = 0
    for name, (one, many) in rule.options["parts"].items():
        lines = [line for kind, line in theirs if kind == name]
        count = sum(kind == name for kind, _ in own)
        if count != len(lines):
            counts += 1
            said = fault_texts(
                rule,
                "fewer" if count < len(lines) else "more",
                seen=_format_count(count, one, many),
                needed=_format_count(len(lines), one, many),
                parts=many,
                lines=", ".join(map(str, dict.fromkeys(lines))) or "none",
                **values,
            )
            yield failed(place_in(variant, section.line), **said)
    if not counts:
        wrong = next(
            (
                (line, there)
                for (kind, line), (other, there) in zip(own, theirs, strict=True)
                if kind != other
            ),
            None,
        )
        if wrong:
            yield failed(
                place_in(variant, wrong[0]), **fault_texts(rule, "order", there=wrong[1], **values)
            )


def _parts(section: Section) -> list[tuple[str, int]]:
    """(name of the part in the rule's options, line), in their order."""
    parts = []
    for block in section.blocks:
        parts += [(name, block.line) for name in _part_names(block)]
        parts += [("picture", picture.line) for picture in block.pictures]
    return parts


def _part_names(block: Block) -> Iterator[str]:
    if block.marker == ROW_START:
        yield "row"
    if block.kind in ("cell", "header-cell"):
        yield from ["cell"] * bool(block.text)
    elif block.kind == "item" and block.marker:
        yield "item"
    elif block.text:
        yield "paragraph"


def _format_count(number: int, singular: str, plural: str) -> str:
    return f"{number} {singular if number == 1 else plural}"
