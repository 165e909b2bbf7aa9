"""alongside status: every document in every version and format, for people, browsers and programs."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from lxml import html

from alongside.authoring.status import page_statuses
from alongside.cli.commands import alongside
from alongside.model import Format, FormatState, SignOffState, TextState, Verdict
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.release.release import release
from alongside.reports import as_html, status_report
from tiny_site import TODAY

PLAIN = "docs/plain-english/bins.md"

FORMATS_OF_TODAY = (Format.WEB, Format.PDF, Format.LARGE_PRINT, Format.BOOK, Format.EPUB)


def change(root, path, old, new):
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def found(root):
    return {(s.document, s.strand.key): s for s in page_statuses(find_documents(root, TODAY))}


def status(root, *arguments):
    return CliRunner().invoke(alongside, ["--root", str(root), "status", *arguments])


def test_a_good_publication_is_up_to_date(tiny):
    states = {s.text for s in found(tiny).values()}
    assert states == {TextState.AUTHORED, TextState.CURRENT}
    assert set(found(tiny)["bins", "ur"].sign_offs.values()) == {SignOffState.SIGNED}
    assert "Every version says what its source says." in status(tiny).output


def test_a_change_goes_down_the_chain_section_by_section(tiny):
    change(tiny, "docs/bins.md", "before 7am", "before 6am")
    now = found(tiny)
    assert (now["bins", "plain-english"].text, now["bins", "plain-english"].stale) == (
        TextState.STALE,
        ("collection-days",),
    )
    assert now["bins", "ur"].text is TextState.WAITING_FOR_SOURCE
    change(tiny, PLAIN, "before 7am", "before 6am")
    change(tiny, PLAIN, "d79f3c", "a421f8")
    now = found(tiny)
    assert now["bins", "plain-english"].text is TextState.CURRENT
    assert now["bins", "ur"].stale == now["bins", "easy-read"].stale == ("collection-days",)
    assert now["index", "ur"].text is TextState.CURRENT


def test_a_missing_page_and_a_void_sign_off(tiny):
    (tiny / "docs/easy-read/index.md").unlink()
    (tiny / PLAIN).write_text("no settings", encoding="utf-8")
    change(tiny, "docs/languages/ur/index.md", "12,400", "12,500")
    now = found(tiny)
    assert now["index", "easy-read"].text is TextState.MISSING
    assert now["bins", "plain-english"].text is TextState.UNREADABLE
    assert now["bins", "ur"].text is TextState.WAITING_FOR_SOURCE
    assert now["index", "ur"].sign_offs == {"translation": SignOffState.VOID}


def test_what_readers_have(tiny):
    before = page_statuses(find_documents(tiny, TODAY))
    variants = find_documents(tiny, TODAY).variants
    (tiny / "site").mkdir()
    entries = [
        {
            "source": v.path.as_posix(),
            "level": v.strand.level,
            "language": v.strand.language,
            "format": name,
            "source_fingerprints": {s.id: s.fingerprint for s in v.sections},
        }
        for v in variants.values()
        for name in ("web", "pdf")
        if (v.document, name) != ("index", "pdf")
    ]
    (tiny / "site/release.json").write_text(json.dumps({"artifacts": entries}), encoding="utf-8")
    change(tiny, PLAIN, "before 7am", "before 6am")
    now = found(tiny)
    assert {state for s in before for state in s.formats.values()} == {FormatState.UNRELEASED}
    assert now["bins", "plain-english"].formats == {
        "web": FormatState.OLDER,
        "pdf": FormatState.OLDER,
    }
    assert now["index", "ur"].formats == {
        "web": FormatState.RELEASED,
        "pdf": FormatState.UNRELEASED,
    }
    (tiny / "site/release.json").write_text("{", encoding="utf-8")
    assert found(tiny)["index", "ur"].formats["web"] is FormatState.UNRELEASED


def test_what_readers_have_of_files_of_the_whole(tiny):
    settings = "\nedition:\n  version: 1.0\n  date: 2026-11-22\n"
    change(
        tiny,
        "publication.yml",
        "formats: [web, pdf]",
        "formats: [web, book, epub, what-changed, council-pack]" + settings,
    )
    sources = find_documents(tiny, TODAY)
    outputs = expected_outputs(sources, tiny / ".build/site")
    for path in [*(artifact.path for artifact in outputs.artifacts), *outputs.pages]:
        (outputs.site_folder / path).parent.mkdir(parents=True, exist_ok=True)
        (outputs.site_folder / path).write_text("made", encoding="utf-8")
    release(outputs, (Verdict("sources", (), {}),), {})
    assert {state for s in found(tiny).values() for state in s.formats.values()} == {
        FormatState.RELEASED
    }
    assert list(found(tiny)["bins", "ur"].formats) == [
        "web",
        "book",
        "epub",
        "council-pack",
    ]  # nothing was kept before
    change(tiny, PLAIN, "before 7am", "before 6am")
    now = found(tiny)
    assert set(now["bins", "plain-english"].formats.values()) == {FormatState.OLDER}
    assert set(now["index", "plain-english"].formats.values()) == {FormatState.RELEASED}


def test_the_table_fits_a_terminal(tiny):
    change(tiny, "docs/bins.md", "3 bins", "4 bins")
    change(
        tiny,
        "publication.yml",
        "exceptions: []",
        "exceptions:\n  - {rule: stale-section, scope: [docs/easy-read/], "
        "reason: We wait, owner: Lead, until: 2099-01-01}",
    )
    text = status(tiny).output
    assert max(map(len, text.splitlines())) <= status_report.WIDTH
    assert re.search(
        r"plain-english +stale +not needed +not released +–\n +out of date: introduction\n", text
    )
    assert re.search(r"easy-read +waits +signed off +not released +2099-01-01\n", text)
    assert "alongside diff docs/plain-english/bins.md" in text
    many = [
        replace(
            s,
            strand=replace(s.strand, key="a-very-long-name-of-a-strand"),
            stale=("a-long-name-of-a-section",) * 9,
            formats=dict.fromkeys(FORMATS_OF_TODAY, FormatState.OLDER),
        )
        for s in found(tiny).values()
    ]
    assert max(map(len, status_report.render(many).splitlines())) <= status_report.WIDTH


@pytest.mark.parametrize("columns", [32, 40, 60, 79])
def test_a_narrow_screen_gets_lines_instead_of_a_table(tiny, columns):
    text = status_report.render(found(tiny).values(), columns)
    assert max(map(len, text.splitlines())) <= columns
    assert "  easy-read\n    text: up to date\n    sign-off: signed off\n" in text
    assert "    release: not released\n" in text


def test_json_is_for_other_programs(tiny):
    change(tiny, "docs/bins.md", "3 bins", "4 bins")
    told = json.loads(status(tiny, "--format", "json").output)
    assert told["summary"]["stale"] == 1
    entry = next(v for v in told["variants"] if v["path"] == PLAIN)
    assert (entry["text"], entry["stale_sections"], entry["formats"]["pdf"]) == (
        "stale",
        ["introduction"],
        "not released",
    )


def test_the_page_for_a_browser_needs_nothing_else(tiny, tmp_path):
    page = as_html.render_status("Bins <in> Exampleton", page_statuses(find_documents(tiny, TODAY)))
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //link | //img | //*[@style] | //*[@onclick]")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "Bins &lt;in&gt; Exampleton" in page
    assert [row.get("scope") for row in tree.xpath("//tbody//th")] == ["row"] * 8
    assert tree.xpath("//table/caption") and tree.xpath("//html/@lang") == ["en"]
    done = status(tiny, "--format", "html", "-o", str(tmp_path / "status.html"))
    assert done.exit_code == 0 and (tmp_path / "status.html").read_text(
        encoding="utf-8"
    ).startswith("<!DOCTYPE html>")


def test_the_page_is_not_put_among_what_readers_get(tiny):
    (tiny / "site").mkdir()
    done = status(tiny, "--format", "html", "-o", str(tiny / "site" / "status.html"))
    assert done.exit_code == 2
    assert list((tiny / "site").iterdir()) == []


def test_the_policy_of_the_page_allows_its_own_style_and_no_other(tiny):
    page = as_html.render_status("Bins", page_statuses(find_documents(tiny, TODAY)))
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in page.replace("&#39;", "'")
