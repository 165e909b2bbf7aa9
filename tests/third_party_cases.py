"""Markup, style sheets and drawings that make a browser ask example.org, and others that do not.

Each bad case makes some browser ask, or names a file in a place where a browser may. Used by
the examples of the rule third-party-request and by the tests of its check.
"""

from base64 import b64encode

E = "https://example.org"
SVG = "xmlns='http://www.w3.org/2000/svg'"
ENCODED = b64encode(f'<svg {SVG}><image href="{E}/a.png"/></svg>'.encode()).decode()

BAD_MARKUP = {
    "picture": f'<img src="{E}/a.png" alt="">',
    "capitals": f'<IMG SRC="HTTPS://EXAMPLE.ORG/a.png" alt="{E}">',
    "same protocol": '<img src="//example.org/a.png" alt="">',
    "backslashes": r'<img src="\\example.org\a.png" alt="">',
    "slash and backslash": r'<img src="/\example.org/a.png" alt="">',
    "three slashes": '<img src="///example.org/a.png" alt="">',
    "no slash": '<img src="http:example.org/a.png" alt="">',
    "spaces around": f'<img src="  {E}/a.png " alt="">',
    "tab inside": '<img src="ht\ttps://example.org/a.png" alt="">',
    "line break inside": '<img src="/\n/example.org/a.png" alt="">',
    "character reference": '<img src="&#47;&#x2f;example.org/a.png" alt="">',
    "beginning of our own address": '<img src="https://council.example@example.org/bins/a.png" alt="">',
    "bracket in a user name": '<img src="https://[@example.org/a.png" alt="">',
    "srcset": f'<img src="a.png" srcset="a.png 1x, {E}/b.png 2x" alt="">',
    "srcset after data": f'<img src="a.png" srcset="data:image/png,AA 1x, {E}/b.png 2x" alt="">',
    "srcset of source": f'<picture><source srcset="{E}/b.png"><img src="a.png" alt=""></picture>',
    "imagesrcset": f'<link rel="preload" as="image" imagesrcset="{E}/b.png 2x">',
    "image as HTML writes it": f'<image src="{E}/a.png">',
    "poster": f'<video poster="{E}/a.png"></video>',
    "track": f'<video><track src="{E}/a.vtt"></video>',
    "object": f'<object data="{E}/a.svg"></object>',
    "embed": f'<embed src="{E}/a.svg">',
    "frame": f'<iframe src="{E}/"></iframe>',
    "background": f'<table background="{E}/a.png"><tr><td>x</table>',
    "picture button": f'<input type="image" src="{E}/a.png" alt="x">',
    "form": f'<form action="{E}/"></form>',
    "button of a form": f'<form action=""><button formaction="{E}/">x</button></form>',
    "ping": f'<a href="bins.html" ping="bins.html {E}/">x</a>',
    "ping of an area": f'<map name="m"><area href="bins.html" ping="{E}/" alt="x"></map>',
    "attributionsrc": f'<img src="a.png" attributionsrc="{E}/" alt="">',
    "style sheet": f'<link rel="stylesheet" href="{E}/a.css">',
    "other style sheet": f'<link rel="alternate stylesheet" href="{E}/a.css">',
    "preconnect": f'<link rel="preconnect" href="{E}">',
    "base": f'<base href="{E}/">',
    "srcdoc": f'<iframe srcdoc="&lt;img src=&quot;{E}/a.png&quot;>"></iframe>',
    "srcdoc in srcdoc": "<iframe srcdoc=\"<iframe srcdoc='&lt;img src=//example.org/a.png>'></iframe>\"></iframe>",
    "style attribute": f'<p style="background: url({E}/a.png)">x</p>',
    "style attribute, escape": rf'<p style="background: u\72l({E}/a.png)">x</p>',
    "style element": f"<style>p {{ background: url({E}/a.png) }}</style>",
    "@import in a style element": f'<style>@import "{E}/a.css";</style>',
    "style in SVG": f'<svg><style>@import url("{E}/a.css");</style></svg>',
    "image of SVG": f'<svg><image href="{E}/a.png"/></svg>',
    "image of SVG, old": f'<svg><image xlink:href="{E}/a.png"/></svg>',
    "use": f'<svg><use href="{E}/a.svg#b"/></svg>',
    "feImage": f'<svg><filter id="f"><feImage href="{E}/a.png"/></filter></svg>',
    "fill of SVG": f'<svg><path fill="url({E}/a.svg#b)"/></svg>',
    "moving SVG": f'<svg><image><set attributeName="href" to="{E}/a.png"/></image></svg>',
    "SVG in a data address": f"<img alt='' src=\"data:image/svg+xml,<svg {SVG}><image href='{E}/a.png'/></svg>\">",
    "SVG in a data address, base64": f'<img alt="" src="data:image/svg+xml;base64,{ENCODED}">',
    "CSS in a data address": f'<link rel="stylesheet" href="data:text/css,@import \'{E}/a.css\';">',
    "HTML in a data address": f'<iframe src="data:text/html,<img src={E}/a.png>"></iframe>',
}

