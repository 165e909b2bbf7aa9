"""A guided page: questions whose answers lead to the next question, or to an end.

Each section is a step. One whose heading is a question asks. Its answers are the items of the list
that it ends with, in easy read the ideas with a link that it ends with. Any other step is an end,
which says what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from alongside.model import EASY_READ, LEAD, Block, Section, Variant
from alongside.pages.link_address import PageAddress, normalise_link
from alongside.publication.kinds.kind import QUESTION, WORDS, Kind
from alongside.publication.kinds.self_check import is_question

NAME = "guided"


@dataclass(frozen=True)
class GuidedPage:
    """It has no settings: all of it is in the text."""


@dataclass(frozen=True)
class Answer:
    """Of a question. target: the step of this page that it leads to; "" where it leads to another
    page. address: as it is typed, "" for an answer that leads nowhere. line: of the file."""

    text: str
    address: str
    target: str
    line: int


@dataclass(frozen=True)
class Step:
    """A question or an end. answers: of a question. links: the steps of this page that links of it
    lead to, answers among them. words: of the whole step."""

    id: str
    heading: str
    line: int
    asks: bool
    answers: tuple[Answer, ...]
    links: frozenset[str]
    words: int


def read_steps(page: Variant, site: str) -> tuple[Step, ...]:
    """In the order of the page. The text before the first heading is none.

    site: the address of the website, by which a link may name the page, too.
    """
    groups: list[tuple[Section, list[Block]]] = []
    step_of: dict[str, str] = {}
    for section in page.sections:
        if section.id == LEAD:
            continue
        if section.depth <= 2 or not groups:
            groups.append((section, []))
        groups[-1][1].extend(section.blocks)
        step_of[section.id or ""] = groups[-1][0].id or ""
    address = PageAddress(site, page.strand.url, f"{page.document}.md")
    reader = _AnswerReader(address, step_of, is_easy_read=page.strand.level == EASY_READ)
    return tuple(reader.read_step(section, blocks) for section, blocks in groups)


class _AnswerReader:
    """step_of: id of each section to that of the step that it is in."""

    def __init__(self, page: PageAddress, step_of: Mapping[str, str], *, is_easy_read: bool):
        self._page = page
        self._step_of = step_of
        self._is_easy_read = is_easy_read

    def read_step(self, section: Section, blocks: list[Block]) -> Step:
        asks = is_question(section.heading)
        links = (self._target(link.target) for block in blocks for link in block.links)
        return Step(
            id=section.id or "",
            heading=section.heading,
            line=section.line,
            asks=asks,
            answers=tuple(map(self._answer, self._answer_blocks(blocks))) if asks else (),
            links=frozenset(target for target in links if target),
            words=sum(len(block.text.split()) for block in blocks),
        )

    def _answer_blocks(self, blocks: list[Block]) -> list[Block]:
        is_answer = _is_linked_idea if self._is_easy_read else _is_item
        last = list(takewhile(is_answer, reversed(blocks)))
        return [block for block in reversed(last) if block.depth <= 1]

    def _answer(self, block: Block) -> Answer:
        address = block.links[-1].target if block.links else ""
        return Answer(block.text, address, self._target(address), block.line)

    def _target(self, address: str) -> str:
        name = normalise_link(address, self._page)
        return self._step_of.get(name.removeprefix("#"), "") if name.startswith("#") else ""


def _is_item(block: Block) -> bool:
    return block.kind == "item"


def _is_linked_idea(block: Block) -> bool:
    return bool(block.pictures and block.links)


def reached_steps(steps: Iterable[Step]) -> set[str]:
    """The ids of all steps that readers come to from the first."""
    by_id = {step.id: step for step in steps}
    reached: set[str] = set()
    waiting = list(by_id)[:1]
    while waiting:
        id_ = waiting.pop()
        if id_ in by_id and id_ not in reached:
            reached.add(id_)
            waiting += by_id[id_].links
    return reached


def endless_questions(steps: Iterable[Step]) -> Iterator[Step]:
    """Questions from which every way leads to questions for ever. Without those that have another
    fault: an answer that leads nowhere."""
    by_id = {step.id: step for step in steps}
    ending = {id_ for id_, step in by_id.items() if not step.asks or _leads_out(step)}
    size = -1
    while size != len(ending):
        size = len(ending)
        ending |= {id_ for id_, step in by_id.items() if step.links & ending}
    yield from (step for id_, step in by_id.items() if id_ not in ending)


def _leads_out(question: Step) -> bool:
    """To another page, or nowhere yet."""
    return not question.answers or any(not answer.target for answer in question.answers)


KIND = Kind(
    keys={},
    make=GuidedPage,
    new_page={
        f"{QUESTION}-1": f"- {WORDS}: [2](#{QUESTION}-2)\n- {WORDS}: [3](#end-1)",
        f"{QUESTION}-2": f"- {WORDS}: [3](#end-1)\n- {WORDS}: [4](#end-2)",
        "end-1": WORDS,
        "end-2": WORDS,
    },
)
