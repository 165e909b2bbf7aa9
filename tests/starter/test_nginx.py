"""The nginx settings of a new publication, with a real nginx: whole releases, right headers, nothing else."""

import gzip
import os
import re
import shutil
from datetime import date
from threading import Event, Thread

import pytest
import urllib3
from lxml import html

from alongside.assets.photograph import FORMATS
from alongside.model import Format
from alongside.publication import attachments
from alongside.release.swap import ReleaseFolders
from alongside.starter.make_site import Answers, make_site
from alongside.web.search_index import FOLDER
from nginx_server import nginx
from searchable import searchable

TODAY = date(2026, 11, 30)
PICTURES = (*(ending[1:] for ending in FORMATS), "avif", "svg")
ENDINGS = (*PICTURES, "epub", "zip", "pdf", "docx", "ics", "atom")
SWAPS = 60
YEAR = "public, max-age=31536000, immutable"
SECRETS = ("publication.yml", ".git/config", "docs/bins.md", ".releases/previous/index.html")
"""Files beside site/ that no reader may get."""
OF_CONTENT = re.compile(r"([._])[0-9a-f]{6}(?=[0-9a-f]+[.])")
FONT = re.compile(r"[\w-]+[.][0-9a-f]{8}[.]woff2")


def settings_for(folder, url):
    answers = Answers("Plan", "Council", url, "https://sample.example", "plan@sample.example")
    make_site(folder, answers, TODAY)
    return (folder / "nginx.conf").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def publication(tmp_path_factory):
    """A folder with site/, and what lies beside it."""
    folder = tmp_path_factory.mktemp("served") / "publication"
    site = searchable(folder.parent / "tiny").site_folder
    shutil.copytree(site, folder / "site")
    for secret in SECRETS:
        (folder / secret).parent.mkdir(parents=True, exist_ok=True)
        (folder / secret).write_text("secret", encoding="utf-8")
    (folder / "site" / ".hidden").write_text("secret", encoding="utf-8")
    for ending in ENDINGS:
        (folder / "site" / f"file.{ending}").write_bytes(b"content")
    return folder


def serve(tmp_path_factory, publication, path):
    folder = tmp_path_factory.mktemp("nginx")
    settings = settings_for(folder / "made", f"https://sample.example{path}")
    return nginx(folder / "server", settings, publication)


@pytest.fixture(scope="module", params=["/", "/plan/", "/a%20b/c.d/"])
def address(request, tmp_path_factory, publication):
    """Of the site, with the path below which it is."""
    with serve(tmp_path_factory, publication, request.param) as host:
        yield host + request.param


def ask(address, method="GET", **headers):
    return urllib3.request(method, address, headers=headers, redirect=False, retries=False)


def test_a_page_has_its_headers(address):
    page = ask(f"{address}ur/bins.html")
    assert (page.status, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.headers["cache-control"] == "no-cache"
    assert_guarded(page)
    again = ask(f"{address}ur/bins.html", **{"If-None-Match": page.headers["etag"]})
    assert (again.status, again.data) == (304, b"")


def assert_guarded(page):
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in page.headers["permissions-policy"]
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "/" not in page.headers["server"]  # no version


@pytest.mark.parametrize("missing", ["nothing.html", "ur/nothing/", "assets/nothing.css"])
def test_what_is_not_there_is_said_on_the_page_for_it(address, publication, missing):
    page = ask(address + missing)
    assert (page.status, page.data) == (404, (publication / "site" / "404.html").read_bytes())
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    assert_guarded(page)


def test_no_folder_is_listed_and_nothing_else_is_served(address):
    wanted = ["assets/", "assets", "ur", "ur/", ".hidden", "site/index.html", *SECRETS]
    statuses = {path: ask(address + path).status for path in wanted}
    assert statuses == {**dict.fromkeys(wanted, 404), "ur": 301, "ur/": 200}
    outside = [f"{address}../publication.yml", f"{address}%2e%2e/publication.yml"]
    assert all(ask(path).status in (400, 404) for path in outside)


def test_a_folder_is_asked_for_with_its_last_stroke(address):
    moved = ask(f"{address}ur")
    assert moved.headers["location"].endswith("/ur/")
    host = "/".join(address.split("/")[:3])
    assert ask(host + moved.headers["location"].replace(" ", "%20")).status == 200


def test_below_a_path_nothing_is_at_the_root(tmp_path_factory, publication):
    with serve(tmp_path_factory, publication, "/plan/") as host:
        assert (ask(host).status, ask(host).headers["location"]) == (302, "/plan/")
        assert ask(f"{host}/plan").headers["location"] == "/plan/"
        for path in ("/index.html", "/site/index.html", "/planning/index.html", "/404.html"):
            page = ask(host + path)
            assert (page.status, b"<h1" in page.data) == (404, True)


def test_each_kind_of_file_is_named(address):
    types = {}
    for ending in ENDINGS:
        types[ending] = ask(f"{address}file.{ending}").headers["content-type"].split(";")[0]
    for format_ in Format:
        ending = format_.facts.suffix.rpartition(".")[2]
        assert types.setdefault(ending, format_.facts.media_type) == format_.facts.media_type
    for ending, media_type in attachments.MEDIA_TYPES.items():
        assert types[ending[1:]] == media_type
    assert types["ics"] == "text/calendar"
    assert types["atom"] == "application/atom+xml"
    assert all(types[ending].startswith("image/") for ending in PICTURES)


def test_browsers_may_show_a_pdf(address):
    """Their own viewer needs styles and scripts, which a policy for pages forbids."""
    policy = ask(f"{address}file.pdf").headers["content-security-policy"]
    assert policy == "frame-ancestors 'none'"


def test_what_is_named_by_its_content_is_kept(address, publication):
    site = publication / "site"
    kept, asked = set(), set()
    for file in sorted((site / "assets").rglob("*")) + sorted((site / FOLDER).rglob("*")):
        if file.is_file():
            answer = ask(address + file.relative_to(site).as_posix(), "HEAD")
            (kept if answer.headers["cache-control"] == YEAR else asked).add(file.suffix)
            assert answer.headers["cache-control"] in (YEAR, "no-cache")
    assert kept == {".woff2"}
    # Pagefind names its files by the words that are searched. What is shown of them can change under one name.
    assert {".css", ".js", ".svg", ".json", ".pf_fragment", ".pf_index"} <= asked


@pytest.mark.parametrize("path", ["bins.html", "assets/site.css", "assets/search-results.js"])
def test_texts_are_sent_small(address, publication, path):
    answer = urllib3.request(
        "GET",
        address + path,
        headers={"Accept-Encoding": "gzip", "Via": "1.1 proxy"},
        decode_content=False,
    )
    assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.data) == (publication / "site" / path).read_bytes()
    assert len(answer.data) < len(gzip.decompress(answer.data)) / 2


