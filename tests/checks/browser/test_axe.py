import pytest

from alongside.checks.browser.axe import check
from alongside.errors import ToolMissing
from alongside.model import Status
from alongside.rules.rulebook import load
from alongside.rules.states import states_of
from alongside.web.site_style import read_site_style
from tiny_site import REPOSITORY
from websites import add_style, edit, failures, outcomes, website

SURE, UNSURE = "barrier-found-by-axe", "axe-needs-a-person"


def test_both_rules_look_in_the_same_states_so_that_axe_runs_once():
    rules = load()
    assert {k: v for k, v in rules[SURE].options.items() if k not in ("results", "words")} == {
        k: v for k, v in rules[UNSURE].options.items() if k not in ("results", "words")
    }


def test_a_good_site_has_no_barrier_on_any_page_in_any_state(tmp_path):
    found = outcomes(SURE, check, website(tmp_path))
    states = states_of(load()[SURE])
    assert {state.colours for state in states} == {"light", "dark", "forced"}
    assert [(o.status, o.place.page, o.place.state) for o in found] == [
        (Status.PASSED, page, str(state))
        for page in ("bins.html", "ur/bins.html", "credits.html", "accessibility.html")
        for state in states
    ]


def test_barriers_doubts_and_pages_that_do_not_open(tmp_path):
    outputs = website(tmp_path)
    edit(
        outputs,
        "ur/bins.html",
        "</article>",
        '<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" id="pic"></p></article>',
    )
    edit(outputs, "bins.html", "</article>", '<p class="hard">Hard to judge</p></article>')
    add_style(tmp_path, ".hard { background: linear-gradient(#000, #fff); color: #777 }")
    (outputs.site_folder / "credits.html").write_text("<title>Credits</title>", encoding="utf-8")

    barrier, *doubts = failures(SURE, check, outputs)
    assert (barrier.status, barrier.place.path) == (Status.FAILED, "docs/languages/ur/bins.md")
    assert (barrier.place.selector, barrier.place.state) == ("#pic", "every screen and setting")
    assert (barrier.values["axe_rule"], barrier.values["count"]) == ("image-alt", 1)
    assert "<img" in barrier.seen
    assert [(o.status, o.seen) for o in doubts] == [
        (Status.CANNOT_TELL, "The page is empty.")
    ] * len(states_of(load()[SURE]))

    unsure = [o for o in failures(UNSURE, check, outputs) if o.status is Status.FAILED]
    assert [(o.place.page, o.values["axe_rule"]) for o in unsure] == [
        ("bins.html", "color-contrast")
    ]


@pytest.mark.parametrize("colour, is_barrier", [("inherit", False), ("#888", True)])
def test_words_that_a_box_hides_until_it_is_scrolled(tmp_path, colour, is_barrier):
    outputs = website(tmp_path)
    rows = [["Place", "Gap for men", "Gap for women"], ["Central Bedfordshire", "not known", "5.9"]]
    cells = [
        "".join(f'<th scope="col">{cell}</th>' for cell in rows[0]),
        "".join(f"<td>{cell}</td>" for cell in rows[1]),
    ]
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    table = f'<div class="table" tabindex="0"><table>{body}</table></div>'
    edit(outputs, "bins.html", "</article>", f"{table}</article>")
    style = read_site_style(REPOSITORY / "theme", outputs.sources.publication.languages.values())
    add_style(tmp_path, f"{style} th {{ color: {colour} }}")
    barriers = {o.values["axe_rule"] for o in failures(SURE, check, outputs)}
    assert ("color-contrast" in barriers) == is_barrier
    assert not failures(UNSURE, check, outputs)


def test_without_axe_nothing_is_said_to_be_in_order(tmp_path):
    outputs = website(tmp_path)
    (tmp_path / "node_modules").unlink()
    with pytest.raises(ToolMissing):
        list(check(outputs, load()[SURE]))
