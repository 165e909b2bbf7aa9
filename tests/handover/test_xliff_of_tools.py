"""XLIFF in the shape in which translators' programs save it: states, sentences, marks and numbers of their own."""

import re

import pytest

from alongside.handover.file_formats import read_file
from alongside.handover.text import plain_text
from handover.handing import file_of, handover_of, sources_of, taken_in, why

SEGMENT = "bins/what-goes-where/2"
SOURCE = "Put paper, glass and tins in the blue bin."
ONE, TWO = "کاغذ نیلے میں۔", "شیشہ بھی۔"


class Saved:
    """A file in Urdu, as a program has saved it."""

    def __init__(self, root, folder, format_):
        self.sources = sources_of(root)
        self.path = file_of(handover_of(self.sources, "ur", ("bins",)), format_, folder)
        self.format = format_
        self.text = self.path.read_text("utf-8")

    def edit(self, pattern, new):
        self.text, count = re.subn(pattern, new, self.text, flags=re.DOTALL)
        assert count, pattern
        return self

    def unit(self, inner, attributes=""):
        """Puts other content into the one unit, behind its id. inner: with its source."""
        id_ = SEGMENT if self.format == "xliff" else SEGMENT.replace("/", ":")
        name = "trans-unit" if self.format == "xliff" else "unit"
        new = f'<{name} id="{id_}" {attributes}>{inner}</{name}>'
        return self.edit(rf'<{name} [^>]*id="{id_}".*?</{name}>', lambda _: new)

    def read(self):
        self.path.write_text(self.text, "utf-8")
        return read_file(self.path, self.sources.publication)

    def segment(self):
        segments = [one for part in self.read().parts for one in part.segments]
        return next(one for one in segments if one.id == SEGMENT)

    def words(self):
        segment = self.segment()
        assert segment.problem == ""
        return plain_text(segment.text)

    def back(self):
        self.path.write_text(self.text, "utf-8")
        return taken_in(self.sources, self.path)


@pytest.fixture
def saved(tiny, tmp_path):
    return lambda format_: Saved(tiny, tmp_path, format_)


SEG_SOURCE = (
    '<seg-source><mrk mtype="seg" mid="0">Put paper in.</mrk> '
    '<mrk mtype="seg" mid="1">Glass, too.</mrk></seg-source>'
)


@pytest.mark.parametrize(
    "target, words",
    [
        ("<mrk mtype='seg' mid='0'>One.</mrk><mrk mtype='seg' mid='1'>Two.</mrk>", "One. Two."),
        ("<mrk mtype='seg' mid='0'>One.</mrk> <mrk mtype='seg' mid='1'>Two.</mrk>", "One. Two."),
        ("<mrk mtype='seg' mid='0'>One. </mrk><mrk mtype='seg' mid='1'>Two.</mrk>", "One. Two."),
        (
            "<mrk mtype='seg' mid='0'>One.</mrk>\n      <mrk mtype='seg' mid='1'>Two.</mrk>",
            "One. Two.",
        ),
        (
            f"<mrk mtype='seg' mid='0'>{ONE}</mrk><mrk mtype='seg' mid='1'>{TWO}</mrk>",
            f"{ONE} {TWO}",
        ),
        ("<mrk mtype='seg' mid='0'>এক।</mrk><mrk mtype='seg' mid='1'>দুই।</mrk>", "এক। দুই।"),
        ("<mrk mtype='seg' mid='0'>一。</mrk><mrk mtype='seg' mid='1'>二。</mrk>", "一。二。"),
        (
            "<mrk mtype='seg' mid='0'>and/</mrk><mrk mtype='seg' mid='1'>or this</mrk>",
            "and/or this",
        ),
        (
            "<mrk mtype='seg' mid='0'>A <mrk mtype='x-sdl-comment'>w</mrk>ord.</mrk>"
            "<mrk mtype='seg' mid='1'>Two.</mrk>",
            "A word. Two.",
        ),
        ("Pa<mrk mtype='term'>per</mrk>s", "Papers"),
        (
            "<mrk mtype='seg' mid='1'>Two.</mrk><mrk mtype='seg' mid='0'>One.</mrk>",
            "Two. One.",
        ),
    ],
)
def test_sentences_of_xliff_1_2_do_not_run_together(saved, target, words):
    inner = f'<source>{SOURCE}</source>{SEG_SOURCE}<target state="translated">{target}</target>'
    if "mtype='term'" in target:
        inner = inner.replace(SEG_SOURCE, "")
    assert saved("xliff").unit(inner).words() == words


