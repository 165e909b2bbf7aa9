"""What style sheets say of languages: made from the table of fonts, for those of a publication.

No style sheet names a language. Two lines stand for rules that are made here, and two ways to write
a selector for the languages whose script has a trait.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from alongside.assets.font_table import ScriptFont, script_font
from alongside.model import Language

_RULE = re.compile(r"[^{};]*\{[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TRAIT = re.compile(r"""\[lang-with="([\w-]+)"\]|:lang-with\(([\w-]+)\)""")
_MADE = re.compile(r"^@scripts (\w+);$", re.MULTILINE)


def fill_scripts(style: str, languages: Iterable[Language]) -> str:
    """The text of a style sheet with its rules for the scripts of these languages."""
    fonts = [(language.tag, script_font(language)) for language in languages]

    def select(found: re.Match[str]) -> str:
        return _fill_selectors(found[0], fonts)

    style = _RULE.sub(select, _COMMENT.sub("", style))
    return _MADE.sub(lambda found: "\n".join(_RULES[found[1]](fonts)), style)


def _fill_selectors(rule: str, fonts: Sequence[tuple[str, ScriptFont]]) -> str:
    """The rule for the languages that it is meant for; "" where there are none."""
    if not _TRAIT.search(rule):
        return rule
    for found in _TRAIT.finditer(rule):
        if not _with_trait(fonts, found[1] or found[2]):
            return ""
    return _TRAIT.sub(lambda found: _selector(found, fonts), rule)


def _selector(found: re.Match[str], fonts: Sequence[tuple[str, ScriptFont]]) -> str:
    form = ":lang({tag})" if found[2] else '[lang="{tag}"]'
    parts = [form.format(tag=tag) for tag in _with_trait(fonts, found[1] or found[2])]
    return parts[0] if len(parts) == 1 else f":is({', '.join(parts)})"


def _with_trait(fonts: Sequence[tuple[str, ScriptFont]], trait: str) -> list[str]:
    return [tag for tag, font in fonts if trait in font.traits]


def _text_rules(fonts: Sequence[tuple[str, ScriptFont]]) -> Iterator[str]:
    for tag, font in fonts:
        if not font.is_everywhere:
            names = ", ".join(_css_name(name) for name in (font.families[0], *font.web.others))
            line_height = font.web.line_height or font.line_height
            yield (
                f'[lang="{tag}"] {{ font-family: {names}, var(--sans); '
                f"line-height: {line_height}; }}"
            )
            if font.web.size:
                yield f'html[lang="{tag}"] body {{ font-size: {font.web.size}; }}'


def _heading_rules(fonts: Sequence[tuple[str, ScriptFont]]) -> Iterator[str]:
    for tag, font in fonts:
        if font.web.headings:
            yield f":lang({tag}) :is(h1, h2, h3) {{ line-height: {font.web.headings}; }}"
        if font.web.gap:
            yield f":lang({tag}) :is(h2, h3) {{ margin-block-start: {font.web.gap}; }}"


def _css_name(family: str) -> str:
    return f'"{family}"' if " " in family else family


_RULES: dict[str, Callable[[Sequence[tuple[str, ScriptFont]]], Iterator[str]]] = {
    "text": _text_rules,
    "headings": _heading_rules,
}
