"""What rules said is asked for again as soon as anything that they read has changed, and not before."""

from dataclasses import dataclass, replace
from random import Random

import pytest

from alongside.checks import load_check
from alongside.checks.outputs import html_not_valid
from alongside.checks.outputs.file_outcomes import (
    examine_each,
    examine_everything,
    is_known,
    outcomes_kept,
)
from alongside.formats.epub.make import make_epubs
from alongside.formats.pdf.make import make_pdfs
from alongside.gates.judge import judge
from alongside.model import Format, Outcome, Place, Status
from alongside.rules.outcomes import cannot_tell, failed, passed
from alongside.rules.rulebook import load
from alongside.system.early_answers import early_answers
from alongside.system.file_cache import caches_switched_off
from books import book_site
from epubs import share_fonts
from websites import outcomes, website

RULES = load()
RULE = RULES["pdf-text-differs"]
PLACE = Place("docs/bins.md", 3, page="bins.html", selector="p", state="")
SLOW = ("html-not-valid", "pdf-refused-by-verapdf", "epub-not-valid")
"""Each starts Java. What they say has its own cache, with its own tests."""


@dataclass(frozen=True)
class Thing:
    path: str
    digest: str

    def read_digest(self, origins):
        return self.digest


@pytest.fixture
def outputs(tmp_path):
    return website(tmp_path)


@pytest.fixture
def examine(outputs):
    """Examines things in a gate of its own; `asked` are those that were really looked at."""

    def examine(*things, rule=RULE, says=lambda thing: passed(PLACE), of=outputs):
        def look(thing, rule):
            examine.asked.append(thing.path)
            yield says(thing)

        with outcomes_kept(of):
            return list(examine_each(things, rule, look))

    examine.asked = []
    return examine


A, B = Thing("a.pdf", "1"), Thing("b.pdf", "1")


def test_what_has_not_changed_is_not_looked_at_again(examine):
    assert examine(A, B) == examine(A, B) == [passed(PLACE), passed(PLACE)]
    assert examine.asked == ["a.pdf", "b.pdf"]


def test_the_same_target_is_looked_at_each_time_outside_of_the_gate(outputs):
    asked = []
    for _ in range(2):
        list(examine_each([A], RULE, lambda thing, rule: asked.append(thing) or [passed(PLACE)]))
    assert asked == [A, A]


@pytest.mark.parametrize(
    "other",
    [
        {"things": [Thing("a.pdf", "2")]},
        {"things": [Thing("c.pdf", "1")]},
        {"rule": replace(RULE, limits={"words-around": 4})},
        {"rule": replace(RULE, id="another")},
    ],
)
def test_another_file_or_rule_is_looked_at(examine, other):
    examine(A)
    examine(*other.get("things", [A]), rule=other.get("rule", RULE))
    assert len(examine.asked) == 2


@pytest.mark.parametrize("module", ["program_version", "tool_versions"])
def test_another_program_or_tool_looks_again(examine, monkeypatch, module):
    examine(A)
    monkeypatch.setattr(
        f"alongside.checks.outputs.file_outcomes.{module}", lambda *_: "another version"
    )
    examine(A)
    assert len(examine.asked) == 2


def test_without_caches_everything_is_looked_at_and_nothing_kept(examine):
    for _ in range(2):
        with caches_switched_off():
            examine(A)
    examine(A)
    assert len(examine.asked) == 3


VALUES = {"count": 3, "share": 0.5, "words": "“ü” آپ", "nothing": None, "names": ["a", "b"]}


@pytest.mark.parametrize(
    ("said", "is_kept"),
    [
        (passed(PLACE), True),
        (failed(PLACE, seen="a", expected="b", **VALUES), True),
        (Outcome(Status.INAPPLICABLE, PLACE), True),
        (failed(PLACE, seen=Format.PDF, expected="b", kind=Format.BOOK), True),
        (cannot_tell(PLACE, "No answer came."), False),
        (failed(PLACE, names=("a", "b")), False),
        (failed(PLACE, names={"a"}), False),
        (failed(PLACE, numbers={1: "a"}), False),
    ],
)
def test_what_is_given_is_what_was_said(examine, said, is_kept):
    first, second = examine(A, says=lambda _: said), examine(A, says=lambda _: said)
    assert first == second == [said]
    assert len(examine.asked) == (1 if is_kept else 2)


def test_what_was_found_before_the_run_was_stopped_is_kept(examine, outputs):
    with pytest.raises(KeyboardInterrupt), outcomes_kept(outputs):
        list(examine_each([A], RULE, lambda thing, rule: [passed(PLACE)]))
        raise KeyboardInterrupt
    examine(A)
    assert not examine.asked


