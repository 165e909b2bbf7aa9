"""The preview as a browser meets it: each page with its writer's panel, and the news that keeps both up to date."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from alongside.model import Finding, Sources
from alongside.preview import status_page
from alongside.preview.highlights import ANCHOR, add_highlights
from alongside.preview.panel import Panel, find_leaf, make_panel
from alongside.preview.state import PreviewState
from alongside.web.frame import relative_link

FOLDER = "writer-panel/"
"""Where the panel's own files are, below the preview's root. No document's name has a slash in it."""
NEWS_SECONDS = 25
"""How long a browser waits for news before it asks again."""
_FILES = {"panel.css": "text/css", "panel.js": "application/javascript"}
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content="[^"]*)(")')
_SKIP = re.compile(r'<a class="skip"[^>]*>.*?</a>')
_BODY = re.compile(r"<body[^>]*>")
_EMPTY_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The preview waits</title></head><body><main><h1>The preview waits</h1>
<p>There is no page to show yet.</p></main></body></html>"""
_ENVIRONMENT = Environment(
    loader=PackageLoader("alongside", "preview/templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


class WritersPreview(PreviewState):
    status_path = "status.html"
    _rendered: Mapping[str, tuple[int, str, str, str]] = {}

    def render_page(self, path: str) -> str:
        """The page as it was built, with the panel and its marks."""
        number, shown, body, says = self._render_cached(path)
        aside = _ENVIRONMENT.get_template("aside.html.j2").render(
            body=body,
            number=number,
            page=_digest(shown),
            path=path,
            says=says,
            news=f"/{FOLDER}news",
        )
        return _insert_panel(shown, aside, says)

    def find_resource(self, path: str, query: dict[str, list[str]]) -> tuple[str, bytes] | None:
        """Content type and content of the panel's files, its news, a page's source, and what is up to date."""
        if path == self.status_path and self.sources:
            return "text/html", status_page(self.sources).encode()
        name = path.removeprefix(FOLDER)
        if name == path:
            return None
        if name in _FILES:
            return _FILES[name], files("alongside.preview").joinpath("assets", name).read_bytes()
        if name == "news":
            return "application/json", self._news_json(
                _query_value(query, "page"), _query_value(query, "seen")
            ).encode()
        if name == "source":
            return "text/html", self._source_page(_query_value(query, "file")).encode()
        return None

    def _news_json(self, path: str, seen: str) -> str:
        """What a page that is open shows now. Waits until there is something new."""
        self.wait_for_change(int(seen) if seen.isdigit() else 0, NEWS_SECONDS)
        number, shown, body, says = self._render_cached(path)
        return json.dumps(
            {
                "number": number,
                "page": _digest(shown),
                "body": body,
                "says": says,
                "checking": self.is_checking,
            }
        )

    def _render_cached(self, path: str) -> tuple[int, str, str, str]:
        """The number of the news, and what _show gives. A browser that heard of news asks for the page next."""
        kept = self._rendered.get(path)
        if kept is None or kept[0] != self.revision:
            kept = (self.revision, *self._render(path))
            self._rendered = {path: kept}
        return kept

    def _render(self, path: str) -> tuple[str, str, str]:
        """The page with its marks, what stands in the panel, and the same in one sentence."""
        html, panel, placed = self.read_built_page(path) or _EMPTY_PAGE, None, set()
        sources, verdict = self.sources, self.verdict
        found = find_leaf(sources, path) if sources else None
        if found:
            panel = make_panel(sources, verdict, *found)
            html, placed = add_highlights(html, panel.highlights)
        unreadable = (
            [variant for variant in sources.variants.values() if variant.problem] if sources else []
        )
        says = _status_sentence(panel, self.problem, self.is_checking)
        body = _ENVIRONMENT.get_template("panel.html.j2").render(
            panel=panel,
            problem=self.problem,
            checking=self.is_checking,
            says=says,
            unreadable=unreadable,
            status=relative_link(self.status_path, path),
            source=_source_address,
            relative=lambda target: relative_link(target, path),
            highlight_link=_highlight_link(panel, path, placed),
            direction=_language_attributes(sources, panel),
        )
        return html, body, says

    def _source_page(self, file: str) -> str:
        """A Markdown file with its lines numbered. Only those of the publication are shown."""
        known = (
            {variant.path.as_posix() for variant in self.sources.variants.values()}
            if self.sources
            else ()
        )
        text = (
            (self.sources.root / file).read_bytes().decode("utf-8", "replace")
            if file in known
            else ""
        )
        return _ENVIRONMENT.get_template("source.html.j2").render(
            file=file, lines=text.splitlines(), folder=f"/{FOLDER}"
        )


def _query_value(query: dict[str, list[str]], name: str) -> str:
    return query.get(name, [""])[0]


def _digest(html: str) -> str:
    return hashlib.sha256(html.encode()).hexdigest()[:16]


def _source_address(file: str, line: int = 1) -> str:
    return f"/{FOLDER}source?file={file}#line-{line}"


def _highlight_link(panel: Panel | None, path: str, placed: set[int]):
    """To the n-th mark: on this page, on another page of the same document, or "" where it cannot be shown."""

    def address(number: int) -> str:
        target = panel.highlight_pages[number]
        if not target or target == path and number not in placed:
            return ""
        return (
            f"#{ANCHOR}{number}"
            if target == path
            else f"{relative_link(target, path)}#{ANCHOR}{number}"
        )

    return address


def _language_attributes(
    sources: Sources | None, panel: Panel | None
) -> dict[str, tuple[str, str]]:
    """Of the text of the page and of its source: language and direction."""
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
    number, stale = len(open_findings(panel.findings)), len(panel.standing.stale)
    said = f"{number or 'No'} finding{'s' if number != 1 else ''}"
    return said + (f", {stale} section{'s' if stale != 1 else ''} out of date." if stale else ".")


def open_findings(findings: tuple[Finding, ...]) -> list[Finding]:
    """Those that no exception allows."""
    return [finding for finding in findings if finding.excepted_until is None]


_ENVIRONMENT.filters["open"] = open_findings


def _insert_panel(html: str, aside: str, says: str) -> str:
    """The policy lets the panel's own script run; nothing else of the page is changed."""
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
    skip = _SKIP.search(html) or _BODY.search(html)
    html = html[: skip.end()] + link + html[skip.end() :] if skip else html
    before, end, after = html.rpartition("</body>")
    return before + aside + end + after
