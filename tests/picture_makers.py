"""What attackers, phones and drawing programs put into picture files, piece by piece."""

import base64
import struct
import zlib
from io import BytesIO

from PIL import Image

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLAIN, MOVES, LARGE, DAMAGED = (
    "picture-not-plain",
    "picture-moves",
    "picture-too-large",
    "picture-damaged",
)
CLEAN = ""
"""No rule has anything to say: what had to go means nothing to a reader."""


def svg(inside, root="", before=""):
    return f'{before}<svg {NS} viewBox="0 0 9 9" {root}>{inside}</svg>'.encode()


def uses(count):
    levels = ['<g id="l0"><path d="M0 0h9"/></g>']
    for level in range(1, count):
        twice = f'<use href="#l{level - 1}"/>' * 2
        levels.append(f'<g id="l{level}">{twice}</g>')
    return svg(f'<defs>{"".join(levels)}</defs><use href="#l{count - 1}"/>')


BOX = '<path d="M0 0h9v9z"/>'
ILLUSTRATOR = b"""<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 16.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
	<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
	<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
	<!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg version="1.1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="&ns_svg;" x="0px" y="0px" width="72px"
 height="72px" viewBox="0 0 72 72" enable-background="new 0 0 72 72" xml:space="preserve">
<switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:pgfRef xlink:href="#p"
 xmlns:xlink="http://www.w3.org/1999/xlink"/></foreignObject>
<g i:extraneous="self"><rect id="Layer_1" fill="#FF0000" width="72" height="72"/></g></switch>
<i:pgf id="p">abcdef</i:pgf></svg>"""
INKSCAPE = b"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" sodipodi:docname="map.svg"
 inkscape:export-filename="/home/jane/map.png" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<sodipodi:namedview id="n" pagecolor="#ffffff"/><defs id="d"><filter id="unused"><feFlood/></filter></defs>
<metadata><rdf:RDF><dc:creator>Jane Doe</dc:creator></rdf:RDF></metadata><title>My map</title>
<g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1"><path style="fill:#ff0000;stroke:none;
-inkscape-stroke:none;font-variation-settings:normal" d="m 10,10 h 50 v 50 z" sodipodi:nodetypes="cccc"/></g></svg>"""
CLASSES = svg(
    "<defs><style>.cls-1{fill:#f00;}.cls-1,.cls-2{stroke:#00f}</style></defs>"
    '<path class="cls-1" d="M0 0h9v9z"/><path class="cls-2" d="M1 1h3"/>'
)


def photo(width=60, height=40, mode="RGB"):
    return Image.effect_noise((width, height), 60).convert(mode)


def saved(picture, format_, **more):
    out = BytesIO()
    picture.save(out, format_, **more)
    return out.getvalue()


def frames(format_, **more):
    pictures = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    return saved(
        pictures[0], format_, save_all=True, append_images=pictures[1:], duration=50, **more
    )


def exif():
    tags = Image.Exif()
    tags[0x013B] = "Jane Doe"
    tags[0x010F] = "Phone"
    tags.get_ifd(0x8825)[2] = (52.0, 8.0, 12.0)
    return tags


def turned():
    tags = Image.Exif()
    tags[0x0112] = 6
    return tags


def png_header(width, height):
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    rows = zlib.compress(b"\0" * 1000)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def png_with_text():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "Jane Doe")
    info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Jane Doe</x:xmpmeta>")
    return saved(photo(), "PNG", pnginfo=info)


def data_address(content, kind="image/png"):
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def webp_header(width, height):
    size = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size
    return b"RIFF" + struct.pack("<I", len(body)) + body
