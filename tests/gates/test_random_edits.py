"""Whatever is edited, what is kept of earlier runs gives the verdict that a run without it gives.

30 edits of a copy of the real publication; 200, and each compared, with ALONGSIDE_NIGHTLY=1.
"""

import os
import random
import re
import shutil

import pytest

from alongside.errors import AlongsideError
from alongside.gates.judge import judge
from alongside.gates.judge_sources import judge_sources
from alongside.gates.source_digests import read_source_digests
from alongside.publication.catalogue import find_documents
from alongside.publication.kept_pages import KeptPages
from alongside.rules import rulebook
from real_site import LAST_CHANGE
from tiny_site import REPOSITORY

IS_NIGHTLY = bool(os.environ.get("ALONGSIDE_NIGHTLY"))
EDITS, COMPARED_EVERY = (200, 1) if IS_NIGHTLY else (30, 6)
DATA = ("facts.yml", "glossary.yml", "pictures.yml", "publication.yml")


def pages(root):
    return sorted((root / "docs").rglob("*.md"))


def blocks(text):
    """The page cut at empty lines, the front matter in one."""
    head, _, body = text.partition("\n---\n")
    return [head + "\n---", *body.split("\n\n")]


def joined(parts):
    return parts[0] + "\n" + "\n\n".join(parts[1:])


def edit_block(change):
    def edit(chance, root):
        page = chance.choice(pages(root))
        parts = blocks(page.read_text(encoding="utf-8"))
        if len(parts) > 2:
            place = chance.randrange(1, len(parts))
            parts[place : place + 1] = change(chance, root, parts[place])
            page.write_text(joined(parts), encoding="utf-8")

    return edit


def swap_words(chance, root, block):
    words = block.split(" ")
    first, second = chance.randrange(len(words)), chance.randrange(len(words))
    words[first], words[second] = words[second], words[first]
    return [" ".join(words)]


def change_number(chance, root, block):
    return [re.sub(r"\d+", lambda found: str(int(found[0]) + 1), block, count=1)]


def block_of_another_page(chance, root, block):
    other = blocks(chance.choice(pages(root)).read_text(encoding="utf-8"))
    return [block, chance.choice(other[1:])]


def capitals(chance, root, block):
    return [block.upper() if chance.random() < 0.3 else block.title()]


def new_words(chance, root, block):
    words = ("opening hours", "zupełnie", "utilise the facility", "দেখুন", "[here](needs.md#none)")
    return [block + " " + chance.choice(words) + "."]


def edit_line(chance, root):
    """One line goes, be it a heading, a setting or a line of made_from."""
    page = chance.choice(pages(root))
    lines = page.read_text(encoding="utf-8").split("\n")
    del lines[chance.randrange(2, len(lines))]
    page.write_text("\n".join(lines), encoding="utf-8")


def edit_heading(chance, root):
    page = chance.choice(pages(root))
    text = page.read_text(encoding="utf-8")
    ids = re.findall(r"\{#([\w-]+)\}", text)
    if ids:
        text = text.replace(f"{{#{chance.choice(ids)}}}", "{#changed}", 1)
        page.write_text(text, encoding="utf-8")


def delete_page(chance, root):
    if chance.random() < 0.3:
        chance.choice(pages(root)).unlink()


def copy_page(chance, root):
    here, there = chance.choice(pages(root)), chance.choice(pages(root))
    shutil.copyfile(here, there if chance.random() < 0.5 else there.with_name("stray.md"))


def edit_data(chance, root):
    file = root / chance.choice(DATA)
    text = file.read_text(encoding="utf-8")
    words = re.findall(r"(?<=: )[A-Za-z]{5,}", text)
    file.write_text(text.replace(chance.choice(words), "Replacement", 1), encoding="utf-8")


EDIT_KINDS = (
    edit_block(swap_words),
    edit_block(lambda chance, root, block: []),
    edit_block(lambda chance, root, block: [block, block]),
    edit_block(change_number),
    edit_block(block_of_another_page),
    edit_block(capitals),
    edit_block(new_words),
    edit_line,
    edit_heading,
    delete_page,
    copy_page,
    edit_data,
)


@pytest.fixture
def copy_of_real(tmp_path):
    root = tmp_path / "site"
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    for file in REPOSITORY.glob("*.yml"):
        shutil.copy(file, root)
    (root / "node_modules").symlink_to(REPOSITORY / "node_modules", target_is_directory=True)
    return root


def saved_texts(root):
    files = [*pages(root), *(root / name for name in DATA)]
    return {file: file.read_bytes() for file in files}


def undo(root, texts):
    for file in pages(root):
        if file not in texts:
            file.unlink()
    for file, text in texts.items():
        file.write_bytes(text)


def test_what_is_kept_gives_the_verdict_of_a_run_without_it(copy_of_real):
    root, chance = copy_of_real, random.Random(20261130)
    compared = 0
    for number in range(EDITS):
        before = saved_texts(root)
        chance.choice(EDIT_KINDS)(chance, root)
        digests = read_source_digests(root)
        pages = KeptPages(root, digests.data)
        try:
            sources = find_documents(root, LAST_CHANGE, pages)
        except AlongsideError:  # no gate is asked of settings that cannot be read
            undo(root, before)
            continue
        verdict = judge_sources(sources, digests, None, pages)
        # Again, as the verdict itself is kept, too.
        assert judge_sources(sources, digests) == verdict
        if number % COMPARED_EVERY == COMPARED_EVERY - 1:
            compared += 1
            anew = find_documents(root, LAST_CHANGE)
            assert sources == anew
            assert verdict == judge("sources", anew, rulebook.load().values()), number
        # Texts must not grow worse and worse: then every page would be in the same state.
        if chance.random() < 0.2:
            undo(root, before)
    assert compared >= EDITS // COMPARED_EVERY - 2
