"""Reads publication.yml. Anything that cannot be used is a BadInput with its line and what to type."""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from alongside.errors import BadInput
from alongside.languages import known_languages, read_language
from alongside.model import (
    BOOK,
    BOOK_FORMATS,
    PACK,
    PDF_FORMATS,
    WHAT_CHANGED,
    Edition,
    ExceptionNote,
    Language,
    Publication,
    Statement,
    Strand,
)
from alongside.publication.fact_uses import StrandFacts, fill_setting
from alongside.publication.facts import WHY, read_facts
from alongside.publication.sign_off_policy import check_needs, read_policy
from alongside.system.yaml_lines import YamlError, read_yaml

FILE = "publication.yml"
FORMATS = ("web", *PDF_FORMATS, *BOOK_FORMATS, WHAT_CHANGED, PACK)
_DATED = (BOOK, WHAT_CHANGED)
"""Formats that name the edition on their first page."""
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""How a document, a reading level or a section may be called."""


def read_publication(root: Path) -> Publication:
    """root: the folder that holds publication.yml. Raises BadInput."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(
            f"There is no {FILE} in this folder.",
            path=FILE,
            mend="Run the command in the folder that holds docs/ and publication.yml.",
        ) from None
    except OSError as error:
        raise BadInput(
            f"{FILE} cannot be opened.",
            path=FILE,
            seen=error.strerror or "",
            mend="Check that it is a file and that you may read it.",
        ) from None
    except UnicodeDecodeError:
        raise BadInput(
            f"{FILE} is not saved as UTF-8 text.",
            path=FILE,
            mend="Save the file again with the encoding UTF-8.",
        ) from None
    try:
        data, lines = read_yaml(text)
    except YamlError as problem:
        raise BadInput(
            problem.message,
            path=FILE,
            line=problem.line,
            mend="Compare the line with its neighbours: same indent, name, colon, space, value.",
        ) from None
    return _Reader(data, lines).publication(root)


