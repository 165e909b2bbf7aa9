"""One question to one website: HEAD or GET, within a time and a size that are known before.

The standard library's client, as it lets its socket be cut off: a website that sends one letter
after the other, each in time, would keep any other client for hours.
"""

from __future__ import annotations

import base64
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from socket import SHUT_RDWR
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass


@dataclass(frozen=True)
class WebLimits:
    """seconds: for a whole answer, and of silence within it. most_bytes: of a page."""

    answer_seconds: float
    silent_seconds: float
    most_bytes: int


@dataclass(frozen=True)
class WebResponse:
    """location: where it leads instead, as it was sent. kind: its media type. charset: of its
    letters, "" where it does not say. is_whole: whether content is all of it."""

    status: int
    location: str
    kind: str
    charset: str = ""
    content: bytes = b""
    is_whole: bool = True


def send(
    method: str, address: str, agent: str, limits: WebLimits, *, reads_content: bool = False
) -> WebResponse:
    """Raises OSError, http.client.HTTPException, and ValueError for what is no address."""
    parts = urlsplit(address)
    connection, target, headers = _connection(parts, address, limits.silent_seconds)
    headers |= {
        "User-Agent": agent,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    try:
        with _cut_off_after(limits.answer_seconds, connection):
            connection.request(method, target, headers=headers)
            response = connection.getresponse()
            content = response.read(limits.most_bytes + 1) if reads_content else b""
    finally:
        connection.close()
    return WebResponse(
        status=response.status,
        # Names beyond ASCII are sent as UTF-8, and http.client takes all for Latin-1.
        location=_as_utf8(response.getheader("Location") or ""),
        kind=response.headers.get_content_type(),
        charset=response.headers.get_content_charset() or "",
        content=content[: limits.most_bytes],
        is_whole=len(content) <= limits.most_bytes,
    )


def _as_utf8(text: str) -> str:
    return text.encode("latin-1", "replace").decode("utf-8", "replace")


def _connection(
    parts: SplitResult, address: str, seconds: float
) -> tuple[HTTPConnection, str, dict[str, str]]:
    """(connection, what is asked for, headers for a proxy)."""
    host = parts.hostname or ""
    is_safe = parts.scheme == "https"
    target = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
    proxy = getproxies().get(parts.scheme)
    if proxy is None or proxy_bypass(host):
        return _open(is_safe, host, parts.port, seconds), target, {}
    by = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    login = _proxy_login(by)
    connection = _open(is_safe, by.hostname or "", by.port or 80, seconds)
    if is_safe:
        connection.set_tunnel(host, parts.port or 443, login)
        return connection, target, {}
    return connection, parts._replace(fragment="").geturl(), login


def _open(is_safe: bool, host: str, port: int | None, seconds: float) -> HTTPConnection:
    if is_safe:
        context = ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=seconds, context=context)
    return HTTPConnection(host, port, timeout=seconds)


def _proxy_login(proxy: SplitResult) -> dict[str, str]:
    if proxy.username is None:
        return {}
    login = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {base64.b64encode(login.encode()).decode()}"}


@contextmanager
def _cut_off_after(seconds: float, connection: HTTPConnection) -> Iterator[None]:
    """Raises TimeoutError where the answer was not there in time."""
    was_cut = threading.Event()
    opened = _Opened(connection)

    def cut() -> None:
        was_cut.set()
        opened.shut()

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        # With the connection open, its socket stays known when the answer takes it over.
        connection.connect()
        opened.socket = connection.sock
        yield
    except Exception:
        if was_cut.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
    if was_cut.is_set():
        raise TimeoutError


class _Opened:
    """The socket of a connection, which is forgotten by it once an answer has begun."""

    def __init__(self, connection: HTTPConnection):
        self._connection = connection
        self.socket = connection.sock

    def shut(self) -> None:
        try:
            (self.socket or self._connection.sock).shutdown(SHUT_RDWR)
        except (OSError, AttributeError):  # closed already, or not open yet
            return
