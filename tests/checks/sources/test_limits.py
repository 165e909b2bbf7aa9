"""Limits that stand in two rules must not drift apart: between them a sentence would have no rule."""

from alongside.rules import rulebook

RULES = rulebook.load()


def test_the_warning_on_long_sentences_ends_where_the_blocker_begins():
    blocker, warning = RULES["sentence-too-long"].limits, RULES["sentence-long"].limits
    assert warning["up-to/plain-english"] == blocker["plain-english"]


def test_the_warning_on_hard_texts_ends_where_the_blocker_begins():
    blocker, warning = RULES["hard-to-read"].limits, RULES["harder-than-it-should-be"].limits
    assert warning["words-to"] + 1 == blocker["words-from"]
    assert {k: v for k, v in warning.items() if not k.startswith("words-")} == {
        k: v for k, v in blocker.items() if not k.startswith("words-")
    }


def test_easy_read_is_never_scored():
    for rule_id in ("hard-to-read", "harder-than-it-should-be"):
        assert "easy-read" not in RULES[rule_id].limits
        assert RULES[rule_id].languages == ("en",)
