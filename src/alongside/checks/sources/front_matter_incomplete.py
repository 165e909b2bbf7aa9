"""The settings at the top of every page: complete, known and of the right kind."""

from collections.abc import Iterator
from datetime import date

from alongside.model import Outcome, Rule, Sources, Variant
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_KNOWN = ("title", "description", "owner", "next_review", "made_from", "signed_off", "needs")


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant in readable_variants(sources, rule):
        faults = [*_missing_keys(variant), *_unknown_keys(variant)]
        for fault, key, values in faults:
            line = variant.meta_lines.get(key, 1)
            said = fault_texts(
                rule, fault, key=key, line=line, path=variant.path.as_posix(), **values
            )
            yield failed(place_in(variant, line), seen=str(values.get("value", "")), **said)
        if not faults:
            yield passed(place_in(variant))


def _missing_keys(variant: Variant) -> Iterator[tuple[str, str, dict]]:
    is_source = variant.strand.made_from is None
    texts = ("title", "description", "owner") if is_source else ("title", "description")
    for key in texts:
        value = variant.meta.get(key)
        if not isinstance(value, str) or not value.strip():
            yield f"no-{key}", key, {}
    if is_source and not isinstance(variant.meta.get("next_review"), date):
        yield "no-next_review", "next_review", {"value": variant.meta.get("next_review") or ""}
    if not is_source and not _is_map_of_texts(variant.meta.get("made_from")):
        yield "no-made_from", "made_from", {"value": variant.meta.get("made_from") or ""}


def _unknown_keys(variant: Variant) -> Iterator[tuple[str, str, dict]]:
    for key in variant.meta:
        if key not in _KNOWN:
            yield (
                "unknown",
                key,
                {"hint": suggestion(key, _KNOWN, f"Use only: {', '.join(_KNOWN)}.")},
            )


def _is_map_of_texts(value: object) -> bool:
    return isinstance(value, dict) and not any(
        isinstance(item, (dict, list)) for item in value.values()
    )
