"""Every page is light enough for an old phone and little data. 1 kB is 1000 bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from alongside.model import Language, Outcome, Outputs, Place, Rule
from alongside.readback.fetched_files import BuiltFiles, is_code
from alongside.readback.pages import BuiltPage, built_pages, find_elements
from alongside.readback.phone_pictures import Phone
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import failed, passed
from alongside.text.plurals import count_in_english

KB = 1000
_DRAWINGS = (".svg",)
_PHOTOGRAPHS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_PICTURES = (*_DRAWINGS, *_PHOTOGRAPHS)
_NAMED_FILES = 3
"""How many of the heaviest files a finding names."""
_HAS_PARAGRAPH = "self::p or self::li or .//p or .//li"


@dataclass(frozen=True)
class _Page:
    """What a page weighs is the weight of its files.

    is_latin_only: whether it shows nothing but Latin script, and so needs no other letters.
    files: paths of all that a phone fetches for it. later: those of them that come only when a
    reader gets near them. links: paths of what it leads to.
    """

    place: Place
    language: str
    is_latin_only: bool
    files: frozenset[str]
    later: frozenset[str]
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
    phone = Phone(rule.limits["phone-width"], rule.limits["phone-density"])
    root = urlsplit(subject.sources.publication.url).path
    site = BuiltFiles(subject.site_folder, root, phone)
    pages = {page.path: _read_page(subject, site, page) for page in built_pages(subject)}
    leading = _pages_leading_to(pages)
    for path, page in pages.items():
        faults = [
            *_code_faults(site, page, rule),
            *_first_visit_faults(site, page, rule),
            *_reading_faults(site, page, rule),
            *_second_page_faults(site, page, leading[path], rule),
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
        later=site.pictures_while_reading(page),
        links=site.linked_paths(page),
    )


def _code_faults(site: BuiltFiles, page: _Page, rule: Rule) -> Iterator[_Fault]:
    """The files of text, style and script, which hold up the page until they have come."""
    code = [path for path in page.files if is_code(path)]
    yield from _weight_faults(site, "code", code, rule.limits["code"])
    requests = rule.limits["requests"]
    if len(code) > requests:
        seen = f"{count_in_english(len(code), 'file')} of text, style and script"
        yield _Fault(
            "requests", seen, f"at most {requests:g}", {"heaviest": _name_heaviest(site, code)}
        )


def _first_visit_faults(site: BuiltFiles, page: _Page, rule: Rule) -> Iterator[_Fault]:
    """What comes with a page at once when nothing is there from another one."""
    files = page.files - page.later
    pictures = [path for path in files if path.endswith(_PICTURES)]
    is_due_to_pictures = site.weight(pictures) > site.weight(files) / 2
    name = "pictures" if is_due_to_pictures else "letters"
    limit = rule.limits["latin" if page.is_latin_only else "other"]
    if not page.is_latin_only:
        # Its letters take the place that a photograph has on a page in Latin script.
        photographs = [path for path in files if path.endswith(_PHOTOGRAPHS)]
        limit += min(site.weight(photographs) / KB, rule.limits["photograph"])
    yield from _weight_faults(site, name, files, limit)


def _reading_faults(site: BuiltFiles, page: _Page, rule: Rule) -> Iterator[_Fault]:
    """The pictures that come to somebody who reads a page to its end."""
    yield from _weight_faults(site, "while-reading", page.later, rule.limits["while-reading"])


def _pages_leading_to(pages: Mapping[str, _Page]) -> dict[str, list[tuple[str, _Page]]]:
    """Path of each page to the other pages that have a link to it."""
    leading: dict[str, list[tuple[str, _Page]]] = {path: [] for path in pages}
    for first, page in pages.items():
        for path in page.links & leading.keys() - {first}:
            leading[path].append((first, page))
    return leading


def _second_page_faults(
    site: BuiltFiles, page: _Page, leading: Iterable[tuple[str, _Page]], rule: Rule
) -> Iterator[_Fault]:
    """What a page adds to the worst of the pages that lead here.

    Only those in the same language count: another language brings its letters. A photograph is
    new on every page; how many of them one may have is said by the other limits.
    """
    added = []
    for first, other in leading:
        if other.language == page.language:
            new = {each for each in page.files - other.files if not each.endswith(_PHOTOGRAPHS)}
            added.append((site.weight(new), first, new))
    if added:
        _, first, new = max(added, key=lambda each: each[:2])
        yield from _weight_faults(site, "second-page", new, rule.limits["second-page"], first=first)


def _weight_faults(
    site: BuiltFiles, name: str, files: Collection[str], limit: float, **values: str
) -> Iterator[_Fault]:
    """name: of the fault that there is when these files are heavier than the limit, in kB."""
    weight = site.weight(files)
    if weight > limit * KB:
        values["heaviest"] = _name_heaviest(site, files)
        yield _Fault(name, _format_kilobytes(weight), f"at most {limit:g} kB", values)


def _name_heaviest(site: BuiltFiles, files: Iterable[str]) -> str:
    weights = sorted(((site.weight([path]), path) for path in files), reverse=True)
    return ", ".join(
        f"{path.rpartition('/')[2]} ({_format_kilobytes(weight)})"
        for weight, path in weights[:_NAMED_FILES]
    )


def _failed_outcome(rule: Rule, page: _Page, fault: _Fault) -> Outcome:
    texts = fault_texts(rule, fault.name, path=page.place.path, seen=fault.seen, **fault.values)
    return failed(page.place, seen=fault.seen, expected=fault.expected, **texts)


def _format_kilobytes(weight: int) -> str:
    return f"{weight / KB:.1f} kB"
