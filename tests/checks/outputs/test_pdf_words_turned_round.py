"""The stretches of a line are held against the order in which they are said, in every script."""

import pytest

from alongside.checks.outputs.pdf_words_turned_round import _drawn_words, _turned
from alongside.readback.pdf_owners import read_drawn_tags
from formats.pages import printed

BODIES = {
    "ur": [
        "<b>لوگ</b> <em>صحت</em>",
        "لوگ <b>صحت</b> اور <em>خدمات</em>",
        "لوگ <b>NHS</b> صحت",
        "<b>NHS</b> صحت",
        "<a href='https://e.org/'>لوگ</a> 2022",
        "<b>NHS</b> <em>England</em>",
    ],
    "bn": [
        "<b>মানুষ</b> <em>স্বাস্থ্য</em>",
        "মানুষ <b>NHS</b> স্বাস্থ্য",
        "<b>মানুষ</b> 2022",
    ],
    "en": ["<b>Health</b> <em>care</em>", "We <b>ask</b> and <em>tell</em>."],
}
SET_APART = {
    "ur": [
        "<bdi dir='ltr'><b>NHS</b> <em>صحت</em> England</bdi> لوگ",
        "<bdi dir='ltr'>NHS <em>صحت</em></bdi> لوگ",
        "<bdi>(01582) 511 033</bdi> لوگ",
    ],
    "en": ["See <span lang='ur' dir='rtl'><b>لوگ</b> <em>صحت</em></span> there"],
}
SET_APART_TEXTS = frozenset(("NHSصحتEngland", "NHSصحت", "(01582)511033", "لوگصحت"))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Language and paragraph to what was drawn for it."""
    made = {}
    for language, bodies in BODIES.items():
        bodies = [*bodies, *SET_APART.get(language, [])]
        page = "<h1>0</h1>" + "".join(f"<p>0</p><p>{body}</p>" for body in bodies)
        file = printed(tmp_path_factory.mktemp("turned"), language, page)
        paragraphs = [[]]
        for words in _drawn_words(read_drawn_tags(file)):
            if words.said.strip() == "0":
                paragraphs.append([])
            paragraphs[-1].append(words)
        for body, words in zip(bodies, paragraphs[2:], strict=True):
            made[language, body] = words[1:]
    return made


def _cases(table):
    return [(language, body) for language, bodies in table.items() for body in bodies]


@pytest.mark.parametrize(("language", "body"), _cases(BODIES))
def test_the_order_of_a_line_is_right_and_turned_round_it_is_found(drawn, language, body):
    words = drawn[language, body]
    assert not list(_turned(words, frozenset(), language == "ur"))
    one, two = words[0], words[1]
    turned = [replace_left(one, two.left), replace_left(two, one.left), *words[2:]]
    assert list(_turned(turned, frozenset(), language == "ur"))


def replace_left(words, left):
    return words._replace(left=left)


@pytest.mark.parametrize(("language", "body"), _cases(SET_APART))
def test_what_an_author_has_set_apart_has_an_order_of_its_own(drawn, language, body):
    assert not list(_turned(drawn[language, body], SET_APART_TEXTS, language == "ur"))
