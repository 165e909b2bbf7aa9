"""Serves the built site over loopback http: axe and links behave differently on file://
addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from threading import Thread

LOOPBACK = "127.0.0.1"
"""This computer, to itself alone."""


class Handler(SimpleHTTPRequestHandler):
    """Answers one browser. Logs nothing, lists no folder, and knows the site only below prefix."""

    # Keeps the connection open: the browser asks for many small files.
    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        directory: str,
        prefix: str,
    ) -> None:
        self._prefix = prefix
        super().__init__(request, client_address, server, directory=directory)

    def do_GET(self) -> None:
        if isinstance(self.server, _Server):
            self.server.requests.append(self.path)
        if not self.path.startswith(self._prefix):
            self.send_error(404)  # a link to there leads out of the site
            return
        self.path = "/" + self.path.removeprefix(self._prefix)
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — Python's own name
        pass

    def list_directory(self, path: str | PathLike[str]) -> None:
        # A link to a folder must not look like a page that works.
        self.send_error(404)


class _Server(ThreadingHTTPServer):
    """requests: the paths that were asked for since the list was last emptied."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], handler: Callable[..., Handler]) -> None:
        super().__init__(address, handler)
        self.requests: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # the browser hangs up in the middle of an answer when it moves on


@contextmanager
def serve_folder(
    folder: Path, prefix: str = "/", handler: Callable[..., Handler] = Handler
) -> Iterator[str]:
    """The address, such as "http://127.0.0.1:40123/plan/", of folder, served until the end.

    prefix: the path under which the site is published, as the not-found page links from there.
    """
    with serve_and_record(folder, prefix, handler) as (address, _):
        yield address


@contextmanager
def serve_and_record(
    folder: Path,
    prefix: str = "/",
    handler: Callable[..., Handler] = Handler,
    host: str = LOOPBACK,
) -> Iterator[tuple[str, list[str]]]:
    """The same, and a list to which the path of each request is added.

    host: the address of this computer to which others may come.
    """
    server = _Server((host, 0), partial(handler, directory=str(folder), prefix=prefix))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_address[1]}{prefix}", server.requests
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
