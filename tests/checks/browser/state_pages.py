"""Pages with one fault each that shows in some states only, and neighbours that have none.

Each is (name, style, body). A page is whole but for its fault.
"""

LIGHT = "body { background: #fff; color: #111 } a { color: #003a8c }"
DARK = "@media (prefers-color-scheme: dark) { body { background: #111; color: #eee } a { color: #9cf } }"

TEXT = "<p class=x>Bins are collected on Monday by the council.</p>"
LINK = "<p>Read about <a class=x href=#main>the bins</a> of every street in the town.</p>"
FIELD = "<label for=f>Name</label> <input class=x id=f autocomplete=name>"
BUTTON = "<button class=x>Go</button>"
IMAGE = "<img class=x src=a.svg alt='A green bin'>"
NO_ALT = "<img class=x src=a.svg>"
MENU = "<details><summary>Menu</summary>{}</details>"
TABLE = "<table class=x><caption>Days</caption><tr><th scope=col>Day<th scope=col>Bin<tr><td>Monday<td>Green</table>"
BOX = "<div class=x style='width:200px'><p>Long words that go on and on and on and on and on and on</p></div>"

DARK_ONLY = "@media (prefers-color-scheme: dark) {{ {} }}"
MORE_ONLY = "@media (prefers-contrast: more) {{ {} }}"
FORCED_ONLY = "@media (forced-colors: active) {{ {} }}"
NARROW = "@media (max-width: 400px) {{ {} }}"
WIDE = "@media (min-width: 1000px) {{ {} }}"
MIDDLE = "@media (min-width: 41em) and (max-width: 900px) {{ {} }}"
LARGE = "@media (min-width: 500px) and (max-width: 39.99em) {{ {} }}"

PALE = ".x { color: #999 }"
MEDIUM = ".x { color: #707070 }"  # enough for AA on white, not for AAA
GONE = ".x { display: none }"
AWAY = ".x { position: absolute; left: -9999px }"
CLEAR = ".x { opacity: 0 }"
TINY = ".x { font-size: 6px; padding: 0; margin: 0; line-height: 7px; display: inline-block; width: 8px; height: 8px; overflow: hidden }"
UNDER = ".x { position: relative } .x::after { content: ''; position: absolute; inset: 0; background: #888 }"
LAID_OVER = ".over { position: absolute; inset: 0; background: #ccc; opacity: .5 }"

MEDIA = {
    "dark": DARK_ONLY,
    "more": MORE_ONLY,
    "forced": FORCED_ONLY,
    "narrow": NARROW,
    "wide": WIDE,
    "middle": MIDDLE,
}
SCROLLS = ".x { height: 20px; overflow: auto }"
LINK_PLAIN = ".x { color: inherit; text-decoration: none }"
HEADING_LIKE = ".x { font-weight: bold; font-size: 30px }"

FAULTS = {
    "pale text": (PALE, TEXT),
    "text enough for AA alone": (MEDIUM, TEXT),
    "pale link in a menu": (PALE, MENU.format(LINK)),
    "link like the words around it": (LINK_PLAIN, LINK),
    "text under a cover": (UNDER, TEXT),
    "shadowed text": (".x { text-shadow: 0 0 3px #fff, 1px 1px 2px #ccc; color: #666 }", TEXT),
    "box that scrolls": (SCROLLS, BOX),
    "letters that scroll away": (TINY, BUTTON + BUTTON),
}
ONLY_SOMEWHERE = [
    (f"{fault}, {where}", media.format(style), body)
    for where, media in MEDIA.items()
    for fault, (style, body) in FAULTS.items()
]
"""48 pages: every fault in every kind of state."""

