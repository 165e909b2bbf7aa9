import pytest

from alongside.text.text_diff import Difference, compare_paragraphs


@pytest.mark.parametrize(
    ("before", "after", "differences"),
    [
        (["a b c"], ["a b c"], []),
        ([], ["new words"], [Difference("", "new words")]),
        (["old words"], [], [Difference("old words", "")]),
        (
            ["one two three four"],
            ["one two 3 four"],
            [Difference("one two three four", "one two 3 four", ("three",), ("3",))],
        ),
        (
            ["one two three four"],
            ["quite another thing here"],
            [Difference("one two three four", ""), Difference("", "quite another thing here")],
        ),
        (
            ["a b c d", "e f g h"],
            ["x y z w", "a b c D", "e f g h"],
            [Difference("", "x y z w"), Difference("a b c d", "a b c D", ("d",), ("D",))],
        ),
        (
            ["We come on Monday."],
            ["We come on Friday."],
            [Difference("We come on Monday.", "We come on Friday.", ("Monday",), ("Friday",))],
        ),
        (
            ["ہم پیر کو آتے ہیں۔"],
            ["ہم جمعہ کو آتے ہیں۔"],
            [Difference("ہم پیر کو آتے ہیں۔", "ہم جمعہ کو آتے ہیں۔", ("پیر",), ("جمعہ",))],
        ),
        (["a", "b", "c"], ["c", "a", "b"], [Difference("", "c"), Difference("c", "")]),
    ],
)
def test_paragraphs_are_compared_in_the_order_of_the_text(before, after, differences):
    assert compare_paragraphs(before, after) == differences
