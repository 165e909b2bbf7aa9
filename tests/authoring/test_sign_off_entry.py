"""Sign-offs are written into a page without moving anything else in it, however its settings are written."""

import re
from itertools import product
from os.path import commonprefix

import pytest

from alongside.authoring.accept import find_variant
from alongside.authoring.sign_off import sign_off
from alongside.authoring.sign_off_entry import write_entry
from alongside.errors import BadInput
from alongside.model import SignOffState
from alongside.pages.author_file import AuthorFile
from alongside.publication.catalogue import find_documents
from alongside.publication.sign_offs import sign_off_states
from authoring.test_sign_off import EARLIER
from tiny_site import TODAY

FULL, URDU = "docs/bins.md", "docs/languages/ur/bins.md"


def at(root, page):
    """The sources and the page as they are now."""
    sources = find_documents(root, TODAY)
    return sources, find_variant(sources, page)


def signed(root, page, kind, role):
    return sign_off(*at(root, page), kind, role, TODAY)


NEW = """\
  - for: translation
    by: second-linguist
    on: 2026-11-22
    checked: "the translation"
    text: {text}
    source: 0e7e4c
"""
VOID = EARLIER.replace("f90f83", "abc123")


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("", "signed_off:\n" + NEW),
        ("signed_off:\n", "signed_off:\n" + NEW),
        ("signed_off: []\n", "signed_off:\n" + NEW),
        ("signed_off: [ ]  # nobody yet\n", "signed_off:   # nobody yet\n" + NEW),
        ("signed_off: [\n  ]\n# end\n", "signed_off:\n" + NEW + "# end\n"),
        ("signed_off: null\n", "signed_off:\n" + NEW),
        ("signed_off: ~ # none\n", "signed_off:  # none\n" + NEW),
        # The earlier check by the same role is brought up to date where it stands.
        (
            VOID,
            "signed_off:\n  - for: translation\n    by: second-linguist\n    on: 2026-11-22\n    text: {text}\n"
            '    source: 0e7e4c\n    checked: "the translation"\n',
        ),
        (
            VOID.replace("signed_off:\n", "signed_off:  # by people\n").replace(
                "0e7e4c", "000000  # of the old text\n\n# the end"
            ),
            "signed_off:  # by people\n  - for: translation\n    by: second-linguist\n    on: 2026-11-22\n"
            '    text: {text}\n    source: 0e7e4c  # of the old text\n    checked: "the translation"\n\n# the end\n',
        ),
        (
            VOID.replace("    text", "    checked: >\n      all of\n      it\n\n    text"),
            "signed_off:\n  - for: translation\n    by: second-linguist\n    on: 2026-11-22\n"
            '    checked: "the translation"\n\n    text: {text}\n    source: 0e7e4c\n',
        ),
        (
            "signed_off: [{for: translation, by: second-linguist, on: 2026-11-02, text: abc123}]  # all\n",
            'signed_off: [{for: translation, by: second-linguist, on: 2026-11-22, text: {text}, checked: "the translation", source: 0e7e4c}]  # all\n',
        ),
        # Others stay, and the shape of the list is kept.
        (
            "signed_off:\n- for: clinical\n  by: clinician\n  on: 2026-11-02  # by letter\n  text: abc123\n# more\nextra: 1\n",
            "signed_off:\n- for: clinical\n  by: clinician\n  on: 2026-11-02  # by letter\n  text: abc123\n"
            + re.sub("(?m)^  ", "", NEW)
            + "# more\nextra: 1\n",
        ),
        (
            "signed_off:\n    -   for: clinical\n        by: clinician\n        on: 2026-11-02\n        text: abc123\n",
            "signed_off:\n    -   for: clinical\n        by: clinician\n        on: 2026-11-02\n        text: abc123\n"
            "    -   for: translation\n        by: second-linguist\n        on: 2026-11-22\n"
            '        checked: "the translation"\n        text: {text}\n        source: 0e7e4c\n',
        ),
        (
            "signed_off: [{for: clinical, by: clinician, on: 2026-11-02, text: abc123}]\n",
            "signed_off: [{for: clinical, by: clinician, on: 2026-11-02, text: abc123}, "
            '{for: translation, by: second-linguist, on: 2026-11-22, checked: "the translation", text: {text}, source: 0e7e4c}]\n',
        ),
        (
            "signed_off:\n  - {for: clinical, by: clinician, on: 2026-11-02, text: abc123}\n",
            "signed_off:\n  - {for: clinical, by: clinician, on: 2026-11-02, text: abc123}\n" + NEW,
        ),
    ],
)
@pytest.mark.parametrize(("start", "ending"), [("", "\n"), ("\ufeff", "\r\n"), ("", "\r")])
def test_nothing_else_in_the_page_moves(tiny, written, becomes, start, ending):
    page = tiny / URDU
    text = page.read_text(encoding="utf-8")
    assert EARLIER in text

    def with_lines(lines):
        return (start + text.replace(EARLIER, lines)).replace("\n", ending).encode()

    page.write_bytes(with_lines(written))
    assert signed(tiny, URDU, "translation", "second-linguist").changed
    sources, variant = at(tiny, URDU)
    assert (
        page.read_bytes().decode()
        == with_lines(becomes.replace("{text}", variant.fingerprint)).decode()
    )
    assert sign_off_states(sources, variant) == {"translation": SignOffState.SIGNED}


