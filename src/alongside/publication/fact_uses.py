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
from alongside.pages.markdown import is_plain_markdown
from alongside.publication.fact_kinds import FACT_KINDS, TEXT_KINDS, fact_text
from alongside.text.figures import PLURAL_FORMS, plural_form, plural_forms
from alongside.text.typography import normalise_typography

_USE_PATTERN = re.compile(
    r"\\.|(?P<comment><!--)|(?P<use>\{\{(?>[^\"'{}\n]{1,200}|\"[^\"\n]{0,100}\"|'[^'\n]{0,100}'){0,30}\}\})"
    r"|(?P<other>\{\{|\{%|\{ ?fact\.)"
)
"""Counts are bounded, so that the time grows with the length of the text and not with its square."""
_USE_END = re.compile(r"[%}]?\}|$", re.MULTILINE)
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
class FilledText:
    """said: with the values of the facts. named: with a token for each, the same whatever its value."""

    rendered: str
    with_fact_tokens: str
    uses: tuple[FactUse, ...] = ()
    faults: tuple[FactFault, ...] = ()


@dataclass(frozen=True)
class _ParsedUse:
    name: str
    form: str
    words: Mapping[str, str]


def strand_facts(publication: Publication, strand: Strand) -> StrandFacts:
    return StrandFacts(
        publication.facts, publication.language_of(strand), (strand.key, strand.language)
    )


def fill_facts(text: str, facts: StrandFacts | None, line: int = 1) -> FilledText:
    """The text for readers. line: its first line in the file. Without facts to tell, each stays as it is typed."""
    if "{" not in text:
        return FilledText(text, text)
    said_parts, named_parts, uses, faults, place = [], [], [], [], 0
    for start, end, typed in _find_uses(text):
        here = line + text.count("\n", 0, start)
        said_here = typed
        named_here = typed
        try:
            use, template = _parse_use(typed)
            named_here = _fingerprint_token(use)
            if facts is not None:
                said_here = _render_use(use, template, facts)
                uses.append(
                    FactUse(use.name, said_here, here, facts.facts[use.name].kind in TEXT_KINDS)
                )
        except _UseFault as found:
            faults.append(FactFault(found.fault, here, typed, found.values))
        said_parts += [text[place:start], said_here]
        named_parts += [text[place:start], named_here]
        place = end
    return FilledText(
        "".join((*said_parts, text[place:])),
        "".join((*named_parts, text[place:])),
        tuple(uses),
        tuple(faults),
    )


def fill_facts_in_plain_text(text: str, facts: StrandFacts | None, line: int = 1) -> FilledText:
    """The same for a text that is not Markdown, which would leave the backslash standing."""
    filled = fill_facts(text, facts, line)
    return FilledText(
        _ESCAPED.sub("", filled.rendered),
        _ESCAPED.sub("", filled.with_fact_tokens),
        filled.uses,
        filled.faults,
    )


def fill_setting(text: str, facts: StrandFacts, path: str, line: int, why: str) -> str:
    """fill_plain for a setting, which cannot be used with a fault in it. Raises BadInput."""
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
            mend="Write the name of a fact of facts.yml between two pairs of brackets: {{ fact.contact_email }}",
        )
    return filled.rendered


def blank_fact_uses(text: str) -> str:
    """The text as typed, with spaces where facts stand."""
    for start, end, typed in _find_uses(text):
        text = text[:start] + " " * len(typed) + text[end:]
    return text


class _UseFault(Exception):
    """fault: one of those of the rule fact-not-usable. values: for its sentences."""

    def __init__(self, fault: str, **values: str):
        super().__init__(fault)
        self.fault, self.values = fault, values


