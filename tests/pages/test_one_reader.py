"""What readers see of a page is what the checks read of it, or a rule refuses the page.

snippets.yml holds what people type, by kind. Each is made into a web page and read by the checks.
"""

import time
from pathlib import Path

import pytest
import yaml
from lxml import html

from alongside.checks import load_check
from alongside.checks.sources import sign_left_in_text
from alongside.model import Status
from alongside.pages.html import ADDRESS_SCHEMES, render_page
from alongside.pages.markdown import read_sections
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from alongside.text.as_read import text_as_read
from tiny_site import TODAY

SNIPPETS = yaml.safe_load(Path(__file__).with_name("snippets.yml").read_text(encoding="utf-8"))
REFUSED = SNIPPETS.pop("refused")
HARMLESS = [(kind, text) for kind, texts in SNIPPETS.items() for text in texts]
INLINE = {"a", "bdi", "code", "em", "img", "span", "strong"}
BLOCKS = {"blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
BLOCKS |= {"pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {"alt", "aria-labelledby", "class", "dir", "href", "id", "lang", "role", "scope"}
ATTRIBUTES |= {"src", "start", "tabindex", "title"}
RULES = [
    "code-in-text",
    "fact-not-usable",
    "heading-skipped",
    "html-in-text",
    "link-broken",
    "list-without-gap",
    "picture-by-file",
    "picture-missing",
    "placeholder-left",
    "section-without-id",
    "sign-left-in-text",
    "table-row-uneven",
    "text-not-normalised",
    "text-vanishes",
]
"""Those about what is typed, apart from what it says."""
EXCUSED = {
    # Not about how it is read: these are missing from the tiny publication, or have no name.
    "pictures": {"picture-by-file", "picture-missing"},
    "headings": {"section-without-id", "heading-skipped"},
    "quotations": {"section-without-id", "heading-skipped"},
    "tables": {"table-row-uneven"},
    "lists": {"code-in-text"},
    "entities": {"text-not-normalised"},
}


def spoken(element):
    """The words of an element as a reader gets them: blocks stand apart, marks among words do not."""
    words = element.text or ""
    for child in element:
        words += spoken(child) + (child.tail or "")
    return f" {words} " if element.tag in BLOCKS else words


def page_of(text):
    return html.fragment_fromstring(render_page(text).html, create_parent="article")


def words_on_page(text):
    # Checks read a text as readers do: without the signs that only turn its direction.
    return " ".join(text_as_read(spoken(page_of(text))).split())


def words_that_checks_read(text):
    lead, *sections = read_sections(text, 1, "Title")
    words = [block.text for block in lead.blocks]
    for section in sections:
        words += [section.heading, *(block.text for block in section.blocks)]
    return " ".join(" ".join(words).split())


def refusing_rules(tiny, text):
    """The rules that refuse a page that ends with the text."""
    page = tiny / "docs" / "bins.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f"{before}\n{text}\n", encoding="utf-8")
    sources = find_documents(tiny, TODAY)
    first_line = before.count("\n") + 1
    rules = rulebook.load()
    return {
        rule
        for rule in RULES
        for outcome in load_check(rules[rule]).check(sources, rules[rule])
        if outcome.status is Status.FAILED and outcome.place.line >= first_line
    }


def test_there_are_enough_of_them():
    assert len(HARMLESS) >= 104 and len(REFUSED) >= 90


@pytest.mark.parametrize(("kind", "text"), HARMLESS)
def test_readers_get_the_words_that_were_checked(kind, text):
    assert words_on_page(text) == words_that_checks_read(text)


@pytest.mark.parametrize(("kind", "text"), HARMLESS)
def test_what_is_harmless_is_not_refused(tiny, kind, text):
    assert refusing_rules(tiny, text) <= EXCUSED.get(kind, set())


@pytest.mark.parametrize("text", REFUSED)
def test_what_harms_is_refused(tiny, text):
    assert refusing_rules(tiny, text)


@pytest.mark.parametrize("text", [text for _, text in HARMLESS] + REFUSED)
def test_nothing_acts_on_a_page(text):
    """In a preview, which shows what the gate refuses."""
    for element in page_of(text).iterdescendants():
        assert element.tag in INLINE | BLOCKS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src"):
            address = element.get(name, "")
            scheme, colon, _ = address.partition(":")
            assert not address.startswith("//")
            assert not colon or scheme in ADDRESS_SCHEMES or "/" in scheme or scheme == "picture"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"Bread \& butter, \"yes\", \$5 and 5\%", 'Bread & butter, "yes", $5 and 5%'),
        ("A stroke\\\nat its end", "A stroke at its end"),
        ("   Indented\n\n- one", "Indented one"),
        ("Before\n- one\n- two", "Before one two"),
        ("> - one\n> - two", "one two"),
        ("Unknown &nothing; stays", "Unknown &nothing; stays"),
        ("## C# ## {#c}", "C# ##"),
        ("## Who <u>we</u> are {#we}", "Who <u>we</u> are"),
        ("Words <!-- note --> here", "Words here"),
        ("<!-- note -->\nWords", "Words"),
        (r"বাংলা \& ইংরেজি, ৫ \%", "বাংলা & ইংরেজি, ৫ %"),
        (r"نہیں\! ہاں \& شاید", "نہیں! ہاں & شاید"),
        ("[x](javascript:alert(1))", "x"),
    ],
)
def test_readers_get_what_was_meant(text, words):
    assert words_on_page(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n",
        "<!-- a\n",
        "<a ",
        "{%",
        "{:",
        "{#a",
        "## a" + " " * 20,
        "==a ",
        "++a ",
        "`a ``b ",
        "<bdi>",
    ],
)
def test_reading_takes_no_longer_than_the_text_is_long(text):
    """Twice the text may take twice the time, and something more on a busy computer."""
    once, twice = (min(seconds_for(text * count) for _ in range(2)) for count in (2_000, 4_000))
    assert twice < 3.3 * once + 0.05


def seconds_for(text):
    start = time.process_time()
    render_page(text)
    for section in read_sections(text, 1, "Title"):
        for block in section.blocks:
            list(sign_left_in_text.find_signs(block.text, block.kind))
    return time.process_time() - start


@pytest.mark.parametrize("depth", [3, 15, 60])
def test_words_in_many_quotations_are_shown_or_refused(tiny, depth):
    text = ">" * depth + " deep"
    is_shown = words_on_page(text) == "deep" == words_that_checks_read(text)
    assert is_shown or "text-vanishes" in refusing_rules(tiny, text)
    assert is_shown is (depth < 40)
