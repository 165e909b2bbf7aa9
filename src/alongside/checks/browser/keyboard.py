"""A short keyboard walk on one page of each template, since no audit engine presses keys.

options.troubles of the rule says which troubles it is about, and in which words.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.browser.keyboard_walk import Trouble, walk_with_keyboard
from alongside.checks.browser.visits import Probe, Visit, probe_pages
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outputs.expected import generated_paths, split_into_leaves
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, format_states, states_of


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    pages = one_page_per_template(outputs)
    stray_keys = tuple(rule.options["stray_keys"])
    # A visit of its own: the walk opens the page again and again.
    visits = probe_pages(
        outputs,
        Probe(
            "keyboard",
            states_of(rule),
            lambda driver: walk_with_keyboard(driver, stray_keys),
            settings=stray_keys,
            task="Walking through pages with the keyboard",
        ),
        pages,
    )
    for page in pages:
        path = source_of_page(outputs, page)
        yield from _outcomes(path, [visit for visit in visits if visit.page == page], rule)


def one_page_per_template(outputs: Outputs) -> tuple[str, ...]:
    """Of each direction of writing: each reading level's first page and page of a section, and each kind that we make."""
    chosen: dict[tuple, str] = {}
    publication = outputs.sources.publication
    for artifact in outputs.artifacts:
        if artifact.format == "web":
            direction = publication.language_of(artifact.strand).direction
            chosen.setdefault((artifact.strand.level, direction), artifact.path)
            if variant := outputs.sources.variants.get((artifact.document, artifact.strand.key)):
                for leaf in split_into_leaves(variant)[1:]:
                    chosen.setdefault((artifact.strand.level, direction, "section"), leaf.path)
    for page, strand in generated_paths(publication).items():
        kind = page.removeprefix(f"{strand.url}/")
        chosen.setdefault((kind, publication.language_of(strand).direction), page)
    return tuple(page for page in chosen.values() if page in outputs.pages)


def _outcomes(path: str, visits: list[Visit], rule: Rule) -> Iterator[Outcome]:
    words = rule.options["troubles"]
    merged: dict[Trouble, list[State]] = {}
    for visit in visits:
        place = Place(path, page=visit.page, state=str(visit.state))
        if visit.problem:
            yield cannot_tell(place, visit.problem)
            continue
        found = [trouble for trouble in visit.result["troubles"] if trouble.code in words]
        if not found:
            yield passed(place)
        for trouble in found:
            merged.setdefault(trouble, []).append(visit.state)
    for trouble, states in merged.items():
        state = format_states(states, [visit.state for visit in visits])
        trouble_in_words = str(words[trouble.code]).format(name=trouble.name)
        yield failed(
            Place(path, page=visits[0].page, selector=trouble.selector, state=state),
            seen=trouble.name,
            trouble=trouble_in_words,
            name=trouble.name,
        )
