"""XLIFF is finished when somebody said so, whatever states a program knows."""

import re

import pytest

from alongside.errors import BadInput
from handover.test_xliff_of_tools import ONE, SOURCE, Saved


@pytest.fixture
def saved(tiny, tmp_path):
    return lambda format_: Saved(tiny, tmp_path, format_)


@pytest.mark.parametrize(
    "unit, target, finished",
    [
        ("", "", False),
        ("", 'state=""', False),
        ('approved="no"', "", False),
        ('approved="no"', 'state="translated"', False),
        ('approved="no"', 'state="final"', False),
        ("", 'state="x-reviewed-by-robot"', False),
        ("", 'state="in-progress"', False),
        ("", 'state="Translated?"', False),
        ("", 'state="new"', False),
        ("", 'state="needs-l10n"', False),
        ("", 'state="needs-adaptation"', False),
        ("", 'state="needs-review-adaptation"', False),
        ('approved="yes"', 'state="needs-review-translation"', False),
        ('approved="yes"', 'state="new"', False),
        ('approved="yes"', "", True),
        ("", 'state="translated"', True),
        ("", 'state="final"', True),
        ("", 'state="signed-off"', True),
        ('approved="yes"', 'state="translated"', True),
        ("", 'state="translated" state-qualifier="exact-match"', True),
        ('translate="yes" approved="yes"', 'state="final"', True),
        ('xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="1"', "", True),
        ('xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="0"', "", False),
        ('xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"', "", True),
        ('xmlns:mq="MQXliff" mq:status="PartiallyEdited"', "", False),
    ],
)
def test_xliff_1_2_is_finished_when_somebody_said_so(saved, unit, target, finished):
    file = saved("xliff").unit(
        f"<source>{SOURCE}</source><target {target}>{ONE}</target>", attributes=unit
    )
    assert file.segment().done is finished


@pytest.mark.parametrize(
    "states, finished",
    [
        (("",), False),
        (('state="initial"',), False),
        (('state="x-done"',), False),
        (('state="translated"',), True),
        (('state="reviewed"',), True),
        (('state="final" subState="mq:ok"',), True),
        (('state="final"', ""), False),
        (('state="final"', 'state="initial"'), False),
        (('state="translated"', 'state="reviewed"'), True),
    ],
)
def test_xliff_2_is_finished_when_all_its_segments_are(saved, states, finished):
    inner = "".join(
        f"<segment {state}><source>{SOURCE}</source><target>{ONE}</target></segment>"
        for state in states
    )
    assert saved("xliff2").unit(inner).segment().done is finished


def test_a_file_whose_states_are_gone_says_so(saved):
    file = saved("xliff").edit(r' approved="yes"', "").edit(r' state="translated"', "")
    found, pages = file.edit(f">{re.escape('سبز')}</target>", ">ہرا</target>").back()
    assert found.refused == [] and len(pages) == 1
    assert any("does not say which segments are finished" in note for note in found.notes)
    assert [change.fingerprint for change in found.changes] == [""]


def test_a_state_that_we_do_not_know_is_named(saved):
    file = saved("xliff").edit('state="translated"', 'state="x-checked"')
    assert any("“x-checked”" in note and "not finished" in note for note in file.back()[0].notes)


@pytest.mark.parametrize(
    "namespace, program",
    [
        ("http://sdl.com/FileTypes/SdlXliff/1.0", "Trados"),
        ("MQXliff", "memoQ"),
        ("http://www.memsource.com/mxlf/2.0", "Phrase"),
    ],
)
@pytest.mark.parametrize("has_notes", [True, False])
def test_a_working_file_of_a_program_is_named_where_our_notes_are_gone(
    saved, namespace, program, has_notes
):
    file = saved("xliff").edit("<xliff ", f'<xliff xmlns:tool="{namespace}" ')
    if has_notes:
        assert file.back()[0].refused == []
        return
    file.edit("<note[^>]*>.*?</note>", "").edit('(<trans-unit [^>]*?)id="[^"]*"', r'\1id="a1"')
    with pytest.raises(BadInput, match=program):
        file.read()
