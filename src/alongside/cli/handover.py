"""Commands for work with translators and easy read groups: export and import."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alongside.cli.languages import words_summary
from alongside.cli.offered_values import offer_documents, offer_languages, offer_levels
from alongside.cli.printer import Printer
from alongside.cli.translator_file import check_translator_file, write_for_translator
from alongside.errors import BadInput
from alongside.handover.model import EXCHANGE_FORMATS, Handover
from alongside.model import Sources, flat_name
from alongside.system import clock
from alongside.text.plurals import count_in_english

if TYPE_CHECKING:
    from alongside.handover.judge import Judgement


@click.command("export")
@click.option(
    "--to",
    "format_",
    type=click.Choice(EXCHANGE_FORMATS),
    required=True,
    help="XLIFF 1.2 or 2.0 or PO for a translator’s program; docx for Word.",
)
@click.option(
    "--language", shell_complete=offer_languages, help="The language to be written, for example pl."
)
@click.option(
    "--level",
    shell_complete=offer_levels,
    help="The reading level to be written, for example easy-read.",
)
@click.option(
    "--only",
    type=click.Choice(["all", "stale"]),
    default="all",
    show_default=True,
    help="stale: only sections that are new, missing or out of date.",
)
@click.option(
    "--page",
    "pages",
    multiple=True,
    shell_complete=offer_documents,
    help="Only this page, for example our-area. May be given more than once.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Name of the file to write.",
)
@click.option("--overwrite", is_flag=True, help="Replace a file of this name.")
@click.pass_obj
def export_pages(
    root: Path,
    format_: str,
    language: str | None,
    level: str | None,
    only: str,
    pages: tuple[str, ...],
    output: Path | None,
    overwrite: bool,
) -> None:
    """Write a file for a translator or an easy read group, with the sections that they need."""
    from alongside.handover.file_formats import WRITERS
    from alongside.handover.plan import plan_handover
    from alongside.handover.strands import find_strand
    from alongside.publication.catalogue import find_documents

    with Printer("text") as printer:
        sources = find_documents(root, clock.today())
        strand = find_strand(sources.publication, language, level)
        documents = _find_slugs(sources, pages)
        ending, write = WRITERS[format_]
        if output is None:
            name = flat_name(documents[0]) if len(documents) == 1 else "all-pages"
            output = Path(f"{name}-{strand.key}{ending}")
        check_translator_file(output, ending, root)
        handover = plan_handover(sources, strand, documents, only == "stale")
        if not handover.parts:
            printer.say(
                "Nothing to hand over: every section says what its source says. "
                "No file was written."
            )
            return
        # As late as can be: a run that ends without a file should not complain about one.
        write_for_translator(output, write(handover), overwrite=overwrite)
        printer.say(_export_summary(handover, output))


def _find_slugs(sources: Sources, pages: tuple[str, ...]) -> tuple[str, ...]:
    """pages: names or paths; none stands for all. In the order of publication.yml."""
    known = sources.publication.documents
    names = [_document_name(sources, page) for page in pages]
    for name in names:
        if name not in known:
            raise BadInput(
                f"There is no page “{name}” in publication.yml.",
                mend=f"The pages are: {', '.join(known)}",
            )
    return tuple(slug for slug in known if slug in names) if names else known


def _document_name(sources: Sources, page: str) -> str:
    """Of a name as publication.yml has it, or of the path of one of the document's versions."""
    path = posixpath.normpath(page)
    for variant in sources.variants.values():
        if variant.path.as_posix() == path:
            return variant.document
    name = path.removesuffix(".md")
    # A path that was typed in another folder still ends in the name of its file.
    return name if name in sources.publication.documents else posixpath.basename(name)


def _export_summary(handover: Handover, output: Path) -> str:
    states = [part.state for part in handover.parts]
    possible = ("missing", "out of date", "up to date")
    counts = ", ".join(f"{states.count(state)} {state}" for state in possible if state in states)
    segments = sum(len(part.segments) for part in handover.parts)
    pieces = count_in_english(segments, "piece")
    warnings = [
        f"Before you send it: {path} is itself out of date. Words that are made from it now will "
        "be out of date again when it is mended."
        for path in handover.stale_source_paths
    ]
    sections = count_in_english(len(handover.parts), "section")
    lines = [
        *warnings,
        f"Written to {output}: {sections} ({counts}) with {pieces} of text.",
        f"When it comes back: .venv/bin/alongside import {output}",
    ]
    return "\n".join(lines)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--leave-out-refused",
    is_flag=True,
    help="Take in the sections that are sound, and leave the others.",
)
@click.pass_obj
def import_file(root: Path, file: Path, leave_out_refused: bool) -> None:
    """Take in a FILE that was made by export and has come back."""
    from alongside.handover.changed_pages import changed_pages
    from alongside.handover.file_formats import read_file
    from alongside.handover.interface_words import holds_words, take_in_words
    from alongside.handover.judge import judge
    from alongside.publication.catalogue import find_documents

    with Printer("text") as printer:
        # Words of menus come in before a publication with their language can be read.
        returned = read_file(file, None)
        if holds_words(returned):
            printer.say(words_summary(take_in_words(root, returned)))
            return
        sources = find_documents(root, clock.today())
        judgement = judge(sources, read_file(file, sources.publication))
        for place, why in judgement.refused:
            click.echo(f"  {place}: {why}", err=True)
        if judgement.refused and not leave_out_refused:
            raise BadInput(
                f"{count_in_english(len(judgement.refused), 'piece')} of this file cannot be taken "
                "in, so nothing was changed. They are named above.",
                path=str(file),
                mend="Mend the file or ask for it to be mended. Or take in only the sections that "
                f"are sound: .venv/bin/alongside import {file} --leave-out-refused",
            )
        contents = changed_pages(sources, judgement.changes)
        _write_pages(root, contents)
        printer.say("\n".join([*judgement.notes, *_import_summary(contents, judgement)]))


def _write_pages(root: Path, contents: Mapping[str, bytes]) -> None:
    """All pages that change, or none of them."""
    from alongside.pages.author_file import AuthorFile, write_author_texts

    for path in contents:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
    try:
        write_author_texts(
            {root / path: AuthorFile.from_bytes(content).text for path, content in contents.items()}
        )
    except OSError as error:
        raise BadInput(
            "The pages could not be written, so none of them was changed.",
            path=error.filename or ", ".join(contents),
            seen=error.strerror or "",
            mend="Check that the disk is not full and that you may write these files, and import "
            "again.",
        ) from error


def _import_summary(contents: Mapping[str, bytes], judgement: Judgement) -> list[str]:
    """contents: path of each page that was changed to what it holds now."""
    # A refused piece is named "document/section/block".
    refused_sections = {tuple(place.split("/")[:2]) for place, _ in judgement.refused}
    left = ""
    if refused_sections:
        left = (
            f" {count_in_english(len(refused_sections), 'section')} refused and left as they were."
        )
    if not contents:
        unchanged = count_in_english(judgement.unchanged_count, "section")
        return [
            f"Nothing to take in: {unchanged} came back as sent out. No page was changed.{left}"
        ]
    others = ""
    if judgement.unchanged_count:
        others = f" {count_in_english(judgement.unchanged_count, 'other')} came back as sent out."
    changed = count_in_english(len(judgement.changes), "section")
    return [
        f"Changed {changed} in {', '.join(sorted(contents))}.{others}{left}",
        "Now run scripts/check: what came in is checked like any other change.",
    ]
