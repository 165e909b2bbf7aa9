import pytest

from alongside.checks.browser.browser import Browser, load_page, set_width
from alongside.checks.browser.keyboard import check
from alongside.checks.browser.keyboard_pages import pages_to_walk
from alongside.checks.browser.keyboard_walk import _walk
from alongside.checks.browser.server import serve_folder
from alongside.checks.browser.walked_page import WalkedPage
from alongside.rules.rulebook import load
from websites import add_style, edit, failures, website, without_policy

REACH, FOCUS = "keyboard-cannot-reach", "focus-not-visible"
PDF = '<a href="bins.pdf">'
BEFORE_END = "</footer>"


def troubles(outputs, rule=REACH):
    return {(f.place.page, f.values.get("trouble", f.seen)) for f in failures(rule, check, outputs)}


def test_both_rules_take_the_same_walk():
    rules = load()
    assert rules[REACH].options["states"] == rules[FOCUS].options["states"]
    assert rules[REACH].options["stray_keys"] == rules[FOCUS].options["stray_keys"]


def test_one_page_of_each_level_direction_and_structure_is_walked(tmp_path):
    # The page of credits is the first one with other words.
    outputs = website(tmp_path)
    assert pages_to_walk(outputs) == ("bins.html", "ur/bins.html", "accessibility.html")
    assert pages_to_walk(outputs) == ("bins.html", "ur/bins.html", "accessibility.html")


HEADING = '<h2 id="days">'
ONLY_THERE = [
    (PDF, PDF.replace(">", ' tabindex="2">')),
    (PDF, PDF.replace(">", ' tabindex="-1">')),
    (PDF, PDF.replace(">", ' onkeydown="event.preventDefault()">')),
    (PDF, PDF.replace(">", ' style="position:fixed;left:-900px">')),
    (PDF, PDF.replace(">", ' class="cover">')),
    (PDF, PDF.replace(">", " hidden>")),
    ("<p>Every home", '<p>Every <a href="home.html">home</a>'),
    ("<ol start", '<textarea rows="3" aria-label="You"></textarea><ol start'),
    ("<ol start", '<div role="button">Search</div><ol start'),
    ("<ol start", '<label for="none">Search</label><ol start'),
    ("<ol start", '<p contenteditable="">x</p><ol start'),
    ("<ol start", "<details><summary>More</summary>x</details><ol start"),
    ("<ol start", '<iframe src="x.html"></iframe><ol start'),
    ("<ol start", '<div class="cover"></div><ol start'),
    ("<ol start", '<p style="position: sticky; top: 0">x</p><ol start'),
    ("</head>", "<script>onkeydown = () => scrollTo(0, 9)</script></head>"),
    ("</head>", "<style>:focus { outline: none }</style></head>"),
    ("</head>", '<link rel="stylesheet" href="assets/other.css"></head>'),
    ('href="#main"', 'href="#mein"'),
    ('href="#main"', 'href="bins.html"'),
    ('href="#main"', 'href="#outside"'),
    ("<body>", '<body class="wide">'),
    ("<body>", '<body onkeyup="scrollTo(0, 9)">'),
    ('dir="ltr">', 'dir="rtl">'),
    ("<details data-furniture>", "<details data-furniture inert>"),
]
LIKE_OTHERS = [
    ("Every home has 3 bins.", "Every house has 4 bins, " * 30),
    (HEADING, '<h2 id="other-days">'),
    ("</ol>", "<li>One more</li></ol><p>And a paragraph.</p>"),
    ('href="mailto:bins@council.example"', 'href="mailto:waste@council.example"'),
    (PDF, '<a href="waste.pdf" title="Waste">'),
    ('lang="en" dir', 'lang="cy" dir'),
    ("</footer>", '<p><a href="c.html">One more of a kind</a></p></footer>'),
]


@pytest.mark.parametrize(("old", "new"), ONLY_THERE)
def test_what_only_one_page_of_a_template_has_is_walked(tmp_path, old, new):
    outputs = website(tmp_path)
    edit(outputs, "credits.html", "<footer>", '<footer id="outside">')
    edit(outputs, "credits.html", old, new)
    assert "credits.html" in pages_to_walk(outputs)


@pytest.mark.parametrize(("old", "new"), LIKE_OTHERS)
def test_other_words_and_addresses_need_no_walk_of_their_own(tmp_path, old, new):
    outputs = website(tmp_path)
    edit(outputs, "credits.html", old, new)
    assert "credits.html" not in pages_to_walk(outputs)


