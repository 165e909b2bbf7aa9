"""Every page is light enough for an old phone and little data. 1 kB is 1000 bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from alongside.model import Language, Outcome, Outputs, Place, Rule
from alongside.readback.fetched_files import BuiltFiles, is_code
from alongside.readback.pages import BuiltPage, built_pages
from alongside.rules.outcomes import failed, passed

KB = 1000
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_NAMED_FILES = 3
_HAS_PARAGRAPH = "self::p or self::li or .//p or .//li"


@dataclass(frozen=True)
class _Page:
    place: Place
    language: str
    is_latin_only: bool
    """Whether it shows nothing but Latin script."""
    files: frozenset[str]
    links: frozenset[str]


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    publication = outputs.sources.publication
    site = BuiltFiles(outputs.site_folder, urlsplit(publication.url).path)
    pages = {
        page.path: _Page(
            page.place(),
            page.strand.language,
            writing_systems(page, publication.languages) <= {"Latn"},
            site.files_of_page(page),
            site.linked_paths(page),
        )
        for page in built_pages(outputs)
    }
    for path, page in pages.items():
        found = [
            *_first_visit_faults(site, page, rule),
            *_second_page_faults(site, path, pages, rule),
        ]
        yield from found or [passed(page.place)]


def writing_systems(page: BuiltPage, languages: Mapping[str, Language]) -> set[str]:
    """ISO 15924 codes of the page's language, and of each part in another that has a paragraph or a list item."""
    tags = [page.tree.get("lang") or page.strand.language]
    tags += page.tree.xpath(f"//body//*[@lang][not(self::a)][{_HAS_PARAGRAPH}]/@lang")
    found = (languages.get(tag) or languages.get(tag.partition("-")[0]) for tag in tags)
    return {language.script for language in found if language}


def _first_visit_faults(site: BuiltFiles, page: _Page, rule: Rule) -> Iterator[Outcome]:
    code = [path for path in page.files if is_code(path)]
    weight, limit = site.weight(code), rule.limits["code"]
    if weight > limit * KB:
        yield _failed_outcome(
            rule, page, "code", _format_kilobytes(weight), f"at most {limit:g} kB"
        )
    if len(code) > rule.limits["requests"]:
        yield _failed_outcome(
            rule,
            page,
            "requests",
            f"{len(code)} files of text, style and script",
            f"at most {rule.limits['requests']:g}",
        )
    weight, limit = site.weight(page.files), rule.limits["latin" if page.is_latin_only else "other"]
    if weight > limit * KB:
        pictures = [path for path in page.files if path.endswith(_PICTURES)]
        fault, files = (
            ("pictures", pictures)
            if site.weight(pictures) > weight / 2
            else ("letters", page.files)
        )
        weights = sorted(((site.weight([path]), path) for path in files), reverse=True)[
            :_NAMED_FILES
        ]
        heaviest = ", ".join(
            f"{path.rpartition('/')[2]} ({_format_kilobytes(each)})" for each, path in weights
        )
        yield _failed_outcome(
            rule, page, fault, _format_kilobytes(weight), f"at most {limit:g} kB", heaviest=heaviest
        )


def _second_page_faults(
    site: BuiltFiles, path: str, pages: Mapping[str, _Page], rule: Rule
) -> Iterator[Outcome]:
    """After the worst of the pages in the same language that lead here: another language brings its letters."""
    page, limit = pages[path], rule.limits["second-page"]
    weights = [
        (site.weight(file for file in page.files - other.files), first)
        for first, other in pages.items()
        if first != path and path in other.links and other.language == page.language
    ]
    weight, first = max(weights, default=(0, ""))
    if weight > limit * KB:
        yield _failed_outcome(
            rule,
            page,
            "second-page",
            _format_kilobytes(weight),
            f"at most {limit:g} kB",
            first=first,
        )


def _failed_outcome(
    rule: Rule, page: _Page, fault: str, seen: str, expected: str, **values: str
) -> Outcome:
    texts = rule.options["faults"][fault]
    all_values = {"path": page.place.path, "seen": seen, **values}
    return failed(
        page.place,
        seen=seen,
        expected=expected,
        problem=texts["problem"].format(**all_values),
        fix=texts["fix"].format(**all_values),
    )


def _format_kilobytes(weight: int) -> str:
    return f"{weight / KB:.1f} kB"
