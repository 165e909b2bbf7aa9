"""Reads YAML as data plus the line of every key, so that a finding can say where.

Only what people need for settings is read. Anchors and aliases can make a few lines into more than
any computer holds, or lead in a circle; tags can name programs. All three are refused, in words.
"""

from __future__ import annotations

from datetime import date

import yaml

from alongside.system.input_text import is_control_sign
from alongside.system.limits import SETTINGS_BYTES, YAML_DEPTH, YAML_ENTRIES, YAML_VALUES

_FAST_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""With libyaml, which is ten times faster."""
_EXPLAINED_LETTERS = 50_000
"""How far into a broken text the slow parser, which says best what is wrong, is let."""
_REFERENCE = (
    "A text begins with “&” or “*”, which stands for words at another place. We do not follow it. "
    "Put all of the text in quotation marks, or write the words out."
)
_TAG = "A text begins with “!”. Put all of it in quotation marks."
_SECOND_PART = (
    "A second part begins here, after a line of “---”. Only one is read. Delete the line."
)
_KEY_OF_KEYS = "A name is a list, or begins with {, [ or “?”. Put all of it in quotation marks."


class YamlError(Exception):
    """The text is not usable YAML. line: from 1."""

    def __init__(self, message: str, line: int):
        super().__init__(message)
        self.message = message
        self.line = line


def read_yaml(text: str, first_line: int = 1) -> tuple[object, dict[str, int]]:
    """YAML text to (data, lines): lines maps "a.b.0.c" to the line in the file, from first_line.

    Raises YamlError for broken YAML, for a key that is given twice, and for what would cost more
    time or memory than settings may.
    """
    if len(text) > SETTINGS_BYTES:
        raise YamlError("The settings are too large.", first_line)
    try:
        _refuse_costly(text, first_line)
        node = _compose(text)
    except yaml.YAMLError as error:
        position = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise YamlError(
            _explain_error(error), first_line + (position.line if position else 0)
        ) from None
    except ValueError as error:
        raise YamlError(str(error), first_line) from None
    lines: dict[str, int] = {}
    if node is None:
        return None, lines
    return _read_node(node, "", lines, first_line), lines


def _compose(text: str) -> yaml.Node | None:
    return yaml.compose(text, Loader=_FAST_LOADER)


def _refuse_costly(text: str, first_line: int) -> None:
    """Raises YamlError or yaml.YAMLError.

    Event by event: nothing is built, so that nothing grows, and no depth of it stops the program.
    """
    try:
        _Costs(first_line).count(text, _FAST_LOADER)
    except yaml.MarkedYAMLError as error:
        if not error.problem_mark or error.problem_mark.index > _EXPLAINED_LETTERS:
            raise
        # Reads the broken text again, up to the same place, and says better what is wrong.
        _Costs(first_line).count(text, yaml.SafeLoader)
        raise


class _Costs:
    """Counts what a text would become. first_line: as of read_yaml."""

    def __init__(self, first_line: int):
        self._first_line = first_line
        self._values = self._documents = 0
        self._entries: list[int] = []
        """Of each list or mapping that is open, how many values it has so far."""

    def count(self, text: str, loader: type) -> None:
        for event in yaml.parse(text, Loader=loader):
            problem = self._problem(event)
            if problem:
                line = event.start_mark.line if event.start_mark else 0
                raise YamlError(problem, self._first_line + line)

    def _problem(self, event: yaml.Event) -> str:
        """Why the event is refused; "" when it is not."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            return _SECOND_PART if self._documents > 1 else ""
        if isinstance(event, yaml.CollectionEndEvent):
            self._entries.pop()
            return ""
        if not isinstance(event, yaml.NodeEvent):
            return ""
        if event.anchor:  # an alias has the name of its anchor
            return _REFERENCE
        return _TAG if getattr(event, "tag", None) else self._size_problem(event)

    def _size_problem(self, event: yaml.NodeEvent) -> str:
        self._values += 1
        if self._entries:
            self._entries[-1] += 1
            # Of a mapping, names and values count.
            if self._entries[-1] > 2 * YAML_ENTRIES:
                return f"There are too many entries here. At most {YAML_ENTRIES} can be used."
        if self._values > YAML_VALUES:
            return f"There are too many settings. At most {YAML_VALUES} can be used."
        if isinstance(event, yaml.CollectionStartEvent):
            self._entries.append(0)
        if len(self._entries) > YAML_DEPTH:
            return f"The settings are nested too deeply: more than {YAML_DEPTH} within each other."
        return ""


def _read_node(node: yaml.Node, path: str, lines: dict[str, int], first_line: int) -> object:
    lines.setdefault(path, first_line + node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlError(_KEY_OF_KEYS, line)
            if key in data:
                raise YamlError(f"“{key}” is given twice.", line)
            here = f"{path}.{key}" if path else key
            lines[here] = line
            data[key] = _read_node(value_node, here, lines, first_line)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [
            _read_node(child, f"{path}.{index}", lines, first_line)
            for index, child in enumerate(node.value)
        ]
    return _read_scalar(node, first_line)


def _read_scalar(node: yaml.Node, first_line: int) -> object:
    # Typed as such they are refused before, but in quotation marks \x1a stands for one.
    sign = next((sign for sign in node.value if is_control_sign(sign)), "")
    if sign:
        raise YamlError(
            f"Here is a sign that nobody can see and no page can hold: U+{ord(sign):04X}. "
            "Delete the word and type it again.",
            first_line + node.start_mark.line,
        )
    # A fingerprint such as 3e1234 or 012345 must stay text: only true, dates,
    # whole numbers without a leading zero and null are taken as more than text.
    if node.tag == "tag:yaml.org,2002:timestamp":
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            raise YamlError(
                f"“{node.value}” is not a date.", first_line + node.start_mark.line
            ) from None
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.lower() in ("true", "yes", "on")
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:int" and (node.value == "0" or node.value[:1] in "123456789"):
        return int(node.value) if node.value.isdigit() and len(node.value) < 6 else node.value
    return node.value


def _explain_error(error: yaml.YAMLError) -> str:
    problem = (getattr(error, "problem", "") or "").strip()
    known = {
        "mapping values are not allowed here": (
            "There is a colon (:) inside a text. Put the text in quotation marks."
        ),
        "could not find expected ':'": "A line has no colon (:) after its name.",
        "expected <block end>, but found '<scalar>'": (
            "A text begins with { or a quotation mark and goes on behind it. "
            "Put all of it in quotation marks."
        ),
        "found unexpected end of stream": "A quotation mark or bracket is opened and never closed.",
        "found character '\\t' that cannot start any token": (
            "There is a tab. Use spaces at the start of a line."
        ),
    }
    return known.get(problem, f"The settings cannot be read ({problem or 'unknown reason'}).")
