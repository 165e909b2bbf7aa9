"""The code of every page and style sheet keeps to the standards, as the Nu HTML checker reads them.

options.left_out: beginnings of messages that are wrong about our pages.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from alongside.checks.built_pages import source_of_page
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Place, Rule
from alongside.outcomes import failed, passed
from alongside.packages import node_package

PATIENCE = 300
"""Seconds for all files; one needs about 0.03, after 3 for the start."""


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    files = [page for page in outputs.pages if (outputs.built / page).is_file()]  # artifact-missing tells of the others
    sheets = [path.relative_to(outputs.built).as_posix() for path in sorted(outputs.built.rglob("*.css"))]
    said = _messages(outputs, [*files, *sheets])
    for file in (*files, *sheets):
        place = Place(source_of_page(outputs, file), page=file)
        found = [message for message in said.get(file, ()) if _counts(message, tuple(rule.options["left_out"]))]
        if not found:
            yield passed(place)
        for text in dict.fromkeys(message["message"] for message in found):
            alike = [message for message in found if message["message"] == text]
            line = alike[0].get("lastLine", 0)
            yield failed(place, seen=_extract(alike[0]), says=text.rstrip("."), count=len(alike), code_line=line)


def _counts(message: Mapping, left_out: tuple[str, ...]) -> bool:
    """Errors and warnings; what is only said by the way is no fault."""
    worth = message["type"] != "info" or message.get("subType") == "warning"
    return worth and not message["message"].startswith(left_out)


def _extract(message: Mapping) -> str:
    return " ".join(message.get("extract", "").split())


def _messages(outputs: Outputs, files: list[str]) -> dict[str, list[Mapping]]:
    """File below the built site to what the checker says of it. Raises ToolMissing without Java or the checker."""
    jar = node_package(outputs.sources.root, "vnu-jar") / "build" / "dist" / "vnu.jar"
    java = shutil.which("java")
    if java is None:
        raise ToolMissing("The program “java” is not installed.", mend="Install the Debian package "
                          "default-jre-headless: sudo apt-get install default-jre-headless",
                          why="The checker of the pages' code runs in it, and an unchecked page is never released.")
    command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always",
               "--also-check-css"]
    try:
        run = subprocess.run([*command, *(str(outputs.built / file) for file in files)], capture_output=True,
                             encoding="utf-8", timeout=PATIENCE, check=False)
        messages = json.loads(run.stdout)["messages"]
    except (subprocess.TimeoutExpired, ValueError, KeyError, OSError) as error:
        raise ToolMissing("The checker of the pages' code gave no answer.", seen=type(error).__name__,
                          why="An unchecked page is never released.", mend="Run scripts/publish again.") from None
    said: dict[str, list[Mapping]] = {}
    for message in messages:
        if message["type"] == "non-document-error":
            raise ToolMissing("The checker of the pages' code could not read a file.", seen=message["message"][:200],
                              why="An unchecked page is never released.", mend="Run scripts/publish again.")
        file = Path(unquote(urlsplit(message["url"]).path)).relative_to(outputs.built.absolute()).as_posix()
        said.setdefault(file, []).append(message)
    return said