def _find_uses(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each use, or what looks like one, begins and ends; of one that is not understood, up to the end of its line."""
    place = 0
    while found := _USE_PATTERN.search(text, place):
        place = found.end()
        if found["comment"]:
            place = max(place, text.find("-->", place))
        elif found["use"]:
            yield found.start(), found.end(), found.group()
        elif found["other"]:
            place = _USE_END.search(text, found.end()).end()
            yield found.start(), place, text[found.start() : place]


@lru_cache(maxsize=2000)
def _parse_use(typed: str) -> tuple[_ParsedUse, Template]:
    """Raises _Fault for all but the forms that we know, before anything of it is run."""
    try:
        tree = _ENVIRONMENT.parse(typed)
    except (TemplateError, RecursionError, ValueError):
        raise _UseFault("not-understood") from None
    use = _parse_form(tree)
    for form, words in use.words.items():
        if form not in PLURAL_FORMS or (words.strip() and not is_plain_markdown(words)):
            raise _UseFault("not-understood")
    return use, _ENVIRONMENT.from_string(tree)


def _parse_form(tree: nodes.Template) -> _ParsedUse:
    match tree.body:
        case [nodes.Output(nodes=[nodes.Getattr(node=nodes.Name(name="fact"), attr=name)])]:
            return _ParsedUse(name, "", {})
        case [
            nodes.Output(
                nodes=[
                    nodes.Getattr(
                        node=nodes.Getattr(node=nodes.Name(name="fact"), attr=name), attr=form
                    )
                ]
            )
        ] if form != _PLURAL:
            return _ParsedUse(name, form, {})
        case [
            nodes.Output(
                nodes=[
                    nodes.Call(
                        node=nodes.Getattr(
                            node=nodes.Getattr(node=nodes.Name(name="fact"), attr=name), attr=form
                        ),
                        args=[],
                        kwargs=kwargs,
                        dyn_args=None,
                        dyn_kwargs=None,
                    )
                ]
            )
        ] if form == _PLURAL:
            words = {
                pair.key: pair.value.value
                for pair in kwargs
                if isinstance(pair.value, nodes.Const) and isinstance(pair.value.value, str)
            }
            if len(words) == len(kwargs):
                return _ParsedUse(name, form, words)
    raise _UseFault("not-understood")


def _fingerprint_token(use: _ParsedUse) -> str:
    words = "\x1f".join(
        f"{form}={normalise_typography(use.words[form])}" for form in sorted(use.words)
    )
    parts = [use.name, use.form, hashlib.sha256(words.encode()).hexdigest()[:12] if words else ""]
    return _TOKEN.format(".".join(part for part in parts if part))


def _render_use(use: _ParsedUse, template: Template, facts: StrandFacts) -> str:
    fact = facts.facts.get(use.name)
    if fact is None:
        near = difflib.get_close_matches(use.name, facts.facts, 3)
        names = " or ".join(f"{{{{ fact.{name} }}}}" for name in near)
        raise _UseFault("unknown", name=use.name, near=f"Did you mean {names}?" if near else "")
    _check_form(use, fact, facts)
    if fact_text(fact, facts.language, facts.keys) is None:
        raise _UseFault(
            "no-words", name=fact.name, language=facts.language.name, key=facts.keys[-1]
        )
    return template.render(fact=SimpleNamespace(**{use.name: _TemplateFact(fact, facts)}))


def _check_form(use: _ParsedUse, fact: Fact, facts: StrandFacts) -> None:
    known = (*FACT_KINDS[fact.kind].forms, *([_PLURAL] if fact.kind == "number" else []))
    if use.form and use.form not in known:
        forms = ", ".join(f"{{{{ fact.{fact.name}.{form} }}}}" for form in known if form != _PLURAL)
        raise _UseFault(
            "no-form",
            name=fact.name,
            form=use.form,
            kind=fact.kind,
            forms=f"{{{{ fact.{fact.name} }}}}" + (f" or {forms}" if forms else ""),
        )
    if use.form == _PLURAL:
        needed = dict.fromkeys(
            (*plural_forms(facts.language), plural_form(fact.value, facts.language))
        )
        missing = [form for form in needed if not use.words.get(form, "").strip()]
        if missing:
            example = ", ".join(f'{form}="…"' for form in needed)
            raise _UseFault(
                "plural",
                name=fact.name,
                language=facts.language.name,
                missing=", ".join(missing),
                example=f"{{{{ fact.{fact.name}.plural({example}) }}}}",
            )


class _TemplateFact:
    """A fact as Jinja meets it. Its forms are attributes; it has no other."""

    def __init__(self, fact: Fact, facts: StrandFacts):
        self._fact, self._facts = fact, facts

    def __str__(self) -> str:
        return fact_text(self._fact, self._facts.language, self._facts.keys)

    def __getattr__(self, form: str) -> str:
        if form not in FACT_KINDS[self._fact.kind].forms:
            raise AttributeError(form)
        return fact_text(self._fact, self._facts.language, self._facts.keys, form)

    def plural(self, **words: str) -> str:
        return words[plural_form(self._fact.value, self._facts.language)]
