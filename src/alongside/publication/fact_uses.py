"""{{ fact.name }} on a page: what may stand between the brackets, and what readers get instead.

Three forms are known: {{ fact.population }}, {{ fact.opening.weekday }} and {{ fact.places.plural(one="place",
other="places") }}, which gives the word that fits the number. Jinja reads them and fills them in, in its sandbox; the
tree that it reads is held against these three forms before anything is run. All else is a FactFault, and stays
as it is typed. Behind a backslash, \\{{, and in a comment, brackets are only brackets.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment

from alongside.errors import BadInput
from alongside.model import Fact, FactFault, FactUse, Language, Publication, Strand
from alongside.pages.markdown import reads_as_typed
from alongside.publication.fact_kinds import KINDS, WORDS, said
from alongside.text.figures import PLURAL_FORMS, plural_form, plural_forms
from alongside.text.typography import level

_FOUND = re.compile(r"\\.|(?P<comment><!--)|(?P<use>\{\{(?>[^\"'{}\n]{1,200}|\"[^\"\n]{0,100}\"|'[^'\n]{0,100}'){0,30}\}\})"
                    r"|(?P<other>\{\{|\{%|\{ ?fact\.)")
"""Counts are bounded, so that the time grows with the length of the text and not with its square."""
_END = re.compile(r"[%}]?\}|$", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?=\{[{%])")
_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_TOKEN = "\ue000{}\ue001"
"""Stands for a fact by its name where a fingerprint is taken. To Markdown it is a word like any other."""
_PLURAL = "plural"


@dataclass(frozen=True)
class StrandFacts:
    """The facts as one strand tells them. keys: under which a fact has words for it, the first that it has."""

    facts: Mapping[str, Fact]
    language: Language
    keys: tuple[str, ...]

    def __hash__(self) -> int:
        """So that a page that was read before with equal facts need not be read again."""
        return hash((self.keys, self.language.tag, *self.facts))


@dataclass(frozen=True)
class Filled:
    """said: with the values of the facts. named: with a token for each, the same whatever its value."""

    said: str
    named: str
    uses: tuple[FactUse, ...] = ()
    faults: tuple[FactFault, ...] = ()


@dataclass(frozen=True)
class _Asked:
    name: str
    form: str
    words: Mapping[str, str]


def strand_facts(publication: Publication, strand: Strand) -> StrandFacts:
    return StrandFacts(publication.facts, publication.language_of(strand), (strand.key, strand.language))


def fill(text: str, told: StrandFacts | None, line: int = 1) -> Filled:
    """The text for readers. line: its first line in the file. Without facts to tell, each stays as it is typed."""
    if "{" not in text:
        return Filled(text, text)
    said_parts, named_parts, uses, faults, place = [], [], [], [], 0
    for start, end, typed in _asked_for(text):
        here = line + text.count("\n", 0, start)
        said_here = typed
        named_here = typed
        try:
            asked, template = _read(typed)
            named_here = _token(asked)
            if told is not None:
                said_here = _say(asked, template, told)
                uses.append(FactUse(asked.name, said_here, here, told.facts[asked.name].kind in WORDS))
        except _Fault as found:
            faults.append(FactFault(found.fault, here, typed, found.values))
        said_parts += [text[place:start], said_here]
        named_parts += [text[place:start], named_here]
        place = end
    return Filled("".join((*said_parts, text[place:])), "".join((*named_parts, text[place:])), tuple(uses), tuple(faults))


def fill_plain(text: str, told: StrandFacts | None, line: int = 1) -> Filled:
    """The same for a text that is not Markdown, which would leave the backslash standing."""
    filled = fill(text, told, line)
    return Filled(_ESCAPED.sub("", filled.said), _ESCAPED.sub("", filled.named), filled.uses, filled.faults)


def with_facts(text: str, told: StrandFacts, path: str, line: int, why: str) -> str:
    """fill_plain for a setting, which cannot be used with a fault in it. Raises BadInput."""
    filled = fill_plain(text, told, line)
    for fault in filled.faults:
        if fault.fault == "unknown":
            raise BadInput(f"There is no fact called “{fault.values['name']}”.", path=path, line=line, why=why,
                           mend=f"Correct the name, or add it to facts.yml. {fault.values['near']}".strip())
        raise BadInput("This use of a fact cannot be understood.", path=path, line=line, seen=fault.typed, why=why,
                       mend="Write the name of a fact of facts.yml between two pairs of brackets: {{ fact.contact_email }}")
    return filled.said


def without_uses(text: str) -> str:
    """The text as typed, with spaces where facts stand."""
    for start, end, typed in _asked_for(text):
        text = text[:start] + " " * len(typed) + text[end:]
    return text


class _Fault(Exception):
    """fault: one of those of the rule fact-not-usable. values: for its sentences."""

    def __init__(self, fault: str, **values: str):
        super().__init__(fault)
        self.fault, self.values = fault, values


def _asked_for(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each use, or what looks like one, begins and ends; of one that is not understood, up to the end of its line."""
    place = 0
    while found := _FOUND.search(text, place):
        place = found.end()
        if found["comment"]:
            place = max(place, text.find("-->", place))
        elif found["use"]:
            yield found.start(), found.end(), found.group()
        elif found["other"]:
            place = _END.search(text, found.end()).end()
            yield found.start(), place, text[found.start():place]