def test_mixed_line_ends_stay_mixed(tiny):
    raw = (
        (tiny / URDU)
        .read_bytes()
        .replace(EARLIER.encode(), b"")
        .replace(b"made_from:\n", b"made_from:\r\n")
    )
    (tiny / URDU).write_bytes(raw)
    signed(tiny, URDU, "translation", "second-linguist")
    now = (tiny / URDU).read_bytes()
    place = now.index(b"signed_off:")
    assert now[:place] == raw[:place] and now.endswith(raw[place:])


@pytest.mark.parametrize(
    "written",
    [
        "signed_off: second-linguist\n",
        "signed_off: {for: translation}\n",
    ],
)
def test_what_cannot_be_changed_safely_is_left_alone(tiny, written):
    before = (tiny / URDU).read_bytes().replace(EARLIER.encode(), written.encode())
    (tiny / URDU).write_bytes(before)
    with pytest.raises(BadInput, match="not written as a list"):
        signed(tiny, URDU, "translation", "second-linguist")
    assert (tiny / URDU).read_bytes() == before


def test_settings_in_one_pair_of_brackets_are_left_alone_with_what_to_write(tiny):
    page = tiny / FULL
    body = page.read_text(encoding="utf-8").partition("---\nEvery")[2]
    page.write_text(
        f"---\n{{title: Your bins, description: x, owner: y, next_review: 2099-01-01, needs: [legal]}}\n---\nEvery{body}",
        encoding="utf-8",
    )
    before = page.read_bytes()
    with pytest.raises(BadInput, match="cannot change safely") as refusal:
        signed(tiny, FULL, "legal", "legal-adviser")
    assert "signed_off:\n  - for: legal\n    by: legal-adviser" in refusal.value.mend
    assert page.read_bytes() == before


ENTRY = {
    "for": "translation",
    "by": "second-linguist",
    "on": "2026-11-22",
    "checked": '"all: \\"x\\" 😀 ملا"',
    "text": "abc123",
}
BEFORE = ("", "# c\ntitle: 'سلام 😀'\ndescription: >-\n  a\n  b\n\n", "made_from:\n  a: b # c\n")
AFTER = ("", "# end\n", "\n\nextra: [1,\n 2]\n", "  # odd\nlast: |\n  x\n   y\n")
LISTS = (
    '{i}-{g}for: clinical # a\n{i} {g}by: clinician\n\n{i} {g}# c\n{i} {g}on: 2026-11-01\n{i} {g}text: "1234" \n',
    "{i}-{g}{{for: clinical, by: clinician , on: 2026-11-01, text: '123' }}  # f\n",
    "{i}-{g}for: clinical\n{i} {g}text: f00\n{i} {g}checked: |\n{i} {g}  a # no\n{i} {g}  b\n\n",
    "{i}-{g}for: clinical\n{i} {g}text: f00\n{i} {g}checked: a b\n{i} {g}  c d\n",
    "{i}-{g}just words\n",
)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_check_is_added_as_one_piece_however_the_settings_are_written(ending):
    for before, after, listed, indent, gap in product(
        BEFORE, AFTER, LISTS, ("", "  ", "    "), (" ", "   ")
    ):
        front = f"{before}signed_off:  # who\n{listed.format(i=indent, g=gap)}{after}"
        raw = f"\ufeff---\n{front}---\nbody --- \n---\n".replace("\n", ending)
        file = AuthorFile.from_bytes(raw.encode())
        text = file.with_text(write_entry(file.text, ENTRY, None, "page.md")).to_bytes().decode()
        # A piece that begins as what follows it can be told from it in more ways than one.
        same = len(commonprefix([raw, text]))
        piece = len(text) - len(raw)
        assert any(
            text[:start] == raw[:start] and text[start + piece :] == raw[start:]
            for start in range(same - 60, same + 1)
        )
        assert f"for: translation{ending}" in text