LATE = {"out-of-order", "skip-link-missing"}
FAULTS = {
    "sound": ("", "", set()),
    "behind another one": (PDF, PDF.replace(">", ' tabindex="2">'), LATE),
    "off the screen": (PDF, PDF.replace(">", " class=off>"), {"focus-on-hidden"}),
    "unseen": (PDF, PDF.replace(">", " class=clear>"), {"focus-on-hidden"}),
    "under a cover": ("</body>", "<div class=cover>x</div></body>", {"focus-covered"}),
    "without a mark": ("<summary>", "<summary class=bare>", {"focus-without-mark"}),
    "for a mouse": (PDF, f"<div role=button>Search</div>{PDF}", {"not-reached"}),
    "skip link to nowhere": ("#main", "#mein", {"skip-link-missing"}),
    "no skip link": ('<a class="skip" href="#main">', '<a href="a.html">', {"skip-link-missing"}),
    "a menu's fault": ("</summary>", "</summary><a href=a class=off>a</a>", {"focus-on-hidden"}),
    "a menu for a mouse": ("</summary>", "</summary><b role=button>b</b>", {"not-reached"}),
    "many controls": ("</ol>", "</ol>" + "<a href=#main>Top</a> " * 9, set()),
    "a fault after many": (
        "</ol>",
        "</ol>" + "<a href=#main>Top</a> " * 9 + "<a href=b class=bare>b</a>",
        {"focus-without-mark"},
    ),
    "a day to choose": ("</ol>", '</ol><input type="date" aria-label="Day">', {"trap"}),
    "honest controls": (
        "</ol>",
        "</ol><select><option>a<option>b</select><input disabled aria-label=a>"
        "<input type=radio name=a id=a><label for=a>a</label>"
        "<input type=radio name=a id=b><label for=b>b</label>"
        "<input type=radio name=b><input type=radio name=b checked>"
        "<div class=scrolls tabindex=0><p>x</p></div><div class=scrolls><p>x</p></div>",
        set(),
    ),
    "a field that takes the focus": ("</ol>", "</ol><input autofocus aria-label=a>", None),
}
STYLES = """.off { position: fixed; left: -900px } .clear { opacity: 0 } .bare:focus { outline: none }
.cover { position: fixed; inset: 0; background: #fff } .scrolls { height: 40px; overflow: auto }
.scrolls p { height: 900px }"""


@pytest.fixture(scope="module")
def walks(tmp_path_factory):
    """Of each fault, what the walk finds with many keys at once, and with one after the other."""
    folder = tmp_path_factory.mktemp("walks")
    outputs = website(folder)
    add_style(folder, STYLES)
    good = (outputs.site_folder / "bins.html").read_text(encoding="utf-8")
    found, ways = {}, set()
    with serve_folder(outputs.site_folder, "/") as address, Browser() as browser:
        set_width(browser.driver, 320, 640)
        for number, (name, (old, new, _)) in enumerate(FAULTS.items()):
            assert old in good
            page = good.replace(old, new, 1)
            (outputs.site_folder / f"{number}.html").write_text(page, encoding="utf-8")
            for one_by_one in (False, True):
                load_page(browser.driver, f"{address}{number}.html")
                walked = WalkedPage(browser.driver, one_by_one)
                found[name, one_by_one] = _walk(walked, ("f", "/"))
                ways.add((name, walked.one_by_one))
    assert len(ways) == 2 * len(FAULTS) - 2  # where a page says where Tab starts, one by one only
    return found


@pytest.mark.parametrize("name", FAULTS)
def test_many_keys_at_once_find_what_one_after_the_other_finds(walks, name):
    assert walks[name, False] == walks[name, True]
    codes = {trouble.code for trouble in walks[name, False]}
    assert FAULTS[name][2] in (None, codes)


def test_a_good_site_can_be_walked(tmp_path):
    outputs = website(tmp_path)
    assert not failures(REACH, check, outputs)
    assert not failures(FOCUS, check, outputs)


def test_what_a_keyboard_cannot_reach_or_leave(tmp_path):
    outputs = website(tmp_path)
    for page in outputs.pages:
        without_policy(tmp_path, page)
    edit(outputs, "bins.html", BEFORE_END, '<div role="button">Search</div></footer>')
    edit(outputs, "bins.html", '<a class="skip"', '<a class="other"')
    edit(
        outputs,
        "bins.html",
        "<details data-furniture>",
        '<details onclick="event.preventDefault()">',
    )
    edit(outputs, "bins.html", PDF, PDF.replace(">", ' tabindex="2">'))
    edit(
        outputs,
        "ur/bins.html",
        BEFORE_END,
        '<label for="x">Menu</label><input id="x" type="checkbox" hidden></footer>',
    )
    edit(outputs, "ur/bins.html", 'href="#main"', 'href="#mein"')
    edit(outputs, "ur/bins.html", PDF, PDF.replace(">", ' style="position:fixed;left:-900px">'))
    edit(outputs, "credits.html", PDF, PDF.replace(">", ' onkeydown="event.preventDefault()">'))
    edit(
        outputs,
        "credits.html",
        "<body>",
        "<body onkeydown=\"if (event.key === 's') scrollTo(0, 99), "
        "document.querySelector('a').focus()\">",
    )
    found = troubles(outputs)
    assert (
        not {
            ("bins.html", "the Tab key never gets to “Search”"),
            (
                "bins.html",
                "the Tab key gets to “Skip to the main text” after something that stands below it",
            ),
            ("bins.html", "the keys Enter and Space do not open and close “Read this page in”"),
            ("ur/bins.html", "the Tab key never gets to “Menu”"),
            ("ur/bins.html", "the first link does not lead to the main text"),
            ("ur/bins.html", "the Tab key stops at “PDF”, which nobody can see"),
            ("credits.html", "the Tab key gets stuck at “PDF”"),
            ("credits.html", "the single key s does something by itself"),
        }
        - found
    )


def test_a_focus_that_nobody_sees(tmp_path):
    outputs = website(tmp_path)
    add_style(
        tmp_path,
        """summary:focus { outline: 3px solid transparent }
        .cover { position: fixed; bottom: 0; height: 640px; width: 100%; background: #fff }""",
    )
    edit(outputs, "ur/bins.html", "</body>", '<div class="cover">x</div></body>')
    found = troubles(outputs, FOCUS)
    assert (
        "bins.html",
        "nothing changes on “Read this page in” when the Tab key gets to it",
    ) in found
    assert ("ur/bins.html", "something covers “PDF” when the Tab key gets to it") in found
