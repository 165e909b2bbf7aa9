"""Keeps what slow checkers said of files, so that no checker reads an unchanged file again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from alongside.system.file_cache import FileCache, cache_key

Ask = Callable[[tuple[Path, ...]], Mapping[Path, object]]
"""Asks a checker about some files at once: each file to its answer, which JSON can hold."""


def cached_answers(
    cache: FileCache,
    files: tuple[Path, ...],
    checker: str,
    ask: Ask,
    is_cacheable: Callable[[object], bool] = lambda answer: True,
) -> dict[Path, object]:
    """Each file to its answer.

    cache: of this checker alone. checker: the program and its version, and whatever else its
    answers depend on. ask: is given those files of which nothing is known. is_cacheable: whether
    an answer may be kept; one that says that the checker failed should not be.
    """
    keys = {file: cache_key(checker, file.read_bytes()) for file in files}
    answers: dict[Path, object] = {}
    for file, key in keys.items():
        text = cache.get(key)
        if text is not None:
            answers[file] = json.loads(text)
    unknown_files = tuple(file for file in files if file not in answers)
    if unknown_files:
        new_answers = ask(unknown_files)
        for file in unknown_files:
            answer = answers[file] = new_answers[file]
            if is_cacheable(answer):
                cache.put(keys[file], json.dumps(answer, ensure_ascii=False).encode())
    return answers
