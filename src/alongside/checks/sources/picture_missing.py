"""Every picture that a page asks for is there."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import isfile, islink  # unlike Path, they say no to a name too long to exist
from pathlib import Path

from alongside.assets.pictures import DOCS, is_below_docs, picture_path
from alongside.checks.sources.targets import outcomes_or_inapplicable
from alongside.model import Block, NamedPicture, Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.diagrams import is_diagram
from alongside.pages.markdown import INLINE_PICTURE, PICTURE_SCHEME
from alongside.pages.page_lines import page_blocks
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, passed, place_in, readable_variants

_NO_FAULT = ("", "")


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test targets: a picture on a page; a file that pictures.yml names.

    Raises ToolMissing without the package of pictures.
    """
    for variant in readable_variants(subject, rule):
        outcomes = _page_outcomes(subject, rule, variant)
        yield from outcomes_or_inapplicable(place_in(variant), outcomes)
    for named in subject.publication.pictures.values():
        if named.file:
            yield _named_picture_outcome(subject, rule, named)


def _page_outcomes(sources: Sources, rule: Rule, variant: Variant) -> Iterator[Outcome]:
    for block in page_blocks(variant):
        for picture in block.pictures:
            if is_diagram(picture):
                continue  # it has a check of its own: diagram-unusable
            place = place_in(variant, picture.line)
            fault, hint = _fault(sources, variant, block, picture)
            if not fault:
                yield passed(place)
                continue
            texts = fault_texts(
                rule,
                fault,
                target=picture.target,
                name=picture.target.removeprefix(PICTURE_SCHEME),
                hint=hint,
                file=FILE,
            )
            yield failed(place, seen=f"![{picture.alt}]({picture.target})", **texts)


def _named_picture_outcome(sources: Sources, rule: Rule, named: NamedPicture) -> Outcome:
    """Of an entry of pictures.yml that names a file."""
    place = Place(FILE, named.line)
    file = picture_path(sources.root, named)
    is_there = isfile(file)
    if is_there and is_below_docs(sources.root, file):
        return passed(place)
    texts = fault_texts(
        rule,
        "only-a-link" if is_there else "no-file-of-name",
        name=named.name,
        target=f"{DOCS}/{named.file}",
        file=FILE,
    )
    return failed(place, seen=named.file, **texts)


def _fault(sources: Sources, variant: Variant, block: Block, picture: Picture) -> tuple[str, str]:
    """Which fault the picture has ("" for none), and a hint at what was meant."""
    if picture.target.startswith(PICTURE_SCHEME):
        fault, hint = _name_fault(sources, picture.target.removeprefix(PICTURE_SCHEME))
    else:
        fault, hint = _file_fault(sources.root, variant, picture.target)
    # Staging finds a picture only where its address stands behind its words.
    if not fault and len(INLINE_PICTURE.findall(block.markdown)) < len(block.pictures):
        return "not-inline", ""
    return fault, hint


def _name_fault(sources: Sources, name: str) -> tuple[str, str]:
    """Of a picture that the page names by its idea."""
    known = sources.publication.pictures
    if name not in known:
        return "unknown-name", suggestion(name, known)
    # A file of ours that is missing is told of at its entry of pictures.yml, once.
    if known[name].file or picture_path(sources.root, known[name]).is_file():
        return _NO_FAULT
    return "no-drawing", known[name].openmoji


def _file_fault(root: Path, variant: Variant, target: str) -> tuple[str, str]:
    """Of a picture that the page names by a file beside it."""
    if ":" in target or target.startswith("/"):
        return "elsewhere", ""
    folder = root / variant.path.parent
    file = (folder / target).resolve()
    if target and is_below_docs(root, file) and isfile(file):
        return _NO_FAULT
    if target and islink(folder / target):
        return "only-a-link", ""
    # A wrong letter in the name is the commonest mistake: suggest what is there.
    others = (path for path in sorted(folder.rglob("*.*")) if path.suffix != ".md")
    return "no-file", suggestion(target, [path.relative_to(folder).as_posix() for path in others])
