"""A server as the publisher's own would be, which counts what it sends.

It packs with gzip and lets browsers keep files.
"""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from threading import Lock

from alongside.checks.browser.server import Handler, serve_folder
from alongside.readback.fetched_files import COMPRESSED_SUFFIXES

KEEP_SECONDS = 600
"""How long browsers may use a file without asking again, as GitHub Pages tells them."""
QUIET_SECONDS = 0.5
"""Without a request for so long, a page is taken to have all that it needs."""
PATIENCE_SECONDS = 30
"""How long to wait for that at most."""


@dataclass(frozen=True)
class Response:
    """What was sent. path: as asked for. size: bytes of the body on the way to the reader."""

    path: str
    size: int


@dataclass
class RequestCounter:
    """What the server was asked for since take() was called last."""

    _answers: list[Response] = field(default_factory=list)
    _last: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def add(self, answer: Response) -> None:
        with self._lock:
            self._answers.append(answer)
            self._last = time.monotonic()

    def wait_until_quiet(self) -> None:
        """Returns when nothing has been asked for a while.

        Scripts ask long after a page has loaded.
        """
        began = time.monotonic()
        while time.monotonic() - max(began, self._last) < QUIET_SECONDS:
            if time.monotonic() - began > PATIENCE_SECONDS:
                return
            time.sleep(0.05)

    def take(self) -> list[Response]:
        with self._lock:
            answers, self._answers = self._answers, []
        return answers


class _GzipHandler(Handler):
    """Packs what servers pack, and lets browsers keep all of it for a while."""

    def __init__(
        self,
        request: socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        directory: str,
        prefix: str,
        counter: RequestCounter,
    ) -> None:
        self._counter = counter
        super().__init__(request, client_address, server, directory=directory, prefix=prefix)

    def send_head(self) -> BytesIO | None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self._counter.add(Response(self.path, 0))
            self.send_error(404)
            return None
        accepts_gzip = "gzip" in self.headers.get("Accept-Encoding", "")
        is_packed = accepts_gzip and file.suffix in COMPRESSED_SUFFIXES
        body = gzip_file(file) if is_packed else file.read_bytes()
        self._counter.add(Response(self.path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", f"max-age={KEEP_SECONDS}")
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return BytesIO(body)


@cache
def gzip_file(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9, mtime=0)


@contextmanager
def serve_counting(folder: Path, prefix: str) -> Iterator[tuple[str, RequestCounter]]:
    """The address of the served folder, and the counter.

    prefix: path under which the site is published.
    """
    counter = RequestCounter()
    with serve_folder(folder, prefix, partial(_GzipHandler, counter=counter)) as address:
        yield address, counter
