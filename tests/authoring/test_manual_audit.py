"""The list of what only people can tell is edited as the file of an author, and loses nothing."""

from datetime import date

import pytest

from alongside.authoring.manual_audit import check_answer, record_answers, write_questions
from alongside.errors import BadInput
from alongside.model import ManualQuestion, QuestionState
from alongside.publication.manual_audit import TESTER_ROLES, read_questions

DAY, NEXT = date(2026, 11, 30), date(2026, 12, 1)


def question(id_, fingerprint="123456"):
    asks = 'Is it so: “a # b”, "c"?'
    return ManualQuestion(id_, "1.4.3", asks, "a.html", 1, 2, "a.html, p > a", fingerprint)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "audited-by-hand.yml"
    write_questions(path, DAY, [question("111111"), question("1e5678"), question("333333")], None)
    return path


def read(path):
    return read_questions(path, TESTER_ROLES)


def answer(path, *ids, verdict="no-barrier"):
    said = check_answer(path, "web-editor", DAY, verdict, TESTER_ROLES, DAY)
    return record_answers(path, read(path), ids, said)


def test_what_was_written_is_read(path):
    assert [each.id for each in read(path).questions] == ["111111", "1e5678", "333333"]
    assert read(path).questions[0] == question("111111")


def test_an_answer_is_one_line_and_all_else_stays(path):
    before = path.read_text(encoding="utf-8").replace('  - id: "333', '  # ours\n  - id: "333')
    path.write_bytes(before.replace("\n", "\r\n").encode())
    answer(path, "1e5678")
    after = path.read_bytes().decode()
    added = [line for line in after.split("\r\n") if line not in before.split("\n")]
    line = '    signed_off: {by: web-editor, on: 2026-11-30, verdict: no-barrier, of: "123456"}'
    assert added == [line]
    assert "\n" not in after.replace("\r\n", "")
    assert read(path).questions[1].is_settled


def test_an_answer_can_be_given_anew(path):
    answer(path, "111111")
    answer(path, "111111", verdict="barrier")
    assert read(path).questions[0].is_barrier
    assert path.read_text(encoding="utf-8").count("signed_off") == 1


def test_an_audit_changes_adds_and_removes_and_keeps_answers(path):
    answer(path, "111111", "333333")
    earlier = read(path)
    changed = ManualQuestion(**{**vars(earlier.questions[0]), "fingerprint": "abcdef"})
    write_questions(path, NEXT, [changed, question("444444")], earlier)
    after = read(path)
    assert after.audited == NEXT
    assert [each.id for each in after.questions] == ["111111", "444444"]
    assert after.questions[0].state is QuestionState.LAPSED
    write_questions(path, NEXT, [], after)
    assert read(path).questions == ()
    write_questions(path, NEXT, [question("555555")], read(path))
    assert [each.id for each in read(path).questions] == ["555555"]


def test_the_same_audit_changes_nothing(path):
    answer(path, "111111")
    before = path.read_bytes()
    write_questions(path, DAY, read(path).questions, read(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "role, on, told",
    [
        ("Jane Smith", DAY, "a person’s name"),
        ("tester", DAY, "“tester” is not a role"),
        ("web-editor", NEXT, "has not come yet"),
    ],
)
def test_what_cannot_be_recorded_is_refused(path, role, on, told):
    with pytest.raises(BadInput) as refused:
        check_answer(path, role, on, "no-barrier", TESTER_ROLES, DAY)
    assert told in refused.value.what
    assert "Jane" not in refused.value.what + refused.value.mend


def test_an_unknown_question_changes_nothing(path):
    before = path.read_bytes()
    with pytest.raises(BadInput):
        answer(path, "111111", "999999")
    assert path.read_bytes() == before


def test_a_list_that_cannot_be_edited_is_left_alone(path):
    entry = ", ".join(
        line.strip(" -") for line in path.read_text(encoding="utf-8").splitlines()[4:12]
    )
    path.write_text(f"audited: 2026-11-30\nquestions: [{{{entry}}}]\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(BadInput):
        write_questions(path, NEXT, [], read(path))
    assert path.read_bytes() == before
