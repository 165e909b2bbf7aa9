"""Files of a publication as no program likes them, and honest neighbours of each kind.

A case changes a copy of tests/sites/tiny. It says which file a refusal must name and a few of its words, or nothing
where the file must be taken as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PAGE = "docs/bins.md"
GLOSSARY = "glossary.yml"
_TERM = "{id}:\n  en:\n    word: {word}\n    meaning: {meaning}\n"
_FACT = "centre:\n  kind: text\n  value: {value}\n  source: Our list\n  reviewed: 2026-11-22\n"


@dataclass(frozen=True)
class Case:
    """file: is changed, and named by the refusal. words: of the refusal; "" where there must be none."""

    name: str
    file: str
    change: Callable[[Path], None]
    words: str = ""

    def __str__(self) -> str:
        return self.name.replace(" ", "-")


def written(content: str | bytes) -> Callable[[Path], None]:
    data = content.encode("utf-8") if isinstance(content, str) else content

    def change(path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)

    return change


def added(content: str | bytes) -> Callable[[Path], None]:
    data = content.encode("utf-8") if isinstance(content, str) else content

    def change(path: Path) -> None:
        path.write_bytes(path.read_bytes() + data)

    return change


def replaced(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def encoded(encoding: str) -> Callable[[Path], None]:

    def change(path: Path) -> None:
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))

    return change


def with_windows_line_ends(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def as_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def term(meaning: str, word: str = "tip", id_: str = "tip") -> str:
    return _TERM.format(id=id_, word=word, meaning=meaning)


def fact(value: str) -> str:
    return _FACT.format(value=value)


def multiplied(levels: int) -> str:
    """Aliases that double at each line."""
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, levels)]
    return "\n".join(lines) + "\n"


SHAPES = [
    *(
        Case(f"aliases that multiply in {file}", file, written(multiplied(30)), "“&”")
        for file in (
            GLOSSARY,
            "facts.yml",
            "pictures.yml",
            "changes.yml",
            "claims.yml",
            "diagrams.yml",
            "cases.yml",
            "audited-by-hand.yml",
            "publication.yml",
        )
    ),
    Case("an alias in itself", "facts.yml", written("a: &a [*a]\n"), "“&”"),
    Case("an alias in itself in a page", PAGE, replaced("---\n", "---\nx: &x [*x]\n"), "“&”"),
    Case("aliases in a page", PAGE, replaced("---\n", f"---\n{multiplied(30)}"), "“&”"),
    Case("a merge", "facts.yml", written("a: &a {value: 1}\nb: {<<: *a}\n"), "“&”"),
    Case("a tag", GLOSSARY, written("tip: !!python/object:os.system x\n"), "“!”"),
    Case("an own tag in a page", PAGE, replaced("title: Your", "title: !x Your"), "“!”"),
    Case("two documents", GLOSSARY, written(term("A place.") + "---\na: b\n"), "“---”"),
    Case("brackets", "pictures.yml", written("a: " + "[" * 100_000), "nested"),
    Case("closed braces", GLOSSARY, written("a: " + "{a: " * 5_000 + "}" * 5_000), "nested"),
    Case("indents", "changes.yml", written("".join(" " * n + "a:\n" for n in range(300))), "nested"),
    Case("brackets in a page", PAGE, replaced("---\n", f"---\nx: {'[' * 15_000}\n"), "nested"),
    Case("a key of keys", GLOSSARY, written("? [a, b]\n: c\n"), "“?”"),
    Case("a key given twice", GLOSSARY, written(term("One.") + term("Two.")), "given twice"),
    Case("20,000 terms", GLOSSARY, written("".join(term("M", f"w{n}", f"w{n}") for n in range(20_000))), "too "),
    Case("many changes", "changes.yml", written("- date: 2026-11-22\n" * 30_000), "too "),
    Case("a large glossary", GLOSSARY, written(term("word " * 300_000)), "too large"),
    Case("a page of 5 MB", PAGE, added("Words of ours. " * 350_000), "too large"),
    Case("backticks", PAGE, added("`" * 600_000), "too large"),
    Case("a line of brackets", PAGE, added("\n[" * 1 + "[" * 100_000 + "\n"), "too long"),
    Case("backticks of uneven number", PAGE, added("\n" + " ".join("`" * n for n in range(1, 400)) + "\n"), "too long"),
    Case("a large front matter", PAGE, replaced("---\n", f"---\nx: {'word ' * 60_000}\n"), "too large"),
    Case("deep JSON", "editions/1.0.json", written("[" * 200_000), "cannot be read"),
    Case("large JSON", "editions/1.0.json", written('{"a": "' + "x" * 60_000_000 + '"}'), "too large"),
]  # fmt: skip

SIGNS = [
    Case("Ctrl+Z in a page", PAGE, added("Bins\x1a\n"), "U\\+001A"),
    Case("a bell in a heading", PAGE, replaced("## What", "## \x07What"), "U\\+0007"),
    Case("escape in a title", PAGE, replaced("title: Your", "title: \x1bYour"), "U\\+001B"),
    Case("a written escape in a title", PAGE, replaced("title: Your bins", 'title: "Your\\x1a bins"'), "U\\+001A"),
    Case("a form feed in a page", PAGE, added("Bins\x0c\n"), "U\\+000C"),
    Case("a noncharacter in a page", PAGE, added("Bins\uffff\n"), "U\\+FFFF"),
    Case("C1 in a page", PAGE, added("Bins \x93quoted\x94\n"), "U\\+0093"),
    Case("NUL in a page", PAGE, added("Bins\0\n"), "U\\+0000"),
    Case("NUL in a glossary", GLOSSARY, written(term("A\0place.")), "U\\+0000"),
    Case("a written NUL in a glossary", GLOSSARY, written(term('"A\\0place."')), "U\\+0000"),
    Case("delete in facts", "facts.yml", written(fact("The\x7f Centre")), "U\\+007F"),
    Case("UTF-16 page", PAGE, encoded("utf-16"), "UTF-16"),
    Case("UTF-16 without a mark", PAGE, encoded("utf-16-le"), "UTF-16"),
    Case("UTF-16 settings", "publication.yml", encoded("utf-16"), "UTF-16"),
    Case("UTF-32 glossary", GLOSSARY, written(term("A place.").encode("utf-32")), "UTF-32|UTF-16"),
    Case("Windows page", PAGE, added("caf\xe9 £5".encode("cp1252")), "UTF-8"),
    Case("Windows glossary", GLOSSARY, written(term("caf\xe9").encode("cp1252")), "UTF-8"),
    Case("a folder for a page", PAGE, as_folder, "folder"),
    Case("a folder for a data file", GLOSSARY, as_folder, "folder"),
    Case("a folder for the settings", "publication.yml", as_folder, "folder"),
    Case("a folder for an edition", "editions/1.0.json", lambda path: path.mkdir(parents=True), "folder"),
    Case("an empty page", PAGE, written(""), "settings"),
    Case("a byte order mark", PAGE, encoded("utf-8-sig")),
    Case("a byte order mark in settings", "publication.yml", encoded("utf-8-sig")),
    Case("Windows line ends", PAGE, with_windows_line_ends),
    Case("a tab in a page", PAGE, replaced("Every home", "Every\thome")),
    Case("joiners", PAGE, added("\nمی\u200cروم\n")),
    Case("an emoji of several signs", PAGE, added("\n👩\u200d👧 come too.\n")),
]  # fmt: skip

_BAD_MEANINGS = {
    "an image with a script": "'<img src=x onerror=alert(1)>'",
    "a script": "'A <script>alert(1)</script> place.'",
    "a closing tag": "'A place.</dd><dd>'",
    "a comment": "'A <!-- hidden --> place.'",
    "full-width": "'<svg/onload=alert(1)>'",
    "a javascript link": "'See [this](javascript:alert(1)).'",
    "a bare scheme": "'javascript:alert(1)'",
    "capitals and a tab": '"JaVaScRiPt\\t:alert(1)"',
    "data": "'data:text/html;base64,AAAA'",
    "a file address": "'file:///etc/passwd'",
    "vbscript": "'vbscript:msgbox(1)'",
    "an entity": "'A &#60;b&#62; place.'",
    "a named entity": "'A &lt;b&gt; place.'",
    "an attribute list": "'A place. { onclick=alert(1) }'",
    "an attribute list with a colon": "'A place. {: style=\"x\" }'",
    "turned round": '"A \\u202Eecalp."',
    "an isolate that stays open": '"A \\u2067place."',
    "zero width": '"A pla\\u200Bce."',
    "a tag character": '"A place\\U000E0041."',
    "a link": "'[here](https://example.org)'",
    "a link with a password": "'https://user:secret@example.org/'",
}
MARKUP = [
    *(
        Case(f"{name} in a meaning", GLOSSARY, written(term(meaning)), "markup|sign|address")
        for name, meaning in _BAD_MEANINGS.items()
    ),
    Case("markup in a title", PAGE, replaced("title: Your", "title: <img src=x onerror=alert(1)> Your"), "markup"),
    Case("turned round in a title", PAGE, replaced("title: Your bins", 'title: "Your \\u202Ebins"'), "sign"),
    Case("a scheme in a description", PAGE, replaced("What goes in", "javascript:alert(1) goes in"), "address"),
    Case("an entity in an owner", PAGE, replaced("owner: Waste", "owner: Waste &lt;b&gt;"), "markup"),
    Case("an honest title", PAGE, replaced("title: Your bins", "title: 'Your bins: <5 & more – R&D; {5} [sic]'")),
    Case("markup in a word", GLOSSARY, written(term("A place.", "'<b>tip</b>'")), "markup"),
    Case("markup in forms", GLOSSARY, written(term("A place.") + "    forms: ['<i>tips</i>']\n"), "markup"),
    Case("markup in a name", "publication.yml", replaced("en: Bins in", "en: <u>Bins</u> in"), "markup"),
    Case("markup in an organisation", "publication.yml", replaced("Exampleton Council", "Exampleton <script>"), "markup"),
    Case("a script as website", "publication.yml", replaced("website: https://exampleton.example", "website: javascript:alert(1)"), "address"),
    Case("data as website", "publication.yml", replaced("website: https://exampleton.example", "website: 'data:text/html,x'"), "address"),
    Case("markup as website", "publication.yml", replaced("website: https://exampleton.example", "website: 'https://x.example/\"onclick=a'"), "address"),
    Case("no address as website", "publication.yml", replaced("website: https://exampleton.example", "website: our website"), "address"),
    Case("markup as e-mail", "publication.yml", replaced("email: bins@exampleton.example", "email: 'bins@exampleton.example?bcc=a@b.example'"), "e-mail"),
    Case("a header as e-mail", "publication.yml", replaced("email: bins@exampleton.example", "email: '\"><script>@b.example'"), "e-mail|markup"),
    Case("a quote in the address", "publication.yml", replaced("/bins/\n", "/\"bins/\n"), "address"),
    Case("a password in the address", "publication.yml", replaced("https://exampleton.example/bins/", "https://a:b@exampleton.example/bins/"), "address"),
    Case("ftp", "publication.yml", replaced("url: https://exampleton.example/bins/", "url: ftp://exampleton.example/bins/"), "address"),
    Case("markup in names", "publication.yml", replaced("- Exampleton\n", "- <b>Exampleton</b>\n"), "markup"),
    Case("markup in a role", "publication.yml", added("roles:\n  panel: {en: a <b>panel</b>, ur: x}\n"), "markup"),
    Case("markup in a change", "changes.yml", written("- date: 2026-11-22\n  documents: [bins]\n  what: {en: 'New <img src=x onerror=a> bins.'}\n"), "markup"),
    Case("a script in a fact", "facts.yml", written(fact("'javascript:alert(1)'")), "address|scheme"),
    Case("an entity in a fact", "facts.yml", written(fact("'A &#x202E; Centre'")), "markup|sign"),
    Case("markup in a fact's source", "facts.yml", written(fact("Centre").replace("Our list", "<b>Our list</b>")), "markup"),
    Case("markup in a reason", "publication.yml", replaced("exceptions: []", "exceptions:\n  - rule: hard-word\n    scope: [docs/]\n    reason: We are <b>late</b>.\n    owner: Waste services\n    until: 2027-03-31"), "markup"),
    *(
        Case(f"honest words: {meaning}", GLOSSARY, written(term(meaning)))
        for meaning in (
            "'Fewer than 5: x < 5 and y > 3.'",
            "'Terms & conditions, R&D; Q&A.'",
            "'JavaScript: a language for programs.'",
            "'Data: what we know. File: where it is.'",
            "'See https://www.example.org/a_b?c=d#e for more.'",
            "'Write to bins@exampleton.example.'",
            "'Costs £5 (50% off) – “cheap”, isn’t it?'",
            "'5 * 3 = 15, and 2_000 too.'",
            "'It is [sic] so {for now}.'",
            "'Open: 9am–5pm. Note: closed on Sundays.'",
            "'می‌روم'",
            "'ক্‌ষ'",
            "'Step 1 -> step 2'",
            "|\n      See here\n      https://www.example.org/a or\n      JavaScript:\n      a language.",
        )
    ),
]  # fmt: skip
CASES = [*SHAPES, *SIGNS, *MARKUP]