@pytest.mark.parametrize(
    "empty", ["<mrk mtype='seg' mid='1'/>", "<mrk mtype='seg' mid='1'> </mrk>", ""]
)
def test_a_sentence_of_xliff_1_2_without_words_is_told(saved, empty):
    file = saved("xliff").unit(
        f'<source>{SOURCE}</source>{SEG_SOURCE}<target state="translated">'
        f"<mrk mtype='seg' mid='0'>{ONE}</mrk>{empty}</target>"
    )
    assert "Glass, too." in file.segment().problem


@pytest.mark.parametrize(
    "deleted",
    [
        '<mrk mtype="x-sdl-deleted" sdl:revid="a">old </mrk>',
        '<mrk mtype="x-sdl-deleted"><mrk mtype="x-sdl-comment">old</mrk> words</mrk>',
        '<mrk mtype="x-deleted">old </mrk>',
        '<mrk mtype="x-sdl-deleted">old</mrk><mrk mtype="x-sdl-added"> </mrk>',
    ],
)
def test_words_deleted_in_tracked_changes_stay_deleted(saved, deleted):
    file = saved("xliff").unit(
        f'<source>{SOURCE}</source><target state="translated">New {deleted}'
        '<mrk mtype="x-sdl-added">words</mrk>.</target>',
        'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0"',
    )
    assert file.words() == "New words."


def pieces(*elements):
    return "".join(elements)


def piece(target, source="Put.", state="translated", order=""):
    return f'<segment state="{state}"><source>{source}</source><target {order}>{target}</target></segment>'


GAP = "<ignorable><source> </source></ignorable>"


@pytest.mark.parametrize(
    "inner, words",
    [
        (pieces(piece("One."), piece("Two.")), "One. Two."),
        (pieces(piece("One."), GAP, piece("Two.")), "One. Two."),
        (
            pieces(
                piece("One."), "<ignorable><source> </source><target/></ignorable>", piece("Two.")
            ),
            "One. Two.",
        ),
        (
            pieces(
                piece("One."),
                "<ignorable><source> </source><target> </target></ignorable>",
                piece("Two."),
            ),
            "One. Two.",
        ),
        (
            pieces(piece("One. ", "Put. "), piece("Two.", "Glass.")),
            "One. Two.",
        ),
        (pieces(piece(ONE), piece(TWO)), f"{ONE} {TWO}"),
        (pieces(piece("一。"), piece("二。")), "一。二。"),
        (
            pieces(piece("B.", order='order="3"'), GAP, piece("A.", order='order="1"')),
            "A. B.",
        ),
        (
            pieces(
                piece("C.", order='order="5"'),
                GAP,
                piece("A.", order='order="1"'),
                GAP,
                piece("B.", order='order="3"'),
            ),
            "A. B. C.",
        ),
        (
            pieces(piece("B.", order='order="2"'), piece("A.", order='order="1"')),
            "A. B.",
        ),
        (
            '<segment state="final"><source>x</source><target>A <sm id="s1"/>b<em startRef="s1"/></target></segment>',
            "A b",
        ),
        (
            '<segment state="final"><source>x</source><target>A <mrk id="m1" type="term">b</mrk>c</target></segment>',
            "A bc",
        ),
    ],
)
def test_segments_of_xliff_2_are_one_text_again(saved, inner, words):
    assert saved("xliff2").unit(inner).words() == words