class _Reader:
    """Takes values out of the data by name and says where one is wrong."""

    def __init__(self, data: object, lines: dict[str, int]):
        self.data, self.lines = data, lines

    def publication(self, root: Path) -> Publication:
        if not isinstance(self.data, dict):
            self._refuse(
                "",
                f"{FILE} is empty or is not a list of settings.",
                "Start from the file of the example.",
            )
        self._refuse_unknown_names(
            "",
            self.data,
            (
                "name",
                "organisation",
                "url",
                "contact",
                "documents",
                "language",
                "levels",
                "languages",
                "formats",
                "names",
                "words_kept",
                "exceptions",
                "statement",
                "edition",
                "sign_offs",
                "roles",
            ),
        )
        strands = self._strands()
        languages = {
            tag: self._language(tag) for tag in sorted({strand.language for strand in strands})
        }
        source = languages[next(strand for strand in strands if strand.made_from is None).language]
        policy = read_policy(self.data, languages, source.tag, self._refuse)
        check_needs(policy, strands, self._refuse)
        publication = Publication(
            root=root,
            name=source.strings["publication"],
            organisation=source.strings["organisation"],
            url=self._url(),
            contact={},
            documents=self._documents(),
            strands=strands,
            languages=languages,
            formats=self._formats(),
            exceptions=tuple(
                self._exception(i) for i, _ in enumerate(self._get("exceptions", list, []))
            ),
            statement=self._statement(),
            edition=self._edition(),
            sign_offs=policy,
            names=tuple(str(name) for name in self._get("names", list, [])),
            words_kept=tuple(
                self._read_kept_word(i) for i, _ in enumerate(self._get("words_kept", list, []))
            ),
        )
        facts = read_facts(publication)
        return replace(
            publication,
            facts=facts,
            contact=self._contact(StrandFacts(facts, source, (source.tag,))),
        )

    def _language(self, tag: str) -> Language:
        """The language, its interface's words joined by the names of the publication in it."""
        language = read_language(tag)
        self._get("name", dict), self._get("organisation", dict)
        names = {
            "publication": self._get(f"name.{tag}", str),
            "organisation": self._get(f"organisation.{tag}", str),
        }
        return replace(language, strings={**language.strings, **names})

    def _contact(self, facts: StrandFacts) -> dict[str, str]:
        names = ("website", "email")
        self._refuse_unknown_names("contact", self._get("contact", dict), names)
        return {
            name: fill_setting(
                self._get(f"contact.{name}", str), facts, FILE, self._line(f"contact.{name}"), WHY
            )
            for name in names
        }

    def _url(self) -> str:
        url = self._get("url", str)
        if not re.fullmatch(r"https?://[^\s/]+/(\S*/)?", url):
            self._refuse(
                "url",
                f"The address “{url}” is not complete.",
                "Write it with https:// and a / at the end, for example https://www.example.org/strategy/",
            )
        return url

    def _documents(self) -> tuple[str, ...]:
        slugs = self._get("documents", list)
        for index, slug in enumerate(slugs):
            if not isinstance(slug, str) or not SLUG.fullmatch(slug):
                self._refuse(
                    f"documents.{index}",
                    f"“{slug}” cannot be the name of a document.",
                    "Use small letters, digits and hyphens, for example our-area",
                )
        if len(set(slugs)) != len(slugs) or "index" not in slugs:
            self._refuse(
                "documents",
                "The documents must have different names, and one must be “index”, the home page.",
                "List each document once.",
            )
        return tuple(slugs)

    def _strands(self) -> tuple[Strand, ...]:
        source_language = self._tag("language", self._get("language", str))
        levels = self._get("levels", dict)
        strands: list[Strand] = []
        for level in levels:
            here = f"levels.{level}"
            if not SLUG.fullmatch(level):
                self._refuse(
                    here,
                    f"“{level}” cannot be the name of a reading level.",
                    "Use small letters and hyphens, for example easy-read",
                )
            entry = self._get(here, dict)
            self._refuse_unknown_names(
                here, entry, ("folder", "made_from", "sign_offs", "page_by_page")
            )
            made_from = self._made_from(here, entry, strands)
            folder = self._folder(here, entry.get("folder", level) or "")
            strands.append(
                Strand(
                    level,
                    level,
                    source_language,
                    folder,
                    level if made_from else "",
                    made_from,
                    self._sign_offs(here, entry),
                    self._page_by_page(here, entry),
                )
            )
        for index, entry in enumerate(self._get("languages", list, [])):
            here = f"languages.{index}"
            if not isinstance(entry, dict):
                self._refuse(
                    here,
                    "A language needs a tag and what it is made from.",
                    "- tag: pl\n    made_from: plain-english",
                )
            self._refuse_unknown_names(
                here, entry, ("tag", "made_from", "sign_offs", "page_by_page")
            )
            tag = self._tag(f"{here}.tag", str(entry.get("tag", "")))
            made_from = self._made_from(here, entry, strands)
            if made_from is None or any(strand.key == tag for strand in strands):
                self._refuse(
                    here,
                    f"The language “{tag}” is listed twice or has no made_from.",
                    "    made_from: plain-english",
                )
            level = next(s.level for s in strands if s.key == made_from)
            strands.append(
                Strand(
                    tag,
                    level,
                    tag,
                    f"languages/{tag}",
                    tag,
                    made_from,
                    self._sign_offs(here, entry),
                    self._page_by_page(here, entry),
                )
            )
        if [strand.made_from for strand in strands].count(None) != 1:
            self._refuse(
                "levels",
                "Exactly one reading level must be the source: the one without made_from.",
                "Give every other level a made_from.",
            )
        return tuple(strands)

    def _folder(self, here: str, folder: object) -> str:
        if not isinstance(folder, str) or (
            folder and not all(SLUG.fullmatch(p) for p in folder.split("/"))
        ):
            self._refuse(
                f"{here}.folder",
                f"“{folder}” cannot be a folder below docs/.",
                "    folder: easy-read",
            )
        return folder

    def _made_from(self, here: str, entry: dict, earlier: list[Strand]) -> str | None:
        made_from = entry.get("made_from")
        keys = [strand.key for strand in earlier]
        if made_from is not None and made_from not in keys:
            self._refuse(
                f"{here}.made_from",
                f"“{made_from}” is not a level or language listed above it.",
                f"Use one of: {', '.join(keys)}",
            )
        return made_from

    def _sign_offs(self, here: str, entry: dict) -> tuple[str, ...]:
        wanted = entry.get("sign_offs") or []
        if not isinstance(wanted, list):
            self._refuse(
                f"{here}.sign_offs", "sign_offs must be a list.", "    sign_offs: [translation]"
            )
        return tuple(str(item) for item in wanted)

    def _page_by_page(self, here: str, entry: dict) -> bool:
        wanted = entry.get("page_by_page", False)
        if not isinstance(wanted, bool):
            self._refuse(
                f"{here}.page_by_page",
                f"page_by_page is “{wanted}”, but can only be true or false.",
                "    page_by_page: true",
            )
        return wanted

    def _tag(self, here: str, tag: str) -> str:
        if tag not in known_languages():
            near = difflib.get_close_matches(tag, known_languages(), 1)
            self._refuse(
                here,
                f"There is no language file for “{tag}”.",
                f"Did you mean {near[0]}?"
                if near
                else f"Use one of: {', '.join(known_languages())}",
            )
        return tag

    def _formats(self) -> tuple[str, ...]:
        formats = self._get("formats", list)
        for index, name in enumerate(formats):
            if name not in FORMATS:
                self._refuse(
                    f"formats.{index}",
                    f"“{name}” is not a format we can make.",
                    f"Use: {', '.join(FORMATS)}",
                )
        if "web" not in formats:
            self._refuse(
                "formats", "Every document must be a web page.", f"formats: [{', '.join(FORMATS)}]"
            )
        if PACK in formats and BOOK not in formats:
            self._refuse(
                f"formats.{formats.index(PACK)}",
                f"The format “{PACK}” holds every book, but no book is made.",
                f"Add “{BOOK}” to the formats, or take “{PACK}” out.",
            )
        return tuple(formats)

    def _exception(self, index: int) -> ExceptionNote:
        here = f"exceptions.{index}"
        entry = self._get(here, dict)
        self._refuse_unknown_names(here, entry, ("rule", "scope", "reason", "owner", "until"))
        until = entry.get("until")
        if not isinstance(until, date):
            self._refuse(f"{here}.until", "The exception has no end date.", "    until: 2027-03-31")
        scope = self._get(f"{here}.scope", list)
        if not scope or not all(isinstance(part, str) and part.strip() for part in scope):
            self._refuse(
                f"{here}.scope",
                "The exception does not say which folders or files it is for.",
                "    scope: [docs/easy-read/]",
            )
        for place, part in enumerate(scope):
            # Written otherwise, as ./docs or docs/*, it would match nothing and nobody would know.
            if (
                part.rstrip("/") != os.path.normpath(part)
                or part.startswith((".", "/"))
                or set(part) & set("*?\\")
            ):
                self._refuse(
                    f"{here}.scope.{place}",
                    f"“{part}” is not the plain name of a folder or file.",
                    "Write it from this folder on, without signs such as * or .., for example docs/easy-read/",
                )
        return ExceptionNote(
            self._get(f"{here}.rule", str),
            tuple(scope),
            self._get(f"{here}.reason", str),
            self._get(f"{here}.owner", str),
            until,
            self._line(here),
        )

    def _read_kept_word(self, index: int) -> str:
        """A hard word to be left alone. The reason is for whoever edits the file after its author."""
        here = f"words_kept.{index}"
        entry = self._get(here, dict)
        self._refuse_unknown_names(here, entry, ("word", "reason"))
        if not str(entry.get("reason") or "").strip():
            self._refuse(
                here,
                "A hard word is kept without a reason.",
                "    reason: It is in the name of our programme.",
            )
        return self._get(f"{here}.word", str)

    def _statement(self) -> Statement:
        entry, needed = self._get("statement", dict), ("prepared", "tested", "review")
        self._refuse_unknown_names("statement", entry, (*needed, "assistive_technology"))
        prepared, tested, review = (self._get(f"statement.{name}", date) for name in needed)
        if review <= prepared:
            self._refuse(
                "statement.review",
                "The accessibility statement would be reviewed before it was prepared.",
                "Give the date of the next review, after the date of “prepared”.",
            )
        people = (
            self._get("statement.assistive_technology", date)
            if "assistive_technology" in entry
            else None
        )
        return Statement(prepared, tested, review, people, self._line("statement.review"))

    def _edition(self) -> Edition | None:
        if self.data.get("edition") is None and not set(_DATED) & set(self._formats()):
            return None
        example = "edition:\n  version: 1.0\n  date: 2026-11-22"
        if not isinstance(self.data.get("edition"), dict):
            self._refuse(
                "edition",
                "“edition” is missing. It says which version of the text this is, and its date.",
                f"{example}\nPeople who hold a printed book see there whether it is the latest one.",
            )
        entry = self._get("edition", dict)
        self._refuse_unknown_names("edition", entry, ("version", "date"))
        version = (
            str(entry["version"]) if isinstance(entry.get("version"), int) else entry.get("version")
        )
        if not isinstance(version, str) or not version.strip():
            self._refuse(
                "edition.version",
                "The version of the edition is missing or is not a text such as 1.0.",
                example,
            )
        if not isinstance(entry.get("date"), date):
            self._refuse(
                "edition.date",
                "The date of the edition is missing or is not a date such as 2026-11-22.",
                example,
            )
        return Edition(version.strip(), entry["date"])

    def _get(self, path: str, kind: type, default: object = None):
        value: object = self.data
        for part in path.split("."):
            value = value[int(part)] if isinstance(value, list) else (value or {}).get(part)
        if value is None and default is not None:
            return default
        if not isinstance(value, kind) or (
            kind in (str, list, dict) and not value and default is None
        ):
            words = {
                str: "a text",
                list: "a list",
                dict: "a list of “name: value”",
                date: "a date such as 2026-11-22",
            }[kind]
            self._refuse(
                path,
                f"“{path}” is missing or is not {words}.",
                "Compare with the publication.yml of the example.",
            )
        return value

    def _refuse_unknown_names(self, here: str, entry: dict, names: tuple[str, ...]) -> None:
        for name in entry:
            if name not in names:
                near = difflib.get_close_matches(name, names, 1)
                self._refuse(
                    f"{here}.{name}".strip("."),
                    f"“{name}” is not a setting we know.",
                    f"Did you mean “{near[0]}”?" if near else f"Use: {', '.join(names)}",
                )

    def _line(self, path: str) -> int:
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)

    def _refuse(self, path: str, what: str, mend: str):
        raise BadInput(
            what,
            path=FILE,
            line=self._line(path),
            mend=mend,
            why="These settings say what must be published. We stop rather than guess.",
        )