SHOWN_SOMEWHERE = [
    (f"picture without words, {where}", f"{GONE} {media.format('.x { display: inline }')}", NO_ALT)
    for where, media in MEDIA.items()
]
OTHERS = [
    (
        "heading-like paragraph in the dark",
        DARK_ONLY.format(HEADING_LIKE),
        f"<p class=x>Bins</p>{TEXT}",
    ),
    (
        "label that is seen nowhere but wide",
        f"{GONE} {WIDE.format('.x { display: inline }')}",
        "<label class=x for=f>Name</label> <input id=f>",
    ),
    ("field whose words go away", NARROW.format("label { display: none }"), FIELD),
    ("hidden menu with a picture without words", "", MENU.format(NO_ALT)),
    ("hidden menu with a link without words", "", MENU.format("<a href=#main></a>")),
    ("hidden menu with a bad list", "", MENU.format("<ul><div>no item</div></ul>")),
    ("hidden menu with pale text", PALE, MENU.format(TEXT)),
    ("main heading hidden when narrow", NARROW.format("h1 { display: none }"), TEXT),
    (
        "main text out of the landmark when wide",
        WIDE.format(AWAY),
        f"</main><div>{TEXT}</div><main>",
    ),
    ("skip link that is nowhere in the middle", MIDDLE.format(GONE), LINK),
    (
        "hidden part with a control when narrow",
        NARROW.format(".x { display: inline-block }") + GONE,
        f"<div aria-hidden=true>{BUTTON}</div>",
    ),
    ("clear text in the dark", DARK_ONLY.format(CLEAR), TEXT),
    (
        "picture as background when more contrast",
        MORE_ONLY.format(".x { background: linear-gradient(#000, #fff) }"),
        TEXT,
    ),
    (
        "covered text in forced colours",
        FORCED_ONLY.format(LAID_OVER),
        f"<div style='position:relative'>{TEXT}<div class=over></div></div>",
    ),
    ("colours kept in forced colours", ".x { forced-color-adjust: none; color: #999 }", TEXT),
    ("small letters that grow", ".x { font-size: 1.1rem; color: #757575; background: #fff }", TEXT),
    (
        "targets side by side when spaced",
        ".x { padding: 0; border: 0; font-size: 10px }",
        BUTTON * 4,
    ),
    ("a table that looks like a layout", WIDE.format("table { width: 100% }"), TABLE),
    ("tables as blocks when narrow", NARROW.format("table, tr, td, th { display: block }"), TABLE),
    (
        "letters apart that cannot be changed",
        "",
        "<p style='letter-spacing: 2px !important'>Bins</p>",
    ),
    ("everything in order", "", TEXT + LINK + FIELD + TABLE + MENU.format(LINK) + IMAGE),
    (
        "a frame inside",
        PALE,
        "<iframe title=Bins srcdoc='<p style=color:%23aaa>Pale</p>'></iframe>" + TEXT,
    ),
    (
        "words in a box of 1 px",
        ".x { position: absolute; width: 1px; height: 1px; overflow: hidden }",
        TEXT,
    ),
    (
        "content drawn by the style in the dark",
        DARK_ONLY.format(".x::before { content: 'Note'; color: #333 }"),
        TEXT,
    ),
    (
        "links that overlap when narrow",
        NARROW.format(".x { margin-left: -30px; display: inline-block }"),
        LINK + "<a class=x href=#a>b</a><a class=x href=#b>c</a>",
    ),
    (
        "a heading left out in the middle",
        MIDDLE.format("h2 { display: none }"),
        "<h2>Days</h2><h3>Monday</h3>" + TEXT,
    ),
]

PAGES = [*ONLY_SOMEWHERE, *SHOWN_SOMEWHERE, *OTHERS]


def page_of(style: str, body: str) -> str:
    return f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>Bins</title>
<meta name=viewport content="width=device-width, initial-scale=1"><link rel=icon href="data:,">
<style>{LIGHT} {DARK} {style}</style></head>
<body><a href=#main>Skip to the text</a><main id=main tabindex=-1><h1>Your bins</h1>{body}</main></body></html>"""