@pytest.mark.parametrize(
    "inner, told",
    [
        (pieces(piece("A.", order='order="1"'), piece("B.", order='order="1"')), "order"),
        (pieces(piece("A.", order='order="9"'), piece("B.")), "order"),
        (pieces(piece("A.", order='order="x"'), piece("B.")), "order"),
        (
            pieces(piece("A."), GAP, "<segment><source>Glass, too.</source></segment>"),
            "Glass, too.",
        ),
        (
            pieces(piece("A."), GAP, "<segment><source>Glass, too.</source><target/></segment>"),
            "Glass, too.",
        ),
    ],
)
def test_segments_of_xliff_2_that_nobody_can_put_together_are_told(saved, inner, told):
    assert told in saved("xliff2").unit(inner).segment().problem


@pytest.mark.parametrize(
    "pattern, new",
    [
        (r'<g id="l1"[^>]*>(.*?)</g>', r'<bx id="l1" rid="1"/>\1<ex id="l1x" rid="1"/>'),
        (
            r'<g id="l1"[^>]*>(.*?)</g>',
            r'<bpt id="l1" rid="1">&lt;a&gt;</bpt>\1<ept id="l1x" rid="1">&lt;/a&gt;</ept>',
        ),
        (r'<g id="l1"[^>]*>(.*?)</g>', r'<bpt id="l1">[</bpt>\1<ept id="l1">]</ept>'),
    ],
)
def test_paired_marks_may_come_back_as_two_of_xliff_1_2(saved, pattern, new):
    found, pages = saved("xliff").edit(pattern, new).back()
    assert (found.refused, pages) == ([], {})


def test_paired_marks_may_come_back_as_two_of_xliff_2(saved):
    file = saved("xliff2").edit(
        r'<pc id="l1"[^>]*>(.*?)</pc>', r'<sc id="l1" type="link"/>\1<ec startRef="l1"/>'
    )
    found, pages = file.back()
    assert (found.refused, pages) == ([], {})


@pytest.mark.parametrize("format_", ["xliff", "xliff2"])
def test_links_that_change_places_are_a_change(tiny, tmp_path, format_):
    for name, words in (("plain-english/", "first"), ("languages/ur/", "پہلے")):
        page = tiny / f"docs/{name}bins.md"
        text = re.sub(
            r"\[(.*?)\]\(index.md#contact\)",
            rf"[\1](index.md#contact) [{words}](index.md)",
            page.read_text("utf-8"),
        )
        page.write_text(text, "utf-8")
    file = Saved(tiny, tmp_path, format_)
    head, _, rest = file.text.partition(
        'large-items/1"' if format_ == "xliff" else 'large-items:1"'
    )
    source, _, target = rest.partition("<target")
    end = target.index("</target>")
    swapped = target[:end].replace('id="l1"', 'id="Q"').replace('id="l2"', 'id="l1"')
    file.text = head + ('large-items/1"' if format_ == "xliff" else 'large-items:1"') + source
    file.text += "<target" + swapped.replace('id="Q"', 'id="l2"') + target[end:]
    found, pages = file.back()
    assert found.refused == [] and "(index.md) [پہلے](index.md#contact)" in "".join(
        content.decode() for content in pages.values()
    )


@pytest.mark.parametrize("format_", ["xliff", "xliff2"])
@pytest.mark.parametrize("finds_words", [True, False])
def test_numbers_that_a_program_gave_are_told_by_source_and_stamp(saved, format_, finds_words):
    file = saved(format_)
    name = "trans-unit" if format_ == "xliff" else "unit"
    numbers = iter(range(1, 1000))
    file.edit(rf'(<{name} [^>]*?)id="[^"]*"', lambda match: f'{match[1]}id="{next(numbers)}"')
    if finds_words:
        file.edit(f">{re.escape('سبز')}</target>", ">ہرا</target>")
        found, pages = file.back()
        assert found.refused == [], why(found)
        assert "| ہرا |" in "".join(content.decode() for content in pages.values())
        assert any("numbers of its own" in note for note in found.notes)
    else:
        file.edit(">Put everything else", ">Put all else")
        found, pages = file.back()
        assert pages == {} and "Put all else" in why(found)