def verdict(outputs, kept=True, rules=None):
    chosen = [rule for rule in rules or RULES.values() if rule.id not in SLOW]
    with caches_switched_off(not kept), outcomes_kept(outputs), early_answers():
        return judge("outputs", outputs, chosen)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Books and pages in two languages, as PDFs and EPUBs."""
    outputs = book_site(tmp_path_factory.mktemp("kept"))
    share_fonts(outputs.sources.root)
    make_pdfs(outputs)
    return outputs


def spoil_page(folder, chance):
    file = chance.choice(sorted(folder.rglob("*.html")))
    text = file.read_text("utf-8")
    at = chance.randrange(len(text))
    new = chance.choice(["", "x", "<b>", "</p>", '<img src="https://else.example/a.png">', "3"])
    file.write_text(text[:at] + new + text[at + chance.randrange(9) :], "utf-8")


def spoil_pdf(folder, chance):
    file, other = chance.sample(sorted(folder.rglob("book*.pdf")), 2)
    content = file.read_bytes()
    cut = content[: chance.randrange(len(content))]
    file.write_bytes(chance.choice([cut, other.read_bytes(), b"", content + b"\n% more"]))


def spoil_style(folder, chance):
    file = chance.choice(sorted(folder.rglob("*.css")))
    more = chance.choice(["p { color: red }", "@import 'a.css';", "p { background: url(//a/b) }"])
    file.write_text(file.read_text("utf-8") + more, "utf-8")


def lose_file(folder, chance):
    chance.choice([each for each in sorted(folder.rglob("*")) if each.is_file()]).unlink()


SPOILERS = (spoil_page, spoil_page, spoil_page, spoil_pdf, spoil_style, lose_file)


@pytest.mark.parametrize("seed", range(5))
def test_findings_are_the_same_with_and_without_what_was_kept(site, seed):
    chance = Random(seed)
    folder = site.site_folder
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    try:
        verdict(site)
        for _ in range(3):
            chance.choice(SPOILERS)(folder, chance)
            without = verdict(site, kept=False)
            assert verdict(site) == without
            assert verdict(site) == without
    finally:
        for file, content in before.items():
            file.write_bytes(content)


def test_settings_and_texts_decide_too(site):
    verdict(site)
    publication = site.sources.publication
    (key, variant), *_ = site.sources.variants.items()
    section = replace(variant.sections[0], heading="Another heading")
    other_text = replace(variant, sections=(section, *variant.sections[1:]))
    for sources in (
        replace(site.sources, publication=replace(publication, url="https://other.example/")),
        replace(site.sources, publication=replace(publication, terms=())),
        replace(site.sources, variants={**site.sources.variants, key: other_text}),
    ):
        changed = replace(site, sources=sources)
        assert verdict(changed) == verdict(changed, kept=False)
        assert verdict(changed) != verdict(site)


def test_no_rule_runs_when_nothing_has_changed(site, monkeypatch):
    verdict(site)
    asked = []
    for rule in RULES.values():
        if rule.gate == "outputs":
            check = load_check(rule)
            monkeypatch.setattr(
                check, "check", lambda *_, id_=rule.id: asked.append(id_) or [passed(PLACE)]
            )
    again = verdict(site)
    # A rule that could not tell is asked again.
    untold = {finding.rule for finding in again.findings if finding.status is Status.CANNOT_TELL}
    assert set(asked) <= untold | set(asked) and len(asked) < 5, asked


def test_no_rule_changes_a_tree_that_others_read(site):
    from lxml import html

    from alongside.readback.pages import built_pages

    before = {page.path: html.tostring(page.tree) for page in built_pages(site)}
    verdict(site, kept=False)
    assert {page.path: html.tostring(page.tree) for page in built_pages(site)} == before


@pytest.mark.slow
def test_a_slow_checker_is_asked_while_the_others_work(outputs, monkeypatch):
    asked = []
    real = html_not_valid.ask_checker
    monkeypatch.setattr(html_not_valid, "ask_checker", lambda *args: asked.append(1) or real(*args))
    rule = RULES["html-not-valid"]
    alone = outcomes(rule.id, html_not_valid.check, outputs)
    with outcomes_kept(outputs), caches_switched_off(), early_answers():
        html_not_valid.start(outputs, rule)
        assert list(examine_everything(rule, outputs)) == alone
    assert len(asked) == 2
    with outcomes_kept(outputs):
        list(examine_everything(rule, outputs))
    with outcomes_kept(outputs):
        assert is_known(rule)
    assert len(asked) == 2


def test_epubs_are_made_again_only_for_other_pages(outputs, monkeypatch):
    made = []
    from alongside.formats.epub import make

    real = make.book_files
    monkeypatch.setattr(make, "book_files", lambda *args: made.append(1) or real(*args))
    make_epubs(outputs)
    first = (outputs.site_folder / "book.epub").read_bytes()
    make_epubs(outputs)
    assert len(made) == 2 and (outputs.site_folder / "book.epub").read_bytes() == first
    page = outputs.site_folder / "bins.html"
    page.write_text(page.read_text("utf-8").replace("3 bins", "4 bins"), "utf-8")
    make_epubs(outputs)
    assert len(made) == 3
    second = (outputs.site_folder / "book.epub").read_bytes()
    with caches_switched_off():
        make_epubs(outputs)
    assert second == (outputs.site_folder / "book.epub").read_bytes() != first
