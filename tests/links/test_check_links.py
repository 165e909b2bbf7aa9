"""The command check-links: what is asked, what is told, and what is kept."""

import json
import re
import socket
import subprocess
import time
from datetime import date
from threading import Thread

import pytest
from click.testing import CliRunner

from alongside.cli.commands import alongside
from alongside.links import ask
from alongside.links.turns import Turns
from alongside.rules import rulebook
from alongside.system import clock
from other_websites import STATUSES, other_website
from tiny_site import TODAY

PAGE = "docs/bins.md"


@pytest.fixture
def website(monkeypatch):
    monkeypatch.setattr(ask, "Turns", lambda seconds: Turns(0))
    with other_website() as server:
        yield server


@pytest.fixture
def site(tiny, website):
    """A publication whose own website is there, so that only links of pages have faults."""
    settings = tiny / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    own = "  website: https://exampleton.example"
    assert own in text
    text = text.replace(own, f"  website: {website.address}/home")
    settings.write_text(text, encoding="utf-8")
    return tiny


def add_links(root, *targets, page=PAGE):
    """Each on a line of its own at the end of the page; the line of the first."""
    path = root / page
    text = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    links = "\n".join(f"- See [number {number}]({to})." for number, to in enumerate(targets))
    path.write_text(f"{text}{links}\n", encoding="utf-8")
    return text.count("\n") + 1


def run(root, *arguments):
    done = CliRunner().invoke(alongside, ["--root", str(root), "check-links", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def asked_paths(website):
    paths = [path for _, path, *_ in website.asked]
    website.asked.clear()
    return paths


def test_what_is_there_passes(site, website):
    add_links(site, f"{website.address}/page", f"{website.address}/page#parts")
    done = run(site)
    assert done.exit_code == 0, done.output
    assert "The check of links passed" in done.output


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/gone", 1, "is gone: its website answers 404"),
        ("/removed", 1, "is gone: its website answers 410"),
        ("/moved", 0, "has moved for good, to {address}/page"),
        ("/moved#parts", 0, "has moved for good, to {address}/page#parts"),
        ("/page#nothing", 0, "has no part called “nothing”"),
        ("/busy", 3, "It was asked too often today"),
        ("/circle", 3, "It leads on in a circle"),
        ("/broken", 3, "It answers with a fault (500)"),
    ],
)
def test_each_fault_is_told_with_its_line(site, website, path, code, words):
    line = add_links(site, website.address + path)
    done = run(site)
    assert done.exit_code == code, done.output
    told = " ".join(done.output.split())
    assert f"{PAGE}:{line}" in told
    assert words.format(address=website.address) in told
    assert website.address + path.partition("#")[0] in told


def test_a_gone_page_says_where_why_and_how_to_mend(site, website):
    line = add_links(site, f"{website.address}/gone")
    add_links(site, f"{website.address}/gone", page="docs/plain-english/bins.md")
    told = " ".join(run(site).output.replace(website.address, "WEBSITE").split())
    assert (
        f"{PAGE}:{line} linked-page-gone must be mended "
        "What The page WEBSITE/gone is gone: its website answers 404. "
        "Seen WEBSITE/gone "
        "Why Readers who follow the link are lost, and many take it for the end of the matter. "
        "Mend Look for the page on that website, and change the address here. If it is nowhere, "
        "take the link out. "
        "Example [How to appeal](https://www.gov.uk/appeal-benefit-decision) "
        "Also in docs/plain-english/bins.md:"
    ) in told
    assert told.endswith(
        "The check of links did not pass: 2 findings that must be mended, 0 warnings; "
        "3 rules applied."
    )


