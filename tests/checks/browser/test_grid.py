"""Browsers of other computers find what our own finds, and one that is lost costs a retry."""

import json
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from click.testing import CliRunner

from alongside.checks import load_check
from alongside.checks.browser import grid as grids
from alongside.checks.browser import visits
from alongside.checks.browser.grid import GridBrowser, browser_count, grid_in_use, open_browser
from alongside.checks.browser.versions import browser_versions
from alongside.cli.commands import alongside
from alongside.errors import ToolMissing
from alongside.rules.rulebook import load
from alongside.system.file_cache import caches_switched_off
from browser_grid import nodes
from websites import add_style, edit, website

FAULTS = (
    f"<p id=long>{'w' * 90}</p><img src=x.png><div tabindex=0>Stop</div>"
    "<p id=pale>Pale words</p><button></button></article>"
)

FOUND = {"barrier-found-by-alfa", "barrier-found-by-axe", "page-wider-than-phone"}


def site_with_faults(folder):
    outputs = website(folder)
    for page in outputs.pages:
        edit(outputs, page, "</article>", FAULTS)
    # It has all letters, so that no browser has to look for another font.
    add_style(folder, "* { font-family: 'DejaVu Sans' } #pale { color: #bbb }")
    return outputs


def look(outputs):
    """What every audit of the browser gate finds, with nothing kept."""
    rules = [rule for rule in load().values() if rule.gate == "browser"]
    audits = [(load_check(rule), rule) for rule in rules]
    audits = [(audit, rule) for audit, rule in audits if hasattr(audit, "probe")]
    visits._last_visits.clear()
    with caches_switched_off():
        probes = [audit.probe(outputs, rule) for audit, rule in audits]
        visits.visit_pages(outputs, list(dict.fromkeys(probes)))
        return [(rule.id, each) for audit, rule in audits for each in audit.check(outputs, rule)]


def chromes(count, most):
    slots = [{"stereotype": {"browserName": "chrome"}}] * count
    return {"slots": [*slots, {"stereotype": {"browserName": "firefox"}}], "maxSessions": most}


@contextmanager
def answers(status):
    """The address of a server that says status of itself."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(status).encode())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=partial(server.serve_forever, 0.01), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def own_addresses(monkeypatch):
    """The addresses of all browsers that were started at a grid."""
    started = []
    start = grids._RemoteChrome.__init__

    def note(driver, address, options):
        start(driver, address, options)
        started.append(address)

    monkeypatch.setattr(grids._RemoteChrome, "__init__", note)
    return started


@pytest.mark.browser
def test_browsers_of_a_grid_find_what_our_own_finds(tmp_path, own_addresses):
    outputs = site_with_faults(tmp_path)
    ours = look(outputs)
    assert {rule for rule, _ in ours} >= FOUND
    with nodes(2) as both, grid_in_use([node.address for node in both]):
        assert browser_count() == 2
        assert look(outputs) == ours
    assert set(own_addresses) == {node.address for node in both}


@pytest.mark.browser
def test_a_computer_that_is_lost_costs_a_retry_and_nothing_else(tmp_path, monkeypatch):
    outputs = site_with_faults(tmp_path)
    ours = look(outputs)
    inspect, lost, seen = visits.inspect_page, [], []
    with nodes(2) as both, grid_in_use([node.address for node in both]):

        def inspect_and_lose(driver, address, probes):
            place = driver.command_executor._client_config.remote_server_addr
            if not lost and place in seen:  # in its second page
                lost.extend(node for node in both if node.address == place)
                lost[0].kill()
            seen.append(place)
            return inspect(driver, address, probes)

        monkeypatch.setattr(visits, "inspect_page", inspect_and_lose)
        found = look(outputs)
        assert [node.is_running for node in both if node not in lost] == [True]
    assert found == ours
    assert len(lost) == 1 and len(seen) == len(outputs.pages) + 1


@pytest.mark.browser
def test_a_browser_of_another_version_is_refused(tmp_path):
    own = browser_versions(tmp_path)
    older = own.replace(own.split()[1], "99.0.4844.51")
    with nodes(1) as [node], grid_in_use([node.address]):
        with pytest.raises(ToolMissing, match="another version") as caught, open_browser(older):
            pass
        assert node.address in caught.value.seen and own.split()[1] in caught.value.seen
        with open_browser(own) as browser:
            assert isinstance(browser, GridBrowser)


@pytest.mark.browser
def test_a_grid_whose_computers_are_all_lost_is_said_in_words(tmp_path):
    with nodes(1) as [node], grid_in_use([node.address]):
        node.kill()
        versions = browser_versions(tmp_path)
        with pytest.raises(ToolMissing, match="No browser") as caught, open_browser(versions):
            pass
    assert node.address in caught.value.seen


def test_a_grid_has_as_many_browsers_as_its_computers_allow():
    nodes_of_grid = [chromes(4, 2), chromes(1, 8)]
    with answers({"value": {"ready": True, "nodes": nodes_of_grid}}) as address:
        with grid_in_use([f"{address}/"]):
            assert browser_count() == 3
        with grid_in_use([address, address]):
            assert browser_count() == 6
    own = browser_count()
    with grid_in_use([]):
        assert browser_count() == own


@pytest.mark.parametrize(
    "status", [{"value": {"nodes": [{}]}}, {"value": None}, {}, [], "words", 1], ids=str
)
def test_an_answer_that_no_grid_gives_is_refused(status):
    with answers(status) as address, pytest.raises(ToolMissing) as caught, grid_in_use([address]):
        pass
    assert address in caught.value.seen and "--grid" in caught.value.mend


def test_a_grid_without_chromium_is_refused():
    refused = pytest.raises(ToolMissing, match="no browser Chrome")
    with answers({"value": {"nodes": [chromes(0, 1)]}}) as address, refused, grid_in_use([address]):
        pass


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1", "grid:4444", "", "http://no.such.host:1"]
)
def test_a_grid_that_is_not_there_ends_a_run_in_words(tiny, address):
    run = CliRunner().invoke(alongside, ["--root", str(tiny), "publish", "--grid", address])
    assert run.exit_code == 3
    assert "The grid does not answer." in run.output and "Traceback" not in run.output
