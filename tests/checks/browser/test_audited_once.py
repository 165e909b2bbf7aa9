"""To audit once what is the same loses no finding: the answers are those of looking at everything."""

from itertools import product

import pytest

from alongside.checks.browser import alfa, alfa_spared, axe, axe_spared, controls
from alongside.checks.browser.audited_once import Sound, describe_state
from alongside.checks.browser.browser import Browser
from alongside.checks.browser.open_page import inspect_page
from alongside.checks.browser.server import serve_folder
from alongside.rules.rulebook import load as load_rules
from websites import website

STYLE = """
body { margin: 0; font: 18px/1.5 sans-serif; color: #111; background: #fff; color-scheme: light dark }
nav a { display: inline-block; padding: 12px; color: #003 }
a { color: #00c } :focus { outline: 3px solid #00c; outline-offset: 2px }
.box { display: flex; padding: 8px; background: #eef }
@media (min-width: 700px) { .box { display: block } .wide-only { display: none } }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #121212 } a, nav a { color: #9cf }
  :focus { outline-color: #9cf } .box { background: #223 } .pale-in-dark { color: #555 }
  .gone-in-dark { color: #121212 } .no-mark-in-dark:focus { outline-color: #222 } }
@media (prefers-contrast: more) { .pale-in-contrast { color: #999 } }
@media (forced-colors: active) { .kept { forced-color-adjust: none; color: #777; background: #666 } }
@media (width <= 400px) { .tiny-on-phone { display: inline-block; width: 12px; height: 12px; padding: 0;
  overflow: hidden; font-size: 9px } .scrolls { overflow: auto; white-space: nowrap } }
@media (min-width: 1000px) { .plain-on-desktop { color: inherit; text-decoration: none }
  .covered { position: relative } .cover { position: absolute; inset: 0; background: #ddd } }
.mark::before { content: "x"; position: absolute; width: 300px; height: 40px; background: #888 }
.over { margin-block-start: -30px; position: relative; background: #bbb; color: #999 }
"""
WORDS = "Bins are collected on Monday and on Friday in each of the four towns."
PAGES = {
    "sound": f"<p>{WORDS} <a href=a.html>Read about bins</a> in town.</p><div class=box><p>{WORDS}</p></div>",
    "sound with other words": f'<div class=box><p>{WORDS}</p></div><p>Here, too. <a href="b.html">Tips</a> here.</p>',
    "pale everywhere": f'<p style="color: #aaa">{WORDS}</p>',
    "pale in the dark": f"<p class=pale-in-dark>{WORDS}</p>",
    "invisible in the dark": f"<p class=gone-in-dark>{WORDS}</p>",
    "pale with more contrast": f"<p class=pale-in-contrast>{WORDS}</p>",
    "own colours in forced colours": f"<p class=kept>{WORDS}</p>",
    "known colours on another ground": f'<div style="background: #445"><p>{WORDS}</p></div>',
    "known colours, smaller": f'<p style="color: #767676; font-size: 30px">{WORDS}</p><p style="color: #767676">{WORDS}</p>',
    "words under a box": f"<p>{WORDS}</p><p class=over>{WORDS}</p>",
    "words under a cover on desktops": f"<div class=covered><p>{WORDS}</p><div class=cover></div></div>",
    "words on a picture": f'<p style="background-image: linear-gradient(#000, #fff)">{WORDS}</p>',
    "words behind what a style sheet puts": f"<p class=mark>{WORDS}</p>",
    "targets too small on phones": "<p><span class=box><a class=tiny-on-phone href=#a>a</a><a class=tiny-on-phone href=#b>b</a></span></p>",
    "scrolls on phones only": f"<div class=scrolls><p>{WORDS}</p></div>",
    "link like the words around it on desktops": f"<p>{WORDS} <a class=plain-on-desktop href=#a>this</a> one.</p>",
    "link like the words around it everywhere": f'<p>{WORDS} <a style="color: inherit; text-decoration: none" href=#a>this</a> one.</p>',
    "words made pale as a whole": f'<div style="opacity: 0.4"><p>{WORDS}</p></div>',
    "pale words on a known ground": f'<ul class=box><li style="color: #99a">{WORDS}</li></ul>',
    "picture without words": f"<p>{WORDS}</p><img src=a.svg>",
    "no words on a link that phones show": f"<p>{WORDS}</p><div class=wide-only><a href=#a></a></div>",
    "no mark in the dark": f"<p>{WORDS}</p><nav><a class=no-mark-in-dark href=#a>Bins</a></nav>",
    "no mark on a button": f"<p>{WORDS}</p><button style='outline: none'>Bins</button>",
    "mark on its own colour": '<div style="background: #00c"><nav><a href=#a style="color: #fff">Bins</a></nav></div>',
    "heading without words": f"<p>{WORDS}</p><h2></h2>",
    "sound field far down": f"<p style='height: 2000px'>{WORDS}</p><label>Your <input style='height: 44px;"
    " background: #fff; border: 2px solid #111'></label>",
    "pale field far down": f"<p style='height: 2000px'>{WORDS}</p><label>Your <input style='height: 44px;"
    " background: #fff; border: 2px solid #eee'></label>",
    "sound again": f"<p>{WORDS} <a href=c.html>Read on</a> here.</p>",
}
"""The first is sound, so that much is known when the faults come."""


