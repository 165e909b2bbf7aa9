"""JSON Schemas of the files that people write: what may stand in each, and a sentence on each name.

The sources in this folder say how a file is built. What the program knows already, such as the
formats that there are, is put in from where it is known. Whether schema and reader are of one mind
is tried for each name and each kind of value in tests/schemas.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

from alongside.publication.data_file import DATA_FILES, LANGUAGE_FILES
from alongside.schemas.known_values import KNOWN_VALUES
from alongside.system.yaml_lines import read_yaml

SCHEMA_FOLDER = "schemas"
"""Of a publication, beside docs/."""
_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest that editors of YAML understand throughout."""
_DEFINITIONS = "definitions"
_LANGUAGE, _FRONT_MATTER = "language", "front-matter"
_NAMES = (*(name.removesuffix(".yml") for name in DATA_FILES), _LANGUAGE, _FRONT_MATTER)
_SHORT = 160
"""Signs of JSON. What is shorter is written out wherever it is used."""
_Node = Any
"""Of a schema: what JSON can be."""


def schema_of_file(path: str) -> str:
    """The name of the schema for a file of a publication, "" where there is none. path: from its
    root on."""
    if path in DATA_FILES:
        return path.removesuffix(".yml")
    return _LANGUAGE if PurePosixPath(path).match(f"{LANGUAGE_FILES}/*.yml") else ""


def yaml_schemas() -> dict[str, str]:
    """Path of a schema to the files that it is for, from the root of a publication on, as editors
    of the kind of VS Code want them."""
    data = {f"./{SCHEMA_FOLDER}/{schema_of_file(name)}.json": name for name in DATA_FILES}
    return {**data, f"./{SCHEMA_FOLDER}/{_LANGUAGE}.json": f"{LANGUAGE_FILES}/*.yml"}


def schema_files() -> dict[str, str]:
    """Name of a file to its text, for a folder of schemas."""
    return {
        f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in make_schemas().items()
    }


def make_schemas() -> dict[str, dict[str, _Node]]:
    """Name to JSON Schema (draft 7): one for each of DATA_FILES, one for a file of a language and
    one for the settings at the top of a page."""
    return {name: _SchemaMaker(_read_source(_DEFINITIONS)).make(name) for name in _NAMES}


class _SchemaMaker:
    """definitions: name to the source of what several schemas use."""

    def __init__(self, definitions: Mapping[str, _Node]):
        self._definitions = definitions
        self._used: dict[str, _Node] = {}
        """Definitions that are too long to be written out each time."""

    def make(self, name: str) -> dict[str, _Node]:
        schema = self._filled(_read_source(name))
        used = {_DEFINITIONS: dict(sorted(self._used.items()))} if self._used else {}
        return {"$schema": _DRAFT, **schema, **used}

    def _filled(self, node: _Node) -> _Node:
        """A part of a source with all that it names."""
        if isinstance(node, str) and node.startswith("="):
            return self._filled(_known_value(node[1:]))
        if isinstance(node, list):
            return [self._filled(each) for each in node]
        if not isinstance(node, dict):
            return node
        if "$add" in node:
            own = {key: value for key, value in node.items() if key != "$add"}
            node = {**self._definitions[node["$add"]], **own}
        if "$ref" in node:
            return self._referred(node)
        return {key: self._filled(value) for key, value in node.items()}

    def _referred(self, node: Mapping[str, _Node]) -> _Node:
        """What “$ref: name” stands for, with the description beside it."""
        name = node["$ref"]
        beside = {key: value for key, value in node.items() if key != "$ref"}
        definition = self._used.get(name) or self._filled(self._definitions[name])
        if len(json.dumps(definition)) < _SHORT:
            return {**definition, **beside}
        self._used[name] = definition
        reference = {"$ref": f"#/{_DEFINITIONS}/{name}"}
        # Beside a $ref, nothing else counts.
        return {**beside, "allOf": [reference]} if beside else reference


def _known_value(name: str) -> _Node:
    find: Callable[[], _Node] = KNOWN_VALUES[name]
    return find()


def _read_source(name: str) -> dict[str, _Node]:
    text = files("alongside.schemas").joinpath("sources", f"{name}.yml").read_text(encoding="utf-8")
    source, _ = read_yaml(text)
    if not isinstance(source, dict):
        raise TypeError(f"{name}.yml is not a schema")
    return source
