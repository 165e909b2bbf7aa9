"""One idea, one picture: no drawing has two names, and no two drawings are said to show the same."""

from collections import Counter
from collections.abc import Hashable, Iterator
from hashlib import sha256

from alongside.assets.pictures import FRONT_DOOR, picture_path, pictures_on
from alongside.model import NamedPicture, Outcome, Place, Rule, Sources
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.glossary import normalise_word
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, inapplicable, passed


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    # Those beside the choices of the front door stand for no idea of a page.
    pictures = [
        picture
        for name, picture in sources.publication.pictures.items()
        if not name.startswith(FRONT_DOOR)
    ]
    if not pictures:
        yield inapplicable(Place(FILE))
    used = Counter(
        picture.target.removeprefix(PICTURE_SCHEME)
        for variant in sources.variants.values()
        for picture in pictures_on(variant)
    )
    drawn: dict[Hashable, NamedPicture] = {}
    said: dict[tuple[str, str], NamedPicture] = {}
    # Of several names the one that most pages use is kept.
    for picture in sorted(pictures, key=lambda each: (-used[each.name], each.line)):
        drawing = _drawing_key(sources, picture)
        keep = drawn.setdefault(drawing, picture)
        if keep is not picture:
            yield failed(
                Place(FILE, picture.line),
                **fault_texts(
                    rule,
                    "drawing",
                    name=picture.name,
                    keep=keep.name,
                    times=_format_times(used[keep.name]),
                    keep_line=keep.line,
                ),
            )
            continue
        firsts = [
            (said.setdefault((tag, normalise_word(words)), picture), words)
            for tag, words in sorted(picture.alt.items())
        ]
        other, words = next(
            ((first, words) for first, words in firsts if first is not picture), (None, "")
        )
        yield (
            passed(Place(FILE, picture.line))
            if other is None
            else failed(
                Place(FILE, picture.line),
                seen=words,
                **fault_texts(
                    rule, "words", name=picture.name, other=other.name, other_line=other.line
                ),
            )
        )


def _drawing_key(sources: Sources, picture: NamedPicture) -> Hashable:
    """Equal for the same drawing, be it under two file names."""
    file = picture_path(sources.root, picture) if picture.file else None
    return (
        sha256(file.read_bytes()).digest()
        if file and file.is_file()
        else (picture.openmoji, picture.file)
    )


def _format_times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
