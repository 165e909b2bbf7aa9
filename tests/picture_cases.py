"""Picture files as attackers, phones and drawing programs make them, with what must become of each."""

import gzip
import struct

from PIL import Image

from picture_makers import (
    BOX,
    CLASSES,
    CLEAN,
    DAMAGED,
    ILLUSTRATOR,
    INKSCAPE,
    LARGE,
    MOVES,
    PLAIN,
    data_address,
    exif,
    frames,
    photo,
    png_header,
    png_with_text,
    saved,
    svg,
    turned,
    uses,
    webp_header,
)

CASES = {
    # What acts.
    "script.svg": (svg(f"<script>alert(1)</script>{BOX}"), PLAIN),
    "script-xlink.svg": (svg(f'<script xlink:href="https://evil.example/a.js"/>{BOX}'), PLAIN),
    "script-prefix.svg": (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script>a()</s:script></s:svg>',
        PLAIN,
    ),
    "script-xhtml.svg": (
        svg(f'<h:script xmlns:h="http://www.w3.org/1999/xhtml">a()</h:script>{BOX}'),
        PLAIN,
    ),
    "script-cdata.svg": (svg(f"<script><![CDATA[a()]]></script>{BOX}"), PLAIN),
    "onload.svg": (svg(BOX, 'onload="a()"'), PLAIN),
    "onclick.svg": (svg('<path d="M0 0h9v9z" onclick="a()"/>'), PLAIN),
    "onbegin.svg": (svg(f'<set attributeName="fill" to="red" onbegin="a()"/>{BOX}'), MOVES),
    "javascript.svg": (svg(f'<a href="javascript:a()">{BOX}</a>'), PLAIN),
    "javascript-xlink.svg": (svg(f'<a xlink:href="JavaScript&#9;:a()">{BOX}</a>'), PLAIN),
    "link.svg": (svg(f'<a href="https://evil.example/">{BOX}</a>'), PLAIN),
    "handler.svg": (svg(f'<handler type="text/javascript">a()</handler>{BOX}'), PLAIN),
    # What moves.
    "animate.svg": (
        svg('<rect width="9" height="9"><animate attributeName="x" to="5" dur="1s"/></rect>'),
        MOVES,
    ),
    "transform.svg": (
        svg('<g><animateTransform attributeName="transform" dur="1s"/></g>' + BOX),
        MOVES,
    ),
    "keyframes.svg": (
        svg("<style>@keyframes a{to{fill:red}} path{animation:a 1s}</style>" + BOX),
        MOVES,
    ),
    "transition.svg": (svg('<path d="M0 0h9" style="animation:a 1s infinite"/>'), MOVES),
    "endless.gif": (frames("GIF", loop=0), MOVES),
    "once.gif": (frames("GIF"), MOVES),
    "apng.png": (frames("PNG"), MOVES),
    "flash.webp": (frames("WEBP"), MOVES),
    "old-browser.svg": (svg('<path d="M0 0h9" style="-moz-animation:a 1s infinite"/>'), MOVES),
    "still-style.svg": (svg('<path d="M0 0h9" style="transition:none;filter:none"/>'), CLEAN),
    # What comes from elsewhere.
    "use-outside.svg": (svg('<use href="https://evil.example/a.svg#b"/>' + BOX), PLAIN),
    "use-file.svg": (svg('<use xlink:href="other.svg#b"/>' + BOX), PLAIN),
    "image-outside.svg": (
        svg('<image href="https://evil.example/a.png" width="9" height="9"/>'),
        PLAIN,
    ),
    "image-inside.svg": (
        svg(f'<image xlink:href="{data_address(saved(photo(), "PNG"))}" width="9" height="9"/>'),
        PLAIN,
    ),
    "url-fill.svg": (svg('<path d="M0 0h9v9z" fill="url(https://evil.example/a.svg#b)"/>'), PLAIN),
    "url-style.svg": (svg('<path d="M0 0h9v9z" style="fill:url(//evil.example/a.svg#b)"/>'), PLAIN),
    "url-escaped.svg": (
        svg(r'<path d="M0 0h9v9z" style="fill:\75rl(//evil.example/a#b)"/>'),
        PLAIN,
    ),
    "import.svg": (svg('<style>@import "https://evil.example/a.css";</style>' + BOX), PLAIN),
    "import-cdata.svg": (
        svg("<style><![CDATA[@import url(//evil.example/a.css);]]></style>" + BOX),
        PLAIN,
    ),
    "stylesheet.svg": (
        svg(BOX, before='<?xml-stylesheet type="text/css" href="https://evil.example/a.css"?>'),
        PLAIN,
    ),
    "stylesheet-here.svg": (
        svg(BOX, before='<?xml-stylesheet href="a.xsl" type="text/xsl"?>'),
        PLAIN,
    ),
    "feimage.svg": (
        svg(
            '<filter id="f"><feImage href="https://evil.example/a.png"/></filter>'
            '<path filter="url(#f)" d="M0 0h9v9z"/>'
        ),
        PLAIN,
    ),
    "gradient-outside.svg": (
        svg(
            '<linearGradient id="g" href="https://evil.example/a.svg#g"/><path fill="url(#g)" d="M0 0h9"/>'
        ),
        PLAIN,
    ),
    # What a picture cannot show.
    "foreign.svg": (
        svg(
            '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">Hi</p></foreignObject>'
        ),
        PLAIN,
    ),
    "iframe.svg": (
        svg(f'<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>{BOX}'),
        PLAIN,
    ),
    "video.svg": (svg(f'<video href="a.mp4"/>{BOX}'), PLAIN),
    "text-urdu.svg": (svg('<text x="9" y="9">لوگ</text>'), PLAIN),
    "text-english.svg": (svg('<text x="9" y="9">Luton</text>'), PLAIN),
    "text-bengali.svg": (svg('<text><tspan x="1" y="9">মানুষ</tspan></text>'), PLAIN),
    "filter.svg": (
        svg(
            '<filter id="f"><feGaussianBlur stdDeviation="9"/></filter><path filter="url(#f)" d="M0 0h9v9z"/>'
        ),
        PLAIN,
    ),
    # What multiplies or is too large.
    "doubles.svg": (uses(30), LARGE),
    "doubles-patterns.svg": (
        svg(
            "".join(
                f'<pattern id="p{n}" width="1" height="1"><path fill="url(#p{n + 1})" d="M0 0h1"/>'
                f'<path fill="url(#p{n + 1})" d="M0 0h1"/></pattern>'
                for n in range(30)
            )
            + '<path d="M0 0h9" fill="url(#p0)"/>'
        ),
        LARGE,
    ),
    "itself.svg": (svg('<g id="a"><use href="#a"/></g>'), LARGE),
    "deep.svg": (svg("<g>" * 5000 + "</g>" * 5000), LARGE),
    "many.svg": (svg('<path d="M0 0h9"/>' * 60_000), LARGE),
    "laughs.svg": (
        svg(
            "<path d='M0 0h9'/>&i;",
            before="<!DOCTYPE svg [<!ENTITY a 'haha'>"
            + "".join(
                f"<!ENTITY {b} '{f'&{a};' * 10}'>"
                for a, b in zip("abcdefgh", "bcdefghi", strict=True)
            )
            + "]>",
        ),
        PLAIN,
    ),
    "entity-file.svg": (
        svg(
            "<path d='M0 0h9'/>&x;",
            before='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        PLAIN,
    ),
    "parameter-entity.svg": (
        svg(BOX, before='<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://evil.example/a.dtd"> %x;]>'),
        PLAIN,
    ),
    "brackets.svg": (svg(f'<path style="fill:{"(" * 50_000}" d="M0 0h9"/>'), PLAIN),
    "brackets-sheet.svg": (svg(f"<style>{'@media a{' * 5000}</style>{BOX}"), PLAIN),
    "brackets-fill.svg": (svg(f'<path fill="{"rgb(" * 9000}" d="M0 0h9"/>'), PLAIN),
    "gradient-itself.svg": (
        svg('<linearGradient id="g" href="#g"/><path fill="url(#g)" d="M0 0h9v9z"/>'),
        LARGE,
    ),
    "chain.svg": (
        svg("".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(3000))),
        LARGE,
    ),
    "packed.svg": (gzip.compress(svg(BOX), mtime=0), PLAIN),
    "packed-bomb.svg": (gzip.compress(b" " * 5_000_000, mtime=0), PLAIN),
    "twenty-megabytes.jpg": (saved(photo(), "JPEG") + bytes(20_000_000), LARGE),
    "bomb.png": (png_header(60_000, 60_000), LARGE),
    "bomb.webp": (webp_header(16_000, 16_000), LARGE),
    "bomb.gif": (
        saved(photo(mode="P"), "GIF").replace(b"\x3c\0\x28\0", struct.pack("<HH", 65_000, 65_000)),
        LARGE,
    ),
    "tall.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 90000"><path d="M0 0h9"/></svg>',
        LARGE,
    ),
    # Not what the name says.
    "page.png": (b"<html><script>a()</script></html>", DAMAGED),
    "page.svg": (b"<html><script>a()</script></html>", DAMAGED),
    "drawing.png": (svg(BOX), DAMAGED),
    "no-namespace.svg": (b"<svg><script>a()</script></svg>", DAMAGED),
    "half.jpg": (saved(photo(400, 400), "JPEG")[:3000], DAMAGED),
    "empty.png": (b"", DAMAGED),
    # Gone without a word, as no reader can notice.
    "html-behind.png": (saved(photo(), "PNG") + b"<script>alert(1)</script>", CLEAN),
    "html-behind.jpg": (saved(photo(), "JPEG") + b"<script>alert(1)</script>", CLEAN),
    "comment.jpg": (saved(photo(), "JPEG", comment=b"Jane Doe"), CLEAN),
    "comment.gif": (saved(photo(mode="P"), "GIF", comment=b"Jane Doe"), CLEAN),
    "place.jpg": (saved(photo(), "JPEG", exif=exif()), CLEAN),
    "place.png": (saved(photo(), "PNG", exif=exif()), CLEAN),
    "place.webp": (saved(photo(), "WEBP", exif=exif()), CLEAN),
    "xmp.webp": (saved(photo(), "WEBP", xmp=b"<x:xmpmeta>Jane Doe</x:xmpmeta>"), CLEAN),
    "text.png": (png_with_text(), CLEAN),
    "turned.jpg": (saved(photo(), "JPEG", exif=turned()), CLEAN),
    "illustrator.svg": (ILLUSTRATOR, CLEAN),
    "inkscape.svg": (INKSCAPE, CLEAN),
    "classes.svg": (CLASSES, CLEAN),
    "comment.svg": (svg("<!-- <script>alert(1)</script> Jane Doe -->" + BOX), CLEAN),
    "title.svg": (svg("<title>Jane Doe</title><desc>Jane Doe</desc>" + BOX), CLEAN),
    # Honest pictures.
    "plain.svg": (svg(BOX), CLEAN),
    "utf16.svg": (
        ('<?xml version="1.0" encoding="UTF-16"?>' + svg(BOX).decode()).encode("utf-16"),
        CLEAN,
    ),
    "use.svg": (
        svg(
            '<defs><circle id="dot" r="1"/></defs><use href="#dot" x="3"/><use xlink:href="#dot"/>'
        ),
        CLEAN,
    ),
    "gradient.svg": (
        svg(
            '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" style="stop-color:blue"/>'
            '</linearGradient><path d="M0 0h9v9z" fill="url(#g)"/>'
        ),
        CLEAN,
    ),
    "clip.svg": (
        svg(
            '<clipPath id="c"><circle r="4"/></clipPath><path clip-path="url(\'#c\')" d="M0 0h9v9z"/>'
        ),
        CLEAN,
    ),
    "size-only.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="72" height="72px"><path d="M0 0h9v9z"/></svg>',
        CLEAN,
    ),
    "grey.jpg": (saved(photo(mode="L"), "JPEG"), CLEAN),
    "print-colours.jpg": (saved(photo(mode="CMYK"), "JPEG"), CLEAN),
    "see-through.png": (saved(photo(mode="RGBA"), "PNG"), CLEAN),
    "sixteen-bits.png": (saved(Image.new("I;16", (9, 9), 40_000), "PNG"), CLEAN),
    "still.gif": (saved(photo(mode="P"), "GIF"), CLEAN),
    "still.webp": (saved(photo(), "WEBP"), CLEAN),
    "jpeg-called.png": (saved(photo(), "JPEG"), CLEAN),
}

TRACES = (
    b"alert",
    b"a()",
    b"evil.example",
    b"Jane Doe",
    b"<script",
    b"onload",
    b"Phone",
    b"inkscape",
    b"ns.adobe",
    b"sodipodi",
    b"javascript",
    b"<!--",
    b"<!DOCTYPE",
    b"foreignObject",
)
"""None of this may be in a published picture."""

BASE_ENTRY = "licence: CC0, credit: {author: Us, source: Town hall}"


def add_picture(root, name, content):
    """A picture of its own on a page of the publication, written down as it must be."""
    (root / "docs/pictures").mkdir(exist_ok=True)
    (root / "docs/pictures" / name).write_bytes(content)
    with open(root / "pictures.yml", "a", encoding="utf-8") as file:
        file.write(f"ours: {{file: pictures/{name}, alt: {{en: A red box}}, {BASE_ENTRY}}}\n")
    with open(root / "docs/bins.md", "a", encoding="utf-8") as file:
        file.write("\n![](picture:ours)\n")
