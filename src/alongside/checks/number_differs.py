"""The same numbers as in the source section: a wrong dose, date or telephone number does harm."""

from collections import Counter
from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources
from alongside.outcomes import at, failed, inapplicable, passed, readable_variants
from alongside.words.limits import is_translation
from alongside.words.numbers import as_typed, numbers_in
from alongside.words.wording import wording


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """A translation has every number of its source; another reading level may leave out but not add."""
    for variant in readable_variants(sources, rule):
        source = sources.source_of(variant)
        if source is None or source.problem:
            yield inapplicable(at(variant))
            continue
        for section in variant.sections:
            origin = source.section(section.id) if section.id else None
            if origin is None:
                continue  # section-mismatch says so
            own = _numbers(section, variant.strand.language)
            theirs = _numbers(origin, source.strand.language)
            translated = is_translation(sources, variant.strand)
            told = {"source": source.path.as_posix(), "source_line": origin.line}
            added = sorted(own - theirs if translated else set(own) - set(theirs))
            lost = sorted(theirs - own) if translated else []
            for number in added:
                line, typed = _place(section, number, variant.strand.language)
                yield failed(at(variant, line), seen=typed, **wording(rule, "added", number=typed, **told))
            for number in lost:
                _, typed = _place(origin, number, source.strand.language)
                said = wording(rule, "lost", number=typed, **told)
                yield failed(at(variant, section.line), expected=typed, **said)
            if not added and not lost:
                yield passed(at(variant, section.line))


def _numbers(section: Section, language: str) -> Counter[str]:
    found = numbers_in(section.heading, language)
    for block in section.blocks:
        found += numbers_in(block.text, language)
    return found


def _place(section: Section, number: str, language: str) -> tuple[int, str]:
    """The line on which the section has the number, and how it writes it there."""
    texts = [(section.line, section.heading)]
    texts += [line for block in section.blocks for line in (*block.lines, (block.line, block.text))]
    written = ((line, as_typed(text, language, number)) for line, text in texts)
    return next((line, typed) for line, typed in written if typed)
