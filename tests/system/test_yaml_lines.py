"""YAML with lines, and words for what is wrong with it."""

import pytest

from alongside.system.yaml_lines import YamlError, read_yaml


def test_every_key_has_its_line():
    data, lines = read_yaml("a: 1\nb:\n  c: x\n  d: [y, z]\n", first_line=2)
    assert data == {"a": 1, "b": {"c": "x", "d": ["y", "z"]}}
    assert (lines["a"], lines["b.c"], lines["b.d.1"]) == (2, 4, 5)


@pytest.mark.parametrize("mark", ["012345", "123456", "1e1234", "00e100", "0x1234"])
def test_a_fingerprint_stays_as_it_is_written(mark):
    assert read_yaml(f"key: {mark}")[0] == {"key": mark}


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: 1\nb: c: d\n", 2, "colon"),
        ("a: 1\na: 2\n", 2, "twice"),
        ("a: [1\n", 2, ""),
        ("a: 2027-13-45\n", 1, ""),
        ("a: 'x\n", 2, "quotation"),
        ("a: b\n\tc: d\n", 2, "tab"),
    ],
)
def test_a_fault_has_a_line_and_words(text, line, word):
    with pytest.raises(YamlError) as caught:
        read_yaml(text)
    assert caught.value.line == line
    assert word in caught.value.message
