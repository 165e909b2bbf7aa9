"""pictures.yml: what it may say, and what is said when it is wrong."""

import pytest

from alongside.errors import BadInput, ToolMissing
from alongside.pictures import picture_file, read_pictures


def test_names_lead_to_drawings(tiny):
    assert read_pictures(tiny)["house"] == "1F3E0"
    assert picture_file(tiny, "house", "1F3E0").read_bytes().startswith(b"<svg")


def test_a_publication_may_have_no_pictures(tmp_path):
    assert read_pictures(tmp_path) == {}


@pytest.mark.parametrize(("line", "at"), [
    ("cat: {openmoji: ../../etc}", 2), ("cat: house", 2), ("cat: {openmoji: }", 2), ("cat: [", 2),
    ("house: {openmoji: 1F3E0}", 2),
])
def test_a_wrong_line_is_refused_with_its_number(tiny, line, at):
    (tiny / "pictures.yml").write_text(f"house: {{openmoji: 1F3E0}}\n{line}\n")
    with pytest.raises(BadInput) as refused:
        read_pictures(tiny)
    assert (refused.value.path, refused.value.exit_code) == ("pictures.yml", 2)
    assert refused.value.line >= at and refused.value.mend


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"- house\n", b""])
def test_a_file_of_another_kind_is_refused(tiny, content):
    (tiny / "pictures.yml").write_bytes(content)
    with pytest.raises(BadInput):
        read_pictures(tiny)


def test_a_code_that_openmoji_lacks_is_refused(tiny):
    with pytest.raises(BadInput, match="ABCDEF"):
        picture_file(tiny, "house", "ABCDEF")


def test_without_openmoji_we_say_what_is_missing(tmp_path):
    with pytest.raises(ToolMissing, match="openmoji"):
        picture_file(tmp_path, "house", "1F3E0")
