from alongside.checks.browser.keyboard import check, one_page_per_template
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


def test_one_page_of_each_level_direction_and_kind_is_walked(tmp_path):
    assert one_page_per_template(website(tmp_path)) == (
        "bins.html",
        "ur/bins.html",
        "accessibility.html",
        "credits.html",
    )


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
