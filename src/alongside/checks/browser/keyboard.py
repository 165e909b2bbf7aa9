"""A short keyboard walk on one page of each template, since no audit engine presses keys.

options.troubles of the rule says which troubles it is about, and in which words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from alongside.checks.browser.keyboard_walk import Trouble, Walk, walk_with_keyboard
from alongside.checks.browser.probe import Probe, Visit
from alongside.checks.browser.visits import visits_by_page
from alongside.model import Format, Outcome, Outputs, Place, Rule
from alongside.outputs.expected import generated_paths, moved_paths, split_into_leaves
from alongside.rules.options import list_option, mapping_option
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page in one state."""
    pages = one_page_per_template(subject)
    stray_keys = list_option(rule, "stray_keys")
    # A visit of its own: the walk opens the page again and again.
    walk = Probe(
        name="keyboard",
        states=states_of(rule),
        inspect=lambda driver, _: walk_with_keyboard(driver, stray_keys),
        settings=stray_keys,
        task="Walking through pages with the keyboard",
    )
    for path, visits in visits_by_page(subject, walk, pages):
        yield from _outcomes(path, visits, rule)


def one_page_per_template(outputs: Outputs) -> tuple[str, ...]:
    """One page of each kind, as pages of a kind come from the same template.

    Of each direction of writing: each reading level's first page and first page of a section, the
    first document of each kind, and each kind of page that nobody wrote.
    """
    chosen: dict[tuple[str, ...], str] = {}
    for kind, page in _pages_by_kind(outputs):
        chosen.setdefault(kind, page)
    return tuple(page for page in chosen.values() if page in outputs.pages)


def _pages_by_kind(outputs: Outputs) -> Iterator[tuple[tuple[str, ...], str]]:
    publication = outputs.sources.publication
    for artifact in outputs.artifacts:
        if artifact.format != Format.WEB:
            continue
        level = artifact.strand.level
        direction = publication.language_of(artifact.strand).direction
        yield (level, direction), artifact.path
        variant = outputs.sources.variants.get((artifact.document, artifact.strand.key))
        if variant and variant.kind:
            yield ("kind", variant.kind, direction), artifact.path
        for leaf in split_into_leaves(variant)[1:] if variant else ():
            yield (level, direction, "section"), leaf.path
    moved = moved_paths(publication)
    for page, strand in generated_paths(publication).items():
        name = page.removeprefix(f"{strand.url}/")
        if page in moved:
            name = "moved" if moved[page][1].now else "gone"
        yield (name, publication.language_of(strand).direction), page


def _outcomes(path: str, visits: Sequence[Visit], rule: Rule) -> Iterator[Outcome]:
    words = mapping_option(rule, "troubles")
    merged: dict[Trouble, list[State]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            continue
        # What walk_with_keyboard gave.
        walk = cast("Walk", visit.result)
        troubles = [Trouble(*fields) for fields in walk["troubles"] if fields[0] in words]
        if not troubles:
            yield passed(place)
        for trouble in troubles:
            merged.setdefault(trouble, []).append(visit.state)
    for trouble, states in merged.items():
        state = format_states(states, [visit.state for visit in visits])
        yield failed(
            Place(path, page=visits[0].page, selector=trouble.selector, state=state),
            seen=trouble.name,
            trouble=words[trouble.code].format(name=trouble.name),
            name=trouble.name,
        )
