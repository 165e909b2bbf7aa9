"""What a slow checker said of files, kept by all that it depends on, so that an unchanged file is not read again."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

Ask = Callable[[tuple[Path, ...]], Mapping[Path, object]]


def cached_answers(
    folder: Path,
    files: tuple[Path, ...],
    checker: str,
    ask: Ask,
    is_cacheable: Callable[[object], bool] = lambda answer: True,
) -> dict[Path, object]:
    """Each file's answer, which JSON can hold. What no file here needs any more is taken away.

    checker: the program and its version, the same for the same answer. ask: is given those files of
    which nothing is known, all at once. worth_keeping: whether an answer need not be asked for again.
    """
    keys = {file: sha256(file.read_bytes() + checker.encode()).hexdigest() for file in files}
    answers = {
        file: found
        for file, key in keys.items()
        if (found := _read_cached(folder, key)) is not None
    }
    unknown = tuple(file for file in files if file not in answers)
    if unknown:
        new = ask(unknown)
        for file in unknown:
            answers[file] = new[file]
            if is_cacheable(new[file]):
                _store(folder, keys[file], new[file])
    for kept in folder.glob("*"):
        if kept.name.partition("-")[0] not in keys.values():
            kept.unlink(missing_ok=True)
    return answers


def _read_cached(folder: Path, key: str) -> object | None:
    """None as well for what was damaged on the disk."""
    for file in folder.glob(f"{key}-*.json"):
        text = file.read_bytes()
        if file.name == _file_name(key, text):
            return json.loads(text)
    return None


def _store(folder: Path, key: str, answer: object) -> None:
    text = json.dumps(answer, ensure_ascii=False).encode()
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{key}.part"
    unfinished.write_bytes(text)
    os.replace(unfinished, folder / _file_name(key, text))


def _file_name(key: str, text: bytes) -> str:
    return f"{key}-{sha256(text).hexdigest()[:16]}.json"