def test_an_unknown_website_is_told_only_where_others_are_known(site, website, monkeypatch):
    original = socket.getaddrinfo

    def look_up(host, *more, **named):
        if host.endswith(".example"):
            raise socket.gaierror(socket.EAI_NONAME, "no")
        return original(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    add_links(site, "https://nowhere.example/a")
    done = run(site)
    assert done.exit_code == 1
    assert "There is no website nowhere.example." in done.output
    settings = site / "publication.yml"
    text = settings.read_text(encoding="utf-8").replace(website.address, "https://away.example")
    settings.write_text(text, encoding="utf-8")
    done = run(site)
    assert done.exit_code == 3
    assert "this computer may have no connection" in " ".join(done.output.split())


def test_each_address_is_asked_once_and_one_after_the_other(site, website):
    add_links(site, *[f"{website.address}/page?{number % 5}" for number in range(15)])
    add_links(site, f"{website.address}/page?1#parts", page="docs/plain-english/bins.md")
    assert run(site).exit_code == 0
    assert website.most_at_once == 1
    questions = [(method, path) for method, path, *_ in website.asked]
    assert len(questions) == len(set(questions)) == 7
    assert [path for method, path in questions if method == "GET"] == ["/page?1"]
    agents = {agent for *_, agent in website.asked}
    assert len(agents) == 1
    assert re.fullmatch(
        r"Alongside/\S+ \(checks the links of https://exampleton.example/bins/\)", agents.pop()
    )


def test_only_pages_of_other_websites_are_asked(site, website):
    add_links(
        site,
        "https://exampleton.example/bins/other.html",
        "mailto:a@b.example",
        "tel:0123456",
        "index.md",
        "ftp://127.0.0.1/a",
        "javascript:alert(1)",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "#large-items",
    )
    assert run(site).exit_code == 0
    assert asked_paths(website) == ["/home"]


def test_what_was_there_today_is_not_asked_again(site, website):
    add_links(site, f"{website.address}/page", f"{website.address}/gone", f"{website.address}/busy")
    run(site)
    asked_paths(website)
    run(site)
    assert set(asked_paths(website)) == {"/gone", "/busy"}
    run(site, "--no-cache")
    assert {"/page", "/home"} <= set(asked_paths(website))
    # Another part of a page that is known needs another look.
    add_links(site, f"{website.address}/page#nothing")
    assert "no part called" in run(site).output
    assert "/page" in asked_paths(website)


def test_the_last_day_on_which_it_was_there_is_told(site, website, monkeypatch):
    line = add_links(site, f"{website.address}/page")
    assert run(site).exit_code == 0
    monkeypatch.setattr(clock, "today", lambda: date(2026, 12, 24))
    monkeypatch.setitem(STATUSES, "/page", 404)
    told = " ".join(run(site).output.split())
    assert f"{PAGE}:{line}" in told
    assert f"answers 404. It was there on {TODAY}." in told


def test_a_kept_answer_of_another_version_is_asked_again(site, website):
    add_links(site, f"{website.address}/page")
    run(site)
    asked_paths(website)
    for file in (site / ".build" / "cache" / "links").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")
    assert run(site).exit_code == 0
    assert set(asked_paths(website)) == {"/page", "/home"}


def test_only_files_that_are_named_or_were_changed(site, website):
    add_links(site, f"{website.address}/gone")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for command in (["init", "-q", "-b", "main"], ["add", "docs"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], cwd=site, check=True, capture_output=True)
    (site / ".git" / "info" / "exclude").write_text("/publication.yml\n")
    add_links(site, f"{website.address}/removed", page="docs/index.md")
    changed = run(site, "--changed-since", "main")
    assert asked_paths(website) == ["/removed", "/removed"]
    assert (changed.exit_code, "404" in changed.output) == (1, False), changed.output
    named = run(site, PAGE)
    assert set(asked_paths(website)) == {"/gone"}
    assert (named.exit_code, "410" in named.output) == (1, False)
    nothing = run(site, "docs/easy-read")
    assert (nothing.exit_code, "No link to another website" in nothing.output) == (0, True)
    assert asked_paths(website) == []
    assert run(site, "docs/nothing.md").exit_code == 2
    assert run(site, "docs/index.md", "--changed-since", "main").exit_code == 2


@pytest.mark.parametrize("format_", ["json", "github", "sarif", "junit", "markdown"])
def test_every_form_of_report_tells_it(site, website, format_):
    add_links(site, f"{website.address}/gone")
    done = run(site, "--format", format_)
    assert done.exit_code == 1
    assert "linked-page-gone" in done.stdout
    if format_ in ("json", "sarif"):
        assert json.loads(done.stdout)


def test_a_website_has_a_rest_between_two_questions():
    turns, times = Turns(0.2), []

    def ask_twice():
        for _ in range(2):
            with turns.of("one.example"):
                times.append(time.monotonic())

    threads = [Thread(target=ask_twice) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rests = [after - before for before, after in zip(times, times[1:], strict=False)]
    assert len(rests) == 3 and min(rests) >= 0.19
    began = time.monotonic()
    with turns.of("other.example"):
        assert time.monotonic() - began < 0.1


def test_no_gate_has_these_rules():
    """A check or a release never asks another website."""
    links = rulebook.load_link_rules()
    assert links and not links.keys() & rulebook.load().keys()
    assert {rule.gate for rule in links.values()} == {rulebook.LINKS}
    assert rulebook.LINKS not in rulebook.GATES
