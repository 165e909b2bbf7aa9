"""Kinds of files that cannot be taken in: what each is, and what to do to get one that can."""

from __future__ import annotations

import re
from collections.abc import Iterable

from alongside.errors import BadInput

ASK = "Ask for it as {kind}, or export the pages again."
_SAVE_AS_DOCX = "Open it in {program}, save it as .docx, and import that."
_ASK_FOR_WORD = ASK.format(kind="a Word document (.docx)")
_ASK_FOR_XLIFF = ASK.format(kind="XLIFF (.xlf), as it was sent out")
_UNPACK = "Unpack it, and import the file that is in it."
_OLE = b"\xd0\xcf\x11\xe0"
"""How the files of Office begin that were made before 2007, and all that have a password."""
_OLE_KINDS = (
    (
        "EncryptedPackage",
        "This document is locked with a password.",
        "Ask for it without: in Word, File > Info > Protect Document > Encrypt with Password, and "
        "empty the field.",
    ),
    (
        "WordDocument",
        "This is an old Word document (.doc), whatever its name says.",
        _SAVE_AS_DOCX.format(program="Word or LibreOffice"),
    ),
    (
        "__substg1.0_",
        "This is an e-mail of Outlook (.msg) and not the file that came with it.",
        "Open the e-mail, save its attachment, and import that.",
    ),
    ("Workbook", "This is an Excel file (.xls) and not a Word document.", _ASK_FOR_WORD),
)
"""(name of what is in it, what the file is, what to do)."""
_START_KINDS = (
    (rb"%PDF", "This is a PDF. Words cannot be taken out of it safely.", _ASK_FOR_WORD),
    (rb"\{\\rtf", "This is an RTF file.", _SAVE_AS_DOCX.format(program="Word or LibreOffice")),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*",
        "This is a picture. Words cannot be taken out of it.",
        _ASK_FOR_WORD,
    ),
    (rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ", "This file is packed (.gz, .7z, .rar).", _UNPACK),
    (
        rb"\xde\x12\x04\x95|\x95\x04\x12\xde",
        "This is a .mo file, which programs make of a PO file and cannot be edited.",
        "Ask for the .po file that it was made of.",
    ),
    (
        rb"(?i)(mime-version|from|return-path|received|delivered-to|message-id|subject|date): ",
        "This is an e-mail (.eml), or a web page saved as one file (.mht).",
        "Open it, save its attachment, and import that.",
    ),
    (rb"(?i)<(!doctype )?html\b", "This is a web page (.html).", _ASK_FOR_WORD),
    (rb"\{\s*\"|\[\s*[{\"]", "This is a JSON file.", ASK.format(kind="XLIFF, PO or Word")),
    (
        rb"\0{64}",
        "This file is damaged: it begins with nothing, only zeros.",
        "Ask for it to be sent again.",
    ),
)
"""(how the file begins, what it is, what to do)."""
_ZIP_KINDS = (
    (r"xl/workbook\.", "This is an Excel file (.xlsx) and not a Word document.", _ASK_FOR_WORD),
    (
        r"ppt/presentation\.",
        "This is a PowerPoint file (.pptx) and not a Word document.",
        _ASK_FOR_WORD,
    ),
    (
        r"META-INF/container\.xml|.*\.opf$",
        "This is an EPUB book and not a Word document.",
        _ASK_FOR_WORD,
    ),
    (
        r"content\.xml",
        "This is a document of LibreOffice (.odt) and not a Word document.",
        _SAVE_AS_DOCX.format(program="LibreOffice"),
    ),
    (
        r"Index/.*\.iwa$|Index\.zip$|QuickLook/",
        "This is a document of Pages and not a Word document.",
        "Open it in Pages, choose File > Export To > Word, and import the .docx that it makes.",
    ),
    (
        r".*\.sdlproj$|.*\.sdlxliff$",
        "This is a package of Trados (.sdlppx, .sdlrpx), with more than one file in it.",
        "In Trados, finish the task and choose Save Target As, and import the .xlf that it makes.",
    ),
    (
        r".*\.mqxliff$",
        "This is a package of memoQ (.mqxlz).",
        "In memoQ, choose Export, and import the .xlf that it makes.",
    ),
)
_XML_KINDS = {
    "package": (
        "This is a Word document saved as XML (.xml).",
        _SAVE_AS_DOCX.format(program="Word"),
    ),
    "wordDocument": (
        "This is a Word document saved as XML of 2003 (.xml).",
        _SAVE_AS_DOCX.format(program="Word"),
    ),
    "document": (
        "This is a document of LibreOffice saved as XML (.fodt).",
        _SAVE_AS_DOCX.format(program="LibreOffice"),
    ),
    "tmx": ("This is a translation memory (.tmx), without the notes of our file.", _ASK_FOR_XLIFF),
    "TS": ("This is a file of Qt Linguist (.ts).", _ASK_FOR_XLIFF),
    "martif": ("This is a list of words (.tbx).", _ASK_FOR_XLIFF),
}
_WORKING_FILES = {
    "http://sdl.com/FileTypes/SdlXliff/1.0": ("Trados (.sdlxliff)", "File > Save Target As"),
    "MQXliff": ("memoQ (.mqxliff)", "Export (stored path)"),
    "http://www.memsource.com/mxlf/2.0": ("Phrase (.mxliff)", "Download > Completed file"),
}
"""Namespace to the program that keeps its work in such XLIFF, and how it writes the file itself."""
_EXCHANGE_ENDING = re.compile(r".*\.(docx|docm|xlf|xliff|po)$", re.IGNORECASE)


