"""One segment that came back: which of our codes its marks are, and whether its words can be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from alongside.handover.markdown_words import reads_as, to_markdown
from alongside.handover.parcel import Part, Returned, Segment
from alongside.handover.text import Code, Run, Text, bold_spans, protected, tidy
from alongside.model import Publication, Strand

_PLAIN_KINDS = ("title", "description", "picture")
LINE_SIGN = "⏎"
"""How an end of a line that must stay is shown where a file has no sign for it."""


def published_address(publication: Publication, strand: Strand, address: str) -> str:
    """Where a link leads on the website, so that it also works in a document that somebody holds."""
    page, sign, section = address.partition("#")
    if "://" in address or not page.endswith(".md") and page:
        return address
    folder = f"{strand.url}/" if strand.url else ""
    return f"{publication.url}{folder}{page.removesuffix('.md') + '.html' if page else ''}{sign}{section}"


def shown(code: Code) -> str:
    """How a code that stands alone is shown among words that are typed."""
    return LINE_SIGN if code.kind == "break" else code.payload


def resolve(segment: Segment, returned: Returned, publication: Publication, strand: Strand) -> Text:
    """The words with the ids of our codes. A mark that is none of ours keeps the name with which it came."""
    known = {name: name for name in segment.codes}
    links: dict[str, list[str]] = {}
    for name, code in segment.codes.items():
        if code.kind == "picture":
            known.setdefault(code.payload, name)
        elif code.pairs:
            for address in {code.payload, published_address(publication, strand, code.payload)}:
                links.setdefault(_same(address), []).append(name)
        else:
            known |= {typed: name for typed in (code.payload, shown(code)) if typed not in known}
    runs: list[Run] = []
    reference, chosen, used = "", "", set()
    for run in returned.text:
        if run.link != reference:
            reference = run.link
            same = links.get(_same(run.link), [])
            chosen = known.get(run.link) or next((name for name in same if name not in used),
                                                 same[0] if same else run.link)
            used.add(chosen)
        if run.alone and run.alone not in known and run.text:
            # Words that only look like markup: they are shown as they were typed.
            runs.append(replace(run, alone="", link=chosen if run.link else ""))
            continue
        runs += _typed_codes(replace(run, text="" if run.alone else run.text, link=chosen if run.link else "",
                                     alone=known.get(run.alone, run.alone)), known)
    plain = segment.kind in _PLAIN_KINDS
    text = tidy([Run(run.text, alone=run.alone) for run in runs] if plain else runs, segment.lines)
    if segment.picture and text and not any(run.alone == segment.picture for run in text):
        text = tidy([Run(alone=segment.picture), Run("\n" if segment.lines else " "), *text], segment.lines)
    return text


def _typed_codes(run: Run, known: Mapping[str, str]) -> list[Run]:
    """A code that was kept as words, such as `code` in a Word file, is a code again."""
    for typed, name in known.items():
        if typed != name and typed.strip() and typed in run.text:
            before, _, after = run.text.partition(typed)
            return [*_typed_codes(replace(run, text=before), known), Run(link=run.link, alone=name),
                    *_typed_codes(replace(run, text=after), known)]
    return [run] if run.alone else protected(run)


def _same(address: str) -> str:
    return unquote(address).rstrip("/").casefold()


def unsound(segment: Segment, returned: Returned, text: Text, part: Part, bold_is_free: bool) -> list[tuple[str, str]]:
    """(id, why) for each reason why words that were changed cannot be taken."""
    if returned.remove:
        if part.retold and segment.kind in ("paragraph", "item", "quote"):
            return []
        return [(segment.id, "Only a paragraph of easy read or plain English can be taken out here. A translation "
                             "has every paragraph of its source.")]
    if not text or text == segment.target:
        return []
    problems = [(segment.id, why) for why in _codes_at_fault(segment, text)]
    lost = bold_spans(segment.target or segment.source) - bold_spans(text)
    if not bold_is_free and lost > 0:
        problems.append((segment.id, f"{_words(lost)} of bold words {'is' if lost == 1 else 'are'} missing. "
                                     "Put the marks for bold back around the words that stand for them."))
    if not problems and segment.kind != "picture" and not reads_as(
            to_markdown(text, segment.codes, segment.kind), text, segment.codes, segment.kind):
        problems.append((segment.id, "We cannot write these words so that readers see them as they were typed. "
                                     "Often bold begins or ends in the middle of a word: make whole words bold."))
    return problems


def _words(number: int) -> str:
    return {1: "One place", 2: "Two places"}.get(number, f"{number} places")


def _codes_at_fault(segment: Segment, text: Text) -> list[str]:
    counted = Counter(run.alone for run in text if run.alone)
    counted += Counter(run.link for place, run in enumerate(text)
                       if run.link and (not place or text[place - 1].link != run.link))
    expected = segment.target or segment.source
    wanted = {name for run in expected for name in (run.link, run.alone) if name}
    faults = [f"{_named(segment.codes[name])} is missing. {_put_back(segment.codes[name])}"
              for name in segment.codes if name in wanted and not counted[name]]
    faults += [f"{_named(segment.codes[name])} is there {number} times. Keep one of them."
               for name, number in counted.items() if name in segment.codes and number > 1]
    return faults + [f"“{name}” is not a link, picture or mark of this segment. Take it out; a link that is new "
                     "must be put into the page itself." for name in counted if name not in segment.codes]


def _named(code: Code) -> str:
    if code.kind == "picture":
        return f"The picture “{code.payload.removeprefix('picture:')}”"
    return {"link": f"The link to {code.payload}", "break": "The end of a line that must stay"}.get(
        code.kind, f"“{code.payload}”")


def _put_back(code: Code) -> str:
    if code.kind == "link":
        return "Put it back on the words that stand for it, as it is in the source."
    return "Copy it from the source, just as it is there."
