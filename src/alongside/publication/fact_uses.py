"""{{ fact.name }} on a page, filled in: what readers get instead.

What may stand between the brackets is in fact_use_syntax.py. What does not follow it, or asks for
what there is not, is a FactFault and stays as it is typed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from jinja2 import Template

from alongside.errors import BadInput
from alongside.model import Fact, FactFault, FactUse, Language, Publication, Strand
from alongside.publication.fact_kinds import FACT_KINDS, TEXT_KINDS, fact_number, fact_text
from alongside.publication.fact_use_syntax import (
    PLURAL,
    ParsedUse,
    UseFaultError,
    find_uses,
    fingerprint_token,
    parse_use,
)
from alongside.text.figures import plural_form, plural_forms

_ESCAPED = re.compile(r"\\(?=\{[{%])")
"""The backslash that keeps brackets from being a use."""


@dataclass(frozen=True)
class StrandFacts:
    """The facts as one strand has them.

    keys: under which the words of a fact are looked for; the first that it has counts.
    """

    facts: Mapping[str, Fact]
    language: Language
    keys: tuple[str, ...]

    def __hash__(self) -> int:
        """So that a page that was read before with equal facts need not be read again."""
        return hash((self.keys, self.language.tag, *self.facts))


@dataclass(frozen=True)
class FilledText:
    """A text with its facts filled in.

    rendered: with their values, for readers. with_fact_tokens: with a token for each, which is the
    same whatever its value, for fingerprints. uses and faults: in their order in the text.
    """

    rendered: str
    with_fact_tokens: str
    uses: tuple[FactUse, ...] = ()
    faults: tuple[FactFault, ...] = ()


def strand_facts(publication: Publication, strand: Strand) -> StrandFacts:
    """The facts of the publication, as the strand has them."""
    return StrandFacts(
        publication.facts, publication.language_of(strand), (strand.key, strand.language)
    )


def fill_facts(text: str, facts: StrandFacts | None, line: int = 1) -> FilledText:
    """A Markdown text with its facts filled in.

    facts: without them, each use stays as it is typed. line: of the file, where the text starts.
    """
    # Most texts have no facts, and every page passes here several times.
    if "{" not in text:
        return FilledText(text, text)
    filling = _Filling(facts)
    place = 0
    for start, end, typed in find_uses(text):
        filling.add(text[place:start])
        filling.add_use(typed, line + text.count("\n", 0, start))
        place = end
    filling.add(text[place:])
    return filling.result()


def fill_facts_in_plain_text(text: str, facts: StrandFacts | None, line: int = 1) -> FilledText:
    """The same for a text that is not Markdown, which would leave the backslash standing."""
    filled = fill_facts(text, facts, line)
    return FilledText(
        rendered=_ESCAPED.sub("", filled.rendered),
        with_fact_tokens=_ESCAPED.sub("", filled.with_fact_tokens),
        uses=filled.uses,
        faults=filled.faults,
    )


def fill_setting(text: str, facts: StrandFacts, path: str, line: int, why: str) -> str:
    """fill_facts_in_plain_text for a setting, which cannot be used with a fault in it.

    path and line: of the setting. why: what a fault does to readers. Raises BadInput.
    """
    filled = fill_facts_in_plain_text(text, facts, line)
    for fault in filled.faults:
        if fault.fault == "unknown":
            raise BadInput(
                f"There is no fact called “{fault.values['name']}”.",
                path=path,
                line=line,
                why=why,
                mend=f"Correct the name, or add it to facts.yml. {fault.values['near']}".strip(),
            )
        raise BadInput(
            "This use of a fact cannot be understood.",
            path=path,
            line=line,
            seen=fault.typed,
            why=why,
            mend="Write the name of a fact of facts.yml between two pairs of brackets: "
            "{{ fact.contact_email }}",
        )
    return filled.rendered


def blank_fact_uses(text: str) -> str:
    """The text as typed, with spaces where facts stand."""
    for start, end, typed in find_uses(text):
        text = text[:start] + " " * len(typed) + text[end:]
    return text


class _Filling:
    """A text on its way to a FilledText, piece by piece."""

    def __init__(self, facts: StrandFacts | None):
        self._facts = facts
        self._rendered: list[str] = []
        self._with_tokens: list[str] = []
        self._uses: list[FactUse] = []
        self._faults: list[FactFault] = []

    def add(self, text: str) -> None:
        """A piece without facts."""
        self._rendered.append(text)
        self._with_tokens.append(text)

    def add_use(self, typed: str, line: int) -> None:
        """What looks like the use of a fact. With a fault in it, it stays as it is typed."""
        rendered = token = typed
        try:
            use, template = parse_use(typed)
            token = fingerprint_token(use)
            if self._facts is not None:
                rendered = _render_use(use, template, self._facts)
                is_text = self._facts.facts[use.name].kind in TEXT_KINDS
                self._uses.append(FactUse(use.name, rendered, line, is_text))
        except UseFaultError as found:
            self._faults.append(FactFault(found.fault, line, typed, found.values))
        self._rendered.append(rendered)
        self._with_tokens.append(token)

    def result(self) -> FilledText:
        return FilledText(
            rendered="".join(self._rendered),
            with_fact_tokens="".join(self._with_tokens),
            uses=tuple(self._uses),
            faults=tuple(self._faults),
        )


def _render_use(use: ParsedUse, template: Template, facts: StrandFacts) -> str:
    fact = facts.facts.get(use.name)
    if fact is None:
        # Three, and not one as elsewhere: names of facts are often alike, phone_office, phone_home.
        near = difflib.get_close_matches(use.name, facts.facts, 3)
        names = " or ".join(f"{{{{ fact.{name} }}}}" for name in near)
        raise UseFaultError("unknown", name=use.name, near=f"Did you mean {names}?" if near else "")
    _check_form(use, fact, facts)
    # Asked before it is rendered, as a template cannot say what is missing.
    if fact_text(fact, facts.language, facts.keys) is None:
        raise UseFaultError(
            "no-words", name=fact.name, language=facts.language.name, key=facts.keys[-1]
        )
    return template.render(fact=SimpleNamespace(**{use.name: _TemplateFact(fact, facts)}))


def _check_form(use: ParsedUse, fact: Fact, facts: StrandFacts) -> None:
    """Raises UseFaultError for a form that the fact does not have."""
    known = list(FACT_KINDS[fact.kind].forms)
    has_plural = fact.kind == "number"
    if use.form == PLURAL and has_plural:
        _check_plural(use, fact, facts.language)
    elif use.form and use.form not in known:
        forms = ", ".join(f"{{{{ fact.{fact.name}.{form} }}}}" for form in known)
        raise UseFaultError(
            "no-form",
            name=fact.name,
            form=use.form,
            kind=fact.kind,
            forms=f"{{{{ fact.{fact.name} }}}}" + (f" or {forms}" if forms else ""),
        )


def _check_plural(use: ParsedUse, fact: Fact, language: Language) -> None:
    """Asks for the words of every form that a number can take, not only of the present one."""
    present_form = plural_form(fact_number(fact), language)
    needed = dict.fromkeys((*plural_forms(language), present_form))
    missing = [form for form in needed if not use.words.get(form, "").strip()]
    if missing:
        example = ", ".join(f'{form}="…"' for form in needed)
        raise UseFaultError(
            "plural",
            name=fact.name,
            language=language.name,
            missing=", ".join(missing),
            example=f"{{{{ fact.{fact.name}.plural({example}) }}}}",
        )


class _TemplateFact:
    """A fact as a template meets it. Its forms are attributes; it has no other.

    That the fact has words for the strand was asked before, so its text is never None.
    """

    def __init__(self, fact: Fact, facts: StrandFacts):
        self._fact, self._facts = fact, facts

    def __str__(self) -> str:
        return self._text()

    def __getattr__(self, form: str) -> str:
        if form not in FACT_KINDS[self._fact.kind].forms:
            raise AttributeError(form)
        return self._text(form)

    def plural(self, **words: str) -> str:
        return words[plural_form(fact_number(self._fact), self._facts.language)]

    def _text(self, form: str = "") -> str:
        return fact_text(self._fact, self._facts.language, self._facts.keys, form) or ""
