"""Keeps MkDocs from serving drafts with its own server, which answers to any name."""

from __future__ import annotations

from click import UsageError
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer

_UNCHECKED = (
    "With --no-livereload, MkDocs' own server would show these drafts to any page on the web that "
    "asks for them.\nStart the preview without this option: scripts/serve"
)


class UncheckedServer(LiveReloadServer):
    """MkDocs' own server, which answers to any name. It only holds the place of a PreviewServer."""

    def serve(self, *, open_in_browser: bool = False) -> None:
        raise UsageError(_UNCHECKED)


def refuse_unchecked_servers() -> None:
    """Whatever MkDocs starts without asking us for our server does not start.

    With --no-livereload it makes a server of its own and tells no hook (MkDocs 1.6), so that its
    own class gives way before it is used.
    """
    serve.LiveReloadServer = UncheckedServer  # type: ignore[attr-defined]
