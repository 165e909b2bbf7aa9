"""Keeps what a slow checker said of a file, so that it is not asked about an unchanged file again.

The cache key of an answer is a hash of all that it depends on: the file's bytes and the checker.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from alongside.system.files import write_whole

Ask = Callable[[tuple[Path, ...]], Mapping[Path, object]]


def cached_answers(
    folder: Path,
    files: tuple[Path, ...],
    checker: str,
    ask: Ask,
    is_cacheable: Callable[[object], bool] = lambda answer: True,
) -> dict[Path, object]:
    """Each file's answer, which JSON can hold. Answers that no file here needs are deleted.

    checker: the program and its version, the same for the same answer. ask: is given the files
    without an answer, all at once. is_cacheable: whether an answer need not be asked for again.
    """
    keys = {file: sha256(file.read_bytes() + checker.encode()).hexdigest() for file in files}
    answers: dict[Path, object] = {}
    for file, key in keys.items():
        answer = _read_cached(folder, key)
        if answer is not None:
            answers[file] = answer
    unknown = tuple(file for file in files if file not in answers)
    if unknown:
        new = ask(unknown)
        for file in unknown:
            answers[file] = new[file]
            if is_cacheable(new[file]):
                _store(folder, keys[file], new[file])
    for cached in folder.glob("*"):
        if cached.name.partition("-")[0] not in keys.values():
            cached.unlink(missing_ok=True)
    return answers


def _read_cached(folder: Path, key: str) -> object | None:
    """None as well for what was damaged on the disk."""
    for file in folder.glob(f"{key}-*.json"):
        text = file.read_bytes()
        if file.name == _file_name(key, text):
            answer: object = json.loads(text)
            return answer
    return None


def _store(folder: Path, key: str, answer: object) -> None:
    text = json.dumps(answer, ensure_ascii=False).encode()
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / _file_name(key, text), text)


def _file_name(key: str, text: bytes) -> str:
    """With a digest of the content, as a disk that was full may leave half a file."""
    return f"{key}-{sha256(text).hexdigest()[:16]}.json"
