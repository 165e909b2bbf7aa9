"""The preview's server: what went wrong is shown in the browser, and the pages come back when it is mended."""

import socket
from io import BytesIO
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.exceptions import Abort

from alongside.engines import mkdocs_events
from alongside.engines.mkdocs import MkdocsEngine
from alongside.engines.mkdocs_serve import PreviewServer
from alongside.preview import stage_changes
from alongside.preview.writers_preview import WritersPreview
from alongside.publication.catalogue import find_documents
from alongside.system import clock
from alongside.web.staging import stage_publication
from buildable import make_buildable
from tiny_site import TODAY, copy_of_tiny

BROKEN = "Until then the preview shows the page as it was."


class Preview:
    """The server without its network: edits, and what a browser would get."""

    def __init__(self, root, out):
        self.root, self.out, self.full = root, out, 0
        self.preview = WritersPreview(print)
        self.build()
        config = mkdocs_events.last_build().config
        self.server = PreviewServer(config, self.build, self.preview, out, stage_changes)
        self.preview.read_built_page = self.server.read_built_page
        self.preview.set_sources(find_documents(root, TODAY))
        self.full = 0

    def build(self):
        self.full += 1
        stage_publication(find_documents(self.root, TODAY), self.root / ".build/staged")
        MkdocsEngine(self.root).build(self.root / ".build/staged", self.out)

    def save(self, page, old, new):
        file = self.root / page
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.server.rebuild()

    def get(self, path, query=""):
        """Status and text."""
        asked = {"PATH_INFO": f"/{path}", "QUERY_STRING": query, "wsgi.input": BytesIO()}
        setup_testing_defaults(asked)
        answers = []
        body = self.server.serve_request(asked, lambda status, headers: answers.append(status))
        return answers[0][:3], b"".join(body).decode()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    with pytest.MonkeyPatch.context() as stopped:
        stopped.setattr(clock, "today", lambda: TODAY)
        yield Preview(make_buildable(copy_of_tiny(folder / "tiny")), folder / "out")


@pytest.fixture
def preview(site):
    """As it was before the tests, which may break every file."""
    paths = [site.root / "publication.yml", site.root / "pictures.yml"]
    for folder in ("docs", "theme"):
        paths += (site.root / folder).rglob("*")
    files = {path: path.read_bytes() for path in paths if path.is_file()}
    site.full = 0
    yield site
    for path, content in files.items():
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    site.server.rebuild()
    assert site.preview.problem == ""


def test_a_saved_page_is_shown_without_a_full_build(preview):
    preview.save("docs/bins.md", "before 7am", "before 6am")
    status, html = preview.get("bins.html")
    assert status == "200" and "before 6am" in html and preview.full == 0
    assert preview.get("")[0] == "200" and "writer-panel" in preview.get("index.html")[1]


def test_a_page_that_cannot_be_read_stays_as_it_was_and_comes_back(preview, capsys):
    preview.save("docs/bins.md", "title:", "title: [")
    status, html = preview.get("bins.html")
    assert status == "200" and "before 7am" in html
    assert "docs/bins.md:3" in html and BROKEN in html and "Something must be mended" in html
    assert BROKEN in capsys.readouterr().err
    preview.save("docs/bins.md", "title: [", "title:")
    assert BROKEN not in preview.get("bins.html")[1] and preview.full == 0


def test_a_page_that_is_taken_away_and_put_back(preview):
    file = preview.root / "docs/languages/ur/bins.md"
    text = file.read_bytes()
    file.unlink()
    preview.server.rebuild()
    status, html = preview.get("ur/bins.html")
    assert status == "404" and "writer-panel" in html
    file.write_bytes(text)
    preview.server.rebuild()
    assert preview.get("ur/bins.html")[0] == "200" and preview.full == 2


@pytest.mark.parametrize(
    "file, old, new, said",
    [
        ("publication.yml", "name:", "name: [", "publication.yml:"),
        ("theme/main.html", "{% block main %}", "{% block main %}{% endif %}", "theme/main.html:"),
        ("pictures.yml", "leaf:", "leaf: [", "pictures.yml:"),
        (
            "docs/bins.md",
            "We take large items",
            "![A map](no/map.png) We take large items",
            "docs/bins.md:",
        ),
    ],
)
def test_whatever_is_broken_is_said_in_the_browser_until_it_is_mended(
    preview, file, old, new, said
):
    preview.save(file, old, new)
    assert said in preview.get("bins.html")[1]
    preview.save(file, new, old)
    status, html = preview.get("bins.html")
    assert status == "200" and "before 7am" in html and "Not shown yet" not in html


def test_another_setting_is_for_all_pages(preview):
    preview.save("publication.yml", "Exampleton Council", "Exampleton Town Council")
    assert "Exampleton Town Council" in preview.get("credits.html")[1] and preview.full == 1
    preview.save("theme/layout.html", '<body class="', '<body id="top" class="')
    assert 'id="top"' in preview.get("bins.html")[1] and preview.full == 2


def test_a_file_that_is_saved_in_two_steps_is_waited_for(preview, monkeypatch):
    file = preview.root / "docs/bins.md"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    monkeypatch.setattr(
        "time.sleep", lambda _: file.write_text(text.replace("7am", "6am"), encoding="utf-8")
    )
    preview.server.rebuild()
    assert "before 6am" in preview.get("bins.html")[1] and preview.full == 0


def test_a_fault_of_ours_is_no_end(preview, monkeypatch):
    monkeypatch.setattr(preview.preview, "render_page", lambda path: 1 / 0)
    assert preview.get("bins.html") == (
        "500",
        "The preview could not show this page. The terminal says why.",
    )
    monkeypatch.setattr("alongside.engines.mkdocs_incremental.update", lambda *_: 1 / 0)
    preview.save("docs/bins.md", "7am", "6am")
    assert "division by zero" in preview.preview.problem
    monkeypatch.undo()
    preview.save("docs/bins.md", "6am", "5am")
    assert preview.full == 1 and "before 5am" in preview.get("bins.html")[1]


def test_files_outside_the_site_are_not_served(preview):
    (preview.out.parent / "secret.html").write_text("secret")
    assert "secret" not in preview.get("../secret.html")[1]
    assert "secret" not in preview.get("writer-panel/news", "page=../secret.html&seen=0")[1]


def test_the_panel_is_no_part_of_what_is_built(preview):
    for file in preview.out.rglob("*"):
        assert not file.is_file() or b"writer-" not in file.read_bytes(), file
    assert (
        not (preview.out / preview.preview.status_path).exists()
        and preview.get("status.html")[0] == "200"
    )


def test_a_port_that_is_taken_is_said_in_words(preview):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        preview.server.server_address = other.getsockname()
        with pytest.raises(Abort) as stopped:
            preview.server.server_bind()
    port = preview.server.server_address[1]
    assert f"127.0.0.1:{port}" in str(
        stopped.value
    ) and f"scripts/serve -a 127.0.0.1:{port + 1}" in str(stopped.value)
