"""Every picture that a page asks for is there."""

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist
from pathlib import Path

from alongside.markdown_source import INLINE_PICTURE
from alongside.model import Outcome, Picture, Rule, Sources, Variant
from alongside.outcomes import at, failed, passed, readable_variants
from alongside.packages import node_package
from alongside.pictures import FILE, SCHEME, read_pictures
from alongside.words.wording import near, wording


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Raises BadInput for a broken pictures.yml, ToolMissing without the package of pictures."""
    known = read_pictures(sources.root)
    for variant in readable_variants(sources, rule):
        blocks = [block for section in variant.sections for block in section.blocks]
        for block, picture in ((b, picture) for b in blocks for picture in b.pictures):
            fault, hint = _fault(sources.root, variant, picture, known)
            if not fault and len(INLINE_PICTURE.findall(block.markdown)) < len(block.pictures):
                fault = "not-inline"
            place = at(variant, picture.line)
            if not fault:
                yield passed(place)
                continue
            said = wording(rule, fault, target=picture.target, name=picture.target.removeprefix(SCHEME),
                           hint=hint, file=FILE)
            yield failed(place, seen=f"![{picture.alt}]({picture.target})", **said)
        yield passed(at(variant))


def _fault(root: Path, variant: Variant, picture: Picture, known: dict[str, str]) -> tuple[str, str]:
    target = picture.target
    if target.startswith(SCHEME):
        name = target.removeprefix(SCHEME)
        if name not in known:
            return "unknown-name", near(name, known)
        drawing = node_package(root, "openmoji") / "color" / "svg" / f"{known[name]}.svg"
        return ("", "") if drawing.is_file() else ("no-drawing", known[name])
    if ":" in target or target.startswith("/"):
        return "elsewhere", ""
    docs = (root / "docs").resolve()
    file = (root / variant.path.parent / target).resolve()
    if not target or not file.is_relative_to(docs) or not isfile(file):
        names = [path.relative_to(root / variant.path.parent).as_posix()
                 for path in sorted((root / variant.path.parent).rglob("*.*")) if path.suffix != ".md"]
        return "no-file", near(target, names)
    return "", ""
