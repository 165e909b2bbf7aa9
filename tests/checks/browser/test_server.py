from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from alongside.checks.browser.server import serve_folder


def status_of(address):
    try:
        with urlopen(address, timeout=60) as answer:
            return answer.status
    except HTTPError as error:
        return error.code


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "site" / "ur").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "secret.html").write_text("not served", encoding="utf-8")
    return tmp_path / "site"


def test_files_are_served_below_the_path_of_the_publication_only(folder):
    with serve_folder(folder, "/strategy/") as address:
        assert address.endswith("/strategy/") and address.startswith("http://127.0.0.1:")
        assert status_of(address + "index.html") == 200
        assert status_of(address.removesuffix("strategy/") + "index.html") == 404


def test_folders_and_what_is_beside_the_site_are_not_served(folder):
    with serve_folder(folder) as address:
        assert status_of(address + "ur/") == 404
        assert status_of(address + "../secret.html") == 404
        assert status_of(address + "%2e%2e/secret.html") == 404


def test_two_sites_can_be_served_at_once(folder):
    with serve_folder(folder) as one, serve_folder(folder) as two:
        assert one != two
        assert status_of(one + "index.html") == status_of(two + "index.html") == 200
