"""Every seeded fault ends in a finding that names the file, the right exit code and an untouched site/."""

import pytest

from faults.faults_in_sources import FAULTS
from faults.site_copy import copy_of_the_site, picture_of, run


@pytest.fixture(scope="module")
def clean_copy(tmp_path_factory):
    return copy_of_the_site(tmp_path_factory.mktemp("real") / "site-copy")


def test_the_copy_without_a_fault_passes_the_gate(clean_copy):
    result = run(clean_copy, command=("check",))
    assert (result.code, [f for f in result.findings if f["blocks"]]) == (0, []), result.text


def test_no_two_faults_have_one_name():
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_a_fault_in_the_sources(fault, tmp_path):
    root = copy_of_the_site(tmp_path / "copy")
    fault.edit(root)
    before = picture_of(root / "site")
    result = run(root)
    assert result.code == fault.code, result.text
    found = [
        f
        for f in result.findings
        if f["blocks"] and f["path"] == fault.path and f["rule"] == fault.rule
    ]
    assert found, result.text
    assert all(f["what"] and (f["mend"] or f["rule"] is None) for f in found)
    assert "Traceback" not in result.text
    assert picture_of(root / "site") == before
