"""What we know of each language: one file each, named by its BCP 47 tag."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alongside.errors import BadInput
from alongside.model import Language
from alongside.system.yaml_lines import YamlError, read_yaml

_FOLDER = Path(__file__).parent


@cache
def known_languages() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


@cache
def read_language(tag: str) -> Language:
    """Raises BadInput when the language file is broken or lacks words that English has."""
    path = _FOLDER / f"{tag}.yml"
    name = f"src/alongside/languages/{tag}.yml"
    try:
        data, _ = read_yaml(path.read_text(encoding="utf-8"))
        strings = {key: str(value) for key, value in data["strings"].items()}
        language = Language(
            tag=tag,
            name=data["name"],
            autonym=data["autonym"],
            script=data["script"],
            direction=data["direction"],
            sentence_ends=data["sentence_ends"],
            strings=strings,
            locale=data["locale"],
            alphabet=data["alphabet"],
            words_per_minute=int(data["words_per_minute"]),
            numerals=data["numerals"],
            number_format=data["number_format"],
            time_formats={part: data["time_formats"][part] for part in ("hour", "minute")},
            no_line_end_words=tuple(data.get("clinging", ())),
        )
    except YamlError as problem:
        raise BadInput(problem.message, path=name, line=problem.line) from None
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        raise BadInput(
            f"The language file {tag}.yml is not complete.",
            path=name,
            mend="Give it the same settings as en.yml.",
        ) from None
    if tag != "en":
        missing = sorted(set(read_language("en").strings) - set(strings))
        if missing:
            raise BadInput(
                f"The language file {tag}.yml lacks these words: {', '.join(missing)}.",
                path=name,
                why="Without them, parts of the page would be in English.",
                mend="Add each of them under strings, translated.",
            )
    return language
