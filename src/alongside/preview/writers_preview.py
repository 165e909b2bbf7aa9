"""The preview as a browser gets it: each page with its panel, and news that renew both."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.model import Finding, Sources, Variant
from alongside.preview import status_page
from alongside.preview.highlights import ANCHOR, add_highlights
from alongside.preview.panel import Panel, find_leaf, make_panel
from alongside.preview.state import PreviewState
from alongside.text.plurals import count_in_english
from alongside.web.frame import relative_link

FOLDER = "writer-panel/"
"""Where the panel's own files are, below the root. No document has a slash in its name."""
NEWS_SECONDS = 25
"""How long a browser waits for news before it asks again."""
_FILES = {"panel.css": "text/css", "panel.js": "application/javascript"}
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content="[^"]*)(")')
_SKIP = re.compile(r'<a class="skip"[^>]*>.*?</a>')
_BODY = re.compile(r"<body[^>]*>")
_EMPTY_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, \
initial-scale=1">
<title>The preview waits</title></head><body><main><h1>The preview waits</h1>
<p>There is no page to show yet.</p></main></body></html>"""
_ENVIRONMENT = Environment(
    loader=PackageLoader("alongside", "preview/templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class _RenderedPage:
    """html: the page with its highlights. panel: its content. summary: the same in one sentence."""

    path: str
    revision: int
    html: str
    panel: str
    summary: str


class WritersPreview(PreviewState):
    """Answers browsers. status_path: where the preview shows what is up to date."""

    status_path = "status.html"
    _rendered: _RenderedPage | None = None

    def render_page(self, path: str) -> str:
        """The page as it was built, with the panel and its highlights."""
        rendered = self._render_cached(path)
        aside = _ENVIRONMENT.get_template("aside.html.j2").render(
            body=rendered.panel,
            number=rendered.revision,
            page=_digest(rendered.html),
            path=path,
            says=rendered.summary,
            news=f"/{FOLDER}news",
        )
        return _insert_panel(rendered.html, aside, rendered.summary)

    def find_resource(self, path: str, query: dict[str, list[str]]) -> tuple[str, bytes] | None:
        """Content type and content of what is no page of the site; None for any other path.

        It is the panel's own files, its news, a page's source, and what is up to date.
        """
        if path == self.status_path and self.sources:
            return "text/html", status_page(self.sources).encode()
        name = path.removeprefix(FOLDER)
        if name == path:
            return None
        if name in _FILES:
            return _FILES[name], files("alongside.preview").joinpath("assets", name).read_bytes()
        if name == "news":
            news = self._news_json(_query_value(query, "page"), _query_value(query, "seen"))
            return "application/json", news.encode()
        if name == "source":
            return "text/html", self._source_page(_query_value(query, "file")).encode()
        return None

    def _news_json(self, path: str, seen: str) -> str:
        """What a page that is open shows now. Waits until there is something new."""
        self.wait_for_change(int(seen) if seen.isdigit() else 0, NEWS_SECONDS)
        rendered = self._render_cached(path)
        news = {
            "number": rendered.revision,
            "page": _digest(rendered.html),
            "body": rendered.panel,
            "says": rendered.summary,
            "checking": self.is_checking,
        }
        return json.dumps(news)

    def _render_cached(self, path: str) -> _RenderedPage:
        # One page is enough: a browser that heard of news asks for that page next.
        cached = self._rendered
        if cached is None or (cached.path, cached.revision) != (path, self.revision):
            cached = self._render(path, self.revision)
            self._rendered = cached
        return cached

    def _render(self, path: str, revision: int) -> _RenderedPage:
        html = self.read_built_page(path) or _EMPTY_PAGE
        panel: Panel | None = None
        placed: set[int] = set()
        unreadable: list[Variant] = []
        # A build in another thread may exchange them meanwhile.
        sources, verdict = self.sources, self.verdict
        if sources is not None:
            unreadable = [variant for variant in sources.variants.values() if variant.problem]
            shown = find_leaf(sources, path)
            if shown:
                panel = make_panel(sources, verdict, *shown)
                html, placed = add_highlights(html, panel.highlights)
        summary = _status_sentence(panel, self.problem, self.is_checking)
        panel_html = _ENVIRONMENT.get_template("panel.html.j2").render(
            panel=panel,
            problem=self.problem,
            checking=self.is_checking,
            says=summary,
            unreadable=unreadable,
            status=relative_link(self.status_path, path),
            source=_source_address,
            relative=lambda target: relative_link(target, path),
            highlight_link=_highlight_link(panel, path, placed),
            direction=_language_attributes(sources, panel),
        )
        return _RenderedPage(
            path=path, revision=revision, html=html, panel=panel_html, summary=summary
        )

    def _source_page(self, file: str) -> str:
        """A Markdown file with its lines numbered. Only those of the publication are shown."""
        text = ""
        if self.sources is not None:
            files_of_pages = {variant.path.as_posix() for variant in self.sources.variants.values()}
            # The address comes from a browser: no other file of the computer is shown.
            if file in files_of_pages:
                text = (self.sources.root / file).read_bytes().decode("utf-8", "replace")
        return _ENVIRONMENT.get_template("source.html.j2").render(
            file=file, lines=text.splitlines(), folder=f"/{FOLDER}"
        )


def _query_value(query: dict[str, list[str]], name: str) -> str:
    return query.get(name, [""])[0]


def _digest(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:16]


def _source_address(file: str, line: int = 1) -> str:
    return f"/{FOLDER}source?file={file}#line-{line}"


def _highlight_link(panel: Panel | None, path: str, placed: set[int]) -> Callable[[int], str]:
    """Number of a highlight to its address, "" where no page shows it.

    It is on this page or on another page of the same document. placed: those that are on this page.
    """
    pages = panel.highlight_pages if panel else ()

    def address(number: int) -> str:
        anchor, page = f"#{ANCHOR}{number}", pages[number]
        if page == path:
            return anchor if number in placed else ""
        return f"{relative_link(page, path)}{anchor}" if page else ""

    return address


def _language_attributes(
    sources: Sources | None, panel: Panel | None
) -> dict[str, tuple[str, str]]:
    """ "page" and "source" to the language and the direction of their text."""
    if sources is None or panel is None:
        return {}
    strands = {"page": panel.variant.strand}
    if panel.change:
        strands["source"] = panel.change.source.strand
    languages = {name: sources.publication.language_of(strand) for name, strand in strands.items()}
    return {name: (language.tag, language.direction) for name, language in languages.items()}


def _status_sentence(panel: Panel | None, problem: str, checking: bool) -> str:
    if problem:
        return "Something must be mended before the page can be shown."
    if panel is None:
        return "Alongside makes this page."
    if panel.findings is None:
        return "Checking." if checking else "The page could not be checked."
    number = len(open_findings(panel.findings))
    findings = count_in_english(number, "finding") if number else "No findings"
    parts = [findings]
    allowed = len(panel.findings) - number
    if allowed:
        # They are in the list below, too, so the sentence would else name fewer than it shows.
        parts.append(f"{allowed} more allowed by an exception")
    stale = len(panel.standing.stale)
    if stale:
        parts.append(f"{count_in_english(stale, 'section')} out of date")
    return f"{', '.join(parts)}."


def open_findings(findings: tuple[Finding, ...]) -> list[Finding]:
    """Those that no exception allows."""
    return [finding for finding in findings if finding.excepted_until is None]


_ENVIRONMENT.filters["open"] = open_findings


def _insert_panel(html: str, aside: str, says: str) -> str:
    """The policy lets the panel's own script run; nothing else of the page is changed."""
    # Pages of the site have no script, and their policy allows none.
    policy = _POLICY.search(html)
    if policy and "script-src" not in policy[1]:
        html = f"{html[: policy.end(1)]}; script-src 'self'{html[policy.end(1) :]}"
    head = (
        f'<link rel="stylesheet" href="/{FOLDER}panel.css">'
        f'<script src="/{FOLDER}panel.js" defer></script>'
    )
    html = html.replace("</head>", f"{head}</head>", 1)
    link = (
        f'<a class="writer-skip" href="#writer-panel" lang="en" dir="ltr">'
        f"Writer’s panel: {escape(says)}</a>"
    )
    # Behind the page's own skip link, so that the first stop of the keyboard is as on the site.
    skip = _SKIP.search(html) or _BODY.search(html)
    html = html[: skip.end()] + link + html[skip.end() :] if skip else html
    before, end, after = html.rpartition("</body>")
    return before + aside + end + after
