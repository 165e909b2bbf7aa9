"""One segment that came back: which of our codes it holds, and whether its words are sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby

from alongside.handover.inline_markdown import survives_round_trip, to_markdown
from alongside.handover.model import Part, ReturnedSegment, Segment
from alongside.handover.text import (
    Code,
    Run,
    Text,
    count_bold_spans,
    normalise_runs,
    split_protected,
)
from alongside.model import Publication, Strand
from alongside.pages.link_address import normalise_link

_PLAIN_TEXT_KINDS = ("title", "description", "picture")
_REMOVABLE_KINDS = ("paragraph", "item", "quote")
LINE_BREAK_SIGN = "⏎"
"""How an end of a line that must stay is shown where a file has no sign for it."""
_REMOVAL_REFUSED = (
    "Only a paragraph of easy read or plain English can be taken out here. A translation has every "
    "paragraph of its source."
)
_CANNOT_BE_WRITTEN = (
    "We cannot write these words so that readers see them as they were typed. Often bold begins or "
    "ends in the middle of a word: make whole words bold."
)


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
    for run in returned.text:
        runs += resolver.resolve(run)
    if segment.kind in _PLAIN_TEXT_KINDS:
        runs = [Run(run.text, code=run.code) for run in runs]
    text = normalise_runs(runs, segment.keeps_line_ends)
    return _restore_leading_picture(segment, text)


def _restore_leading_picture(segment: Segment, text: Text) -> Text:
    """Word shows the picture of an easy read idea in a column of its own, not among the words."""
    if not segment.picture or not text or any(run.code == segment.picture for run in text):
        return text
    picture = [Run(code=segment.picture), Run("\n" if segment.keeps_line_ends else " ")]
    return normalise_runs([*picture, *text], segment.keeps_line_ends)


class _CodeResolver:
    """Finds which code of a segment each link and code in the words that came back is.

    A file may name them by our ids, as XLIFF does, or by their addresses and Markdown, as Word
    and PO do. Several links may have one address: they are taken in their order.
    """

    def __init__(self, segment: Segment, publication: Publication, strand: Strand):
        self._ids = _ids_by_name(segment)
        self._link_ids = _link_ids_by_address(segment, publication, strand)
        self._used_link_ids: set[str] = set()
        self._last_link = ""
        self._last_link_id = ""

    def resolve(self, run: Run) -> list[Run]:
        link = self._link_id(run.link)
        if run.code and run.code not in self._ids and run.text:
            # Words that only look like markup: they are shown as they were typed.
            return [replace(run, code="", link=link)]
        text = "" if run.code else run.text
        code = self._ids.get(run.code, run.code)
        return _restore_typed_codes(replace(run, text=text, link=link, code=code), self._ids)

    def _link_id(self, link: str) -> str:
        """Neighbouring runs of one name are within one link."""
        if link != self._last_link:
            self._last_link = link
            self._last_link_id = self._next_link_id(link)
            self._used_link_ids.add(self._last_link_id)
        return self._last_link_id if link else ""

    def _next_link_id(self, link: str) -> str:
        if link in self._ids:
            return self._ids[link]
        same_address = self._link_ids.get(_normalise_address(link), [])
        unused = [id_ for id_ in same_address if id_ not in self._used_link_ids]
        return next(iter([*unused, *same_address]), link)


def _ids_by_name(segment: Segment) -> dict[str, str]:
    """What each code may be called in a file, but for the addresses of links, to its id."""
    ids = {id_: id_ for id_ in segment.codes}
    for id_, code in segment.codes.items():
        if code.kind == "picture":
            ids.setdefault(code.payload, id_)
        elif not code.is_paired:
            ids.setdefault(code.payload, id_)
            ids.setdefault(format_code(code), id_)
    return ids


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


def _restore_typed_codes(run: Run, ids_by_name: Mapping[str, str]) -> list[Run]:
    """A code that was kept as words, such as `code` in a Word file, is a code again."""
    for name, id_ in ids_by_name.items():
        is_spelling = name != id_ and name.strip() != ""
        if is_spelling and name in run.text:
            before, _, after = run.text.partition(name)
            return [
                *_restore_typed_codes(replace(run, text=before), ids_by_name),
                Run(link=run.link, code=id_),
                *_restore_typed_codes(replace(run, text=after), ids_by_name),
            ]
    return [run] if run.code else split_protected(run)


def _normalise_address(address: str) -> str:
    """Programs encode addresses anew, and add or drop the stroke at their end."""
    return normalise_link(address).rstrip("/")


def find_problems(
    segment: Segment, returned: ReturnedSegment, text: Text, part: Part, bold_is_optional: bool
) -> list[tuple[str, str]]:
    """(id, why) for each reason why words that were changed cannot be taken in.

    text: of returned, with the ids of our codes. bold_is_optional: whether bold words may go.
    """
    if returned.is_removal:
        if part.is_adaptation and segment.kind in _REMOVABLE_KINDS:
            return []
        return [(segment.id, _REMOVAL_REFUSED)]
    if not text or text == segment.target:
        return []
    problems = _find_code_problems(segment, text)
    if not bold_is_optional:
        problems += _find_lost_bold(segment, text)
    if not problems and not _can_be_written(segment, text):
        problems.append(_CANNOT_BE_WRITTEN)
    return [(segment.id, problem) for problem in problems]


def _can_be_written(segment: Segment, text: Text) -> bool:
    if segment.kind == "picture":
        return True
    markdown = to_markdown(text, segment.codes, segment.kind)
    return survives_round_trip(markdown, text, segment.codes, segment.kind)


def _find_lost_bold(segment: Segment, text: Text) -> list[str]:
    lost = count_bold_spans(segment.target or segment.source) - count_bold_spans(text)
    if lost <= 0:
        return []
    places = {1: "One place", 2: "Two places"}.get(lost, f"{lost} places")
    return [
        f"{places} of bold words {'is' if lost == 1 else 'are'} missing. "
        "Put the marks for bold back around the words that stand for them."
    ]


def _find_code_problems(segment: Segment, text: Text) -> list[str]:
    """Codes that are missing, repeated or none of ours, as sentences."""
    counts = _count_codes(text)
    wanted = _count_codes(segment.target or segment.source)
    missing: list[str] = []
    repeated: list[str] = []
    unknown: list[str] = []
    for id_, code in segment.codes.items():
        if wanted[id_] and not counts[id_]:
            missing.append(f"{_describe_code(code)} is missing. {_repair_advice(code)}")
    for id_, count in counts.items():
        if id_ not in segment.codes:
            unknown.append(
                f"“{id_}” is not a link, picture or mark of this segment. Take it out; a link that "
                "is new must be put into the page itself."
            )
        elif count > 1:
            code_name = _describe_code(segment.codes[id_])
            repeated.append(f"{code_name} is there {count} times. Keep one of them.")
    return [*missing, *repeated, *unknown]


def _count_codes(text: Text) -> Counter[str]:
    """How often each code stands in the text. A link counts once for each stretch of words."""
    counts = Counter(run.code for run in text if run.code)
    counts += Counter(link for link, _ in groupby(text, key=lambda run: run.link) if link)
    return counts


def _describe_code(code: Code) -> str:
    if code.kind == "picture":
        return f"The picture “{code.payload.removeprefix('picture:')}”"
    return {"link": f"The link to {code.payload}", "break": "The end of a line that must stay"}.get(
        code.kind, f"“{code.payload}”"
    )


def _repair_advice(code: Code) -> str:
    if code.kind == "link":
        return "Put it back on the words that stand for it, as it is in the source."
    return "Copy it from the source, just as it is there."