def _look(tmp_path, outputs):
    """What each audit found on each page in each state, how often Alfa was not asked, and not for colours."""
    rules = load_rules()
    probes = [
        module.probe(outputs, rules[rule])
        for module, rule in (
            (axe, "barrier-found-by-axe"),
            (alfa, "barrier-found-by-alfa"),
            (controls, "target-too-small"),
        )
    ]
    found, spared = {}, [0, 0]
    with Browser() as browser, serve_folder(tmp_path) as address, probes[1].judges() as judge:
        for number, name in enumerate(PAGES):
            looked = inspect_page(browser.driver, f"{address}{number}.html", probes)
            for (probe, state), result in looked.items():
                if probe is probes[1]:
                    spared[0] += result["page"] is None
                    spared[1] += bool(result["without"])
                    result = judge(state, result)
                found[name, probe.name, state.name] = _findings(result)
    return found, spared


def _findings(result):
    """Which rules found what, without numbers of what was in order."""
    if "controls" in result:
        return [
            (one["selector"], part)
            for one, part in product(result["controls"], ("size", "edge", "focus"))
            if (one.get(part, []) is None and part != "size") or _is_poor(one.get(part))
        ]
    kinds = ("violations", "incomplete") if "violations" in result else ("failed", "cantTell")
    return [
        sorted(
            (one.get("id") or one["rule"], str(one.get("targets") or one["path"]))
            for one in result[kind]
        )
        for kind in kinds
    ]


def _is_poor(measure):
    """A size in CSS px, or a contrast."""
    return min(measure) < 44 if isinstance(measure, list) else measure is not None and measure < 3


@pytest.fixture(scope="module")
def looks(tmp_path_factory):
    """The findings, audited once and audited everywhere."""
    folder = tmp_path_factory.mktemp("once")
    (folder / "site.css").write_text(STYLE, encoding="utf-8")
    for number, body in enumerate(PAGES.values()):
        (folder / f"{number}.html").write_text(
            "<!doctype html><html lang=en><head><title>Bins</title><link rel=stylesheet href=site.css></head>"
            f"<body><nav aria-label=Pages><a href=x.html>Home</a></nav><main><h1>Bins</h1>{body}</main></body></html>",
            encoding="utf-8",
        )
    (folder / "site").mkdir()
    outputs = website(folder / "site")
    once, spared = _look(folder, outputs)
    with pytest.MonkeyPatch.context() as patch:
        count = iter(range(10**6))

        def describe(driver):
            unlike = {"html": str(next(count)), "structure": str(next(count))}
            return {**describe_state(driver), **unlike, "texts": None, "soundTargets": False}

        patch.setattr(axe_spared, "describe_state", describe)
        patch.setattr(alfa_spared, "describe_state", describe)
        patch.setattr(Sound, "keys", lambda self: None)
        everywhere, none = _look(folder, outputs)
    assert spared[0] >= 10 and spared[1] >= 3 and none == [0, 0]
    return once, everywhere


@pytest.mark.parametrize("name", PAGES)
def test_every_finding_is_found(looks, name):
    once, everywhere = (
        {key: value for key, value in look.items() if key[0] == name} for look in looks
    )
    assert once == everywhere


def test_the_pages_have_faults_to_lose(looks):
    _, everywhere = looks
    [*far] = (
        value
        for key, value in everywhere.items()
        if key[:2] == ("sound field far down", "controls")
    )
    assert far and not any("edge" in part for value in far for _, part in value)
    assert all(
        any(any(value) for key, value in everywhere.items() if key[0] == name)
        for name in PAGES
        if "sound" not in name
    )
