"""Characters that look right and are not: a screen reader or a search would stumble over them."""

import unicodedata
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Sources
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_REPLACEMENT_CHARACTER = "\ufffd"


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Options: "look_for" lists the faults, "code_points" the unwanted characters."""
    unwanted = {chr(int(code, 16)) for code in rule.options["code_points"]}
    for variant in readable_variants(sources, rule):
        text = (sources.root / variant.path).read_bytes().decode("utf-8-sig")
        # Not splitlines: it also ends a line where no editor does, as at a form feed or U+2028.
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for number, line in enumerate(lines, start=1):
            for fault, character in _faults(line, unwanted, rule.options["look_for"]):
                code = f"U+{ord(character):04X}"
                said = fault_texts(
                    rule, fault, line=number, name=_character_name(character), code=code
                )
                yield failed(place_in(variant, number), seen=_excerpt(line, character), **said)
        yield passed(place_in(variant))


def _faults(
    line: str, unwanted_characters: set[str], look_for: list[str]
) -> Iterator[tuple[str, str]]:
    """Each kind of fault once a line, with the first character that shows it."""
    found = {
        "broken": _first_match(line, lambda c: c == _REPLACEMENT_CHARACTER),
        "presentation": _first_match(line, _is_presentation_form),
        "invisible": _first_match(line, lambda c: c in unwanted_characters),
        "decomposed": _first_decomposed(line),
    }
    for fault in look_for:
        if found[fault]:
            yield fault, found[fault]


def _first_match(line: str, is_wrong) -> str:
    return next((character for character in line if is_wrong(character)), "")


def _first_decomposed(line: str) -> str:
    normal = unicodedata.normalize("NFC", line)
    if normal == line:
        return ""
    pairs = zip(line, normal, strict=False)
    return next((typed for typed, better in pairs if typed != better), line[len(normal) :][:1])


def _is_presentation_form(character: str) -> bool:
    """Letters in the fixed shapes of old typesetting: they cannot be searched or read aloud."""
    is_old_block = "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc"
    return is_old_block and unicodedata.category(character) == "Lo"


def _character_name(character: str) -> str:
    return unicodedata.name(character, "a character without a name").lower()


def _excerpt(line: str, character: str) -> str:
    start = line.index(character)
    return line[max(0, start - 30) : start + 30].strip()
