"""Writes a new publication: every level, two languages, an example of each kind of document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml
from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside import __version__
from alongside.errors import BadInput
from alongside.schemas import SCHEMA_FOLDER, schema_of_file, yaml_schemas
from alongside.starter.own_files import own_files, site_files_folder, write_file, write_note

_EXAMPLES = ("tiny", "kinds")
"""Folders of the examples; the second is laid over the first."""
_WRITTEN_ON = date(2026, 11, 22)
"""The day of the statement in the examples, whose dates move with the day of the start."""
_DATE = re.compile(r"\b20\d\d-\d\d-\d\d\b")
_SETTINGS = "publication.yml"
_TEMPLATES = {
    "README.md": "README.md.j2",
    "Dockerfile": "Dockerfile.j2",
    "nginx.conf": "nginx.conf.j2",
    "requirements.txt": "requirements.txt.j2",
    ".gitignore": "gitignore.j2",
    ".dockerignore": "dockerignore.j2",
    ".github/workflows/publish.yml": "github.yml.j2",
    ".github/workflows/links.yml": "github-links.yml.j2",
    ".gitlab-ci.yml": "gitlab.yml.j2",
    ".vscode/settings.json": "vscode.json.j2",
    ".vscode/extensions.json": "vscode-extensions.json.j2",
}


@dataclass(frozen=True)
class Answers:
    """What a new publication is asked. name, organisation: in English. url: where it will be."""

    name: str
    organisation: str
    url: str
    website: str
    email: str


def make_site(folder: Path, answers: Answers, today: date) -> list[str]:
    """The paths that were written. Raises BadInput for a folder that is not empty."""
    refuse_used_folder(folder)
    return write_site(folder, answers, _examples(answers, today))


def refuse_used_folder(folder: Path) -> None:
    """Raises BadInput for a folder that is not empty, or for a file."""
    is_used = folder.exists() and not folder.is_dir()
    if is_used or folder.exists() and any(path.name != ".git" for path in folder.iterdir()):
        raise BadInput(
            "This folder is not empty.",
            path=str(folder),
            why="A new publication would be mixed with what is there.",
            mend="Name a folder that does not exist yet.",
        )


def write_site(
    folder: Path, answers: Answers, texts: Mapping[str, bytes], is_adopted: bool = False
) -> list[str]:
    """The paths that were written: the files of Alongside, those of servers, and the texts.

    texts: path to content. is_adopted: whether they come from another website.
    """
    ours = own_files()
    contents = {**ours, **texts, **_rendered(answers, is_adopted)}
    for path, content in contents.items():
        write_file(folder / path, content)
    write_note(folder, ours)
    return sorted(contents)


def _examples(answers: Answers, today: date) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for example in _EXAMPLES:
        folder = site_files_folder() / "starter" / example
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                contents[path.relative_to(folder).as_posix()] = path.read_bytes()
    settings = _move_dates(contents[_SETTINGS].decode(), today - _WRITTEN_ON)
    contents[_SETTINGS] = _with_answers(settings, answers).encode()
    return {path: _with_schema(path, content) for path, content in contents.items()}


def _with_schema(path: str, content: bytes) -> bytes:
    """The file with a first line that tells editors what may stand in it; any other as it is."""
    schema = schema_of_file(path)
    if not schema:
        return content
    up = "../" * path.count("/")
    line = f"# yaml-language-server: $schema={up}{SCHEMA_FOLDER}/{schema}.json\n"
    return line.encode() + content


def _move_dates(settings: str, by: timedelta) -> str:
    """Those of the accessibility statement. What the example pages tell has days of its own."""
    before, statement, after = settings.partition("\nstatement:")
    moved = _DATE.sub(lambda found: (date.fromisoformat(found[0]) + by).isoformat(), after)
    return before + statement + moved


def _with_answers(settings: str, answers: Answers) -> str:
    """The settings of the examples with the answers in their lines, each on its own."""
    lines = [_HEAD, *settings.splitlines()[1:]]
    group = ""
    for number, line in enumerate(lines):
        group = line.partition(":")[0] if line[:1].isalpha() else group
        for place, answer in _PLACES.items():
            if (group, line.partition(":")[0]) == place:
                start = line.partition(":")[0]
                lines[number] = f"{start}: {_as_yaml(getattr(answers, answer))}"
    return "\n".join(lines) + "\n"


_HEAD = "# What is published. GUIDE of Alongside: all that can stand here."
_PLACES = {
    ("name", "  en"): "name",
    ("organisation", "  en"): "organisation",
    ("url", "url"): "url",
    ("contact", "  website"): "website",
    ("contact", "  email"): "email",
}
"""Setting and the beginning of its line, to the answer that belongs there."""


def _as_yaml(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, default_flow_style=True, width=1000).split(
        "\n"
    )[0]


def _rendered(answers: Answers, is_adopted: bool) -> dict[str, bytes]:
    environment = Environment(
        loader=PackageLoader("alongside.starter", "files"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # no page, but files for people and programs
    )
    values = {
        "answers": answers,
        **_served_address(answers.url),
        "version": __version__,
        "packages": tuple(_system_packages()),
        "is_adopted": is_adopted,
        "schemas": yaml_schemas(),
    }
    return {
        path: environment.get_template(template).render(values).encode()
        for path, template in _TEMPLATES.items()
    }


def _served_address(url: str) -> dict[str, str]:
    """host. path: as it is written. pattern: the path as a server reads it, as a regular
    expression. All without the signs that mean something to nginx inside quotation marks."""
    parts = urlsplit(url)
    path = re.sub(r'["\\$]', "", parts.path) or "/"
    host = re.sub(r"[^\w.-]", "", parts.hostname or "") or "_"
    return {"host": host, "path": path, "pattern": re.escape(unquote(path))}


def _system_packages() -> Iterator[str]:
    """What Debian has to bring."""
    listed = files("alongside.starter").joinpath("files", "debian-packages.txt")
    for line in listed.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
