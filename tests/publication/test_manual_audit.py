"""audited-by-hand.yml: only what is told in full counts, and no name gets in."""

import pytest

from alongside.errors import BadInput
from alongside.model import QuestionState
from alongside.publication.catalogue import find_documents
from alongside.publication.manual_audit import TESTER_ROLES, read_questions
from manual_audits import QUESTION
from tiny_site import TODAY

SIGNED = '    signed_off: {by: web-editor, on: 2026-11-02, verdict: no-barrier, of: "123456"}\n'


def read(folder, text):
    path = folder / "audited-by-hand.yml"
    path.write_text(text, encoding="utf-8")
    return read_questions(path, TESTER_ROLES)


def test_a_sign_off_holds_for_what_was_looked_at(tmp_path):
    states = [
        read(tmp_path, text).questions[0].state
        for text in (QUESTION, QUESTION + SIGNED, QUESTION + SIGNED.replace("123456", "654321"))
    ]
    assert states == [QuestionState.OPEN, QuestionState.SIGNED, QuestionState.LAPSED]


@pytest.mark.parametrize(
    "wrong, told",
    [
        ("audited: 2026-11-01\n", "“questions” is missing."),
        (QUESTION.replace("    places: 3\n", ""), "“places” is missing."),
        (QUESTION.replace("3e6c22", "3e6c2"), "six digits"),
        (QUESTION + SIGNED.replace("web-editor", "Jane Smith"), "never the name of a person"),
        (QUESTION + SIGNED.replace("no-barrier", "fine"), "fine"),
        (QUESTION + SIGNED.replace(', of: "123456"', ""), "“of” is missing."),
        (QUESTION + QUESTION.partition("questions:\n")[2], "Two questions have the id 3e6c22"),
        (QUESTION + "    note: x\n", "“note”"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, wrong, told):
    with pytest.raises(BadInput) as refused:
        read(tmp_path, wrong)
    assert told in refused.value.what + refused.value.mend and refused.value.line
    assert "Jane" not in refused.value.what + refused.value.mend


def test_a_publication_has_its_own_roles_too_and_may_do_without_the_file(tiny):
    assert find_documents(tiny, TODAY).publication.manual_audit is None
    text = QUESTION + SIGNED.replace("web-editor", "second-linguist")
    (tiny / "audited-by-hand.yml").write_text(text, encoding="utf-8")
    audit = find_documents(tiny, TODAY).publication.manual_audit
    assert audit.questions[0].answer.by == "second-linguist"
