"""What the writer's panel says of a page."""

import subprocess
from dataclasses import replace

import pytest

from alongside.gates import judge
from alongside.model import SignOffState, WordState
from alongside.preview.measures import HARD_WORD, HARDEST_SENTENCE, LONG_SENTENCE, MISSING_PICTURE
from alongside.preview.panel import find_leaf, make_panel
from alongside.preview.writers_preview import WritersPreview, _status_sentence
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import TODAY

LONG_ONE = (
    "We utilise the green bin for food and for all of the other waste that comes out of your garden "
    "and the black bin for all of the rest of it."
)


def edit(root, page, old, new):
    file = root / "docs" / page
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def panel(root, path, verdict=None):
    sources = find_documents(root, TODAY)
    return make_panel(sources, verdict, *find_leaf(sources, path))


def judged(root):
    sources = find_documents(root, TODAY)
    return judge.judge("sources", sources, rulebook.load().values())


def test_a_good_page(tiny):
    found = panel(tiny, "plain-english/bins.html", judged(tiny))
    assert (found.file, found.name, found.findings) == (
        "docs/plain-english/bins.md",
        "Plain English",
        (),
    )
    assert found.change is None and not found.needs_pictures
    assert [score.name for score in found.scores][0] == "The page"
    assert found.scores[0].grade is None, "too few words to tell"
    assert {mark.kind for mark in found.highlights} == {HARDEST_SENTENCE}
    assert [way.path for way in found.other_versions] == [
        "bins.html",
        "easy-read/bins.html",
        "ur/bins.html",
    ]


def test_reading_age_and_its_limit(tiny):
    edit(
        tiny,
        "plain-english/bins.md",
        "## Collection",
        "We collect the food waste on Monday. " * 20 + "\n\n## Collection",
    )
    score = panel(tiny, "plain-english/bins.html").scores[0]
    assert score.is_within_limit and score.limit == 9 and score.age == round(score.grade + 5)
    assert (
        not replace(score, grade=9.1).is_within_limit and replace(score, limit=None).is_within_limit
    )


def test_sentences_and_words_by_the_measures_of_the_rules(tiny):
    edit(tiny, "plain-english/bins.md", "## Collection", f"{LONG_ONE}\n\n## Collection")
    found = panel(tiny, "plain-english/bins.html")
    [long] = [mark for mark in found.highlights if mark.kind == LONG_SENTENCE]
    [word] = [mark for mark in found.highlights if mark.kind == HARD_WORD]
    assert long.text == LONG_ONE and long.problem.endswith("words, the most is 25")
    assert LONG_ONE not in [
        mark.text for mark in found.highlights if mark.kind == HARDEST_SENTENCE
    ], "it is said once"
    assert (word.text, word.sentence) == ("utilise", LONG_ONE) and "“use”" in word.mend
    line = (tiny / found.file).read_text(encoding="utf-8").split("\n").index(LONG_ONE) + 1
    assert (long.line, word.line) == (line, line)
    assert set(found.highlight_pages) == {"plain-english/bins.html"}


def test_a_language_without_a_measure_has_the_length_of_sentences(tiny):
    found = panel(tiny, "ur/bins.html")
    assert found.scores == () and found.language == "Urdu"
    assert found.lengths.longest >= found.lengths.average > 0


def test_easy_read_lacks_pictures(tiny):
    assert panel(tiny, "easy-read/bins.html").needs_pictures
    assert MISSING_PICTURE not in [
        mark.kind for mark in panel(tiny, "easy-read/bins.html").highlights
    ]
    edit(tiny, "easy-read/bins.md", "![](picture:leaf)\n", "")
    edit(tiny, "easy-read/bins.md", "picture:bin", "picture:binn")
    missing = [
        mark
        for mark in panel(tiny, "easy-read/bins.html").highlights
        if mark.kind == MISSING_PICTURE
    ]
    assert [mark.problem.split()[-1] for mark in missing] == ["picture.", "“binn”.", "“binn”."]
    assert missing[0].text == "Put food waste in the green bin."


def test_a_stale_section_stands_beside_what_was_changed(tiny):
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], cwd=tiny, check=True)
    edit(tiny, "bins.md", "before 7am", "before 6am")
    found = panel(tiny, "plain-english/bins.html")
    [section] = found.change.sections
    assert section.id == "collection-days" and section.made_from_line.startswith(
        "collection-days: "
    )
    assert [words for words in section.words if words[0] is not WordState.SAME] == [
        (WordState.REMOVED, "7am."),
        (WordState.ADDED, "6am."),
    ]
    html = shown(tiny, "plain-english/bins.html")
    assert '<del><span lang="en" class="writer-tag">removed</span> 7am.</del>' in html
    assert '<ins><span lang="en" class="writer-tag">added</span> 6am.</ins>' in html
    assert (
        section.made_from_line in html
        and "alongside accept docs/plain-english/bins.md collection-days" in html
    )


