from alongside.checks.outputs.page_heading_skipped import check
from websites import edit, failures, outcomes, website

RULE = "page-heading-skipped"


def test_headings_in_order_pass(tmp_path):
    assert not failures(RULE, check, website(tmp_path))


def test_a_skipped_level_is_named_with_its_neighbour(tmp_path):
    outputs = website(tmp_path)
    edit(
        outputs,
        "bins.html",
        '<h2 id="days">Collection days</h2>',
        '<h3 id="days">Collection days</h3>',
    )
    [failure] = failures(RULE, check, outputs)
    assert (failure.values["heading"], failure.values["above"]) == (
        "Collection days",
        "“Your bins”",
    )
    assert (failure.seen, failure.expected) == ("level 3", "level 2")


def test_a_page_must_begin_with_its_main_heading(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", '<h1 id="introduction">Your bins</h1>', "")
    [failure] = failures(RULE, check, outputs)
    assert (failure.seen, failure.expected) == ("level 2", "level 1")


def test_going_back_up_by_several_levels_is_allowed(tmp_path):
    outputs = website(tmp_path)
    edit(outputs, "bins.html", "<p>We come", "<h3>A</h3><h4>B</h4><h2>C</h2><p>We come")
    assert not failures(RULE, check, outputs)


def test_each_heading_of_the_main_text_is_counted(tmp_path):
    found = outcomes(RULE, check, website(tmp_path))
    headings = [each.place.selector for each in found if each.place.page == "bins.html"]
    assert headings == ["#introduction", "#days"]
