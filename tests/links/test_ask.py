"""What is said of an address, by what its website answers: never a pass where nobody can tell."""

import socket
import ssl
import subprocess
import time
from dataclasses import replace

import pytest

from alongside.links import web_client
from alongside.links.answers import Found
from alongside.links.ask import make_asker
from alongside.links.turns import Turns
from alongside.links.web_client import WebLimits
from alongside.rules.rulebook import load_link_rules
from other_websites import LEADS, other_website

PATIENT = WebLimits(answer_seconds=20.0, silent_seconds=15.0, most_bytes=100_000)
QUICK = WebLimits(answer_seconds=1.0, silent_seconds=0.6, most_bytes=100_000)
"""For websites that are too slow on purpose. Of others, a busy computer would make slow ones, too."""
AGENT = "Alongside (checks the links of https://exampleton.example/)"


@pytest.fixture(scope="module")
def website():
    with other_website() as server:
        yield server


def ask(address, *sections, limits=PATIENT, most=5):
    asker, _ = make_asker(load_link_rules(), AGENT)
    quick = replace(asker, limits=limits, most_redirects=most, turns=Turns(0))
    return quick.ask(address, frozenset(sections))


@pytest.mark.parametrize(
    ("path", "found", "details"),
    [
        ("/page", Found.THERE, ""),
        ("/page?a=1&b=%C3%A4", Found.THERE, ""),
        ("/no-head", Found.THERE, ""),
        ("/hangs-up-on-head", Found.THERE, ""),
        ("/huge", Found.THERE, ""),
        ("/for-now", Found.THERE, ""),
        ("/gone", Found.GONE, "404"),
        ("/removed", Found.GONE, "410"),
        ("/moved-to-gone", Found.GONE, "404"),
        ("/forbidden", Found.CANNOT_TELL, "(403)"),
        ("/busy", Found.CANNOT_TELL, "too often"),
        ("/broken", Found.CANNOT_TELL, "fault (500)"),
        ("/login", Found.CANNOT_TELL, "name and password"),
        ("/nowhere", Found.CANNOT_TELL, "fault (302)"),
        ("/circle", Found.CANNOT_TELL, "in a circle"),
        ("/self", Found.CANNOT_TELL, "in a circle"),
        ("/step-1", Found.CANNOT_TELL, "on and on"),
        ("/to-mail", Found.CANNOT_TELL, "mailto:a@b.example"),
        ("/to-file", Found.CANNOT_TELL, "no page of a website: file:"),
        ("/to-script", Found.CANNOT_TELL, "no page of a website"),
        ("/hangs-up", Found.CANNOT_TELL, "Nothing that we can read"),
        ("/nonsense", Found.CANNOT_TELL, "Nothing that we can read"),
        ("/silent", Found.CANNOT_TELL, "in time"),
        ("/drips", Found.CANNOT_TELL, "in time"),
    ],
)
def test_each_answer_is_told(website, path, found, details):
    began = time.monotonic()
    is_slow = path in ("/silent", "/drips")
    answer = ask(website.address + path, limits=QUICK if is_slow else PATIENT)
    assert (answer.found, details in answer.details) == (found, True), answer
    assert not is_slow or time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("path", "moved_to"),
    [
        ("/page", ""),
        ("/moved", "/page"),
        ("/moved-twice", "/page"),
        ("/for-now", ""),
        ("/moved-for-now", "/for-now"),
        # Where it is sent for now may be another place tomorrow.
        ("/for-now-moved", ""),
        ("/moved-to-name", "/str%C3%B6m"),
        ("/moved-to-raw-name", "/str%C3%B6m"),
    ],
)
def test_only_what_moved_for_good_has_a_new_address(website, path, moved_to):
    answer = ask(website.address + path)
    assert answer.found is Found.THERE
    assert answer.moved_to == (website.address + moved_to if moved_to else "")


def test_parts_of_a_page_are_looked_for(website):
    wanted = ("parts", "old", "ä", "new")
    answer = ask(f"{website.address}/page", *wanted)
    assert (answer.found, answer.missing) == (Found.THERE, ("new",))
    assert answer.asked_for == tuple(sorted(wanted))


@pytest.mark.parametrize("path", ["/report.pdf", "/huge"])
def test_of_a_part_that_nobody_can_look_for_nothing_is_said(website, path):
    """A PDF, and a page that is longer than what we read."""
    answer = ask(website.address + path, "new")
    assert (answer.found, answer.missing) == (Found.THERE, ())


def test_a_page_that_comes_too_slowly_is_not_waited_for(website):
    began = time.monotonic()
    answer = ask(f"{website.address}/drips-content", "new", limits=QUICK)
    assert answer.found is Found.CANNOT_TELL
    assert time.monotonic() - began < 4


