"""The preview: MkDocs' own server, which makes changed pages at once and outlives faults of files.

What a browser gets beside a page (the writer's panel) comes from a Preview, so that the engine
need not know it.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qs

from jinja2 import TemplateSyntaxError
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from alongside.engines import mkdocs_events as events
from alongside.engines import mkdocs_incremental as quick
from alongside.engines.mkdocs import template_error
from alongside.engines.preview_hosts import is_loopback, is_own_name
from alongside.errors import AlongsideError
from alongside.model import Sources, Verdict
from alongside.model.own_pages import NOT_FOUND
from alongside.publication.catalogue import find_documents
from alongside.reports import text
from alongside.system import clock
from alongside.text.plurals import count_in_english

if TYPE_CHECKING:
    # For checkers of types only: Python itself does not have this module.
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

POLLING_SECONDS = 0.15
"""How often the files are looked at. MkDocs looks twice a second, too late for us (decision 24)."""
SAVING_SECONDS = 0.3
"""How long a program may take to save a page: some delete the file first, or write it twice."""
BUILDING_SECONDS = 60
"""How long a browser waits for a page that is being made."""

_NO_FILE = ".html"
"""The path of a page that is never there."""
_RETRY_HINT = (
    "The browser says so too. Mend it and save the file again: then the pages come back.\n"
)

_FOREIGN_NAME = (
    "This preview shows drafts, so it answers only to the names of this computer, such as "
    "localhost.\nTo reach it by another name, start it with that name: scripts/serve -a NAME:8000\n"
)

log = logging.getLogger("mkdocs.plugins.alongside")


class Preview(Protocol):
    """What a browser gets beside and around the pages that are built."""

    status_path: str
    """Where it shows what is up to date, below the site's root."""

    def start(self, read_built_page: Callable[[str], str | None]) -> None: ...
    def hold_while_building(self) -> AbstractContextManager[None]: ...
    def wait_until_idle(self, seconds: float) -> None: ...
    def set_sources(self, sources: Sources, verdict: Verdict | None = None) -> None: ...
    def set_problem(self, problem: str) -> None: ...
    def render_page(self, path: str) -> str:
        """What a browser gets for a page, below the site's root."""

    def find_resource(self, path: str, query: dict[str, list[str]]) -> tuple[str, bytes] | None:
        """Content type and content of what only a preview has; None for anything else."""


