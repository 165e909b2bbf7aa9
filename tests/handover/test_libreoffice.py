"""Word documents that LibreOffice has opened and saved again, as they were and with words typed in, in every script."""

import subprocess
from zipfile import ZipFile

import pytest
from docx import Document

from handover.filled import addresses_of, key_of
from handover.handing import WORDS, file_of, handover_of, sources_of, taken_in, why, words_of
from small_site import copy_of_small

STRANDS = ["ur", "pl", "bn", "easy-read"]
PAGES = ("our-area", "index")
SEGMENT = "our-area/people/2"
NEW = {**WORDS, "easy-read": "We have more “children” – 991,800."}


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    return sources_of(copy_of_small(tmp_path_factory.mktemp("publication") / "small"))


@pytest.fixture(scope="module")
def saved(sources, tmp_path_factory):
    """(strand, whether it was edited) to the file that LibreOffice wrote. All in one call: its start takes seconds."""
    folder = tmp_path_factory.mktemp("libreoffice")
    names = {}
    for strand in STRANDS:
        path = file_of(handover_of(sources, strand, PAGES), "docx", folder)
        edited = folder / f"{strand}-edited.docx"
        document = Document(str(path))
        row = next(
            row
            for table in document.tables
            if ".our-area.people." in table.rows[-1].cells[1].text + addresses_of(table.rows[-1])
            for row in table.rows
            if "2" in (row.cells[0].text.split("\n")[0], key_of(row))
        )
        paragraph = row.cells[-1].paragraphs[0]
        for run in paragraph.runs[1:]:
            run._r.getparent().remove(run._r)
        paragraph.runs[0].text = NEW[strand]
        document.save(str(edited))
        names |= {(strand, False): path, (strand, True): edited}
    done = subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "saved"),
            *map(str, names.values()),
        ],
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {key: folder / "saved" / path.name for key, path in names.items()}


@pytest.mark.parametrize("strand", STRANDS)
def test_saved_again_it_changes_nothing(sources, saved, strand):
    path = saved[strand, False]
    with ZipFile(path) as packed:
        assert b"LibreOffice" in packed.read("docProps/app.xml")
    found, pages = taken_in(sources, path)
    assert (found.refused, pages) == ([], {}) and found.unchanged_count == len(
        handover_of(sources, strand, PAGES).parts
    )


@pytest.mark.parametrize("strand", STRANDS)
def test_saved_again_an_edit_comes_in_alone(sources, saved, strand):
    found, pages = taken_in(sources, saved[strand, True])
    assert found.refused == [], why(found)
    (change,) = found.changes
    assert list(change.texts) == [SEGMENT]
    (content,) = pages.values()
    old = words_of(sources, strand, SEGMENT).strip("\n")
    text = (sources.root / change.part.path).read_text(encoding="utf-8")
    assert content.decode() == text.replace(old, NEW[strand], 1)
