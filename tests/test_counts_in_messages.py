"""No message says "1 pages": what is counted and can be one is put in words by a function."""

import ast
import re

import pytest

from tiny_site import REPOSITORY

PACKAGE = REPOSITORY / "src" / "alongside"
COUNTED = (
    "blocks|books|captions|cells|changes|characters|columns|days|documents|errors|exceptions|facts|files|findings|"
    "headings|items|languages|letters|lines|links|lists|minutes|notes|pages|paragraphs|parts|pictures|pieces|places|"
    "points|problems|rows|rules|seconds|sections|sentences|signs|steps|tables|terms|things|times|warnings|words|years|"
    "PDFs|EPUBs"
)
NUMBER_AND_PLURAL = re.compile(rf"\{{[^{{}}]*\}} (?:more |other |further )?(?:{COUNTED})\b")
# Each is more than one whenever it is said, or is said of a total or of time.
NEVER_ONE = {
    "rules/explain.py": "lists of hundreds of words",
    "assets/": "limits of ours, of hundreds or millions",
    "pages/page_text.py": "lines of thousands of letters",
    "handover/returned_segment.py": "said of two or more",
    "checks/sources/picture_twice.py": "said of two or more",
    "checks/sources/picture_of_text.py": "a limit",
    "checks/outputs/book_too_long.py": "more than the limit",
    "checks/outputs/easy_read_too_long.py": "more than the limit",
    "preview/measures.py": "a reading grade",
    "rules/outputs/book-too-long.yml": "more than the limit",
    "rules/outputs/easy-read-too-long.yml": "more than the limit",
    "rules/sources/sentence-long.yml": "more than the limit",
    "rules/sources/sentence-too-long.yml": "more than the limit",
    "rules/sources/paragraph-too-long.yml": "more than the limit",
    "rules/sources/idea-too-long.yml": "more than the limit",
    "rules/sources/title-too-long.yml": "more than the limit",
    "rules/sources/picture-of-text.yml": "more than the limit",
    "rules/sources/marked-text-too-long.yml": "more than the limit",
    "rules/sources/heading-skipped.yml": "times # of a heading that may be 2 or more",
    "rules/sources/idea-without-picture.yml": "said of two or more",
    "rules/sources/table-row-uneven.yml": "of all cells of a table with more than one column",
    "rules/sources/hard-to-read.yml": "more than the limit",
    "rules/sources/harder-than-it-should-be.yml": "more than the limit",
    "rules/sources/claim-unusable.yml": "a limit",
    "rules/sources/exception-unusable.yml": "a limit",
    "rules/sources/left-out-unusable.yml": "a limit",
    "languages/interface_words.py": "of all words of menus, of which there are hundreds",
    "checks/browser/browser.py": "a few attempts",
    "web/search_index.py": "a limit",
    "web/statement.py": "a name of a language or level, and no number",
    "engines/mkdocs_serve.py": "time with two decimals",
    "audit/look.py": "a limit",
    "checks/sources/attachment_not_accessible.py": "more than the limit",
    "rules/audit/heading-too-long.yml": "more than the limit",
    "rules/audit/line-too-long.yml": "more than the limit",
    "rules/audit/lines-too-tight.yml": "a number with decimals",
    "rules/audit/picture-words-too-long.yml": "more than the limit",
    "rules/audit/text-in-italics.yml": "more than the limit",
}


def messages(file):
    """The texts with braces in them: of a rule, or the f-strings of a module."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".yml":
        return re.findall(NUMBER_AND_PLURAL, text)
    strings = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.JoinedStr))
    return [hit for string in strings for hit in NUMBER_AND_PLURAL.findall(shown(string))]


def shown(string):
    """An f-string with {} for each value. What a function of counting gives is no number."""
    return "".join(
        getattr(value, "value", "") if isinstance(value, ast.Constant) else "{}"
        for value in string.values
    )


def places():
    files = [*PACKAGE.rglob("*.py"), *(PACKAGE / "rules").rglob("*.yml")]
    return {
        file.relative_to(PACKAGE).as_posix(): found for file in files if (found := messages(file))
    }


def test_no_number_stands_before_a_plural_unless_it_is_never_one():
    found = places()
    unknown = {
        place: hits
        for place, hits in found.items()
        if not any(place.startswith(known) for known in NEVER_ONE)
    }
    assert not unknown
    assert all(any(place.startswith(known) for place in found) for known in NEVER_ONE)


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ('f"with {pages} pages."', True),
        ('f"{len(code)} files of text"', True),
        ('f"{count} more warnings"', True),
        ("f\"with {count_in_english(pages, 'page')}.\"", False),
        ('f"{path} lacks words"', False),
        ('f"Pages: {count}"', False),
    ],
)
def test_what_counts_as_a_number_before_a_plural(source, is_found):
    (string,) = (n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.JoinedStr))
    assert bool(NUMBER_AND_PLURAL.search(shown(string))) == is_found
