"""claims.yml: each promise, duty and offer of the pages, with where it comes from."""

from __future__ import annotations

from dataclasses import replace

from alongside.model import Claim, Publication
from alongside.publication.data_file import read_data_file
from alongside.system.settings_reader import Setting, join_words

FILE = "claims.yml"
PROMISE = "promise"
KINDS = (PROMISE, "duty", "offer")
_WHY = "Readers rely on what a public body promises. We stop rather than guess where it comes from."
_EXAMPLE = (
    "our-area:\n    - kind: promise\n      says: [We will tell you what changed.]\n"
    "      source: Our plan for parks of 2026, part 4"
)
_TO_CONFIRM = "      to_confirm: Communications lead\n      by: 2027-03-31"


def read_claims(publication: Publication) -> tuple[Claim, ...] | None:
    """The claims in the order of the file. None without the file. Raises BadInput."""
    file = read_data_file(publication.root, FILE, _WHY)
    if file is None:
        return None
    documents = file.optional_mapping(
        f"{FILE} is not a list of pages.", f"Write each claim like this:\n  {_EXAMPLE}"
    )
    claims: list[Claim] = []
    for slug, entries in documents.items():
        for entry in entries.elements(
            f"“{slug}” does not list its claims.", f"Write them like this:\n  {_EXAMPLE}"
        ):
            claims.append(replace(_read_claim(slug, entry), document_line=entries.line))
    return tuple(claims)


def _read_claim(document: str, entry: Setting) -> Claim:
    entry.mapping(
        "A claim needs its kind, its sentences and its source.",
        f"Write it like this:\n  {_EXAMPLE}",
    )
    entry.refuse_unknown_names(("kind", "says", "source", "to_confirm", "by"))
    sentences = entry.member("says").elements(
        "The claim does not list its sentences.", "      says: [We will tell you what changed.]"
    )
    claim = Claim(
        document=document,
        kind=entry.member("kind").one_of(
            KINDS, mend=f"Write one of these behind “kind:”: {', '.join(KINDS)}"
        ),
        says=tuple(join_words(sentence.text()) for sentence in sentences),
        lines=tuple(sentence.line for sentence in sentences),
    )
    return _with_origin(claim, entry)


def _with_origin(claim: Claim, entry: Setting) -> Claim:
    """The claim with its source, or with who has to confirm it, and by when."""
    source, role, day = (entry.member(name) for name in ("source", "to_confirm", "by"))
    if source.is_given == role.is_given:
        entry.refuse(
            "A claim needs either a source or somebody who has to confirm it.",
            "Write where it comes from:\n      source: Our plan for parks of 2026, part 4\n"
            f"Or, while nobody knows:\n{_TO_CONFIRM}",
        )
    if source.is_given and day.is_given:
        day.refuse(
            "A claim that has a source needs no day.",
            "Delete the line “by:”. If the source is still to be confirmed, name who confirms it "
            f"in its place:\n{_TO_CONFIRM}",
        )
    if source.is_given:
        return replace(claim, source=source.words("source: Our plan for parks of 2026, part 4"))
    return replace(
        claim,
        to_confirm=role.words("to_confirm: Communications lead"),
        by=day.day("The claim has no day by which it must be confirmed.", _TO_CONFIRM),
    )
