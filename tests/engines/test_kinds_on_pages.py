"""What a document of a kind shows: on the page of each version, in its text of record, and on the right day."""

from dataclasses import replace
from datetime import date

import pytest

from alongside.formats.feeds.make import make_feeds
from alongside.gates.judge import judge
from alongside.outputs.expected import expected_outputs
from alongside.readback.article import read_document, text_blocks
from alongside.rules.rulebook import load
from alongside.web.kinds import add_kind_parts
from buildable import built, make_buildable, pages_of
from kind_site import copy_of_kinds

RULES = (
    "artifact-missing",
    "broken-link",
    "calendar-not-valid",
    "feed-not-valid",
    "kind-not-shown",
    "list-differs",
    "markup-not-allowed",
    "page-heading-skipped",
    "page-too-heavy",
    "switcher-incomplete",
    "text-lost",
)


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    root = make_buildable(copy_of_kinds(tmp_path_factory.mktemp("kinds") / "site"))
    # Its other formats take long, and are made from these pages.
    settings = root / "publication.yml"
    text = settings.read_text(encoding="utf-8").replace("[web, pdf, epub]", "[web]")
    settings.write_text(text, encoding="utf-8")
    outputs = expected_outputs(*built(root))
    make_feeds(outputs)
    return outputs


@pytest.fixture(scope="module")
def pages(outputs):
    return pages_of(outputs.site_folder)


def shown(page):
    return [" ".join(part.text_content().split()) for part in page.xpath("//*[@data-kind]")]


def test_the_rules_about_pages_find_nothing(outputs):
    rules = [load()[name] for name in RULES]
    verdict = judge("outputs", outputs, rules)
    assert [(finding.rule, finding.what) for finding in verdict.findings] == []
    for name in ("calendar-not-valid", "feed-not-valid", "kind-not-shown"):
        assert verdict.outcome_counts[name]["passed"] >= 4


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("fewer-bins.html", "You cannot answer yet. You can answer from 11 January 2027 to 12 April 2027."),
        ("easy-read/fewer-bins.html", "You cannot tell us yet. You can tell us from 11 January 2027 to 12 April 2027."),
        ("garden-waste.html", "You can no longer answer. This closed on 30 August 2026. We have said what we decided."),
        ("garden-waste-answer.html", "Number of answers: 1,214."),
        ("ur/garden-waste-answer.html", "جوابات کی تعداد: 1,214۔"),
    ],
)  # fmt: skip
def test_each_version_says_in_its_words_what_is_typed_once(pages, path, words):
    assert words in shown(pages[path])


def test_ways_to_answer_stand_under_their_language(pages):
    own, others = pages["ur/fewer-bins.html"].xpath("//ul[@data-kind and not(@data-furniture)]")
    assert [item.text_content().split(":")[0] for item in own] == ["آن لائن", "ڈاک"]
    assert [link.get("href") for link in others.iter("a")] == ["tel:01632960001"]
    assert others.xpath(".//*[@lang='en']")


def test_nobody_is_told_how_to_answer_what_is_over(pages):
    page = pages["garden-waste.html"]
    assert page.xpath("//p[@data-kind]/a/@href") == ["garden-waste-answer.html"]
    assert not page.xpath("//article//a[starts-with(@href, 'mailto:')]")


def test_it_stands_on_the_first_page_of_a_document_of_several(pages):
    assert shown(pages["easy-read/fewer-bins.html"])
    assert not shown(pages["easy-read/fewer-bins.who-can-answer.html"])
    assert not shown(pages["bins.html"])


def test_the_text_of_record_has_it_without_what_is_for_programs(outputs):
    for strand in ("full", "easy-read", "ur"):
        article, _ = read_document(outputs, outputs.sources.variants["fewer-bins", strand])
        blocks = list(text_blocks(article))
        assert any("2027" in block for block in blocks[1:3])
        assert not any("iCalendar" in block for block in blocks)


def test_every_page_leads_programs_to_the_news_of_its_version(pages):
    found = {
        path: page.xpath("//link[@type='application/atom+xml']/@href")
        for path, page in pages.items()
    }
    # It is shown at any address, and in copies of the site elsewhere.
    assert found.pop("404.html") == []
    assert found["ur/index.html"] == ["changes.atom"]
    assert found["plain-english/bins.html"] == ["changes.atom"]
    assert all(len(links) == 1 for links in found.values())
    assert pages["ur/changes.html"].xpath("//article//a[@type]/@href") == ["changes.atom"]