BAD_CSS = {
    "url": f"p {{ background: url({E}/a.png) }}",
    "url in capitals": f"p {{ background: URL({E}/a.png) }}",
    "quoted url": f"p {{ background: url( '{E}/a.png' ) }}",
    "escape in the name": rf"p {{ background: u\72l({E}/a.png) }}",
    "escape in a quoted name": rf'p {{ background: \75rl("{E}/a.png") }}',
    "escape in the address": r"p { background: url(\68ttps://example.org/a.png) }",
    "line break in a string": 'p { background: url("https:\\\n//example.org/a.png") }',
    "comment between": f'p {{ background: image-set(/**/"{E}/a.png"/**/ 1x) }}',
    "@import": f'@import "{E}/a.css";',
    "@IMPORT in capitals": f"@IMPORT '{E}/a.css';",
    "@import without a space": f'@import"{E}/a.css";',
    "@import with an escape": rf'@\69mport "{E}/a.css";',
    "@import of url": f"@import url({E}/a.css) screen;",
    "@import after a comment": f'@import/**/"{E}/a.css"layer;',
    "font": f"@font-face {{ font-family: A; src: url({E}/a.woff2) }}",
    "font of the same protocol": "@font-face { src: url(//example.org/a.woff2) }",
    "image-set of strings": f'p {{ background: image-set("a.png" 1x, "{E}/a.png" 2x) }}',
    "image-set, old name": f'p {{ background: -webkit-image-set("{E}/a.png" 1x) }}',
    "src": f'p {{ background: src("{E}/a.png") }}',
    "in a rule for print": f"@media print {{ p {{ background: url({E}/a.png) }} }}",
    "in a nested rule": f"p {{ & a {{ cursor: url({E}/a.cur), auto }} }}",
    "custom property": f"p {{ --a: image-set(url({E}/a.png) 1x) }}",
    "string for a function elsewhere": f'p {{ --a: "{E}/a.png"; background: image-set(var(--a) 1x) }}',
    "SVG in a data address": f"p {{ background: url(\"data:image/svg+xml,<svg {SVG}><use href='{E}/a.svg'/></svg>\") }}",
    "CSS in a data address": f"@import \"data:text/css,@import '{E}/a.css'\";",
    "with a byte order mark of UTF-16": f"p {{ background: url({E}/a.png) }}".encode("utf-16"),
}

BAD_DRAWINGS = {
    "image": f'<image href="{E}/a.png"/>',
    "use, old": f'<use xmlns:x="http://www.w3.org/1999/xlink" x:href="{E}/a.svg#b"/>',
    "feImage": f'<filter id="f"><feImage href="{E}/a.png"/></filter>',
    "style": f"<style><![CDATA[@import '{E}/a.css';]]></style>",
    "filter": f'<path filter="url({E}/a.svg#f)"/>',
    "HTML inside": f'<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="{E}/a.png"/></foreignObject>',
}

GOOD_MARKUP = {
    "link": f'<a href="{E}/">x</a>',
    "link of an area": f'<map name="m"><area href="{E}/" alt="x"></map>',
    "link of SVG": f'<svg><a xlink:href="{E}/"><text>x</text></a></svg>',
    "mail": '<a href="mailto:a@example.org">x</a>',
    "source of a quotation": f'<blockquote cite="{E}/">x</blockquote>',
    "other language": f'<link rel="alternate" hreflang="fr" href="{E}/fr">',
    "canonical": f'<link rel="canonical" href="{E}/">',
    "words": f'<p title="{E}/a.png">url({E}/a.png)</p>',
    "comment": f'<!-- <img src="{E}/a.png"> -->',
    "text of a field": f'<textarea><img src="{E}/a.png"></textarea>',
    "own address": '<img src="https://council.example/bins/a.png" alt="">',
    "own address in capitals": '<img src="HTTPS://Council.Example/bins/a.png" alt="">',
    "own file": '<img src="a.png" srcset="a,b.png 1x, b.png 2x" alt="">',
    "data": '<img src="data:image/png;base64,AAAA" alt="">',
    "SVG in a data address": f"<img alt='' src=\"data:image/svg+xml,<svg {SVG}><use href='#a'/></svg>\">",
    "colour": '<p style="color: rgb(0 0 0)">x</p>',
    "form of its own": '<form action="search.html"></form>',
    "own base": '<base href="./">',
}

GOOD_CSS = {
    "own files": '@import "a.css"; p { background: url(a.png) }',
    "name of a vocabulary": '@namespace "http://www.w3.org/2000/svg"; @namespace x url(http://www.w3.org/1999/xhtml);',
    "comment": f"/* url({E}/a.png) */ p {{ color: red }}",
    "words": f'p::after {{ content: "url({E}/a.png)" }}',
    "selector": f'a[href^="{E}"] {{ color: red }}',
    "type of a picture": 'p { background: image-set("a.png" type("image/png")) }',
    "words in a custom property": 'p { --a: "one"; --b: "see page" }',
    "comment where none can be": f'p {{ background: url(/**/"{E}/a.png") }}',
    "broken string": f"p {{ background: url({E}/a b.png) }}",
}

GOOD_DRAWINGS = {
    "own parts": f'<title>{E}</title><use href="#a"/><path fill="url(#b)"/>',
    "link": f'<a href="{E}/"><text>x</text></a>',
    "source": f'<metadata><license xmlns="{E}/ns#" resource="{E}/licence"/></metadata>',
}