@lru_cache(maxsize=2000)
def _read(typed: str) -> tuple[_Asked, Template]:
    """Raises _Fault for all but the forms that we know, before anything of it is run."""
    try:
        tree = _ENVIRONMENT.parse(typed)
    except (TemplateError, RecursionError, ValueError):
        raise _Fault("not-understood") from None
    asked = _form(tree)
    for form, words in asked.words.items():
        if form not in PLURAL_FORMS or (words.strip() and not reads_as_typed(words)):
            raise _Fault("not-understood")
    return asked, _ENVIRONMENT.from_string(tree)


def _form(tree: nodes.Template) -> _Asked:
    match tree.body:
        case [nodes.Output(nodes=[nodes.Getattr(node=nodes.Name(name="fact"), attr=name)])]:
            return _Asked(name, "", {})
        case [nodes.Output(nodes=[nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name="fact"), attr=name), attr=form)])] \
                if form != _PLURAL:
            return _Asked(name, form, {})
        case [nodes.Output(nodes=[nodes.Call(
                node=nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name="fact"), attr=name), attr=form),
                args=[], kwargs=kwargs, dyn_args=None, dyn_kwargs=None)])] if form == _PLURAL:
            words = {pair.key: pair.value.value for pair in kwargs
                     if isinstance(pair.value, nodes.Const) and isinstance(pair.value.value, str)}
            if len(words) == len(kwargs):
                return _Asked(name, form, words)
    raise _Fault("not-understood")


def _token(asked: _Asked) -> str:
    words = "\x1f".join(f"{form}={level(asked.words[form])}" for form in sorted(asked.words))
    parts = [asked.name, asked.form, hashlib.sha256(words.encode()).hexdigest()[:12] if words else ""]
    return _TOKEN.format(".".join(part for part in parts if part))


def _say(asked: _Asked, template: Template, told: StrandFacts) -> str:
    fact = told.facts.get(asked.name)
    if fact is None:
        near = difflib.get_close_matches(asked.name, told.facts, 3)
        names = " or ".join(f"{{{{ fact.{name} }}}}" for name in near)
        raise _Fault("unknown", name=asked.name, near=f"Did you mean {names}?" if near else "")
    _check_form(asked, fact, told)
    if said(fact, told.language, told.keys) is None:
        raise _Fault("no-words", name=fact.name, language=told.language.name, key=told.keys[-1])
    return template.render(fact=SimpleNamespace(**{asked.name: _Told(fact, told)}))


def _check_form(asked: _Asked, fact: Fact, told: StrandFacts) -> None:
    known = (*KINDS[fact.kind].forms, *([_PLURAL] if fact.kind == "number" else []))
    if asked.form and asked.form not in known:
        forms = ", ".join(f"{{{{ fact.{fact.name}.{form} }}}}" for form in known if form != _PLURAL)
        raise _Fault("no-form", name=fact.name, form=asked.form, kind=fact.kind,
                     forms=f"{{{{ fact.{fact.name} }}}}" + (f" or {forms}" if forms else ""))
    if asked.form == _PLURAL:
        needed = dict.fromkeys((*plural_forms(told.language), plural_form(fact.value, told.language)))
        missing = [form for form in needed if not asked.words.get(form, "").strip()]
        if missing:
            example = ", ".join(f'{form}="…"' for form in needed)
            raise _Fault("plural", name=fact.name, language=told.language.name, missing=", ".join(missing),
                         example=f"{{{{ fact.{fact.name}.plural({example}) }}}}")


class _Told:
    """A fact as Jinja meets it. Its forms are attributes; it has no other."""

    def __init__(self, fact: Fact, told: StrandFacts):
        self._fact, self._told = fact, told

    def __str__(self) -> str:
        return said(self._fact, self._told.language, self._told.keys)

    def __getattr__(self, form: str) -> str:
        if form not in KINDS[self._fact.kind].forms:
            raise AttributeError(form)
        return said(self._fact, self._told.language, self._told.keys, form)

    def plural(self, **words: str) -> str:
        return words[plural_form(self._fact.value, self._told.language)]
