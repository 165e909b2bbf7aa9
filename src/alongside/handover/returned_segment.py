"""Whether the words of one segment that came back are sound."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from alongside.handover.inline_markdown import survives_round_trip, to_markdown
from alongside.handover.model import Part, ReturnedSegment, Segment
from alongside.handover.text import (
    Code,
    Text,
    count_bold_spans,
)

_REMOVABLE_KINDS = ("paragraph", "item", "quote")
_REMOVAL_REFUSED = (
    "Only a paragraph of easy read or plain English can be taken out here. A translation has every "
    "paragraph of its source."
)
_CANNOT_BE_WRITTEN = (
    "We cannot write these words so that readers see them as they were typed. Often bold begins or "
    "ends in the middle of a word: make whole words bold."
)


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
    advice = "Copy it from the source, just as it is there."
    if code.kind == "fact":
        advice += (
            " Where the file shows the figure itself, write the figure as it was. One that is "
            "wrong is mended in facts.yml."
        )
    return advice