def test_sign_offs_are_of_this_text(tiny):
    assert panel(tiny, "easy-read/bins.html").sign_offs == (("easy-read", SignOffState.SIGNED),)
    edit(tiny, "easy-read/bins.md", "before 7am", "before 6am")
    assert panel(tiny, "easy-read/bins.html").sign_offs == (("easy-read", SignOffState.VOID),)


def test_findings_of_the_page_alone(tiny):
    edit(tiny, "plain-english/bins.md", "## Collection", f"{LONG_ONE}\n\n## Collection")
    verdict = judged(tiny)
    rules = [finding.rule for finding in panel(tiny, "plain-english/bins.html", verdict).findings]
    assert "sentence-too-long" in rules and "stale-section" not in rules
    assert "stale-section" in [
        finding.rule for finding in panel(tiny, "ur/bins.html", verdict).findings
    ]


def test_marks_of_a_page_read_in_parts_lead_to_the_part(tiny):
    file = tiny / "publication.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "sign_offs: [easy-read]", "sign_offs: [easy-read]\n    page_by_page: true"
        ),
        encoding="utf-8",
    )
    edit(
        tiny,
        "easy-read/bins.md",
        "Put paper in the blue bin.",
        "Put all of the paper that you have at home into the big blue bin.\nOr utilise a box.",
    )
    found = panel(tiny, "easy-read/bins.collection-days.html")
    at = {
        mark.text: address
        for mark, address in zip(found.highlights, found.highlight_pages, strict=True)
    }
    assert at["utilise"] == "easy-read/bins.what-goes-where.html"
    assert f"{found.other_versions[0].path}" == "bins.html#collection-days"


def shown(
    root,
    path,
    verdict=None,
    html='<html><head></head><body><a class="skip" href="#main">Skip</a></body></html>',
):
    preview = WritersPreview(print)
    preview.read_built_page = lambda _: html
    preview.set_sources(find_documents(root, TODAY), verdict)
    return preview.render_page(path)


@pytest.mark.parametrize(
    "path", ["bins.html", "easy-read/bins.html", "ur/bins.html", "credits.html"]
)
def test_every_page_has_a_panel_that_can_be_skipped_to(tiny, path):
    html = shown(tiny, path, judged(tiny))
    assert (
        html.index('href="#main"')
        < html.index('href="#writer-panel"')
        < html.index('<aside id="writer-panel"')
    )
    assert 'lang="en" dir="ltr"' in html


@pytest.mark.parametrize(
    "policy, allowed",
    [
        (
            "default-src 'none'; style-src 'self'",
            "default-src 'none'; style-src 'self'; script-src 'self'",
        ),
        ("script-src 'self' 'wasm-unsafe-eval'", "script-src 'self' 'wasm-unsafe-eval'"),
    ],
)
def test_the_policy_lets_in_the_panels_own_script_and_no_other(tiny, policy, allowed):
    head = '<html><head><meta http-equiv="Content-Security-Policy" content="{}"></head><body></body></html>'
    html = shown(tiny, "bins.html", html=head.format(policy))
    assert f'content="{allowed}"' in html
    assert "<script>" not in html and " style=" not in html and " onclick=" not in html


def test_words_of_a_file_are_never_code_of_the_panel(tiny):
    edit(
        tiny,
        "plain-english/bins.md",
        "## Collection",
        "`<b>x</b>` <i onclick=a>" + LONG_ONE + "\n\n## Collection",
    )
    assert "onclick" not in shown(tiny, "plain-english/bins.html").replace(
        "&lt;i onclick=a&gt;", ""
    )


def test_only_pages_of_the_publication_are_shown_as_source(tiny):
    preview = WritersPreview(print)
    preview.set_sources(find_documents(tiny, TODAY))
    assert (
        b'id="line-2"'
        in preview.find_resource("writer-panel/source", {"file": ["docs/bins.md"]})[1]
    )
    for file in ("publication.yml", "/etc/passwd", "../x", ""):
        assert (
            b"not a page of the publication"
            in preview.find_resource("writer-panel/source", {"file": [file]})[1]
        )
    assert (
        preview.find_resource("writer-panel/../x.py", {}) is None
        and preview.find_resource("bins.html", {}) is None
    )


def test_the_sentence_above_names_as_many_findings_as_the_list_shows(tiny):
    edit(tiny, "plain-english/bins.md", "## Collection", f"{LONG_ONE}\n\n## Collection")
    settings = tiny / "publication.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace(
            "exceptions: []",
            "exceptions:\n  - {rule: stale-section, scope: [docs/languages/ur/], "
            "reason: We wait, owner: Lead, until: 2027-01-01}",
        ),
        encoding="utf-8",
    )
    found = panel(tiny, "ur/bins.html", judged(tiny))
    allowed = [finding for finding in found.findings if finding.excepted_until]
    assert allowed, "the case"
    said = _status_sentence(found, "", False)
    open_ones = len(found.findings) - len(allowed)
    assert said.startswith(f"{open_ones or 'No'} finding")
    assert f"{len(allowed)} more allowed by an exception" in said
