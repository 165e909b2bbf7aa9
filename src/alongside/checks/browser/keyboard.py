"""A short keyboard walk on one page of each template, since no audit engine presses keys.

options.troubles of the rule says which troubles it is about, and in which words.
"""

from __future__ import annotations

from collections.abc import Iterator

from alongside.checks.browser.visits import Look, Probe, looks_of
from alongside.checks.browser.walk import Trouble, walk
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outputs.owed import generated_paths, leaves
from alongside.readback.pages import source_of_page
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.states import State, in_words, states_of


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    pages = one_page_per_template(outputs)
    stray_keys = tuple(rule.options["stray_keys"])
    # A visit of its own: the walk opens the page again and again.
    looks = looks_of(outputs, Probe("keyboard", states_of(rule), lambda driver: walk(driver, stray_keys),
                                    settings=stray_keys, task="Walking through pages with the keyboard"), pages)
    for page in pages:
        path = source_of_page(outputs, page)
        yield from _outcomes(path, [look for look in looks if look.page == page], rule)


def one_page_per_template(outputs: Outputs) -> tuple[str, ...]:
    """Of each direction of writing: each reading level's first page and page of a section, and each kind that we make."""
    chosen: dict[tuple, str] = {}
    publication = outputs.sources.publication
    for artifact in outputs.artifacts:
        if artifact.format == "web":
            direction = publication.language_of(artifact.strand).direction
            chosen.setdefault((artifact.strand.level, direction), artifact.path)
            if variant := outputs.sources.variants.get((artifact.document, artifact.strand.key)):
                for leaf in leaves(variant)[1:]:
                    chosen.setdefault((artifact.strand.level, direction, "section"), leaf.path)
    for page, strand in generated_paths(publication).items():
        kind = page.removeprefix(f"{strand.url}/")
        chosen.setdefault((kind, publication.language_of(strand).direction), page)
    return tuple(page for page in chosen.values() if page in outputs.pages)


def _outcomes(path: str, looks: list[Look], rule: Rule) -> Iterator[Outcome]:
    words = rule.options["troubles"]
    merged: dict[Trouble, list[State]] = {}
    for look in looks:
        place = Place(path, page=look.page, state=str(look.state))
        if look.problem:
            yield cannot_tell(place, look.problem)
            continue
        found = [trouble for trouble in look.saw["troubles"] if trouble.code in words]
        if not found:
            yield passed(place)
        for trouble in found:
            merged.setdefault(trouble, []).append(look.state)
    for trouble, states in merged.items():
        state = in_words(states, [look.state for look in looks])
        trouble_in_words = str(words[trouble.code]).format(name=trouble.name)
        yield failed(
            Place(path, page=looks[0].page, selector=trouble.selector, state=state),
            seen=trouble.name, trouble=trouble_in_words, name=trouble.name,
        )
