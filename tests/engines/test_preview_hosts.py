"""Who may read drafts from the preview."""

import pytest

from alongside.engines import mkdocs_serve
from alongside.engines.preview_hosts import is_loopback, is_own_name

OWN = [
    "localhost",
    "localhost:8000",
    "LOCALHOST:8000",
    "localhost.",
    "preview.localhost:8000",
    "127.0.0.1",
    "127.0.0.1:8000",
    "[::1]",
    "[::1]:8000",
    "192.168.1.20:8000",
    "[fe80::1%eth0]:8000",
]
FOREIGN = [
    "",
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "127.0.0.1.evil.example:8000",
    "notlocalhost",
    "evil.example:localhost",
    "localhost:8000:evil",
    "localhost/evil",
    "localhost@evil.example",
    "[::1].evil.example",
    "[evil.example]",
    "0x7f000001",
    "127.1",
]


@pytest.mark.parametrize("header", OWN)
def test_the_names_of_this_computer_are_answered(header):
    assert is_own_name(header, "127.0.0.1")


@pytest.mark.parametrize("header", FOREIGN)
def test_other_names_are_not(header):
    assert not is_own_name(header, "127.0.0.1")


def test_the_name_it_was_started_with_is_its_own():
    assert is_own_name("Desk-7.council.example:8000", "desk-7.council.example")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.20", False),
        ("desk-7.council.example", False),
    ],
)
def test_which_addresses_only_this_computer_reaches(host, expected):
    assert is_loopback(host) is expected


@pytest.mark.parametrize(("host", "times"), [("127.0.0.1", 0), ("0.0.0.0", 1)])
def test_a_preview_for_the_network_says_so(host, times, monkeypatch):
    said = []
    monkeypatch.setattr(mkdocs_serve.log, "warning", said.append)
    mkdocs_serve._warn_of_network(host)
    assert len(said) == times
    assert all("others in your network" in words for words in said)
