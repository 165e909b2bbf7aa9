"""A pack without the Urdu book and with much else wrong; and a second pack that is no zip file."""

from dataclasses import replace

from packs import change_pack, pack_site, packing, unpack
from pdfs import blank_pdf


def make(root):
    built = pack_site(root).site_folder
    pack, blank = built / "council-pack-en.zip", built / "blank.pdf"
    blank_pdf(blank, 1)
    files = unpack(pack)
    change_pack(
        pack,
        {
            "book-plain-english-ur.pdf": None,
            "book-full-en.pdf": b"the book of last year",
            "notes.txt": b"For the chair",
            "contents.pdf": blank.read_bytes(),
            "contents.html": files["contents.html"].replace(b'href="contents.pdf"', b""),
            "release.json": files["release.json"]
            .replace(b"0123456789ab", b"of last year")
            .replace(b'"exceptions": []', b'"exceptions": ["as last year"]'),
        },
    )
    (built / "cut.zip").write_bytes(pack.read_bytes()[:999])


def subject(outputs):
    owed = packing(outputs)
    return replace(owed, artifacts=(*owed.artifacts, replace(owed.artifacts[-1], path="cut.zip")))
