"""One idea, one picture: no drawing has two names, and no two are said to show the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from hashlib import sha256

from alongside.assets.pictures import FRONT_DOOR, picture_path, pictures_on
from alongside.checks.sources.targets import Fault, fault_outcome
from alongside.model import NamedPicture, Outcome, Place, Rule, Sources
from alongside.pages.markdown import PICTURE_SCHEME
from alongside.publication.glossary import normalise_word
from alongside.publication.picture_list import FILE
from alongside.rules.outcomes import inapplicable, passed


def check(subject: Sources, rule: Rule) -> Iterator[Outcome]:
    """Test target: an entry of pictures.yml that stands for an idea."""
    # Those beside the choices of the front door stand for no idea of a page.
    pictures = [
        picture
        for name, picture in subject.publication.pictures.items()
        if not name.startswith(FRONT_DOOR)
    ]
    if not pictures:
        yield inapplicable(Place(FILE))
    uses = _count_uses(subject)
    by_drawing: dict[Hashable, NamedPicture] = {}
    by_words: dict[tuple[str, str], NamedPicture] = {}
    # Of several names the one that most pages use is kept.
    for picture in sorted(pictures, key=lambda picture: (-uses[picture.name], picture.line)):
        keep = by_drawing.setdefault(_drawing_key(subject, picture), picture)
        if keep is picture:
            fault = _same_words_fault(picture, by_words)
        else:
            fault = _same_drawing_fault(picture, keep, uses[keep.name])
        yield fault_outcome(rule, FILE, fault) if fault else passed(Place(FILE, picture.line))


def _count_uses(sources: Sources) -> Counter[str]:
    """How often pages show each picture, by its name."""
    uses: Counter[str] = Counter()
    for variant in sources.variants.values():
        for picture in pictures_on(variant):
            uses[picture.target.removeprefix(PICTURE_SCHEME)] += 1
    return uses


def _same_drawing_fault(picture: NamedPicture, keep: NamedPicture, times: int) -> Fault:
    values = {
        "name": picture.name,
        "keep": keep.name,
        "times": "once" if times == 1 else f"{times} times",
        "keep_line": keep.line,
    }
    return Fault("drawing", picture.line, values=values)


def _same_words_fault(
    picture: NamedPicture, by_words: dict[tuple[str, str], NamedPicture]
) -> Fault | None:
    """The first language in which an earlier picture shows the same; notes the words of this one.

    by_words: the first picture with some words, by language and words.
    """
    fault = None
    for tag, words in sorted(picture.alt.items()):
        # Noted for every language, also behind a fault, for the pictures that follow.
        first = by_words.setdefault((tag, normalise_word(words)), picture)
        if first is not picture and fault is None:
            values = {"name": picture.name, "other": first.name, "other_line": first.line}
            fault = Fault("words", picture.line, seen=words, values=values)
    return fault


def _drawing_key(sources: Sources, picture: NamedPicture) -> Hashable:
    """Equal for the same drawing, be it under two file names."""
    if picture.file:
        file = picture_path(sources.root, picture)
        if file.is_file():
            return sha256(file.read_bytes()).digest()
    return picture.openmoji, picture.file
