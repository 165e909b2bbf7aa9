"""A sign-off ends with what it was held against, and says what to do where it does not name it."""

import pytest

from alongside.authoring.accept import accept, find_variant
from alongside.model import SignOffState
from alongside.publication.catalogue import find_documents
from alongside.publication.sign_offs import sign_off_states, source_fingerprint
from authoring.signing import EASY, FULL, PLAIN, URDU, at, change, command, found, signed
from tiny_site import TODAY


def accepted(root, page):
    sources = find_documents(root, TODAY)
    accept(sources, find_variant(sources, page), ())


def first_sentence(root, page):
    """A line of the body that can be changed in every version."""
    lines = (root / page).read_text(encoding="utf-8").split("\n")
    body = lines[lines.index("---", 1) + 1 :]
    return next(line for line in body if line and line[0] not in "#!|-")


def say_otherwise(root, page):
    line = first_sentence(root, page)
    change(root, page, line, f"{line} This is not so.")


@pytest.mark.parametrize("page", [EASY, URDU])
def test_a_sign_off_ends_when_its_source_says_otherwise(tiny, page):
    assert found(tiny) == []
    say_otherwise(tiny, PLAIN)
    accepted(tiny, page)
    assert ("sign-off-void", page) in found(tiny)


@pytest.mark.parametrize("page", [EASY, URDU])
def test_it_holds_again_when_the_old_words_are_back(tiny, page):
    before = (tiny / PLAIN).read_bytes()
    say_otherwise(tiny, PLAIN)
    (tiny / PLAIN).write_bytes(before)
    assert found(tiny) == []


def test_a_change_of_wrapping_in_the_source_ends_nothing(tiny):
    line = first_sentence(tiny, PLAIN)
    change(tiny, PLAIN, line, line.replace(" ", "\n", 1))
    assert found(tiny) == []


def test_how_a_version_is_written_is_checked_beside_its_own_source_only(tiny):
    """Full was changed and plain English was not: what the translator compared is as it was."""
    say_otherwise(tiny, FULL)
    accepted(tiny, PLAIN)
    assert found(tiny) == []


def test_what_a_page_says_is_checked_against_the_whole_chain(tiny):
    change(tiny, FULL, "owner:", "needs: [clinical]\nowner:")
    for page in (FULL, PLAIN, EASY, URDU):
        signed(tiny, page, "clinical", "clinician")
    assert found(tiny) == []
    say_otherwise(tiny, FULL)
    accepted(tiny, PLAIN)
    assert found(tiny) == [("sign-off-void", page) for page in sorted((FULL, PLAIN, EASY, URDU))]


def test_the_command_mends_it(tiny):
    say_otherwise(tiny, PLAIN)
    accepted(tiny, URDU)
    done = command(tiny, URDU, "--for", "translation", "--by", "second-linguist")
    assert done.exit_code == 0, done.output
    assert ("sign-off-void", URDU) not in found(tiny)


def test_a_sign_off_from_before_says_what_to_do(tiny):
    change(tiny, URDU, "    source: 0e7e4c\n", "")
    assert found(tiny) == [("sign-off-unusable", URDU)]
    sources, variant = at(tiny, URDU)
    assert set(sign_off_states(sources, variant).values()) == {SignOffState.MISSING}
    line = f"    source: {source_fingerprint(sources, variant, 'translation')}\n"
    change(tiny, URDU, "    text: f90f83\n", f"    text: f90f83\n{line}")
    assert found(tiny) == []


@pytest.mark.parametrize("source", ["f90f83", "000000", "[a, b]", "{a: b}", "true", "x"])
def test_any_other_source_counts_for_nothing(tiny, source):
    change(tiny, URDU, "    source: 0e7e4c\n", f"    source: {source}\n")
    assert found(tiny) == [("sign-off-void", URDU)]


def test_the_first_text_has_no_source_to_name(tiny):
    change(tiny, FULL, "owner:", "needs: [legal]\nowner:")
    signed(tiny, FULL, "legal", "legal-adviser")
    assert "source:" not in (tiny / FULL).read_text(encoding="utf-8")
    assert ("sign-off-void", FULL) not in found(tiny)
