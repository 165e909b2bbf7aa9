"""site/ changes as a whole or not at all."""

import json
from dataclasses import replace
from datetime import date

import pytest

from alongside.errors import BadInput, BuildFailed, GateFailed
from alongside.model import Finding, Format, Place, Sources, Status, Verdict
from alongside.outputs.expected import expected_outputs
from alongside.outputs.release_id import input_digests
from alongside.release.release import changed_files, clean_up, read_release_id, release
from release.releases import PASSED, change, snapshot


def test_a_release_lists_every_artifact_with_its_hash_and_source(outputs):
    made = release(outputs, PASSED, {"Check": 1.0})
    manifest = json.loads((made.site / "release.json").read_text(encoding="utf-8"))
    assert manifest["id"] == made.id
    assert [a["path"] for a in manifest["artifacts"]] == sorted(a.path for a in outputs.artifacts)
    assert set(manifest["artifacts"][0]) == {
        "path",
        "sha256",
        "document",
        "level",
        "language",
        "format",
        "source",
        "source_fingerprints",
    }
    assert set(manifest["printed_releases"]) == {a.path for a in outputs.artifacts if a.is_pdf}
    assert manifest["rules"]["sources"] == {"a-rule": {"passed": 3}}
    assert {
        page["path"]: [(made["for"], made["state"]) for made in page["sign_offs"]]
        for page in manifest["pages"]
        if page["document"] == "bins"
    } == {
        "docs/bins.md": [],
        "docs/plain-english/bins.md": [],
        "docs/easy-read/bins.md": [("easy-read", "signed off")],
        "docs/languages/ur/bins.md": [("translation", "signed off")],
    }
    assert changed_files(made.site) == []


def test_a_file_of_a_whole_strand_lists_the_sections_of_all_its_pages(outputs):
    publication = replace(outputs.sources.publication, formats=(Format.WEB, Format.EPUB))
    outputs = expected_outputs(
        replace(outputs.sources, publication=publication), outputs.site_folder
    )
    for artifact in outputs.artifacts:
        (outputs.site_folder / artifact.path).write_text("whole", encoding="utf-8")
    (outputs.site_folder / "introduction.html").write_text("first", encoding="utf-8")
    for page in outputs.pages:
        (outputs.site_folder / page).write_text("page", encoding="utf-8")
    manifest = json.loads(
        (release(outputs, PASSED, {}).site / "release.json").read_text(encoding="utf-8")
    )
    books = {entry["path"]: entry for entry in manifest["artifacts"] if entry["format"] == "epub"}
    assert sorted(books) == [
        "book-full-en.epub",
        "easy-read/book-easy-read-en.epub",
        "plain-english/book-plain-english-en.epub",
        "ur/book-plain-english-ur.epub",
    ]
    assert (
        books["ur/book-plain-english-ur.epub"]["document"],
        books["ur/book-plain-english-ur.epub"]["source"],
    ) == (
        "book",
        "docs/languages/ur",
    )
    assert {"index#introduction", "bins#introduction"} <= set(
        books["ur/book-plain-english-ur.epub"]["source_fingerprints"]
    )


def test_the_same_input_gives_the_same_id_whatever_the_times(outputs):
    first = release(outputs, PASSED, {"Check": 1.0})
    before = snapshot(first.site)
    second = release(outputs, PASSED, {"Check": 9.0})
    assert (second.id, second.changed, snapshot(second.site)) == (first.id, False, before)


def test_the_same_input_with_another_outcome_is_released_under_the_same_id(outputs):
    """As when the libraries of the system have changed."""
    first = release(outputs, PASSED, {})
    change(outputs)
    second = release(outputs, PASSED, {})
    assert (second.id, second.changed) == (first.id, True)
    assert changed_files(second.site) == []


def test_what_changed_on_the_way_is_not_released(outputs):
    (outputs.sources.root / "docs" / "bins.md").write_text("other words", encoding="utf-8")
    with pytest.raises(BuildFailed, match="changed while this run"):
        release(outputs, PASSED, {})
    assert not (outputs.sources.root / "site").exists()


