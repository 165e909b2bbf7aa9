"""What axe's rules read of a page, held against what decides whether they run again."""

import re

import pytest

from alongside.checks.browser.axe import BOX_RULES, STRUCTURE_RULES, probe
from alongside.checks.browser.browser import Browser, load_page
from alongside.checks.browser.page_scripts import read_scripts
from alongside.checks.browser.server import serve_folder
from alongside.rules.rulebook import load
from websites import website

PRINTS = read_scripts("page_prints.js")
# Other names for the same, and what an element's box tells already.
ALSO = {
    "overflow",
    "content",
    "width",
    "height",
    "mask",
    "-webkit-mask",
    "-webkit-mask-image",
    "-webkit-mask-border",
    "-webkit-transform",
    "-ms-transform",
    "-webkit-overflow-scrolling",
}
# A rule that reads one of these is in no list, or its list would need them.
LOOK_READS = ("color", "background", "font", "text-", "border", "outline", "-webkit-text")
BOX_READS = ("getClientRects", "elementsFromPoint", "scrollWidth", "clientWidth", "offsetWidth")

RECORD = """
window.reads = new Set();
const styleOf = window.getComputedStyle;
window.getComputedStyle = (element, part) => new Proxy(styleOf.call(window, element, part), {
  get(style, name) {
    if (name === "getPropertyValue") return (property) => {
      reads.add(property);
      return style.getPropertyValue(property);
    };
    if (typeof name === "string") {
      reads.add(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    }
    return typeof style[name] === "function" ? style[name].bind(style) : style[name];
  } });
for (const [owner, name] of [[Element.prototype, "getClientRects"], [Range.prototype, "getClientRects"],
  [Document.prototype, "elementsFromPoint"], [Document.prototype, "elementFromPoint"]]) {
  const original = owner[name];
  owner[name] = function (...args) { reads.add(name); return original.apply(this, args); };
}
for (const [owner, name] of [[Element.prototype, "scrollWidth"], [Element.prototype, "clientWidth"],
  [HTMLElement.prototype, "offsetWidth"]]) {
  const { get } = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { get() { reads.add(name); return get.call(this); } });
}"""
ASK_EACH = """const [rules, done] = arguments;
(async () => {
  const found = {};
  for (const rule of rules) {
    reads.clear();
    const results = await axe.run(document, { runOnly: [rule] });
    const ran = results.passes.length + results.violations.length + results.incomplete.length;
    found[rule] = { ran: ran > 0, reads: [...reads] };
  }
  return found;
})().then(done, (error) => done(String(error)));"""
# Something for nearly every rule to look at, half of it wrong.
RICH = """<!doctype html><html lang=en><head><title>Rich</title>
<meta name=viewport content="width=device-width"><link rel=icon href="data:,"></head><body>
<a href="#main" style="position:absolute;left:-999px">Skip</a>
<header><nav aria-label=a><ul><li><a href=#x accesskey=k>x</a><li><a href="#y">y</a></ul></nav></header>
<main id=main tabindex=-1><h1 id=x>One</h1><h3></h3><p><b>Bold</b></p>
<table><caption>c</caption><tr><th>a<th scope=col>b<th></th></tr><tr><td>1<td headers=q>2<td id=q>3</tr></table>
<table summary=c><caption>c</caption><tr><td>1</table><form><label for=i1>Name</label>
<label>Name2<input id=i1 autocomplete=name></label><input title=t><select><option>1</select>
<input type=image src=x.png><input type=submit value=go><input type=button><button>ok</button><button></button></form>
<img src=a.png alt=pic><img src=a.png><a href=#z><img src=a.png alt="pic">pic</a><svg role=img></svg>
<map name=mm><area href=#q shape=rect coords=0,0,9,9 alt=""></map><img usemap=#mm src=a.png alt=map ismap>
<ul><div>no</div></ul><li>stray</li><dl><dt>a<dd>b</dl><dl><p>x</p></dl><dd>stray</dd>
<div role=tablist><div role=tab tabindex=0>t</div></div><div role=dialog></div><div role=meter></div>
<div role=progressbar></div><div role=tooltip></div><div role=tree><div role=treeitem></div></div>
<div role=button tabindex=5><a href=#n>nested</a></div><div role=text>abc<a href=#l>l</a></div>
<div role=bad aria-bad=1 aria-label=x>r</div><div role=textbox></div><div role=slider tabindex=0></div>
<div role=img></div><div role=switch aria-checked=true tabindex=0></div>
<span aria-braillelabel=x role=img>q</span><div aria-roledescription=r>x</div><p aria-label=no>x</p>
<details><summary></summary>x</details><details open><summary>s</summary><p>in</details>
<p lang=xx-bad>q</p><article><header role=banner>b</header><footer role=contentinfo>f</footer>
<main>m</main><aside role=complementary>c</aside></article><div role=checkbox tabindex=0></div>
<p id=dup aria-labelledby=dup>d<p id=dup>e</main><p>outside</p><footer>f</footer></body></html>"""


def styles_in_prints():
    return set(re.findall(r'"([a-z-]+)"', PRINTS)) | ALSO


@pytest.fixture(scope="module")
def reads(tmp_path_factory):
    outputs = website(tmp_path_factory.mktemp("site"))
    (outputs.site_folder / "rich.html").write_text(RICH, encoding="utf-8")
    with serve_folder(outputs.site_folder) as address, Browser() as browser:
        driver = browser.driver
        driver.set_script_timeout(300)
        load_page(driver, f"{address}rich.html")
        driver.execute_script(RECORD)
        probe(outputs, load()["barrier-found-by-axe"]).on_load(driver)
        found = driver.execute_async_script(
            ASK_EACH, [*STRUCTURE_RULES, *BOX_RULES, "color-contrast"]
        )
        assert isinstance(found, dict), found
        yield found


def test_the_recorder_sees_what_a_rule_reads(reads):
    assert {"color", "background-color", "font-size", "getClientRects"} & set(
        reads["color-contrast"]["reads"]
    )


def test_a_rule_of_structure_reads_no_look_and_no_box(reads):
    for rule in STRUCTURE_RULES:
        read = reads[rule]["reads"]
        assert not [name for name in read if name.startswith(LOOK_READS)], rule
        assert not set(read) & set(BOX_READS), rule
        assert set(read) <= styles_in_prints(), rule


def test_a_rule_of_boxes_reads_no_colours(reads):
    for rule in BOX_RULES:
        read = reads[rule]["reads"]
        assert not [name for name in read if "color" in name or "shadow" in name], rule
        assert set(read) - set(BOX_READS) - {"elementFromPoint"} <= styles_in_prints(), rule


def test_nearly_every_rule_had_something_to_read(reads):
    idle = {rule for rule, found in reads.items() if not found["ran"]}
    assert len(idle) <= 6, idle
