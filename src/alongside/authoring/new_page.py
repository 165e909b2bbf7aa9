"""The files of a new document: one for every version, with its settings and sections, ready to be written."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import LEAD, Sources, Strand, Variant
from alongside.outputs.expected import HOME, IN_SOURCE_LANGUAGE, INTRODUCTION, NOT_FOUND, PER_STRAND
from alongside.pages.fingerprint import fingerprint_as_yaml
from alongside.pages.placeholder import placeholder
from alongside.publication.catalogue import parse_variant, variant_path
from alongside.publication.settings import FILE, SLUG
from alongside.system.files import write_whole
from alongside.system.yaml_lines import YamlError, read_yaml

SECTIONS = ("about",)
"""The sections of a new page, where nobody names others."""
_YEAR = timedelta(days=365)
_LIST = re.compile(
    r"^documents:[^\S\n]*(?:#.*)?\n(?P<items>(?:[^\S\n]*(?:-[^\S\n].*|#.*)?\n)*)", re.MULTILINE
)
_ITEM = re.compile(r"^([^\S\n]*)-[^\S\n]+\S.*$", re.MULTILINE)
_IN_LINE = re.compile(r"^(documents:[^\S\n]*\[[^\]\n#]*?)([^\S\n]*,?[^\S\n]*\])", re.MULTILINE)


def add_document(sources: Sources, slug: str, sections: tuple[str, ...] = ()) -> list[Path]:
    """Paths of the files made. Everything is looked at first: on BadInput no file was made or changed."""
    sections = sections or SECTIONS
    _check_names(sources, slug, sections)
    root = sources.root
    pages = _new_pages(sources, slug, sections)
    for path in pages:
        if (root / path).exists():
            raise BadInput(
                f"There is already a file {path.as_posix()}. We overwrite nothing.",
                path=path.as_posix(),
                mend="Rename or delete it if nobody needs it, or choose another name for the document.",
            )
    listed = _add_to_document_list((root / FILE).read_bytes().decode("utf-8"), slug)
    made: list[Path] = []
    try:
        for path, text in pages.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            with open(root / path, "x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
        write_whole(root / FILE, listed.encode())
    except OSError:
        for path in made:
            (root / path).unlink(missing_ok=True)
        raise
    return made


def _check_names(sources: Sources, slug: str, sections: tuple[str, ...]) -> None:
    for name in (slug, *sections):
        if not SLUG.fullmatch(name):
            raise BadInput(
                f"“{name}” cannot be the name of a page or a section.",
                mend="Use small letters, digits and hyphens, for example our-area",
            )
    if slug in (HOME, INTRODUCTION, NOT_FOUND, *IN_SOURCE_LANGUAGE, *PER_STRAND):
        raise BadInput(
            f"A document cannot be called “{slug}”, as we make a page of this name ourselves.",
            mend="Choose another name.",
        )
    if slug in sources.publication.documents:
        raise BadInput(
            f"There is already a document “{slug}”.", path=FILE, mend="Choose another name."
        )
    if len(set(sections)) != len(sections) or LEAD in sections:
        raise BadInput(
            f"Each section needs a name of its own, and “{LEAD}” is that of the text before the first heading.",
            mend="Name each section once, for example: what-is-new dates",
        )


def _new_pages(sources: Sources, slug: str, sections: tuple[str, ...]) -> dict[Path, str]:
    """Path to text. A page that is made from another one says that it was made from what that one says now."""
    made: dict[str, Variant] = {}
    texts = {}
    for strand in sources.publication.strands:
        path = variant_path(strand, slug)
        text = _page_text(sources, strand, sections, made.get(strand.made_from or ""))
        made[strand.key] = parse_variant(text, slug, strand, path)
        texts[path] = text
    return texts


def _page_text(
    sources: Sources, strand: Strand, sections: tuple[str, ...], source: Variant | None
) -> str:
    say = sources.publication.language_of(strand).strings
    title, description, heading, words, owner = (
        placeholder(say[f"to_write_{key}"])
        for key in ("title", "description", "heading", "text", "owner")
    )
    lines = ["---", f'title: "{title}"', f'description: "{description}"']
    if source is None:
        lines += [f'owner: "{owner}"', f"next_review: {(sources.today + _YEAR).isoformat()}"]
    else:
        lines += [
            "made_from:",
            *(
                f"  {section.id}: {fingerprint_as_yaml(section.fingerprint)}"
                for section in source.sections
            ),
        ]
    lines += ["---", words]
    for section in sections:
        lines += ["", f"## {heading} {{#{section}}}", "", words]
    return "\n".join(lines) + "\n"


def _add_to_document_list(text: str, slug: str) -> str:
    """publication.yml with one more document: a line is added, and every other byte stays. Raises BadInput."""
    ending = "\r\n" if "\r\n" in text else "\n"
    old = text.replace("\r\n", "\n")
    new, found = old, _LIST.search(old)
    items = list(_ITEM.finditer(found["items"])) if found else []
    if items:
        place = found.start("items") + items[-1].end()
        new = f"{old[:place]}\n{items[-1][1]}- {slug}{old[place:]}"
    elif _IN_LINE.search(old):
        new = _IN_LINE.sub(rf"\g<1>, {slug}\g<2>", old, count=1)
    if not _is_safe_change(old, new, slug):
        raise BadInput(
            f"The list of documents in {FILE} is written in a way that we cannot change safely. "
            "We changed nothing.",
            path=FILE,
            mend=f"Add “{slug}” to it by hand, one line for each document:\n"
            f"documents:\n  - index\n  - {slug}",
        )
    return new.replace("\n", ending)


def _is_safe_change(old: str, new: str, slug: str) -> bool:
    try:
        before, after = read_yaml(old)[0], read_yaml(new)[0]
        return after == {**before, "documents": [*before["documents"], slug]}
    except (YamlError, TypeError, KeyError):
        return False
