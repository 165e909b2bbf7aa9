"""What scripts/bench counts and how it tells it. The measurements themselves need a built site and a browser."""

import gzip
import json
import re
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from bench import lighthouse, preview, weight
from bench.routes import GENERATED, our_routes, stock_routes
from bench.server import KEEP_SECONDS, Response, serve_counting
from bench.stock import write_stock_site
from bench.visits import MeasuredVisit, summarize_visit

from alongside.errors import ToolMissing
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY
from websites import website

ROOT = Path(__file__).parent.parent
FIRST = [
    Response("/ur/", 4000),
    Response("/assets/site.css?v=2", 3000),
    Response("/go.js", 500),
    Response("/index.json", 900),
    Response("/a.woff2", 70_000),
    Response("/a.svg", 600),
]
SECOND = [Response("/ur/b.html", 3500), Response("/b.svg", 700)]
LIMITS = load()["page-too-heavy"].limits


def visit(**changed):
    return MeasuredVisit(
        **{
            "page": "a.html",
            "code": 7000,
            "code_requests": 3,
            "size": 9000,
            "requests": 5,
            "second": 3000,
            "second_size": 3000,
            "shift": 0,
            "tasks": 0,
            **changed,
        }
    )


def report(score=1.0, weight_of=1, **more):
    audit = {"id": "meta-description", "title": "No description", "score": score}
    return {
        "audits": {"meta-description": audit},
        **more,
        "categories": {
            name: {"score": score, "auditRefs": [{"id": "meta-description", "weight": weight_of}]}
            for name in lighthouse.LIMITS
        },
    }


def test_what_a_visit_weighs():
    found = summarize_visit("ur/index.html", FIRST, SECOND, 0.25, 2)
    assert (found.code, found.code_requests) == (7500, 3)
    assert (found.size, found.requests) == (79_000, 6)
    assert (found.second, found.second_size) == (3500, 4200)
    assert (found.shift, found.tasks) == (0.25, 2)