def test_a_page_is_not_fetched_where_its_head_says_enough(website):
    website.asked.clear()
    ask(f"{website.address}/page")
    assert website.asked == [("HEAD", "/page", f"127.0.0.1:{website.server_port}", AGENT)]


def test_a_closed_door_and_an_unknown_website():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    refused = ask(address)
    assert (refused.found, refused.reached) == (Found.CANNOT_TELL, False)
    assert "no visitors" in refused.details


@pytest.mark.parametrize(
    ("number", "found"),
    [(socket.EAI_NONAME, Found.HOST_UNKNOWN), (socket.EAI_AGAIN, Found.CANNOT_TELL)],
)
def test_an_unknown_name_is_not_one_that_cannot_be_looked_up(monkeypatch, number, found):
    def refuse(*arguments, **named):
        raise socket.gaierror(number, "no")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    answer = ask("https://nowhere.example/")
    assert (answer.found, answer.reached) == (found, False)


def test_a_website_in_other_letters_is_asked_by_its_name_in_latin_ones(website, monkeypatch):
    asked = []
    original = socket.getaddrinfo

    def look_up(host, port, *more, **named):
        asked.append(host)
        return original("127.0.0.1", port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    website.asked.clear()
    address = f"http://xn--bcher-kva.example:{website.server_port}/page"
    assert ask(address).found is Found.THERE
    assert asked == ["xn--bcher-kva.example"]
    assert website.asked[0][2] == f"xn--bcher-kva.example:{website.server_port}"


def test_a_website_elsewhere_opens_no_door_in_here(website, monkeypatch):
    original = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *more, **named: original("127.0.0.1", *more, **named)
    )
    monkeypatch.setitem(LEADS, "/inside", (302, f"{website.address}/page"))
    outside = f"http://elsewhere.org:{website.server_port}"
    website.asked.clear()
    answer = ask(f"{outside}/inside")
    assert answer.found is Found.CANNOT_TELL and "only some computers" in answer.details
    assert [path for _, path, *_ in website.asked] == ["/inside"]
    assert ask(f"{website.address}/inside").found is Found.THERE


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Name to a file with a certificate and its key; “right” is one that vouches for 127.0.0.1."""
    folder = tmp_path_factory.mktemp("certificates")
    made = {}
    for name, subject, days in (("right", "IP:127.0.0.1", 9), ("other", "DNS:other.example", 9)):
        key, certificate = folder / f"{name}.key", folder / f"{name}.crt"
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key),
                *("-out", certificate, "-days", str(days), "-subj", "/CN=test"),
                *("-addext", f"subjectAltName={subject}"),
            ],
            check=True,
            capture_output=True,
        )
        made[name] = folder / f"{name}.pem"
        made[name].write_bytes(certificate.read_bytes() + key.read_bytes())
    return made


@pytest.mark.parametrize(
    ("certificate", "is_trusted", "found", "details"),
    [
        ("right", True, Found.THERE, ""),
        ("right", False, Found.CERTIFICATE, "vouches for itself"),
        ("other", True, Found.CERTIFICATE, "another website"),
    ],
)
def test_a_certificate_that_browsers_refuse(
    certificates, monkeypatch, certificate, is_trusted, found, details
):
    if is_trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificates[certificate]))
    with other_website(certificates[certificate]) as website:
        answer = ask(f"{website.address}/page")
    assert (answer.found, details in answer.details) == (found, True), answer


@pytest.mark.parametrize(
    ("code", "found"), [(10, Found.CERTIFICATE), (20, Found.CANNOT_TELL), (62, Found.CERTIFICATE)]
)
def test_who_vouches_may_be_unknown_here_alone(monkeypatch, code, found):
    def refuse(*arguments, **named):
        fault = ssl.SSLCertVerificationError("no")
        fault.verify_code = code
        raise fault

    monkeypatch.setattr("alongside.links.ask.send", refuse)
    assert ask("https://old.example/").found is found


def test_a_proxy_is_asked_where_there_is_one(website, monkeypatch):
    """As many offices have one; the name and password that it wants stand in its address."""
    proxy = f"http://us%40er:secret@127.0.0.1:{website.server_port}"
    monkeypatch.setattr(web_client, "getproxies", lambda: {"http": proxy})
    monkeypatch.setattr(web_client, "proxy_bypass", lambda host: False)
    website.asked.clear()
    assert ask("http://far.example/page").found is Found.THERE
    assert website.asked[0][1:3] == ("http://far.example/page", "far.example")


def test_the_limits_are_those_of_the_rule():
    asker, at_once = make_asker(load_link_rules(), "Alongside für Käse")
    assert asker.agent == "Alongside f?r K?se"
    assert asker.limits.answer_seconds >= asker.limits.silent_seconds > 0
    assert asker.most_redirects > 0 and at_once > 0