def refuse_other_kinds(content: bytes, start: bytes) -> None:
    """Raises BadInput for a file that is none of ours, by its first bytes.

    start: of the content, without marks and empty lines.
    """
    if start.startswith(_OLE):
        raise _old_office_error(content)
    for pattern, what, mend in _START_KINDS:
        if re.match(pattern, start):
            raise BadInput(what, mend=mend)


def _old_office_error(content: bytes) -> BadInput:
    for name, what, mend in _OLE_KINDS:
        if name.encode("utf-16-le") in content:
            return BadInput(what, mend=mend)
    return BadInput(
        "This is an old Word document (.doc), or one that is locked with a password.",
        mend="Open it in Word or LibreOffice, save it as .docx without a password, and import "
        "that.",
    )


def zip_error(names: Iterable[str]) -> BadInput:
    """For a zip file that is no Word document. names: of the files in it."""
    known = list(names)
    for pattern, what, mend in _ZIP_KINDS:
        if any(re.match(pattern, name) for name in known):
            return BadInput(what, mend=mend)
    ours = [name for name in known if _EXCHANGE_ENDING.match(name)]
    if ours:
        return BadInput(
            f"This is a zip file, and what came back is in it: {', '.join(ours[:5])}.",
            mend="Unpack it, and import each file that is in it.",
        )
    return BadInput(
        "This is a zip file, or a kind of document that we do not know.",
        mend="If it is a zip file, unpack it, and import the file that is in it.",
    )


def xml_error(name: str) -> BadInput:
    """For XML whose first element has this name, and is not XLIFF."""
    what, mend = _XML_KINDS.get(
        name, (f"This is an XML file, but not XLIFF: it begins with <{name}>.", _ASK_FOR_XLIFF)
    )
    return BadInput(what, mend=mend)


def refuse_working_file(namespaces: Iterable[str]) -> None:
    """Raises BadInput for XLIFF in which a program keeps its work, if our notes are not in it.

    namespaces: that its first element declares.
    """
    for namespace in namespaces:
        if namespace in _WORKING_FILES:
            program, command = _WORKING_FILES[namespace]
            raise BadInput(
                f"This is a working file of {program}, and the lines that begin with "
                "“alongside.1.” are not in it.",
                mend=f"In that program, choose {command}, and import the .xlf that it writes.",
            )
