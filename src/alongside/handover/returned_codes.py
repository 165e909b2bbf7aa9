"""Which of our links and codes the words of one segment that came back hold."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from alongside.handover.fact_links import FactLink, as_markdown, split_fact_links
from alongside.handover.model import ReturnedSegment, Segment
from alongside.handover.text import Code, Run, Text, normalise_runs, split_protected
from alongside.model import Publication, Strand
from alongside.pages.link_address import normalise_link
from alongside.publication.fact_uses import StrandFacts, fill_facts, strand_facts

PLAIN_TEXT_KINDS = ("title", "description", "picture")
LINE_BREAK_SIGN = "⏎"
"""How an end of a line that must stay is shown where a file has no sign for it."""


def published_address(publication: Publication, strand: Strand, address: str) -> str:
    """Where a link leads on the website, so that it also works in a document that somebody holds.

    address: as in the page: "index.md#contact". One that is no page of ours is returned as it is.
    """
    page, sign, section = address.partition("#")
    is_other_file = page != "" and not page.endswith(".md")
    if "://" in address or is_other_file:
        return address
    folder = f"{strand.url}/" if strand.url else ""
    file = page.removesuffix(".md") + ".html" if page else ""
    return f"{publication.url}{folder}{file}{sign}{section}"


def format_code(code: Code) -> str:
    """How a code that stands alone is shown among words that are typed."""
    return LINE_BREAK_SIGN if code.kind == "break" else code.payload


def resolve_codes(
    segment: Segment, returned: ReturnedSegment, publication: Publication, strand: Strand
) -> Text:
    """The words that came back, with the ids of our codes.

    A code that is none of ours keeps the name with which it came; find_problems refuses it.
    """
    resolver = _CodeResolver(segment, publication, strand)
    runs: list[Run] = []
    facts = strand_facts(publication, strand)
    for run in _restore_fact_links(returned.text, segment, facts):
        runs += resolver.resolve(run)
    runs = _restore_shown_facts(runs, segment, facts)
    if segment.kind in PLAIN_TEXT_KINDS:
        runs = [Run(run.text, code=run.code) for run in runs]
    text = normalise_runs(runs, segment.keeps_line_ends)
    return _restore_leading_picture(segment, text)


def _restore_fact_links(text: Text, segment: Segment, facts: StrandFacts) -> list[Run]:
    """Links whose address is a fact, as the page writes them."""
    values = {
        code.payload: fill_facts(code.payload, facts).rendered
        for code in segment.codes.values()
        if code.kind == "fact"
    }
    if not values:
        return list(text)
    pieces = split_fact_links(segment.target or segment.source, segment.codes, values)
    links = {
        _normalise_address(piece.shown_address): piece
        for piece in pieces
        if isinstance(piece, FactLink)
    }
    runs: list[Run] = []
    for address, neighbours in groupby(text, key=lambda run: run.link):
        group = list(neighbours)
        link = links.get(_normalise_address(address)) if address else None
        runs += as_markdown(link, group) if link else group
    return runs


def _restore_shown_facts(runs: list[Run], segment: Segment, facts: StrandFacts) -> list[Run]:
    """A figure that readers get is the fact again, where the fact itself did not come back.

    Word shows easy read groups figures and not names of facts, and some programs lose the rest.
    """
    came_back = {run.code for run in runs}
    for id_, code in segment.codes.items():
        if code.kind == "fact" and id_ not in came_back:
            shown = fill_facts(code.payload, facts).rendered
            runs = _replace_once(runs, shown, id_) if shown != code.payload else runs
    return runs


def _replace_once(runs: list[Run], shown: str, id_: str) -> list[Run]:
    """With a code in place of the first figure that is shown like this, and not part of another."""
    figure = re.compile(rf"(?<![\w])(?<!\d[.,]){re.escape(shown)}(?![\w])(?![.,]\d)")
    for number, run in enumerate(runs):
        match = figure.search(run.text)
        if match and not run.code:
            pieces = [
                replace(run, text=run.text[: match.start()]),
                Run(link=run.link, code=id_),
                replace(run, text=run.text[match.end() :]),
            ]
            return [*runs[:number], *pieces, *runs[number + 1 :]]
    return runs


def _restore_leading_picture(segment: Segment, text: Text) -> Text:
    """Word shows the picture of an easy read idea in a column of its own, not among the words."""
    if not segment.picture or not text or any(run.code == segment.picture for run in text):
        return text
    picture = [Run(code=segment.picture), Run("\n" if segment.keeps_line_ends else " ")]
    return normalise_runs([*picture, *text], segment.keeps_line_ends)


class _CodeResolver:
    """Finds which code of a segment each link and code in the words that came back is.

    A file may name them by our ids, as XLIFF does, or by their addresses and Markdown, as Word
    and PO do. Several may have one address or Markdown: they are taken in their order.
    """

    def __init__(self, segment: Segment, publication: Publication, strand: Strand):
        self._ids = _ids_by_name(segment)
        self._link_ids = _link_ids_by_address(segment, publication, strand)
        self._used_ids: set[str] = set()
        self._last_link = ""
        self._last_link_id = ""

    def resolve(self, run: Run) -> list[Run]:
        link = self._link_id(run.link)
        if run.code and run.code not in self._ids and run.text:
            # Words that only look like markup: they are shown as they were typed.
            return [replace(run, code="", link=link)]
        if run.code:
            return [Run(link=link, code=self._code_id(run.code))]
        return self._restore_typed_codes(replace(run, link=link))

    def _code_id(self, name: str) -> str:
        return self._use_next(self._ids.get(name, []), name)

    def _use_next(self, ids: list[str], otherwise: str) -> str:
        """The first of these that was not met before, or one that is there too often."""
        unused = [id_ for id_ in ids if id_ not in self._used_ids]
        id_ = next(iter([*unused, *ids]), otherwise)
        self._used_ids.add(id_)
        return id_

    def _link_id(self, link: str) -> str:
        """Neighbouring runs of one name are within one link."""
        if link != self._last_link:
            self._last_link = link
            ids = self._ids.get(link) or self._link_ids.get(_normalise_address(link), [])
            self._last_link_id = self._use_next(ids, link)
        return self._last_link_id if link else ""

    def _restore_typed_codes(self, run: Run) -> list[Run]:
        """A code that was kept as words, such as `code` in a Word file, is a code again."""
        for name, ids in self._ids.items():
            is_spelling = name not in ids and name.strip() != ""
            if is_spelling and name in run.text:
                before, _, after = run.text.partition(name)
                return [
                    *self._restore_typed_codes(replace(run, text=before)),
                    Run(link=run.link, code=self._code_id(name)),
                    *self._restore_typed_codes(replace(run, text=after)),
                ]
        return split_protected(run)


def _ids_by_name(segment: Segment) -> dict[str, list[str]]:
    """What codes may be called in a file, but for the addresses of links, to their ids."""
    ids = {id_: [id_] for id_ in segment.codes}
    for id_, code in segment.codes.items():
        for name in _spellings(code):
            same_name = ids.setdefault(name, [])
            if id_ not in same_name:
                same_name.append(id_)
    return ids


def _spellings(code: Code) -> tuple[str, ...]:
    if code.is_paired:
        return ()
    return (code.payload,) if code.kind == "picture" else (code.payload, format_code(code))


def _link_ids_by_address(
    segment: Segment, publication: Publication, strand: Strand
) -> dict[str, list[str]]:
    """Each address that a link may have in a file to the ids of the links that lead there."""
    ids: dict[str, list[str]] = {}
    for id_, code in segment.codes.items():
        if code.is_paired:
            addresses = {code.payload, published_address(publication, strand, code.payload)}
            for address in addresses:
                ids.setdefault(_normalise_address(address), []).append(id_)
    return ids


def _normalise_address(address: str) -> str:
    """Programs encode addresses anew, and add or drop the stroke at their end."""
    return normalise_link(address).rstrip("/")
