"""PO and XLIFF as translators' programs save them: other lines, names, comments and spaces, the same words."""

import re

import pytest
from lxml import etree

from alongside.handover.file_formats import read_file
from handover.handing import file_of, handover_of, sources_of, taken_in, words_of

SEGMENT = "bins/what-goes-where/2"
XLIFF = {
    "xliff": "urn:oasis:names:tc:xliff:document:1.2",
    "xliff2": "urn:oasis:names:tc:xliff:document:2.0",
}


@pytest.fixture
def urdu(tiny, tmp_path):
    """Format to (sources, the file of all pages in Urdu)."""

    def of(format_):
        sources = sources_of(tiny)
        return sources, file_of(handover_of(sources, "ur"), format_, tmp_path)

    return of


def saved(file, *edits):
    """The file after (pattern, new) each, which must be found."""
    sources, path = file
    text = path.read_bytes().decode()
    for pattern, new in edits:
        text, count = re.subn(pattern, new, text, flags=re.DOTALL | re.MULTILINE)
        assert count, pattern
    path.write_bytes(text.encode())
    return sources, path


def assert_nothing_changed(file):
    sources, path = file
    found, pages = taken_in(sources, path)
    assert (found.refused, found.notes, pages) == ([], [], {})
    assert found.unchanged_count == len(handover_of(sources, "ur").parts)


@pytest.mark.parametrize(
    "edits",
    [
        [(r"\n", "\r\n")],
        [(r"\A", "\ufeff")],
        [(r"^#\. ", "#.")],
        [(r"^msgctxt", "#, no-wrap\nmsgctxt")],
        [(r"^msgctxt", "#=sticky\n#@ a kind to come\nmsgctxt")],
        [(r"^msgctxt", '#| msgctxt "x"\n#| msgid "old"\nmsgctxt')],
        [(r"\Z", '\n#~ msgctxt "bins/gone/1"\n#~ msgid "Gone"\n#~ msgstr ""\n#~ "Fort"\n')],
        [(r"\Z", "\n# Nothing follows\n")],
        [('"Language: ur\\\\n"\n', '"Language: ur\\\\n"\n"X-Generator: Poedit 3.4\\\\n"\n')],
        [("charset=UTF-8", "charset=ISO-8859-1")],
    ],
)
def test_po_as_other_programs_save_it(urdu, edits):
    assert_nothing_changed(saved(urdu("po"), *edits))


def test_po_with_every_string_broken_into_words(urdu):
    def broken(found):
        words = re.split(r"(?<= )", found[2])
        return "\n".join([f'{found[1]} ""', *(f'"{word}"' for word in words)])

    assert_nothing_changed(saved(urdu("po"), (r'^(msgid|msgstr|msgctxt) "(.*?)"$', broken)))


@pytest.mark.parametrize(
    "mark, finished", [("", True), ("#, fuzzy\n", False), ("#,fuzzy\n", False)]
)
def test_fuzzy_is_not_finished(urdu, mark, finished):
    file = saved(urdu("po"), (f'^msgctxt "{SEGMENT}"', f'{mark}msgctxt "{SEGMENT}"'))
    parcel = read_file(file[1], file[0].publication)
    segments = {one.id: one for part in parcel.parts for one in part.segments}
    assert segments[SEGMENT].done is finished


def test_po_with_words_over_several_lines(urdu, tiny):
    entry = f'(^msgctxt "{SEGMENT}"\n.*?)^msgstr .*?\n\n'
    lines = 'msgstr ""\n"نیا \\\\"متن\\\\"\u2028"\n"  اور \\\\\\\\ \\\\t"\n"مزید\\\\n"\n\n'
    sources, path = saved(urdu("po"), (entry, rf"\1{lines}"))
    found, pages = taken_in(sources, path)
    assert found.refused == []
    for name, content in pages.items():
        (tiny / name).write_bytes(content)
    assert words_of(sources_of(tiny), "ur", SEGMENT) == 'نیا "متن" اور \\ مزید'


@pytest.mark.parametrize("format_", XLIFF)
@pytest.mark.parametrize(
    "edits",
    [
        [(r"\A<\?xml[^>]*\?>\n", "")],
        [(r"\n", "\r\n")],
        [(r"\A", "\ufeff")],
        [(r">\n\s*<", "><")],
        [(r"<(/?)(\w[\w-]*)(?=[\s/>])", r"<\1x:\2"), ("xmlns=", "xmlns:x=")],
        [(r"<(/?)(\w[\w-]*)(?=[\s/>])", r"<\1x:\2"), ("xmlns=", "xmlns:q='urn:q' xmlns:x=")],
        [(r'(id="[lx]1")( [^/>]*?)(?=/?>)', r"\2 \1")],
        [(r'(id="[lx]1") [^/>]*?(?=/?>)', r"\1")],
        [
            (r'xml:space="preserve"', 'xml:space="default"'),
            (r"<target([^>/]*)>", r"<target\1>\n      "),
        ],
        [(r"<target([^>/]*)>", r"<target\1><!-- a note --><?app x?>")],
        [(r"<target([^>/]*)>([^<]+)</target>", r"<target\1><![CDATA[\2]]></target>")],
        [
            (
                r"<target([^>/]*)>(.*?)</target>",
                r'<target\1><mrk id="m1" mtype="seg">\2</mrk></target>',
            )
        ],
        [(r"<(trans-)?unit ", r'<\1unit xmlns:t="urn:tool" t:match="100" ')],
    ],
)
def test_xliff_as_other_programs_save_it(urdu, format_, edits):
    assert_nothing_changed(saved(urdu(format_), *edits))


