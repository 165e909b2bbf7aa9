"""Every page is light enough for an old phone and little data. 1 kB is 1000 bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from alongside.model import Language, Outcome, Outputs, Place, Rule
from alongside.readback.fetched_files import BuiltFiles, is_code
from alongside.readback.pages import BuiltPage, built_pages, find_elements
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed

KB = 1000
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_NAMED_FILES = 3
"""How many of the heaviest files a finding names."""
_HAS_PARAGRAPH = "self::p or self::li or .//p or .//li"


@dataclass(frozen=True)
class _Page:
    """What a page weighs is the weight of its files.

    is_latin_only: whether it shows nothing but Latin script, and so needs no other letters.
    files: paths of all that a browser fetches for it. links: paths of what it leads to.
    """

    place: Place
    language: str
    is_latin_only: bool
    files: frozenset[str]
    links: frozenset[str]


@dataclass(frozen=True)
class _Fault:
    """name: a key of options.faults. values: what its words need beside path and seen."""

    name: str
    seen: str
    expected: str
    values: Mapping[str, str] = field(default_factory=dict)


def check(subject: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Test target: a page."""
    site = BuiltFiles(subject.site_folder, urlsplit(subject.sources.publication.url).path)
    pages = {page.path: _read_page(subject, site, page) for page in built_pages(subject)}
    for path, page in pages.items():
        faults = [
            *_code_faults(site, page, rule),
            *_first_visit_faults(site, page, rule),
            *_second_page_faults(site, path, pages, rule),
        ]
        for fault in faults:
            yield _failed_outcome(rule, page, fault)
        if not faults:
            yield passed(page.place)


def writing_systems(page: BuiltPage, languages: Mapping[str, Language]) -> set[str]:
    """ISO 15924 codes of the languages of a page.

    Counted are its own, and each other one in which a paragraph or a list item is.
    """
    parts = find_elements(page.tree, f"//body//*[@lang][not(self::a)][{_HAS_PARAGRAPH}]")
    tags = [page.tree.get("lang") or page.strand.language]
    tags += [part.get("lang", "") for part in parts]
    scripts = set()
    for tag in tags:
        language = languages.get(tag) or languages.get(tag.partition("-")[0])
        if language:
            scripts.add(language.script)
    return scripts


def _read_page(outputs: Outputs, site: BuiltFiles, page: BuiltPage) -> _Page:
    scripts = writing_systems(page, outputs.sources.publication.languages)
    return _Page(
        place=page.place(),
        language=page.strand.language,
        is_latin_only=scripts <= {"Latn"},
        files=site.files_of_page(page),
        links=site.linked_paths(page),
    )


def _code_faults(site: BuiltFiles, page: _Page, rule: Rule) -> Iterator[_Fault]:
    """The files of text, style and script, which hold up the page until they have come."""
    code = [path for path in page.files if is_code(path)]
    weight = site.weight(code)
    limit = rule.limits["code"]
    if weight > limit * KB:
        yield _Fault("code", _format_kilobytes(weight), f"at most {limit:g} kB")
    requests = rule.limits["requests"]
    if len(code) > requests:
        seen = f"{len(code)} files of text, style and script"
        yield _Fault("requests", seen, f"at most {requests:g}")


def _first_visit_faults(site: BuiltFiles, page: _Page, rule: Rule) -> Iterator[_Fault]:
    """All that comes with a page when nothing is there from another one."""
    weight = site.weight(page.files)
    limit = rule.limits["latin" if page.is_latin_only else "other"]
    if weight <= limit * KB:
        return
    pictures = [path for path in page.files if path.endswith(_PICTURES)]
    is_due_to_pictures = site.weight(pictures) > weight / 2
    yield _Fault(
        "pictures" if is_due_to_pictures else "letters",
        _format_kilobytes(weight),
        f"at most {limit:g} kB",
        {"heaviest": _name_heaviest(site, pictures if is_due_to_pictures else page.files)},
    )


def _name_heaviest(site: BuiltFiles, files: Iterable[str]) -> str:
    weights = sorted(((site.weight([path]), path) for path in files), reverse=True)
    return ", ".join(
        f"{path.rpartition('/')[2]} ({_format_kilobytes(weight)})"
        for weight, path in weights[:_NAMED_FILES]
    )


def _second_page_faults(
    site: BuiltFiles, path: str, pages: Mapping[str, _Page], rule: Rule
) -> Iterator[_Fault]:
    """What a page adds to the worst of the pages that lead here.

    Only those in the same language count: another language brings its letters.
    """
    page = pages[path]
    weights = [
        (site.weight(page.files - other.files), first)
        for first, other in pages.items()
        if first != path and path in other.links and other.language == page.language
    ]
    weight, first = max(weights, default=(0, ""))
    limit = rule.limits["second-page"]
    if weight > limit * KB:
        seen = _format_kilobytes(weight)
        yield _Fault("second-page", seen, f"at most {limit:g} kB", {"first": first})


def _failed_outcome(rule: Rule, page: _Page, fault: _Fault) -> Outcome:
    texts = fault_texts(rule, fault.name, path=page.place.path, seen=fault.seen, **fault.values)
    return failed(page.place, seen=fault.seen, expected=fault.expected, **texts)


def _format_kilobytes(weight: int) -> str:
    return f"{weight / KB:.1f} kB"
