"""One segment that came back: which of our codes its marks are, and whether its words can be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

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

_PLAIN_TEXT_KINDS = ("title", "description", "picture")
LINE_BREAK_SIGN = "⏎"
"""How an end of a line that must stay is shown where a file has no sign for it."""


def published_address(publication: Publication, strand: Strand, address: str) -> str:
    """Where a link leads on the website, so that it also works in a document that somebody holds."""
    page, sign, section = address.partition("#")
    if "://" in address or not page.endswith(".md") and page:
        return address
    folder = f"{strand.url}/" if strand.url else ""
    return f"{publication.url}{folder}{page.removesuffix('.md') + '.html' if page else ''}{sign}{section}"


def format_code(code: Code) -> str:
    """How a code that stands alone is shown among words that are typed."""
    return LINE_BREAK_SIGN if code.kind == "break" else code.payload


def resolve_codes(
    segment: Segment, returned: ReturnedSegment, publication: Publication, strand: Strand
) -> Text:
    """The words with the ids of our codes. A mark that is none of ours keeps the name with which it came."""
    known = {name: name for name in segment.codes}
    links: dict[str, list[str]] = {}
    for name, code in segment.codes.items():
        if code.kind == "picture":
            known.setdefault(code.payload, name)
        elif code.is_paired:
            for address in {code.payload, published_address(publication, strand, code.payload)}:
                links.setdefault(_normalise_address(address), []).append(name)
        else:
            known |= {
                typed: name for typed in (code.payload, format_code(code)) if typed not in known
            }
    runs: list[Run] = []
    reference, chosen, used = "", "", set()
    for run in returned.text:
        if run.link != reference:
            reference = run.link
            same = links.get(_normalise_address(run.link), [])
            chosen = known.get(run.link) or next(
                (name for name in same if name not in used), same[0] if same else run.link
            )
            used.add(chosen)
        if run.code and run.code not in known and run.text:
            # Words that only look like markup: they are shown as they were typed.
            runs.append(replace(run, code="", link=chosen if run.link else ""))
            continue
        runs += _restore_typed_codes(
            replace(
                run,
                text="" if run.code else run.text,
                link=chosen if run.link else "",
                code=known.get(run.code, run.code),
            ),
            known,
        )
    plain = segment.kind in _PLAIN_TEXT_KINDS
    text = normalise_runs(
        [Run(run.text, code=run.code) for run in runs] if plain else runs, segment.keeps_line_ends
    )
    if segment.picture and text and not any(run.code == segment.picture for run in text):
        text = normalise_runs(
            [Run(code=segment.picture), Run("\n" if segment.keeps_line_ends else " "), *text],
            segment.keeps_line_ends,
        )
    return text


def _restore_typed_codes(run: Run, code_ids: Mapping[str, str]) -> list[Run]:
    """A code that was kept as words, such as `code` in a Word file, is a code again."""
    for typed, name in code_ids.items():
        if typed != name and typed.strip() and typed in run.text:
            before, _, after = run.text.partition(typed)
            return [
                *_restore_typed_codes(replace(run, text=before), code_ids),
                Run(link=run.link, code=name),
                *_restore_typed_codes(replace(run, text=after), code_ids),
            ]
    return [run] if run.code else split_protected(run)


def _normalise_address(address: str) -> str:
    return unquote(address).rstrip("/").casefold()


def find_problems(
    segment: Segment, returned: ReturnedSegment, text: Text, part: Part, bold_is_optional: bool
) -> list[tuple[str, str]]:
    """(id, why) for each reason why words that were changed cannot be taken."""
    if returned.is_removal:
        if part.is_adaptation and segment.kind in ("paragraph", "item", "quote"):
            return []
        return [
            (
                segment.id,
                "Only a paragraph of easy read or plain English can be taken out here. A translation "
                "has every paragraph of its source.",
            )
        ]
    if not text or text == segment.target:
        return []
    problems = [(segment.id, why) for why in _find_code_problems(segment, text)]
    lost = count_bold_spans(segment.target or segment.source) - count_bold_spans(text)
    if not bold_is_optional and lost > 0:
        problems.append(
            (
                segment.id,
                f"{_format_places(lost)} of bold words {'is' if lost == 1 else 'are'} missing. "
                "Put the marks for bold back around the words that stand for them.",
            )
        )
    if (
        not problems
        and segment.kind != "picture"
        and not survives_round_trip(
            to_markdown(text, segment.codes, segment.kind), text, segment.codes, segment.kind
        )
    ):
        problems.append(
            (
                segment.id,
                "We cannot write these words so that readers see them as they were typed. "
                "Often bold begins or ends in the middle of a word: make whole words bold.",
            )
        )
    return problems


def _format_places(number: int) -> str:
    return {1: "One place", 2: "Two places"}.get(number, f"{number} places")


def _find_code_problems(segment: Segment, text: Text) -> list[str]:
    counted = Counter(run.code for run in text if run.code)
    counted += Counter(
        run.link
        for place, run in enumerate(text)
        if run.link and (not place or text[place - 1].link != run.link)
    )
    expected = segment.target or segment.source
    wanted = {name for run in expected for name in (run.link, run.code) if name}
    faults = [
        f"{_describe_code(segment.codes[name])} is missing. {_repair_advice(segment.codes[name])}"
        for name in segment.codes
        if name in wanted and not counted[name]
    ]
    faults += [
        f"{_describe_code(segment.codes[name])} is there {number} times. Keep one of them."
        for name, number in counted.items()
        if name in segment.codes and number > 1
    ]
    return faults + [
        f"“{name}” is not a link, picture or mark of this segment. Take it out; a link that is new "
        "must be put into the page itself."
        for name in counted
        if name not in segment.codes
    ]


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
