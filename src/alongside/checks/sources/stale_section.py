"""A section whose source was changed after it was made. made_from remembers the source's fingerprints."""

from collections.abc import Iterator

from alongside.model import Outcome, Rule, Section, Sources, Variant
from alongside.pages.fingerprint import as_yaml
from alongside.publication.catalogue import variant_path
from alongside.publication.made_from import moved, recorded_marks, renamed, unaccounted
from alongside.rules.outcomes import at, failed, inapplicable, passed, variants_with_sources
from alongside.rules.wording import wording


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    for variant, source in variants_with_sources(sources, rule):
        if source is None:
            yield inapplicable(at(variant))
            continue
        marks = recorded_marks(variant)
        if not marks:
            yield _nothing_recorded(rule, variant, source)
            continue
        new_names = renamed(variant, source)
        for section in source.sections:
            if section.id and section not in new_names.values():
                yield _outcome(rule, variant, source, section, marks)
        for key in marks:
            if source.section(key) is None:
                yield _gone(rule, sources, variant, source, key, new_names.get(key))


def _outcome(rule: Rule, variant: Variant, source: Variant, section: Section,
             marks: dict[str, str]) -> Outcome:
    own = variant.section(section.id)
    place = at(variant, own.line if own else variant.meta_lines.get("made_from", 1))
    recorded = marks.get(section.id, "")
    if section.has_mark(recorded):
        return passed(place)
    key_line = variant.meta_lines.get(f"made_from.{section.id}")
    fault = "changed" if key_line else "unrecorded"
    said = wording(rule, fault, id=section.id, heading=section.heading, source=source.path.as_posix(),
                   source_line=section.line, line=key_line or _insert_after(variant, source, section),
                   paste=f"{section.id}: {as_yaml(section.fingerprint)}", path=variant.path.as_posix())
    seen = f"made_from says {recorded}" if recorded else "made_from does not name this section"
    return failed(place, seen=seen, expected=section.fingerprint, **said)


def _nothing_recorded(rule: Rule, variant: Variant, source: Variant) -> Outcome:
    line = variant.meta_lines.get("made_from", 1)
    marks = "\n".join(f"  {s.id}: {as_yaml(s.fingerprint)}" for s in source.sections if s.id)
    return failed(at(variant, line), **wording(rule, "nothing", source=source.path.as_posix(), line=line,
                                               paste=marks, path=variant.path.as_posix()))


def _gone(rule: Rule, sources: Sources, variant: Variant, source: Variant, key: str, new: Section | None) -> Outcome:
    """The source has no section of this name any more. new: the section that has its very words."""
    line, mark = variant.meta_lines.get(f"made_from.{key}", 1), recorded_marks(variant)[key]
    told = {"id": key, "line": line, "source": source.path.as_posix(), "path": variant.path.as_posix()}
    elsewhere = None if new else moved(sources, source, mark)
    if new:
        said = wording(rule, "renamed", new=new.id, source_line=new.line, paste=f"{new.id}: {as_yaml(mark)}", **told)
    elif elsewhere:
        page, section = elsewhere
        said = wording(rule, "moved", other=page.path.as_posix(), other_line=section.line,
                       target=variant_path(variant.strand, page.document).as_posix(), **told)
    else:
        news = ", ".join(f"“{s.id}” ({s.heading}, line {s.line})" for s in unaccounted(variant, source))
        said = wording(rule, "gone", news=f"New there: {news}." if news else "No section there is new.", **told)
    return failed(at(variant, line), seen=f"{key}: {mark}", **said)


def _insert_after(variant: Variant, source: Variant, section: Section) -> int:
    """The line of made_from below which the section's line belongs, in the order of the source."""
    line = variant.meta_lines.get("made_from", 1)
    for earlier in source.sections[: source.sections.index(section)]:
        line = variant.meta_lines.get(f"made_from.{earlier.id}", line)
    return line
