"""Where a page goes from right to left, what goes from left to right is drawn in its order."""

import pytest

from alongside.readback.pdf_owners import read_drawn_tags
from formats.pages import printed

CASES = [
    ("یہ <strong>NHS</strong> <strong>England</strong> ہے", ["NHS", "England"]),
    ("یہ <b>NHS</b> <em>England</em> <strong>Trust</strong> ہے", ["NHS", "England", "Trust"]),
    ("یہ <strong>ہم NHS</strong> England ہے", ["NHS", "England"]),
    ("یہ Milton <strong>Keynes</strong> Council ہے", ["Milton", "Keynes", "Council"]),
    (
        "یہ <em>Milton</em> Keynes <em>Council</em> (2022) ہے",
        ["Milton", "Keynes", "Council", "(2022)"],
    ),
    ('یہ <a href="https://e.org/">NHS</a> England ہے', ["NHS", "England"]),
    ('یہ <a href="https://e.org/"><b>NHS</b> <b>England</b></a> ہے', ["NHS", "England"]),
    ("<strong>NHS</strong>-<strong>led</strong> کام", ["NHS", "-", "led"]),
    ("درجہ -5 °C تھا", ["-5 °C"]),
    ("درجہ \u22125 °C تھا", ["\u22125 °C"]),
    ("زبان C++ ہے", ["C++"]),
    ("زبان C# ہے", ["C#"]),
    ("عمر 18+ ہے", ["18+"]),
    ("قیمت £25 ہے", ["£25"]),
    ("قیمت £1,250.50 ہے", ["£1,250.50"]),
    ("زاویہ 20° ہے", ["20°"]),
    ("میں 13% لوگ", ["13%"]),
    ("یہ NHS England (2022) ہے", ["NHS England (2022)"]),
    ("سال 2018–2020 میں", ["2018–2020"]),
    ("فون 01582 511 033 کریں", ["01582 511 033"]),
    ("فون <bdi>(01582) 511 033</bdi> کریں", ["(01582) 511 033"]),
    ("یہ COVID-19 ہے", ["COVID-19"]),
    ("یہ A&amp;E ہے", ["A&E"]),
    ("پتہ 9am-5pm ہے", ["9am-5pm"]),
]
"""The paragraph, and its Latin stretches from left to right as they stand in the line."""
FROM_THE_RIGHT = [
    ("ورژن 1.0 – 22 نومبر", ["22", "–", "1.0"]),
    ("عدد 13, 15 ہیں", ["15", ",", "13"]),
    ("یہ 24 NHS ہے", ["NHS", "24"]),
    ("یہ NHS اور England ہے", ["England", "NHS"]),
    ("یہ <b>NHS</b> اور <b>England</b> ہے", ["England", "NHS"]),
]
"""What follows each other from right to left, as UAX #9 has it."""


@pytest.fixture(scope="module")
def stretches(tmp_path_factory):
    """Paragraph to its stretches without letters from right to left, as they stand in the line."""
    bodies = [body for body, _ in CASES + FROM_THE_RIGHT]
    page = "<h1>ت</h1>" + "".join(f"<p>{body}</p>" for body in bodies)
    file = printed(tmp_path_factory.mktemp("rtl"), "ur", page)
    by_block: dict[int, list[tuple[float, str]]] = {}
    for tag in read_drawn_tags(file):
        for pieces in tag.pieces:
            letters = "".join(p.text for p in sorted(pieces, key=lambda piece: piece.from_left))
            line = by_block.setdefault(tag.block, [])
            if letters.strip() and max(letters) < "\u0590" or set(letters) & set("\u2212–"):
                line.append((pieces[0].from_left, letters.strip()))
    lines = [[text for _, text in sorted(line)] for line in by_block.values()]
    # Before them: organisation, publication, version, draft and title; after them the contact.
    first = next(n for n, line in enumerate(lines) if CASES[0][1] == sorted(line, reverse=True))
    return dict(zip(bodies, lines[first:], strict=False))


@pytest.mark.parametrize(("body", "expected"), CASES + FROM_THE_RIGHT)
def test_the_eye_meets_the_words_in_their_order(stretches, body, expected):
    assert stretches[body] == expected