def test_the_page_changes_with_the_day_of_the_build(outputs):
    sources = outputs.sources
    variant = sources.variants["fewer-bins", "full"]
    seen = [
        add_kind_parts("", replace(sources, today=day), variant, lambda _, given: given["kind"]["state"])
        for day in (date(2027, 1, 10), date(2027, 1, 11), date(2027, 4, 12), date(2027, 4, 13))
    ]  # fmt: skip
    assert seen[1] == seen[2]
    assert len(set(seen)) == 3


def test_a_document_with_wrong_settings_shows_its_text_alone(outputs):
    kinds = {"fewer-bins": replace(outputs.sources.kinds["fewer-bins"], data=None)}
    variant = outputs.sources.variants["fewer-bins", "full"]
    sources = replace(outputs.sources, kinds=kinds)
    assert add_kind_parts("<p>Text</p>", sources, variant, lambda *_: "<p>no</p>") == "<p>Text</p>"


def test_a_guided_page_has_its_steps_on_one_page_and_ways_back_below_each(pages):
    for path in ("which-bin.html", "ur/which-bin.html"):
        (article,) = pages[path].xpath("//article[@id='all-questions']")
        steps = article.xpath("./div[contains(@class, 'step')]")
        assert [step.get("class") for step in steps] == ["step step-first"] + ["step"] * 3
        assert [step.xpath("string(./h2/@id)") for step in steps] == [
            "use",
            "material",
            "give",
            "recycling",
        ]
        ways = [step.xpath("./ul[@data-furniture]//a/@href") for step in steps]
        assert ways == [["#all-questions"]] + [["#introduction", "#all-questions"]] * 3
        assert "#material" in steps[0].xpath(".//a/@href")
    assert not pages["bins.html"].xpath("//*[@class='step']")


def test_a_guided_page_in_easy_read_has_a_web_page_for_each_step(pages):
    (article,) = pages["easy-read/which-bin.use.html"].xpath("//article")
    assert "which-bin.material.html" in article.xpath(".//a/@href")
    assert not pages["easy-read/which-bin.use.html"].xpath("//article[@id='all-questions']")


def test_a_self_check_has_a_box_for_each_question_and_nothing_that_could_send_it(pages):
    for path, boxes, notes in (
        ("check-bins.html", 3, 2),
        ("ur/check-bins.html", 3, 2),
        ("easy-read/check-bins.before.html", 2, 1),
        ("easy-read/check-bins.after.html", 1, 1),
    ):
        (article,) = pages[path].xpath("//article")
        assert len(article.xpath(".//label/input[@type='checkbox']")) == boxes
        names = article.xpath(".//textarea/@aria-labelledby")
        assert len(names) == notes
        assert all(pages[path].xpath(f"//*[@id='{name}']") for name in " ".join(names).split())
        assert set(article.xpath(".//form/@method")) == {"dialog"}
        assert set(article.xpath(".//form/@autocomplete")) == {"off"}
        assert not article.xpath(".//*[@name or @action or @formaction or self::button]")
        assert len(article.xpath(".//*[@class='kept']")) == 1
    assert not pages["bins.html"].xpath("//article//input")


@pytest.mark.parametrize(
    ("path", "stories", "lanes"),
    [
        ("find-a-story.html", "bin-stories.html", "bin-stories.html#lanes"),
        ("easy-read/find-a-story.html", "bin-stories.html", "bin-stories.lanes.html"),
        ("ur/find-a-story.html", "bin-stories.html", "bin-stories.html#lanes"),
    ],
)
def test_case_studies_are_listed_by_place_theme_and_kind_of_work(pages, path, stories, lanes):
    lists = pages[path].xpath("//h2[starts-with(@id, 'site-kind-')]/following-sibling::ul[1]")
    assert [len(each.xpath("./li")) for each in lists] == [2, 2, 1]
    links = [each.xpath(".//a/@href") for each in lists]
    # One is about two themes.
    assert [len(each) for each in links] == [2, 3, 2]
    assert links[0][1] == lanes and links[0][0].startswith(stories.partition(".")[0])


def test_a_diagram_is_on_every_page_that_names_it(pages):
    for path in ("bin-stories.html", "easy-read/bin-stories.html", "ur/bin-stories.html"):
        assert len(pages[path].xpath("//article//table//*[local-name() = 'svg']")) == 1
