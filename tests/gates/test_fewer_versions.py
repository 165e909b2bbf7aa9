"""A publication may have fewer levels, languages or formats: no rule then says that it cannot tell."""

import shutil
from dataclasses import replace
from itertools import product

import pytest

from alongside.gates.judge import judge
from alongside.model import Artifact, Format, Status
from alongside.outputs.expected import expected_outputs
from alongside.publication.catalogue import find_documents
from alongside.rules.rulebook import load
from tiny_site import TODAY
from websites import website

RULES = list(load().values())
LEVELS = {
    "easy-read": "  easy-read:\n    folder: easy-read\n    made_from: plain-english\n    sign_offs: [easy-read]\n",
    "plain-english": "  plain-english:\n    folder: plain-english\n    made_from: full\n",
}
URDU = (
    "languages:\n  - tag: ur\n    made_from: plain-english\n    sign_offs: [translation]\n\n",
    "  ur: ایگزامپلٹن میں کوڑے دان\n",
    "  ur: ایگزامپلٹن کونسل\n",
)


def without(root, levels, language):
    """The tiny publication without some of its levels, and without its other language."""
    settings = root / "publication.yml"
    text = settings.read_text(encoding="utf-8")
    for level in levels:
        assert LEVELS[level] in text
        text = text.replace(LEVELS[level], "")
        shutil.rmtree(root / "docs" / level)
    if "plain-english" in levels:
        text = text.replace("made_from: plain-english", "made_from: full")
    if language:
        for part in URDU:
            text = text.replace(part.replace("plain-english", "full"), "").replace(part, "")
        shutil.rmtree(root / "docs" / "languages")
    settings.write_text(text, encoding="utf-8")
    return find_documents(root, TODAY)


def untold(verdict):
    return [f.rule for f in verdict.findings if f.status is Status.CANNOT_TELL]


@pytest.mark.parametrize("language", [False, True])
@pytest.mark.parametrize(
    "levels", [(), ("easy-read",), ("easy-read", "plain-english"), ("plain-english",)]
)
def test_the_sources_gate_can_tell(tiny, levels, language):
    verdict = judge("sources", without(tiny, levels, language), RULES)
    assert untold(verdict) == []
    if "plain-english" not in levels:
        assert verdict.passed


def test_a_level_without_its_pages_is_not_a_level_that_is_not_there(tiny):
    shutil.rmtree(tiny / "docs" / "easy-read")
    verdict = judge("sources", find_documents(tiny, TODAY), RULES)
    assert "idea-too-long" in untold(verdict)
    assert not verdict.passed


QUICK = [
    rule
    for rule in RULES
    if rule.gate == "outputs" and rule.check not in ("html_not_valid", "epub_not_valid")
]


@pytest.mark.parametrize("kind", ["pdf", "epub"])
def test_each_rule_about_a_kind_of_file_says_so(kind):
    of_kind = [rule for rule in RULES if rule.id.startswith(f"{kind}-") and rule.gate == "outputs"]
    assert len(of_kind) > 2
    assert [rule.id for rule in of_kind if rule.files != kind] == []


@pytest.mark.parametrize("level", ["full", "easy-read"])
@pytest.mark.parametrize(
    "formats", [(Format.WEB,), (Format.WEB, Format.EPUB), (Format.WEB, Format.PACK)]
)
def test_the_outputs_gate_can_tell_without_pdfs(tmp_path, formats, level):
    outputs = owing(website(tmp_path), formats, level)
    asked = [rule for rule in QUICK if rule.files == "pdf"]
    assert len(asked) > 10
    verdict = judge("outputs", outputs, asked)
    assert untold(verdict) == []
    assert all(set(counts) == {"inapplicable"} for counts in verdict.outcome_counts.values())


@pytest.mark.parametrize("format_", [Format.PDF, Format.LARGE_PRINT, Format.BOOK])
def test_a_pdf_that_is_owed_and_not_there_is_no_reason_to_pass(tmp_path, format_):
    outputs = owing(website(tmp_path), (Format.WEB, format_), "easy-read")
    for pdf in outputs.site_folder.rglob("*.pdf"):
        pdf.unlink()
    # No book of this publication has a limit.
    asked = [rule for rule in QUICK if rule.files == "pdf" and rule.id != "book-too-long"]
    assert set(untold(judge("outputs", outputs, asked))) == {rule.id for rule in asked}


def test_a_publication_without_easy_read_has_no_easy_read_pdf_to_count(tmp_path):
    outputs = owing(website(tmp_path), (Format.WEB, Format.PDF), "full")
    verdict = judge("outputs", outputs, [load()["easy-read-too-long"]])
    assert verdict.outcome_counts == {"easy-read-too-long": {"inapplicable": 1}}


def owing(outputs, formats, level):
    """The website as that of a publication with one strand, of that level, and other formats."""
    source = replace(outputs.sources.publication.source, level=level)
    publication = replace(outputs.sources.publication, strands=(source,), formats=formats)
    variants = {
        key: replace(variant, strand=source)
        for key, variant in outputs.sources.variants.items()
        if key[1] == source.key
    }
    sources = replace(outputs.sources, publication=publication, variants=variants)
    artifacts = tuple(
        Artifact(f"{document}.{format_.facts.suffix}", document, source, format_)
        for format_, document in product(formats, ("bins",))
    )
    return replace(outputs, sources=sources, artifacts=artifacts)


def test_what_is_owed_follows_the_formats(tiny, tmp_path):
    sources = without(tiny, ("easy-read",), True)
    publication = replace(sources.publication, formats=(Format.WEB,))
    owed = expected_outputs(replace(sources, publication=publication), tmp_path)
    assert {artifact.format for artifact in owed.artifacts} == {Format.WEB}
