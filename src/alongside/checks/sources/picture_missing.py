"""Every picture that a page asks for is there."""

from collections.abc import Iterator
from os.path import isfile  # unlike Path.is_file, says no to a name too long to exist

from alongside.assets.pictures import DOCS, picture_path
from alongside.model import Outcome, Picture, Place, Rule, Sources, Variant
from alongside.pages.markdown import INLINE_PICTURE, PICTURE_SCHEME
from alongside.publication.picture_list import FILE
from alongside.rules.fault_texts import fault_texts, suggestion
from alongside.rules.outcomes import failed, passed, place_in, readable_variants


def check(sources: Sources, rule: Rule) -> Iterator[Outcome]:
    """Raises ToolMissing without the package of pictures."""
    for variant in readable_variants(sources, rule):
        blocks = [block for section in variant.sections for block in section.blocks]
        for block, picture in ((b, picture) for b in blocks for picture in b.pictures):
            fault, hint = _fault(sources, variant, picture)
            if not fault and len(INLINE_PICTURE.findall(block.markdown)) < len(block.pictures):
                fault = "not-inline"
            place = place_in(variant, picture.line)
            if not fault:
                yield passed(place)
                continue
            said = fault_texts(
                rule,
                fault,
                target=picture.target,
                name=picture.target.removeprefix(PICTURE_SCHEME),
                hint=hint,
                file=FILE,
            )
            yield failed(place, seen=f"![{picture.alt}]({picture.target})", **said)
        yield passed(place_in(variant))
    for picture in sources.publication.pictures.values():
        if picture.file and not picture_path(sources.root, picture).is_file():
            yield failed(
                Place(FILE, picture.line),
                seen=picture.file,
                **fault_texts(
                    rule,
                    "no-file-of-name",
                    name=picture.name,
                    target=f"{DOCS}/{picture.file}",
                    file=FILE,
                ),
            )


def _fault(sources: Sources, variant: Variant, picture: Picture) -> tuple[str, str]:
    target, root, known = picture.target, sources.root, sources.publication.pictures
    if target.startswith(PICTURE_SCHEME):
        name = target.removeprefix(PICTURE_SCHEME)
        if name not in known:
            return "unknown-name", suggestion(name, known)
        drawn = known[name].file or picture_path(root, known[name]).is_file()
        return ("", "") if drawn else ("no-drawing", known[name].openmoji)
    if ":" in target or target.startswith("/"):
        return "elsewhere", ""
    docs = (root / DOCS).resolve()
    file = (root / variant.path.parent / target).resolve()
    if not target or not file.is_relative_to(docs) or not isfile(file):
        names = [
            path.relative_to(root / variant.path.parent).as_posix()
            for path in sorted((root / variant.path.parent).rglob("*.*"))
            if path.suffix != ".md"
        ]
        return "no-file", suggestion(target, names)
    return "", ""