class PreviewServer(LiveReloadServer):
    """Serves the pages from the folder out.

    build: a full build by MkDocs. stage_changes: stages the sources into a folder and returns the
    names of the staged files that are different now.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        build: Callable[[], None],
        preview: Preview,
        out: Path,
        stage_changes: Callable[[Sources, Path], frozenset[str]],
    ):
        host, port = config.dev_addr
        super().__init__(
            builder=self.rebuild,
            host=host,
            port=port,
            root=str(out),
            polling_interval=POLLING_SECONDS,
        )
        self._host = host
        self._root = events.publication_root(config)
        self._build = build
        self._preview = preview
        self._stage_changes = stage_changes
        self._out = out
        self._settings = self._read_settings()

    def server_bind(self) -> None:
        try:
            super().server_bind()
        except OSError as error:
            host, port = str(self.server_address[0]), int(self.server_address[1])
            raise Abort(
                f"The preview cannot start at {host}:{port} ({error.strerror}).\n"
                "Perhaps another one is still running. "
                "Stop it with Ctrl+C in its window, or use another number:\n"
                f"  scripts/serve -a {host}:{port + 1}"
            ) from None

    def rebuild(self) -> None:
        """After files were saved. Never raises: what went wrong is shown, and the pages stay."""
        with self._preview.hold_while_building():
            problem = self._problem_of(self._update)
            if problem:
                # Not by the log: MkDocs says a thing once only, and who mends it in vain must hear
                # it again.
                print(problem + _RETRY_HINT, file=sys.stderr)
                self._preview.set_problem(problem)

    def _problem_of(self, work: Callable[[], None]) -> str:
        """Does the work. What went wrong, as text to show; "" when nothing did."""
        try:
            work()
        except AlongsideError as error:
            return text.render_error(error)
        # A template or plugin may raise anything, and MkDocs ends a build with SystemExit.
        except (Exception, SystemExit) as error:
            cause = error.__context__ if isinstance(error, Abort) and error.__context__ else error
            if isinstance(cause, TemplateSyntaxError):
                return text.render_error(template_error(self._root, cause))
            return f"{str(cause) or type(cause).__name__}\n"
        return ""

    def _update(self) -> None:
        """Stages what was saved, and makes the pages that it changes."""
        sources, settings = self._read_saved_sources(), self._read_settings()
        changed = self._stage_changes(sources, self._root / events.STAGED)
        try:
            if settings == self._settings and quick.can_update(sources, changed):
                began = time.monotonic()
                paths = quick.update(sources, changed)
                pages = count_in_english(len(paths), "page")
                log.info(f"Made {pages} again in {time.monotonic() - began:.2f} seconds")
                self._preview.set_sources(sources)
            else:
                self._run_full_build()
                last = events.last_build()
                self._preview.set_sources(last.sources, last.verdict)
        except BaseException:
            quick.forget_last_build()
            raise
        self._settings = settings

    def _run_full_build(self) -> None:
        clean_directory = utils.clean_directory
        try:
            self._build()
        finally:
            # The languages plugin switches this off while it builds, and when it fails, for good.
            utils.clean_directory = clean_directory

    def _read_saved_sources(self) -> Sources:
        """The sources as they are now.

        Raises AlongsideError for a page that could be read before and cannot be now: nobody meant
        to show what it says.
        """
        variants = events.last_build().sources.variants
        readable_before = {key for key, variant in variants.items() if not variant.problem}
        sources = find_documents(self._root, clock.today())
        readable_now = {key for key, variant in sources.variants.items() if not variant.problem}
        if readable_before - readable_now:
            # Perhaps a program is in the middle of saving it.
            time.sleep(SAVING_SECONDS)
            sources = find_documents(self._root, clock.today())
        for key, variant in sources.variants.items():
            if variant.problem and key in readable_before:
                raise AlongsideError(
                    variant.problem,
                    path=variant.path.as_posix(),
                    line=variant.problem_line,
                    mend="Correct this line. Until then the preview shows the page as it was.",
                )
        return sources

    def _read_settings(self) -> dict[Path, int]:
        """Each file that decides how every page is made, and when it was changed."""
        paths = [self._root / "mkdocs.yml"]
        for folder in ("theme", "hooks"):
            paths += (self._root / folder).rglob("*")
        return {path: path.stat().st_mtime_ns for path in paths if path.is_file()}

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        if not is_own_name(environ.get("HTTP_HOST", self._host), self._host):
            return _respond(
                start_response, "421 Misdirected Request", "text/plain", _FOREIGN_NAME.encode()
            )
        try:
            return self._serve_page(environ, start_response)
        except Exception:  # a fault of ours: the next page must still be shown
            log.exception("The page could not be shown.")
            return _respond(
                start_response,
                "500 Internal Server Error",
                "text/plain",
                b"The preview could not show this page. The terminal says why.",
            )

    def _serve_page(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        # WSGI hands over the bytes of the path as if they were Latin-1 (PEP 3333).
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore").lstrip("/")
        resource = self._preview.find_resource(path, parse_qs(environ.get("QUERY_STRING", "")))
        if resource:
            return _respond(start_response, "200 OK", *resource)
        path += "index.html" if not path or path.endswith("/") else ""
        if not path.isprintable():
            # No file has such a name, and MkDocs' own server cannot even look for one.
            path = _NO_FILE
        if not path.endswith(".html") or ".." in PurePosixPath(path).parts:
            return super().serve_request(environ, start_response)
        self._preview.wait_until_idle(BUILDING_SECONDS)
        status = "200 OK" if _is_file(self._out / path) else "404 Not Found"
        return _respond(
            start_response, status, "text/html", self._preview.render_page(path).encode()
        )

    def read_built_page(self, path: str) -> str | None:
        """The HTML of a page, or of the one that says that it is not there."""
        for name in (path, f"{NOT_FOUND}.html"):
            if ".." not in PurePosixPath(name).parts and _is_file(self._out / name):
                return (self._out / name).read_text(encoding="utf-8")
        return None


def preview_server(
    default_server: LiveReloadServer,
    config: MkDocsConfig,
    build: Callable[[], None],
    preview: Preview,
    stage_changes: Callable[[Sources, Path], frozenset[str]],
) -> PreviewServer:
    """Takes the place of the server that MkDocs has made, after its first build."""
    server = PreviewServer(config, build, preview, Path(default_server.root), stage_changes)
    server.error_handler = default_server.error_handler
    # The staged files change whenever docs/ does, so they are not watched.
    server.watch(config.config_file_path)
    events.watch_data_files(server, config)
    log.info(f"What is up to date is shown at {server.url}{preview.status_path}")
    _warn_of_network(config.dev_addr.host)
    preview.start(server.read_built_page)
    first = events.last_build()
    preview.set_sources(first.sources, first.verdict)
    return server


def _warn_of_network(host: str) -> None:
    if not is_loopback(host):
        log.warning(
            f"The preview listens at {host}, where others in your network can read these drafts. "
            "Without -a, only this computer can."
        )


def _is_file(path: Path) -> bool:
    """Also for a name that no disk takes, for which the question itself is an error."""
    try:
        return path.is_file()
    except OSError:
        return False


def _respond(
    start_response: StartResponse, status: str, content_type: str, content: bytes
) -> list[bytes]:
    charset = "; charset=utf-8" if content_type.startswith("text/") else ""
    start_response(
        status,
        [
            ("Content-Type", content_type + charset),
            ("Content-Length", str(len(content))),
            ("Cache-Control", "no-store"),
        ],
    )
    return [content]