def other_release(site, folder):
    """The site as the next release might be: with other words, fonts and search index."""
    shutil.copytree(site, folder)
    for file in [*folder.glob("assets/fonts/*.woff2"), *folder.rglob("*.pf_*")]:
        file.rename(file.with_name(OF_CONTENT.sub(r"\g<1>ffffff", file.name)))
    for file in [*folder.rglob("*.html"), *folder.glob("assets/fonts/*.css")]:
        text = FONT.sub(
            lambda font: OF_CONTENT.sub(r"\g<1>ffffff", font[0]), file.read_text("utf-8")
        )
        file.write_text(text.replace("</h1>", " (new)</h1>"), encoding="utf-8")
    return folder


def swap_often(root, releases, done):
    """Each release becomes the site in turn, as release() does it."""
    folders = ReleaseFolders(root)
    try:
        for number in range(SWAPS):
            folders.recover("")
            shutil.copytree(releases[number % 2], folders.next, copy_function=os.link)
            folders.swap_in_next(str(number))
    finally:
        done.set()


def test_while_releases_change_a_reader_sees_whole_ones(tmp_path_factory, tmp_path, publication):
    root = tmp_path / "own server"
    root.mkdir()
    before = shutil.copytree(publication / "site", tmp_path / "before")
    after = other_release(before, tmp_path / "after")
    shutil.copytree(before, root / "site")
    done, seen = Event(), []
    with serve(tmp_path_factory, root, "/plan/") as host:
        swaps = Thread(target=swap_often, args=(root, (after, before), done))
        swaps.start()
        while not done.is_set():
            seen.append(read_one_page(f"{host}/plan/", before, after))
        swaps.join()
    assert set(seen) == {before, after}
    assert len(seen) > SWAPS / 2


def read_one_page(address, before, after):
    """The release of the Urdu page, once all that the page needs was there."""
    page = ask(f"{address}ur/bins.html")
    assert page.status == 200
    (release,) = [
        folder
        for folder in (before, after)
        if (folder / "ur" / "bins.html").read_bytes() == page.data
    ]
    for link in html.fromstring(page.data).xpath("//link[@rel='stylesheet' or @rel='preload']"):
        sheet = ask(f"{address}ur/{link.get('href')}")
        assert sheet.status == 200 and sheet.data
    for font in sorted(release.glob("assets/fonts/*.woff2")):
        answer = ask(f"{address}assets/fonts/{font.name}")
        assert (answer.status, answer.data) == (200, font.read_bytes())
    return release


def test_a_withdrawn_page_is_gone_at_once(tmp_path_factory, tmp_path, publication):
    """Only what pages need is served of the release before, and no page."""
    root = tmp_path / "root"
    shutil.copytree(publication / "site", root / "site")
    shutil.copytree(publication / "site", root / ".releases" / "previous")
    (root / "site" / "bins.html").unlink()
    font = next((root / "site").glob("assets/fonts/*.woff2"))
    font.unlink()
    with serve(tmp_path_factory, root, "/") as host:
        assert ask(f"{host}/bins.html").status == 404
        kept = ask(f"{host}/assets/fonts/{font.name}")
        assert (kept.status, kept.headers["content-type"]) == (200, "font/woff2")