def test_the_server_packs_lets_files_be_kept_and_counts(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<p>" * 1000)
    (tmp_path / "a.woff2").write_bytes(bytes(1000))
    with serve_counting(tmp_path, "/strategy/") as (address, counter):
        for name in ("a.html", "a.woff2"):
            with urlopen(Request(address + name, headers={"Accept-Encoding": "gzip"})) as answer:
                assert answer.headers["Cache-Control"] == f"max-age={KEEP_SECONDS}"
                body = answer.read()
                packed = answer.headers["Content-Encoding"] == "gzip"
                assert (gzip.decompress(body) if packed else body) == (tmp_path / name).read_bytes()
        html, font = counter.take()
    assert html.size < 100
    assert font == Response("/a.woff2", 1000)
    assert counter.take() == []


def test_a_reader_goes_on_to_the_next_document_and_from_our_pages_to_the_first(tiny):
    sources = find_documents(tiny, TODAY)
    ours, stock = our_routes(sources), stock_routes(sources)
    assert ours["ur"] == [("ur/index.html", "ur/bins.html"), ("ur/bins.html", "ur/index.html")]
    assert stock["easy-read"] == [
        ("en-Easy/index.html", "en-Easy/bins.html"),
        ("en-Easy/bins.html", "en-Easy/index.html"),
    ]
    assert ("ur/feedback.html", "ur/index.html") in ours[GENERATED]
    visited = {page for pages in ours.values() for page, _ in pages}
    assert visited == set(expected_outputs(sources, tiny).pages)


def test_a_page_in_another_script_may_weigh_more(tmp_path):
    limits = weight.page_limits(website(tmp_path))
    assert limits["bins.html"]["size"] == LIMITS["latin"] * 1000
    assert limits["ur/bins.html"]["size"] == LIMITS["other"] * 1000


@pytest.mark.parametrize(
    "name, value",
    [
        ("code", 15_001),
        ("code_requests", 6),
        ("size", 60_001),
        ("second", 8001),
        ("shift", 0.01),
        ("tasks", 1),
    ],
)
def test_what_is_over_a_limit(tmp_path, name, value):
    limits = weight.page_limits(website(tmp_path))["bins.html"]
    assert weight.format_violations(visit(), limits) == []
    [line] = weight.format_violations(visit(**{name: value}), limits)
    assert line.startswith(f"a.html: {name.replace('_', ' ')} is ")


def test_the_table_shows_the_worst_page_and_how_many_times_more_material_weighs():
    ours = {"full": [visit(), visit(code=7500, size=10_000)], "ur": [visit()]}
    heading, own, stock, ratio, alone = weight.table(
        ours, {"full": [visit(code=75_000, size=100_000)]}
    )
    assert re.search(r"full +ours +7\.5 kB +3 +10\.0 kB +5 ", own)
    assert re.search(r"Material +75\.0 kB +3 +100\.0 kB +5 ", stock)
    assert re.search(r"ratio +10\.0 × +1\.0 × +10\.0 ×", ratio)
    assert alone.startswith("ur")


def test_the_stock_site_has_our_words_and_nothing_of_our_theme(tiny, tmp_path):
    staged = tmp_path / "staged"
    for path, text in {
        "en/bins.md": "---\ntitle: Bins\n---\nHello",
        "en/home.md": "---\ndescription: ''\ntemplate: a\n---\n",
        "assets/fonts/a.css": "p {}",
    }.items():
        (staged / path).parent.mkdir(parents=True, exist_ok=True)
        (staged / path).write_text(text, encoding="utf-8")
    (tmp_path / "stock").mkdir()
    settings = write_stock_site(find_documents(tiny, TODAY).publication, staged, tmp_path / "stock")
    assert [path.name for path in (tmp_path / "stock" / "docs").rglob("*.*")] == ["bins.md"]
    assert "name: material" in settings.read_text(encoding="utf-8")


def test_audits_that_do_not_count_are_left_out():
    assert lighthouse.read_report(report()).imperfect_audits == ()
    assert lighthouse.read_report(report(score=0.5, weight_of=0)).imperfect_audits == ()
    scores = lighthouse.read_report(report(score=0.5))
    assert set(scores.by_category.values()) == {50}
    assert scores.imperfect_audits[0] == "meta-description: No description"


def test_a_page_that_lighthouse_could_not_see_has_no_score():
    with pytest.raises(ToolMissing):
        lighthouse.read_report(report(runtimeError={"message": "NO_FCP"}))


def test_the_middle_of_several_runs():
    runs = [
        lighthouse.Scores(dict.fromkeys(lighthouse.LIMITS, score), ()) for score in (90, 100, 99)
    ]
    assert lighthouse.median_of(runs).by_category["performance"] == 99


def test_one_page_of_each_template_and_strand(tiny):
    sources = find_documents(tiny, TODAY)
    chosen = lighthouse.sample_pages(sources, list(expected_outputs(sources, tiny).pages))
    assert {"404.html", "introduction.html", "easy-read/index.html", "ur/index.html"} <= set(chosen)
    assert "ur/feedback.html" not in chosen


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_what_the_bench_needs_of_node_is_pinned_and_names_no_registry(name):
    text = (ROOT / "bench" / name).read_text(encoding="utf-8")
    assert not re.search(r"\w://|\"resolved\"", text)
    entries = json.loads((ROOT / "bench" / "package-lock.json").read_text(encoding="utf-8"))[
        "packages"
    ]
    wanted = json.loads((ROOT / "bench" / "package.json").read_text(encoding="utf-8"))[
        "dependencies"
    ]
    assert {package: entries[f"node_modules/{package}"]["version"] for package in wanted} == wanted
    assert [
        path
        for path, entry in entries.items()
        if path and not entry["integrity"].startswith("sha512-")
    ] == []
    assert [path for path, entry in entries.items() if entry.get("hasInstallScript")] == []


def test_alongside_does_not_know_of_the_bench():
    for path in (ROOT / "src").rglob("*.py"):
        assert not re.search(
            r"^\s*(from|import) bench\b", path.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_what_the_bench_needs_of_python_is_pinned_with_hashes_and_is_not_alongsides():
    lock = (ROOT / "bench" / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w-]+)==(\S+) \\$", lock, re.MULTILINE))
    assert lock.count("--hash=sha256:") >= len(pinned)
    wanted = (ROOT / "bench" / "requirements.in").read_text(encoding="utf-8")
    for name, version in re.findall(r"^([\w-]+)==(\S+)", wanted, re.MULTILINE):
        assert pinned[name] == version
    own = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name in pinned if re.search(rf"^{name}==", own, re.MULTILINE)] == []


def test_a_writers_pages_are_of_every_version_and_the_worst_wait_counts(tiny):
    chosen = preview.choose_pages(find_documents(tiny, TODAY))
    assert {page.strand.key for page in chosen} == {"full", "plain-english", "easy-read", "ur"}
    assert len(chosen) == len({page.path for page in chosen}) == 8
    heading, first, _, median, worst, limit = preview.table(
        [preview.Edit("docs/a.md", 1.5, 2, 0.5), preview.Edit("docs/b.md", 0.5, 1, 0.25)]
    ).splitlines()
    assert re.search(r"docs/a\.md +1\.50 +2\.00 +0\.50", first)
    assert re.search(r"median +1\.00 +1\.50 +0\.38", median) and re.search(
        r"worst +1\.50 +2\.00 +0\.50", worst
    )
    assert "is 2 seconds" in limit