@pytest.mark.parametrize("format_", XLIFF)
@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-6"])
def test_xliff_in_another_encoding(urdu, format_, encoding):
    sources, path = urdu(format_)
    path.write_bytes(etree.tostring(etree.parse(str(path)), encoding=encoding))
    assert_nothing_changed((sources, path))


def test_suggestions_beside_the_words_are_left_alone(urdu):
    assert_nothing_changed(
        saved(
            urdu("xliff"),
            (
                r"(</source>)",
                r"\1<seg-source><mrk mtype='seg' mid='1'>x</mrk></seg-source>",
            ),
            (r"(</trans-unit>)", r"<alt-trans><source>x</source><target>y</target></alt-trans>\1"),
        )
    )


def test_a_unit_cut_into_sentences_is_one_again(urdu):
    assert_nothing_changed(
        saved(
            urdu("xliff2"),
            (
                r"<segment ([^>]*)>\s*<source([^>]*)>([^<]+)</source>\s*<target([^>]*)>([^ <]+) ([^<]+)</target>\s*</segment>",
                r"<segment \1><source\2>\3</source><target\4>\5</target></segment>"
                r"<ignorable><source> </source></ignorable>"
                r"<segment \1><source\2>.</source><target\4>\6</target></segment>",
            ),
        )
    )


@pytest.mark.parametrize("format_", XLIFF)
@pytest.mark.parametrize("strand", ["plain-english", "easy-read", "ur"])
def test_xliff_is_made_of_elements_of_its_version_only(tiny, tmp_path, format_, strand):
    root = etree.parse(
        str(file_of(handover_of(sources_of(tiny), strand), format_, tmp_path))
    ).getroot()
    namespaces = {etree.QName(element).namespace for element in root.iter()}
    assert namespaces <= {XLIFF[format_], "urn:oasis:names:tc:xliff:glossary:2.0"}
    ids = [unit.get("id") for unit in root.iter("{*}unit", "{*}trans-unit")]
    assert len(ids) == len(set(ids)) > 0


NOTE = "Please ask about this, 7"
PLACE = {
    "xliff": f'(<trans-unit [^>]*id="{SEGMENT}".*?)(</trans-unit>)',
    "xliff2": f'(<unit [^>]*id="{SEGMENT.replace("/", ":")}".*?)(</unit>)',
}
ADDED = [
    ("xliff", r"\1<note>NOTE</note>\2"),
    ("xliff", r'\1<note from="Anna" annotates="target">NOTE</note>\2'),
    ("xliff", r'\1<sdl:cmt xmlns:sdl="x"><sdl:Comment user="a">NOTE</sdl:Comment></sdl:cmt>\2'),
    ("xliff", r'\1<mq:comment xmlns:mq="x">NOTE</mq:comment>\2'),
    ("xliff2", r"\1<notes><note>NOTE</note></notes>\2"),
    ("xliff2", r'\1<notes><note category="review" priority="1">NOTE</note></notes>\2'),
]


def notes_of(file):
    sources, path = file
    found, pages = taken_in(sources, path)
    assert (found.refused, pages) == ([], {})
    return found.notes


@pytest.mark.parametrize("format_, new", ADDED)
def test_a_note_that_somebody_added_is_told_of(urdu, format_, new):
    (told,) = notes_of(saved(urdu(format_), (PLACE[format_], new.replace("NOTE", NOTE))))
    assert NOTE in told and "pass it on" in told


@pytest.mark.parametrize(
    "format_, mark",
    [
        ("xliff", f'<mrk mtype="x-c" comment="{NOTE}">'),
        ("xliff2", f'<mrk id="m" type="comment" value="{NOTE}">'),
    ],
)
def test_a_comment_on_some_words_is_told_of(urdu, format_, mark):
    pattern = r"(<target[^>]*>)([^<]+)(</target>)"
    (told,) = notes_of(saved(urdu(format_), (pattern, rf"\1{mark}\2</mrk>\3")))
    assert NOTE in told


@pytest.mark.parametrize("format_", ["xliff", "xliff2"])
def test_a_note_on_the_whole_file_is_told_of(urdu, format_):
    note = f"<note>{NOTE}</note>"
    place = {
        "xliff": (r"</header>", f"{note}</header>"),
        "xliff2": (r"(<file [^>]*>)", rf"\1<notes>{note}</notes>"),
    }
    assert any(NOTE in told for told in notes_of(saved(urdu(format_), place[format_])))


@pytest.mark.parametrize("comment", [f"# {NOTE}", f"#{NOTE}", f"# {NOTE[:7]}\n# {NOTE[7:]}"])
def test_a_comment_in_po_is_told_of(urdu, comment):
    (told,) = notes_of(
        saved(urdu("po"), (f'^msgctxt "{SEGMENT}"', f'{comment}\nmsgctxt "{SEGMENT}"'))
    )
    assert "Please ask about this, 7" in told


def test_our_own_notes_in_po_are_none_of_somebody(urdu):
    assert notes_of(saved(urdu("po"), (r"^#\. ", "# "))) == []


@pytest.mark.parametrize("format_, kind", [("xliff", "from"), ("xliff2", "category")])
def test_notes_that_lost_their_kinds_are_told_of_once(urdu, format_, kind):
    (told,) = notes_of(saved(urdu(format_), (f'<note {kind}="[^"]*"', "<note")))
    assert "lost what says which notes are ours" in told
