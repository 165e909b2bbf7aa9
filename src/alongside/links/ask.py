"""Asks an address whether there is a page: follows where it leads, and says what is known then."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from http.client import HTTPException
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import etree, html

from alongside.checks.sources.link_hosts import find_host_fault
from alongside.links.answers import Answer, Found
from alongside.links.turns import Turns
from alongside.links.web_client import WebLimits, WebResponse, send
from alongside.model import Rule
from alongside.pages.link_address import normalise_link
from alongside.rules.rulebook import load

_GONE = (404, 410)
_FOR_GOOD = (301, 308)
_ELSEWHERE = (*_FOR_GOOD, 302, 303, 307)
_PAGES = ("text/html", "application/xhtml+xml")
_NO_SUCH_HOST = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
_CERTIFICATES = {
    10: "its certificate has ended",
    18: "it vouches for itself",
    62: "its certificate is for another website",
    64: "its certificate is for another website",
}
"""By OpenSSL's numbers. Others may come from this computer, which does not know who vouches."""
_REASONS = {
    401: "It asks for a name and password.",
    403: "It turns programs such as this one away (403).",
    429: "It was asked too often today (429).",
}


@dataclass(frozen=True)
class Asker:
    """agent: by which websites know who asks. most_redirects: how often an address may lead on.

    is_private: whether only computers of an office or a home can reach an address.
    """

    agent: str
    limits: WebLimits
    most_redirects: int
    turns: Turns
    is_private: Callable[[str], bool]

    def ask(self, address: str, sections: frozenset[str] = frozenset()) -> Answer:
        """address: without a part of the page. sections: the parts that links lead to."""
        moved_to, is_for_good = "", True
        seen = {address}
        here = address
        for _ in range(self.most_redirects + 1):
            response = self._look(here, sections)
            if isinstance(response, Answer):
                return response
            if response.status not in _ELSEWHERE or not response.location:
                return replace(_judge(response, sections), moved_to=moved_to)
            here = urldefrag(normalise_link(urljoin(here, response.location)))[0]
            if urlsplit(here).scheme not in ("http", "https"):
                return _untold(f"It leads on to what is no page of a website: {here}")
            # What a website elsewhere says may not open doors of an office or of this computer.
            if self.is_private(here) and not self.is_private(address):
                return _untold("It leads on to an address that only some computers can reach.")
            if here in seen:
                return _untold("It leads on in a circle.")
            seen.add(here)
            is_for_good = is_for_good and response.status in _FOR_GOOD
            moved_to = here if is_for_good else moved_to
        return _untold("It leads on and on, to ever more addresses.")

    def _look(self, address: str, sections: frozenset[str]) -> WebResponse | Answer:
        """The response of a website, or what it means that there is none."""
        try:
            return self._head_then_get(address, sections)
        except (OSError, HTTPException, ValueError) as fault:
            return _no_response(fault)

    def _head_then_get(self, address: str, sections: frozenset[str]) -> WebResponse:
        """GET only where HEAD does not tell: many websites refuse it, or take it for a fault."""
        try:
            response = self._send("HEAD", address)
        except (HTTPException, ConnectionError):
            return self._send("GET", address, reads_content=bool(sections))
        is_wanted = bool(sections) and response.status < 300 and response.kind in _PAGES
        if response.status >= 400 or is_wanted:
            return self._send("GET", address, reads_content=bool(sections))
        return response

    def _send(self, method: str, address: str, *, reads_content: bool = False) -> WebResponse:
        with self.turns.of(urlsplit(address).netloc):
            return send(method, address, self.agent, self.limits, reads_content=reads_content)


def _judge(response: WebResponse, sections: frozenset[str]) -> Answer:
    if response.status in _GONE:
        return Answer(Found.GONE, str(response.status))
    if not 200 <= response.status < 300:
        reason = _REASONS.get(response.status) or f"It answers with a fault ({response.status})."
        return _untold(reason)
    missing = _missing_sections(response, sections)
    return Answer(Found.THERE, asked_for=tuple(sorted(sections)), missing=missing)


def _missing_sections(response: WebResponse, sections: frozenset[str]) -> tuple[str, ...]:
    """() where nobody can tell: in a PDF, or in a page that is longer than what we read."""
    if not sections or response.kind not in _PAGES or not response.is_whole:
        return ()
    try:
        parser = html.HTMLParser(encoding=response.charset or None)
        page = html.document_fromstring(response.content, parser=parser)
    except (etree.LxmlError, ValueError, LookupError):  # also letters that nobody knows
        return ()
    names = {element.get("id") for element in page.iter()}
    names |= {element.get("name") for element in page.iter("a")}
    return tuple(sorted(sections - names))


def _no_response(fault: Exception) -> Answer:
    answer = _known_fault(fault)
    if answer is None:
        is_late = isinstance(fault, TimeoutError)
        late = "It did not answer in time."
        answer = _untold(late if is_late else "Nothing that we can read came back.")
    return replace(answer, reached=False) if not isinstance(fault, ssl.SSLError) else answer


def _known_fault(fault: Exception) -> Answer | None:
    if isinstance(fault, socket.gaierror):
        if fault.errno in _NO_SUCH_HOST:
            return Answer(Found.HOST_UNKNOWN)
        return _untold("The name of its website could not be looked up.")
    if isinstance(fault, ssl.SSLCertVerificationError):
        known = _CERTIFICATES.get(fault.verify_code)
        if known:
            return Answer(Found.CERTIFICATE, known)
        return _untold("This computer does not know who vouches for its website.")
    if isinstance(fault, ConnectionRefusedError):
        return _untold("Its website takes no visitors at present.")
    return None


def _untold(reason: str) -> Answer:
    return Answer(Found.CANNOT_TELL, reason)


def make_asker(rules: Mapping[str, Rule], agent: str) -> tuple[Asker, int]:
    """(asker, how many websites are asked side by side), by the limits of the rules.

    agent: may have letters beyond ASCII, which a website is not sent.
    """
    limits = rules["linked-page-gone"].limits
    web = WebLimits(limits["answer_seconds"], limits["silent_seconds"], int(limits["bytes"]))
    turns = Turns(limits["seconds_between"])
    name = agent.encode("ascii", "replace").decode()
    link_broken = load()["link-broken"]

    def is_private(address: str) -> bool:
        return find_host_fault(address, link_broken) == "private"

    asker = Asker(name, web, int(limits["redirects"]), turns, is_private)
    return asker, int(limits["websites_at_once"])


Ask = Callable[[str, frozenset[str]], Answer]
"""An address and parts of its page to the answer: Asker.ask, or what stands for it."""
