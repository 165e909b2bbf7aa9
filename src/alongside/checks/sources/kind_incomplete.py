"""The settings of a document's kind: complete, of the right form, and on its source page alone."""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.sources.targets import outcomes_of_target, outcomes_or_inapplicable
from alongside.model import KindFault, Outcome, Place, Rule, Sources, Variant
from alongside.publication.kinds import KIND, KINDS, kinds_with_key
from alongside.rules.outcomes import failed, place_in, readable_variants


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: the settings of a page that belong to a kind."""
    for variant in readable_variants(subject, rule):
        yield from outcomes_or_inapplicable(place_in(variant), _page_outcomes(subject, variant))


def _page_outcomes(sources: Sources, variant: Variant) -> Iterator[Outcome]:
    names = [name for name in variant.meta if name == KIND or kinds_with_key(name)]
    if not names:
        return
    path = variant.path.as_posix()
    outcomes = (
        failed(Place(path, fault.line), problem=fault.what, fix=fault.mend)
        for fault in _faults(sources, variant, names)
    )
    yield from outcomes_of_target(place_in(variant, variant.meta_lines.get(names[0], 1)), outcomes)


def _faults(sources: Sources, variant: Variant, names: list[str]) -> Iterator[KindFault]:
    if variant.made_from is not None:
        yield from (_typed_twice(sources, variant, name) for name in names)
        return
    kind = sources.kinds.get(variant.document)
    if kind:
        yield from kind.faults
    if kind and kind.name not in KINDS:
        return
    own = KINDS[kind.name].keys if kind else {}
    for name in names:
        if name != KIND and name not in own:
            yield _of_another_kind(variant, name)


def _typed_twice(sources: Sources, variant: Variant, name: str) -> KindFault:
    first = sources.publication.source_of_document(variant.document)
    source = sources.variants.get((variant.document, first.key))
    where = source.path.as_posix() if source else "its source page"
    line = variant.meta_lines.get(name, 1)
    return KindFault(
        line,
        f"“{name}” stands on this version, too. It is said once for all versions, in {where}.",
        f"Delete line {line}, with all that belongs to “{name}”.",
    )


def _of_another_kind(variant: Variant, name: str) -> KindFault:
    line = variant.meta_lines.get(name, 1)
    kinds = kinds_with_key(name)
    return KindFault(
        line,
        f"“{name}” is a setting for documents of the kind {' or '.join(kinds)}.",
        f"Delete line {line}, or say that the document is one: kind: {kinds[0]}",
    )
