"""A page's text on the website is what our own reader makes of it, whatever MkDocs would."""

import pytest

from alongside.readback.pages import element_text, find_elements
from buildable import built, make_buildable, pages_of
from tiny_site import copy_of_tiny

TYPED = r"""
Bread \& butter, 5\% of \$10.
- a list right below its words
  - by two spaces

> - a list in a quotation

1) with a bracket \
and a stroke

| Page | Day |
| --- | --- |
| [Home](./index.md "Start") | [Days](#collection-days) |

[Contact](index.md#contact), [bins](<bins.md>) and [home][home].

### Who <u onclick="alert(1)">we</u> are {#who}

<meta http-equiv="refresh" content="0;url=https://evil.example">

<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1))

<!-- a note --> <!--> <svg onload=alert(1)> -->

{: onclick=alert(1) }

[home]: index.md
"""
WORDS = (
    "Bread & butter, 5% of $10. a list right below its words by two spaces a list in a quotation"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The page of the tiny publication with what is typed above at its end, built."""
    root = make_buildable(copy_of_tiny(tmp_path_factory.mktemp("content") / "tiny"))
    with open(root / "docs/bins.md", "a", encoding="utf-8") as file:
        file.write(TYPED)
    _, out = built(root)
    return pages_of(out)["bins.html"]


OTHER_HOOK = """
from mkdocs.plugins import event_priority

@event_priority(200)
def on_page_markdown(markdown, page, config, files):
    return markdown + "\\n\\nUnchecked words before."

@event_priority(-200)
def on_page_content(html, page, config, files):
    return html + "<p>Unchecked words after.</p>"
"""


def test_another_hook_comes_not_between_the_checks_and_the_page(tiny):
    root = make_buildable(tiny)
    (root / "hooks/other.py").write_text(OTHER_HOOK, encoding="utf-8")
    settings = root / "mkdocs.yml"
    hooks = "hooks/staging_hooks.py, "
    text = settings.read_text(encoding="utf-8")
    assert hooks in text
    settings.write_text(text.replace(hooks, f"{hooks}hooks/other.py, "), encoding="utf-8")
    _, out = built(root)
    words = [element_text(page) for page in pages_of(out).values()]
    assert words and not [text for text in words if "Unchecked" in text]


def test_a_template_that_forgets_to_escape_words_lets_no_code_in(tiny):
    root = make_buildable(tiny)
    template, page = root / "theme/main.html", root / "docs/bins.md"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{{ heading", "<p>{{ page.title }}</p>{{ heading"), "utf-8")
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("title: Your bins", "title: Your 5 < 6 & bins"), "utf-8")
    _, out = built(root)
    [first, *_] = find_elements(pages_of(out)["bins.html"], "//article/p")
    assert first.text == "Your 5 < 6 & bins"


def test_its_words_are_those_that_the_checks_read(page):
    [article] = find_elements(page, "//article")
    assert WORDS in element_text(article)
    assert len(find_elements(article, ".//blockquote/ul/li")) == 1
    assert len(find_elements(article, ".//ul/li/ul/li")) == 1


def test_its_links_lead_to_pages(page):
    addresses = [link.get("href") for link in find_elements(page, "//article//table//a")]
    assert addresses == ["introduction.html", "#collection-days"]
    addresses = [
        link.get("href") for link in find_elements(page, "//article/p/a | //article//div/p/a")
    ]
    assert {"introduction.html#contact", "bins.html", "introduction.html"} <= set(addresses)


def test_nothing_that_is_typed_acts(page):
    assert not find_elements(
        page, "//article//*[self::script or self::u or self::svg or self::meta]"
    )
    assert not page.xpath("//@onclick | //@onerror | //@onload")
    assert not [href for href in page.xpath("//@href") if href.startswith("javascript")]
    assert '<u onclick="alert(1)">we</u>' in page.xpath("string(//h3[@id='who'])")
