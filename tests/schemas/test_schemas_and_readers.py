"""What an editor says of a file is what its reader says: for each name, and each kind of value."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from alongside.schemas import make_schemas, schema_files
from alongside.system.settings_reader import Setting
from schema_reading import (
    READERS,
    changed_files,
    copy_of_complete,
    is_read,
    nodes_at,
    read_as_editor,
    records,
    value_at,
    values_in,
    write_as_author,
)

ROOT = Path(__file__).parents[2]
SCHEMAS = make_schemas()
OTHERS_EVERY = 1 if os.environ.get("ALONGSIDE_NIGHTLY") else 4
"""Of nine other values at each place, every fourth is tried in a usual run: two or three for each."""
NAMES = [
    pytest.param("publication", marks=pytest.mark.slow),
    pytest.param("diagrams", marks=pytest.mark.slow),
    pytest.param("language", marks=pytest.mark.slow),
    *(name for name in READERS if name not in ("publication", "diagrams", "language")),
]
KNOWN_BY_READER_ALONE = {
    "publication": (
        # Whether figures are a number to ring, no form tells.
        "contact.telephone",
        "contact.textphone",
        # Other lines name what would be missing: documents, versions, roles, checks, books.
        "documents.",
        "levels.plain-english.made_from",
        "levels.easy-read.made_from",
        "languages",
        "edition",
        "sign_offs",
        "roles",
        # In which languages the publication is, its other settings say.
        "contact.address",
    ),
    # A text that is not one of its kind; languages that nobody knows.
    "facts": ("email.value", "bins.value", "motto.value"),
    "pictures": ("house.openmoji", "bin.openmoji"),
    # One without the other, where one is there and says nothing.
    "diagrams": ("when.rows.0.1.from", "when.rows.0.1.to"),
}
"""Beginnings of paths where only the reader, who reads other lines and files too, can tell."""


@pytest.fixture(scope="module")
def complete(tmp_path_factory):
    return copy_of_complete(tmp_path_factory.mktemp("complete") / "site")


@pytest.mark.parametrize("name", NAMES)
def test_each_change_is_judged_alike(complete, name):
    """Law 1: what an editor marks, the reader refuses. Law 2: a name that cannot stand there, one
    that is missing and a value of another kind are marked wherever the reader refuses them."""
    file = complete / READERS[name][0]
    text = file.read_text(encoding="utf-8")
    data = read_as_editor(text)
    schema = Draft7Validator(SCHEMAS[name])
    false_alarms, unseen, refused_by_both = [], [], set()
    try:
        for number, (kind, path, was, changed) in enumerate(changed_files(data)):
            if kind == "other" and number % OTHERS_EVERY:
                continue
            file.write_text(write_as_author(changed), encoding="utf-8")
            accepts, reads = schema.is_valid(changed), is_read(complete, name)
            now = None if kind == "missing" else value_at(changed, path)
            where = (kind, ".".join(map(str, path)), was, now)
            if reads and not accepts and not (now is None and is_choice(name, path)):
                false_alarms.append(where)
            if accepts and not reads and is_about_form(name, kind, path, was, now):
                unseen.append(where)
            if not accepts and not reads:
                refused_by_both.add(kind)
    finally:
        file.write_text(text, encoding="utf-8")
    assert false_alarms == []
    assert unseen == []
    assert refused_by_both == {"unknown", "missing", "other"}


def is_choice(name, path):
    """A choice that nobody has made yet is nothing to the reader. An editor offers what there is;
    were nothing allowed, it would offer “null”."""
    return any("enum" in node for node in nodes_at(SCHEMAS[name], path))


def is_about_form(name, kind, path, was, now):
    dotted = ".".join(map(str, path))
    if dotted.startswith(KNOWN_BY_READER_ALONE.get(name, ())):
        return False
    if kind in ("unknown", "missing"):
        # Names of languages, words and pages are as many as people like.
        return bool(records(nodes_at(SCHEMAS[name], path[:-1])))
    return type(was) is not type(now) and not (isinstance(was, str) and isinstance(now, str))


@pytest.mark.parametrize("name", READERS)
def test_the_names_are_those_that_the_reader_asks_for(complete, name, monkeypatch):
    """No name more and none less, and the same numbers and choices."""
    path = READERS[name][0]
    asked = record_reading(monkeypatch, path)
    assert is_read(complete, name)
    known, said = {}, {}
    for where, names in asked["names"]:
        for node in records(nodes_at(SCHEMAS[name], where)):
            key = id(node["properties"]) if "properties" in node else id(node)
            known.setdefault(key, set()).update(names)
            said[key] = set(node.get("properties", {}))
    assert known == said
    assert known
    for where, members in asked["members"]:
        for node in records(nodes_at(SCHEMAS[name], where)):
            assert members <= set(node["properties"])
    for where, least, most in asked["numbers"]:
        nodes = [node for node in nodes_at(SCHEMAS[name], where) if "minimum" in node]
        assert [(node["minimum"], node["maximum"]) for node in nodes] == [(least, most)]
    for where, choices in asked["choices"]:
        for node in nodes_at(SCHEMAS[name], where):
            if "enum" in node:
                assert set(node["enum"]) == set(choices), where


def record_reading(monkeypatch, path):
    """What the reader asks of the file: names that can stand somewhere, and bounds of values."""
    asked = {"names": [], "members": [], "numbers": [], "choices": []}

    def note(method, kind, details):
        original = getattr(Setting, method)

        def noted(self, *arguments, **named):
            if self.file.name == path:
                found = details(self, *arguments)
                if found is not None:
                    asked[kind].append((steps(self.path), *found))
            return original(self, *arguments, **named)

        monkeypatch.setattr(Setting, method, noted)

    note(
        "refuse_unknown_names",
        "names",
        lambda setting, known, *_: (set(known),) if isinstance(setting.value, dict) else None,
    )
    note("whole_number", "numbers", lambda _, least, most: (least, most))
    note("one_of", "choices", lambda _, known, *__: (list(known),))
    note(
        "member",
        "members",
        lambda setting, name: ({name},) if isinstance(setting.value, dict) else None,
    )
    return asked


def steps(path):
    return [int(step) if step.isdigit() else step for step in path.split(".") if step]


@pytest.mark.parametrize("name", READERS)
def test_the_complete_publication_has_every_name(name):
    """Otherwise what was tried above would be tried of less than all."""
    path = Path(__file__).parent / "complete" / READERS[name][0]
    data = read_as_editor(path.read_text(encoding="utf-8"))
    wanted, there = {}, {}
    for where, value in values_in(data):
        for node in records(nodes_at(SCHEMAS[name], where)) if isinstance(value, dict) else ():
            if where not in (("strings",), ("easy_read",)):
                wanted[id(node)] = set(node["properties"])
                there.setdefault(id(node), set()).update(value)
    assert there == wanted


SITES = [path.parent for path in ROOT.glob("tests/sites/*/publication.yml")]
SITES += [ROOT, ROOT / "tests" / "torture"]
SITES += [path.parent for path in ROOT.glob("tests/rules/*/good/*.yml")]
"""What is known to be read."""


@pytest.mark.parametrize("name", READERS)
def test_every_file_that_is_read_is_right_for_an_editor(name):
    pattern = "languages/*.yml" if name == "language" else READERS[name][0]
    paths = {path for site in SITES for path in site.glob(pattern)}
    if name == "language":
        paths |= set((ROOT / "src" / "alongside" / "languages").glob("*.yml"))
    schema = Draft7Validator(SCHEMAS[name])
    for path in sorted(paths):
        faults = schema.iter_errors(read_as_editor(path.read_text(encoding="utf-8")))
        assert [(fault.json_path, fault.message) for fault in faults] == [], path
    assert paths or name in ("moved", "audited-by-hand")


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_describes_each_name(name):
    Draft7Validator.check_schema(SCHEMAS[name])
    assert list(names_without_description(SCHEMAS[name])) == []


def names_without_description(node):
    if isinstance(node, list):
        for each in node:
            yield from names_without_description(each)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key in ("if", "then", "dependencies", "oneOf"):
            continue
        if key == "properties":
            yield from (name for name, part in value.items() if not part.get("description"))
        yield from names_without_description(value)


def test_the_schemas_in_the_reference_are_those_of_the_program():
    """Otherwise run scripts/make-docs."""
    folder = ROOT / "reference" / "schemas"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    assert written == schema_files()
    assert all(json.loads(text)["title"] for text in written.values())
