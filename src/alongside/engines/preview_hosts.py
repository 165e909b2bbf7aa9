"""Who may ask the preview for a page: it shows drafts, so only this computer's own names count."""

from __future__ import annotations

import ipaddress
import re

_NAME_AND_PORT = re.compile(r"(\[[0-9A-Fa-f:.]+(?:%\w+)?\]|[^\[\]:]*)(?::\d*)?\Z")
_LOCAL_NAME = "localhost"


def is_own_name(header: str, bound_host: str) -> bool:
    """Whether a browser that sends this Host header has asked for the preview by a name of its own.

    header: as sent, such as "localhost:8000". bound_host: where the preview listens.

    A page anywhere on the web can let its own name point at this computer ("DNS rebinding") and
    would then be allowed to read what it gets. An address in numbers cannot be made to point
    anywhere, so it is always the preview's own.
    """
    parts = _NAME_AND_PORT.match(header.strip())
    if parts is None:
        return False
    name = parts[1].strip("[]").rstrip(".").lower()
    if name in (_LOCAL_NAME, bound_host.lower()) or name.endswith(f".{_LOCAL_NAME}"):
        return True
    return _is_address(name)


def is_loopback(host: str) -> bool:
    """Whether only programs of this computer can reach a server that listens there."""
    if host.lower() == _LOCAL_NAME:
        return True
    return _is_address(host) and ipaddress.ip_address(host.partition("%")[0]).is_loopback


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
