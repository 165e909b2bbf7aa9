"""What only one generator knows becomes Markdown that says the same."""

import pytest

from alongside.publication.catalogue import find_documents
from old_sites import TODAY, adopt, write_mkdocs

BODY = "Every home has 3 bins.\n\n"
"""Before each example, so that the page has a description."""

EXAMPLES = {
    "a note": ('!!! note "Read this"\n    It is **free**.', "**Read this:** It is **free**."),
    "a note without a title": ('!!! note ""\n    It is free.', "It is free."),
    "a note by its kind": ("!!! warning\n    Wet floor.", "**Warning:** Wet floor."),
    "a closed note": ('??? tip "More"\n    It is free.', "**More:** It is free."),
    "a note with a list": ('!!! note "Bring"\n    - a pen', "**Bring:**\n\n- a pen"),
    "a note in a note": (
        '!!! note "One"\n    First.\n\n    !!! tip "Two"\n        Second.',
        "**One:** First.\n\n**Two:** Second.",
    ),
    "a note in a list": (
        "- One\n\n    !!! tip\n        Inside.\n\n- Two",
        "- One\n\n    **Tip:** Inside.\n\n- Two",
    ),
    "tabs": ('=== "A"\n\n    One.\n\n=== "B"\n\n    Two.', "**A:** One.\n\n**B:** Two."),
    "a note of Docusaurus": (":::info Take care\n\nIt is hot.\n\n:::", "**Take care:** It is hot."),
    "a note of GitHub": ("> [!NOTE]\n> It is hot.", "> **Note:**\n>\n> It is hot."),
    "a note of Hugo": (
        '{{< notice tip "Look" >}}\nIt is hot.\n{{< /notice >}}',
        "**Look:**\n\nIt is hot.",
    ),
    "a short code that nobody knows": ("{{< map id=3 >}}\n\nHere.", "Here."),
    "a footnote": ("It is so[^a].\n\n[^a]: We asked.", "It is so (note a).\n\nNote a: We asked."),
    "a link by name": ("See [us][1].\n\n[1]: https://us.example", "See [us](https://us.example)."),
    "a link with code in it": ("[`code` here](#two)\n\n## Two", "[`code` here](#two)\n\n## Two {#two}"),
    "HTML": ("A <b>bold</b> <u>word</u>.<br>Next.", "A **bold** word.\\\nNext."),
    "a link in HTML": ('<a href="https://us.example">us</a>', "[us](https://us.example)"),
    "a heading in HTML": ('<h2 id="Top">Up</h2>', "## Up {#top}"),
    "HTML over lines": ('<div\n  class="x">\nWords.\n</div>', "Words."),
    "a comment": ("One.\n\n<!-- nobody\nreads it -->\n\nTwo.", "One.\n\nTwo."),
    "a program": ("<script>\nalert(1)\n</script>\n\nWords.", "Words."),
    "marked words": ('<span lang="cy">Croeso</span> to us.', '<span lang="cy">Croeso</span> to us.'),
    "code stays": ("```\n!!! note\n    <b>x</b>\n\n\n# y\n```", "```\n!!! note\n    <b>x</b>\n\n\n# y\n```"),
    "code in a line stays": ("Type `<b>` and `[x](y.md)`.", "Type `<b>` and `[x](y.md)`."),
    "braces": ("Write {{ name }}.", "Write \\{{ name }}."),
    "settings of words": ("[us](https://us.example){ .button }", "[us](https://us.example)"),
    "a heading in a quotation": ("> ## Look\n> Here.", "> **Look**\n> Here."),
    "an underlined heading": ("Days\n----\n\nMonday.", "## Days {#days}\n\nMonday."),
    "two headings with one name": ("## A b\n\nx\n\n## A b\n\ny", "## A b {#a-b}\n\nx\n\n## A b {#a-b-2}\n\ny"),
    "the name of a beginning": ("## Introduction\n\nx", "## Introduction {#introduction-2}\n\nx"),
    "more than one title": (
        "## A\n\nx\n\n# B\n\n## C\n\ny",
        "## A {#a}\n\nx\n\n## B {#b}\n\n### C {#c}\n\ny",
    ),
    "a line that ends in a table": ("| a | b |\n| - | - |\n| x<br>y | z |", "| a | b |\n| - | - |\n| x y | z |"),
    "an address in brackets": ("[us](<https://us.example/a b>)", "[us](https://us.example/a%20b)"),
    "a badge": ("[![Works](https://b.example/x.svg)](https://ci.example)", "[Works](https://ci.example)"),
    "a term": ("Bin\n:   A box.", "- **Bin:** A box."),
    "a task": ("- [x] done", "- done"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Name of an example to the body of its new page."""
    folder = tmp_path_factory.mktemp("examples")
    old = {
        f"{number}.md": f"# T{number}\n\n{BODY}{old}\n"
        for number, (old, _) in enumerate(EXAMPLES.values())
    }
    old["index.md"] = "# Home\n\nA first page.\n"
    write_mkdocs(folder / "old", old)
    adopt(folder / "old", folder / "new")
    sources = find_documents(folder / "new", TODAY)
    return {
        name: sources.variants[str(number), "full"].raw["body"]
        for number, name in enumerate(EXAMPLES)
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_says_the_same(pages, name):
    assert pages[name].removeprefix(BODY) == EXAMPLES[name][1] + "\n"


def test_links_find_pages_however_they_are_written(tmp_path):
    links = {
        "bins.md": "bins.md",
        "bins.md#which-one": "bins.md#which-one",
        "bins/": "bins.md",
        "./bins": "bins.md",
        "/bins/#which-one": "bins.md#which-one",
        "https://bins.example/bins/": "bins.md",
        "help/": "help/index.md",
        "help/Sofa%20Bed.md": "help/sofa-bed.md",
        "#here": "#here",
        "https://other.example/bins/": "https://other.example/bins/",
        "mailto:us@bins.example": "mailto:us@bins.example",
    }
    body = "\n\n".join(f"[Link {number}]({link})" for number, link in enumerate(links))
    write_mkdocs(
        tmp_path / "old",
        {
            "index.md": f"# Home\n\n{body}\n\n## Here\n\nWords.\n",
            "bins.md": "# Bins\n\n## Which one\n\nGreen.\n",
            "help/README.md": "# Help\n\nWe help.\n",
            "help/Sofa Bed.md": "# Sofa\n\nWe take it.\n",
        },
    )
    adopted = adopt(tmp_path / "old", tmp_path / "new")
    text = (tmp_path / "new/docs/index.md").read_text(encoding="utf-8")
    for number, link in enumerate(links.values()):
        assert f"[Link {number}]({link})" in text
    assert adopted.notes.looks == []


def test_what_leads_nowhere_loses_its_link_and_keeps_its_words(tmp_path):
    write_mkdocs(
        tmp_path / "old",
        {"index.md": "# Home\n\n[a](x.md) [b](http://localhost/) [c](javascript:x) ![d](no.png)\n"},
    )
    adopted = adopt(tmp_path / "old", tmp_path / "new")
    text = (tmp_path / "new/docs/index.md").read_text(encoding="utf-8")
    assert "\na b c d\n" in text
    assert len(adopted.notes.looks) == 4
