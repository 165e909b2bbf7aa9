"""How often a PDF is drawn, and in which ways, until none of its pages is nearly empty."""

import pytest

from alongside.formats.pdf import fitting
from alongside.formats.pdf.fitting import BOOK_WAYS, WAYS_TO_FIT, WaysToFit, draw_to_fit
from alongside.readback.pdf_ink import FillLimits, PageInk

LIMITS = FillLimits(last_page=20, other_page=50)
FULL, HALF, TWO_LINES = 270, 120, 40  # millimetres from the top, of 297
WAYS = WaysToFit(room=("room 1", "room 2"), breaks=("break 1", "break 2"))


def page(lowest):
    return PageInk(210, tuple((20, 20) if row < lowest else None for row in range(297)))


@pytest.fixture
def fit(monkeypatch):
    """Draws what drawings says of each way, "" for the others; gives what was kept and drawn."""
    monkeypatch.setattr(fitting, "read_ink", lambda drawn: tuple(map(page, drawn[1])))

    def run(drawings, **options):
        tried = []

        def draw(way):
            tried.append(way)
            return way, drawings.get(way, drawings[""])

        kept = draw_to_fit(draw, lambda drawn: drawn, LIMITS, WAYS, **options)
        return kept[0], tried

    return run


def test_what_is_full_is_drawn_once(fit):
    assert fit({"": [FULL, FULL, HALF]}) == ("", [""])


def test_two_lines_on_the_last_page_are_a_matter_of_room(fit):
    assert fit({"": [FULL, TWO_LINES], "room 2": [FULL]}) == ("room 2", ["", "room 1", "room 2"])


def test_a_gap_on_another_page_is_a_matter_of_breaks(fit):
    found = fit({"": [FULL, HALF, FULL], "break 1": [FULL, FULL, HALF], "room 1": [FULL, FULL]})
    assert found == ("break 1", ["", "break 1"])


def test_where_nothing_helps_the_fewest_stay(fit):
    kept, tried = fit({"": [HALF, HALF, TWO_LINES], "room 1": [HALF, FULL]})
    assert (kept, tried) == ("room 1", ["", "break 1", "break 2", "room 1", "room 2"])


def test_a_cover_is_as_empty_as_it_is(fit):
    assert fit({"": [HALF, FULL, HALF]}, has_cover=True) == ("", [""])
    assert fit({"": [HALF, HALF, FULL], "break 1": [HALF, FULL]}, has_cover=True)[0] == "break 1"
    assert fit({"": [HALF, TWO_LINES], "room 1": [HALF, HALF]}, has_cover=True)[0] == "room 1"


@pytest.mark.parametrize("ways", [WAYS_TO_FIT, BOOK_WAYS])
def test_each_way_is_tried_once(ways):
    for is_last_only in (True, False):
        in_order = ways.in_order(is_last_only)
        assert len(set(in_order)) == len(in_order) == len(ways.room) + len(ways.breaks)
        assert "" not in in_order