def test_a_pack_is_listed_with_the_fingerprints_of_every_file(outputs):
    publication = replace(
        outputs.sources.publication, formats=(Format.WEB, Format.BOOK, Format.PACK)
    )
    owing = expected_outputs(replace(outputs.sources, publication=publication), outputs.site_folder)
    for artifact in owing.artifacts:
        (owing.site_folder / artifact.path).write_text(f"first {artifact.path}", encoding="utf-8")
    listed = json.loads(
        (release(owing, PASSED, {}).site / "release.json").read_text(encoding="utf-8")
    )["artifacts"]
    (pack,) = (entry for entry in listed if entry["format"] == Format.PACK)
    assert (pack["path"], pack["document"], pack["source"]) == (
        "council-pack-en.zip",
        Format.PACK,
        "docs",
    )
    assert pack["source_fingerprints"] == {
        variant.path.as_posix(): variant.fingerprint
        for variant in outputs.sources.variants.values()
    }


def test_a_refused_verdict_changes_nothing(outputs):
    site = release(outputs, PASSED, {}).site
    before = snapshot(site)
    change(outputs)
    finding = Finding("r", "blocks", Status.FAILED, Place("docs/x.md"), "w", "", "", "y", "m")
    with pytest.raises(GateFailed):
        release(outputs, (Verdict("outputs", (finding,), {}),), {})
    assert snapshot(site) == before


def test_a_missing_artifact_changes_nothing(outputs):
    site = release(outputs, PASSED, {}).site
    before = snapshot(site)
    change(outputs)
    (outputs.site_folder / outputs.artifacts[1].path).unlink()
    with pytest.raises(BuildFailed):
        release(outputs, PASSED, {})
    assert snapshot(site) == before


def test_a_folder_that_is_not_a_release_is_never_replaced(outputs):
    site = outputs.sources.root / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("the only copy", encoding="utf-8")
    with pytest.raises(BadInput, match="not a release"):
        clean_up(outputs.sources.root)
    assert snapshot(site) == {"thesis.txt": b"the only copy"}


def test_an_ended_exception_is_not_listed_as_in_force(outputs):
    later: Sources = replace(outputs.sources, today=date(2999, 1, 1))
    made = release(replace(outputs, sources=later, input_digests=input_digests(later)), PASSED, {})
    assert json.loads((made.site / "release.json").read_text(encoding="utf-8"))["exceptions"] == []


@pytest.mark.parametrize("kind", ["a link", "a file"])
def test_a_site_that_is_no_folder_is_refused(outputs, kind):
    root = outputs.sources.root
    (root / "www").mkdir()
    if kind == "a link":
        (root / "site").symlink_to("www")
    else:
        (root / "site").write_text("notes", encoding="utf-8")
    with pytest.raises(BadInput, match="link or a file"):
        clean_up(root)
    assert (root / "site").is_symlink() == (kind == "a link")


def test_a_file_that_somebody_added_is_never_lost(outputs):
    site = release(outputs, PASSED, {}).site
    (site / "CNAME").write_text("www.example.org", encoding="utf-8")
    with pytest.raises(BadInput, match="not a release") as caught:
        clean_up(outputs.sources.root)
    assert caught.value.seen == "CNAME"


def test_a_page_that_somebody_edited_is_mended_by_publishing(outputs):
    site = release(outputs, PASSED, {}).site
    (site / "index.html").write_text("edited", encoding="utf-8")
    clean_up(outputs.sources.root)
    assert release(outputs, PASSED, {}).changed
    assert changed_files(site) == []


def test_an_empty_site_folder_is_no_obstacle(outputs):
    (outputs.sources.root / "site").mkdir()
    clean_up(outputs.sources.root)
    assert changed_files(release(outputs, PASSED, {}).site) == []


def test_what_cannot_be_kept_does_not_undo_a_release(outputs):
    root = outputs.sources.root
    release(outputs, PASSED, {})
    (root / ".releases" / "previous").write_text("in the way", encoding="utf-8")
    change(outputs)
    made = release(outputs, PASSED, {})
    assert read_release_id(root / "site") == made.id
    assert read_release_id(root / ".releases" / "previous") is not None


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "[]", '{"id": 1}', "\0", "null"])
def test_a_manifest_that_is_none_is_no_release(outputs, text):
    site = release(outputs, PASSED, {}).site
    (site / "release.json").write_text(text, encoding="utf-8")
    assert read_release_id(site) is None
    with pytest.raises(BadInput, match="not a release"):
        clean_up(outputs.sources.root)
