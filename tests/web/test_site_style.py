"""The site's style sheet is made from the parts in theme/styles/, each once."""

import re

from alongside.languages import read_language
from alongside.web.site_style import read_site_style
from tiny_site import REPOSITORY

THEME = REPOSITORY / "theme"
PARTS = sorted((THEME / "styles").iterdir())
MOST_LINES = 300


def test_every_part_is_in_the_style_sheet_once():
    sheet = (THEME / "assets" / "site.css").read_text(encoding="utf-8")
    assert sorted(re.findall(r'"../styles/([^"]+)"', sheet)) == [part.name for part in PARTS]
    style = read_site_style(THEME, [read_language("ur")])
    assert "@import" not in style and "/*" not in style
    for part in PARTS:
        last = part.read_text(encoding="utf-8").splitlines()[-1]
        assert style.count(last) >= 1


def test_no_part_is_longer_than_a_file_of_ours_may_be():
    assert all(len(part.read_text("utf-8").splitlines()) <= MOST_LINES for part in PARTS)
