"""Schemas beside the readers of the same files: what an editor reads, and what stands where in a schema."""

import copy
import re
import shutil
from pathlib import Path

import yaml

from alongside.errors import BadInput
from alongside.languages import read_language
from alongside.publication.case_names import read_case_names
from alongside.publication.changes import read_changes
from alongside.publication.claims import read_claims
from alongside.publication.diagrams import read_diagrams
from alongside.publication.facts import read_facts
from alongside.publication.glossary import read_glossary
from alongside.publication.manual_audit import read_manual_audit
from alongside.publication.moved import read_moved
from alongside.publication.picture_list import read_pictures
from alongside.publication.settings import read_publication
from kind_site import copy_of_kinds

COMPLETE = Path(__file__).parent / "schemas" / "complete"


class Day(str):
    """A day: to an editor a text like any other, but written without quotation marks."""


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it, with what is a day to our reader."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, starts in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("timestamp", r"\d{4}-\d\d-\d\d", "0123456789"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(starts)
    )
EditorLoader.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda loader, node: Day(loader.construct_scalar(node))
)


class EditorDumper(yaml.SafeDumper):
    pass


EditorDumper.add_representer(
    Day, lambda dumper, day: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(day))
)


def read_as_editor(text):
    return with_text_keys(yaml.load(text, EditorLoader))  # a SafeLoader


def with_text_keys(value):
    """Names are texts in JSON."""
    if isinstance(value, dict):
        return {str(key): with_text_keys(member) for key, member in value.items()}
    return [with_text_keys(each) for each in value] if isinstance(value, list) else value


def write_as_author(data):
    return yaml.dump(data, Dumper=EditorDumper, allow_unicode=True, sort_keys=False, width=10000)


def copy_of_complete(folder):
    """The publication in which every setting stands. folder: does not exist yet."""
    copy_of_kinds(folder)
    shutil.copytree(COMPLETE, folder, dirs_exist_ok=True)
    bare_publication(folder)  # before any of its files is changed
    return folder


READERS = {
    "publication": ("publication.yml", read_publication),
    "facts": ("facts.yml", lambda root: read_facts(bare_publication(root))),
    "glossary": ("glossary.yml", lambda root: read_glossary(bare_publication(root))),
    "pictures": ("pictures.yml", read_pictures),
    "changes": ("changes.yml", lambda root: read_changes(bare_publication(root))),
    "claims": ("claims.yml", lambda root: read_claims(bare_publication(root))),
    "diagrams": ("diagrams.yml", lambda root: read_diagrams(bare_publication(root))),
    "cases": ("cases.yml", lambda root: read_case_names(bare_publication(root))),
    "moved": ("moved.yml", lambda root: read_moved(bare_publication(root))),
    "audited-by-hand": (
        "audited-by-hand.yml",
        lambda root: read_manual_audit(bare_publication(root)),
    ),
    "language": ("languages/cy.yml", lambda root: read_language_anew("cy", root)),
}
"""Name of a schema to a file of the complete publication, and its reader."""
_publications = {}


def read_language_anew(tag, root):
    """What was read before is found again as long as the file is as old as it was."""
    (root / "languages" / f"{tag}.yml").touch()
    return read_language(tag, root)


def bare_publication(root):
    """Read once for each folder: what is tried is another file."""
    if root not in _publications:
        _publications[root] = read_publication(root)
    return _publications[root]


def is_read(root, name):
    """Whether the reader accepts the file; None where the refusal is of another file."""
    path, read = READERS[name]
    try:
        read(root)
    except BadInput as refusal:
        assert refusal.path == path, refusal
        return False
    return True


WRONG = (None, {}, [], {"zzz": "x"}, ["x"], "x", "", 5, True)
"""What stands in place of a value: one of each kind. A number with decimals is a text to our reader
and none to an editor, which asks for quotation marks; both lose nothing."""


def changed_files(data):
    """(kind of change, path of the value, what was there, the file with it), for every value."""
    for path, value in values_in(data):
        if isinstance(value, dict):
            yield "unknown", (*path, "zzz-unknown"), None, put(data, (*path, "zzz-unknown"), "x")
        if path and isinstance(path[-1], str):
            yield "missing", path, value, taken_out(data, path)
        if path:
            for wrong in WRONG:
                yield "other", path, value, put(data, path, wrong)


def values_in(data, path=()):
    """Of words in several languages and of a list of texts the first is enough."""
    yield path, data
    if isinstance(data, (dict, list)):
        listed = list(data.items() if isinstance(data, dict) else enumerate(data))
        is_alike = isinstance(data, list) or "en" in data or "ur" in data
        if is_alike and all(isinstance(member, str) for _, member in listed):
            listed = listed[:1]
        for name, member in listed:
            yield from values_in(member, (*path, name))


def put(data, path, value):
    changed = copy.deepcopy(data)
    place(changed, path)[path[-1]] = value
    return changed


def taken_out(data, path):
    changed = copy.deepcopy(data)
    del place(changed, path)[path[-1]]
    return changed


def place(data, path):
    for name in path[:-1]:
        data = data[name]
    return data


def value_at(data, path):
    for name in path:
        data = data[name]
    return data


def nodes_at(schema, path):
    """Every part of the schema that speaks of the value at path."""
    nodes = spread(schema, schema)
    for name in path:
        nodes = [
            node
            for parent in nodes
            for below in members(parent, name)
            for node in spread(below, schema)
        ]
    return nodes


def spread(node, schema):
    """A node with all that it consists of: what it refers to, and what it lets be chosen."""
    if not isinstance(node, dict):
        return []
    found = [node]
    if "$ref" in node:
        found += spread(schema["definitions"][node["$ref"].rpartition("/")[2]], schema)
    for key in ("allOf", "anyOf"):
        for part in node.get(key, ()):
            found += spread(part, schema) if "if" not in part else []
    return found


def members(node, name):
    if isinstance(name, int):
        return [node["items"]] if "items" in node else []
    if name in node.get("properties", {}):
        return [node["properties"][name]]
    return [node["additionalProperties"]] if node.get("additionalProperties") else []


def records(nodes):
    """Those that say all the names that there are."""
    return [node for node in nodes if node.get("additionalProperties") is False]
