"""The words of menus and links of a language, handed over like a page, and taken in again.

A publication cannot be read while a language of it has no words. So nothing here asks for more of
it than its address.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from alongside.errors import BadInput
from alongside.handover.model import Handover, Part, ReturnedFile, Segment, Stamp, section_place
from alongside.handover.text import digest_words, plain_text, text_from_words
from alongside.languages import (
    FOLDER,
    REFERENCE,
    WordsToWrite,
    check_words,
    describe_unknown_language,
    new_word_file,
    put_words,
    read_language,
    standard_tag,
    words_to_write,
)
from alongside.model import Publication, Statement, Strand
from alongside.publication.settings import FILE, require_publication
from alongside.system.files import write_whole
from alongside.system.settings_reader import SettingsFile, read_settings

_DOCUMENT, _SECTION = "menu--words", "words"
"""In stamps and ids. Two hyphens stand in the name of no page."""
_KIND = "picture"
"""Of segments: words alone, in which no sign is markup."""
_NO_DAY = date(1970, 1, 1)


@dataclass(frozen=True)
class TakenIn:
    """path: of the file with the words, below the root. count: of words that were taken in.

    refused: key to why its words were not. left: how many words are still English.
    """

    path: str
    count: int
    refused: Mapping[str, str]
    left: int


def require_language(root: Path, tag: str) -> str:
    """The tag as BCP 47 writes it. Raises BadInput for what is no language, with the one that is
    meant, where that can be told."""
    require_publication(root)
    standard = standard_tag(tag)
    if standard and standard == tag:
        return tag
    what, mend = describe_unknown_language(tag, root) or (
        f"“{tag}” is not the tag of a language.",
        "A tag is short, such as cy for Welsh or zh-Hans for Simplified Chinese.",
    )
    raise BadInput(what, mend=mend)


def word_file_path(tag: str) -> Path:
    """Below the root of a publication."""
    return Path(FOLDER, f"{tag}.yml")


def make_word_file(root: Path, tag: str) -> tuple[WordsToWrite, bool]:
    """The words of a language as they are in its file, which is made where there is none.

    The second is whether it was. Raises BadInput.
    """
    path = root / word_file_path(tag)
    words = words_to_write(tag, root)
    if path.exists():
        return words, False
    path.parent.mkdir(exist_ok=True)
    write_whole(path, new_word_file(words.language, read_language(REFERENCE).strings).encode())
    return words, True


def plan_words(root: Path, tag: str) -> Handover:
    """All words of a language in one section, those that are still English without a target."""
    words = words_to_write(tag, root)
    language, english = words.language, read_language(REFERENCE)
    source = Strand("source", "", REFERENCE, "", "", None)
    strand = Strand(language.tag, "", language.tag, FOLDER, "", "source")
    publication = Publication(
        root=root,
        name="words of menus and links",
        organisation="",
        url=_address(root),
        contact={},
        documents=(),
        strands=(source, strand),
        languages={REFERENCE: english, language.tag: language},
        formats=(),
        exceptions=(),
        statement=Statement(_NO_DAY, _NO_DAY, _NO_DAY, None, 0),
    )
    return Handover(publication, strand, source, (_part(root, words),), (), ())


def _part(root: Path, words: WordsToWrite) -> Part:
    tag = words.language.tag
    place = section_place(_DOCUMENT, _SECTION)
    segments = tuple(
        Segment(
            id=f"{place}/{_KIND}-{number}",
            kind=_KIND,
            source=text_from_words(words.english[key]),
            target=text_from_words(words.words.get(key, "")),
            codes={},
        )
        for number, key in enumerate(words.keys, start=1)
    )
    return Part(
        stamp=Stamp(
            publication_digest=digest_words(_address(root)),
            strand=tag,
            document=_DOCUMENT,
            section=_SECTION,
            source_fingerprint=digest_words(repr(dict(words.english))),
            section_digest="none",
            words_digest=digest_words(repr(dict(words.words))),
            structure_digest=digest_words(" ".join(words.keys)),
        ),
        title="Words of menus and links",
        heading="Leave what stands in { } as it is: the page fills it in",
        state="missing" if words.still_english else "up to date",
        segments=segments,
        matches_page=True,
        source_words="",
        previous="",
        source_path=f"{FOLDER}/{REFERENCE}.yml",
        path=word_file_path(tag).as_posix(),
    )


def _address(root: Path) -> str:
    settings = read_settings(root / FILE, SettingsFile(name=FILE))
    return settings.member("url").text()


def holds_words(returned: ReturnedFile) -> bool:
    """Whether a file that came back is one of plan_words."""
    return any(part.stamp.document == _DOCUMENT for part in returned.parts)


def take_in_words(root: Path, returned: ReturnedFile) -> TakenIn:
    """Writes the words that came back into the file of their language. Raises BadInput."""
    part = next(part for part in returned.parts if part.stamp.document == _DOCUMENT)
    stamp = part.stamp
    tag = require_language(root, stamp.strand)
    words, _ = make_word_file(root, tag)
    if stamp.publication_digest != digest_words(_address(root)):
        raise BadInput(
            "These words were sent out for another publication.",
            mend="Run the command in the folder of that publication.",
        )
    if stamp.structure_digest != digest_words(" ".join(words.keys)):
        raise BadInput(
            "The program has other words of menus and links now than when this file was sent out.",
            mend=f"Send a new one: .venv/bin/alongside new-language {tag} --export po",
        )
    keys = dict(
        zip((segment.id for segment in _part(root, words).segments), words.keys, strict=True)
    )
    came_back = {
        keys[segment.id]: plain_text(segment.text).strip()
        for segment in part.segments
        if segment.id in keys and segment.text
    }
    changed = {key: each for key, each in came_back.items() if words.words.get(key) != each}
    refused = check_words(changed, words.english)
    taken = {key: each for key, each in changed.items() if key not in refused}
    path = root / word_file_path(tag)
    if taken:
        write_whole(path, put_words(path.read_text(encoding="utf-8"), taken).encode())
    left = len(words_to_write(tag, root).still_english)
    return TakenIn(word_file_path(tag).as_posix(), len(taken), refused, left)
