"""A self-check in a PDF can be filled in, with a name for each box, and is still PDF/UA."""

import pytest
from page import ValidationProfile, validate_pdf
from pikepdf import Name, Pdf

from alongside.readback.pdf_tags import read_tagged_pdf
from formats.pages import SENTENCES, printed


def body(language: str) -> str:
    say = SENTENCES[language]
    items = "".join(
        f'<li><label><input type="checkbox"> <span>{say} <a href="https://example.org/">{say[:9]}</a>'
        "</span></label></li>\n"
        for _ in range(12)
    )
    return f"""<h1 id="introduction">{say[:12]}</h1>
<h2 id="before">{say[:20]}</h2>
<form method="dialog"><fieldset><legend data-furniture>Tick</legend><ol>{items}</ol></fieldset>
<div class="room"><label data-furniture for="notes-1">Notes</label><textarea id="notes-1"></textarea></div>
</form>
<form method="dialog"><fieldset><div class="idea"><div class="idea-picture"><img src="circle.svg" alt="">
</div><div class="idea-words"><p><label><input type="checkbox"> <span>{say}</span></label></p></div></div>
</fieldset></form>"""


@pytest.fixture(scope="module", params=["en", "ur", "bn"])
def pdf(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("form")
    return request.param, printed(folder, request.param, body(request.param))


def test_each_box_is_a_field_with_the_words_of_its_question(pdf):
    language, file = pdf
    say = SENTENCES[language]
    with Pdf.open(file) as opened:
        fields = list(opened.Root.AcroForm.Fields)
        kinds = [str(field.FT) for field in fields]
        names = [str(field.TU) for field in fields]
        assert kinds == ["/Btn"] * 12 + ["/Tx"] + ["/Btn"]
        assert names[0] == f"{say} {say[:9].strip()}"
        assert names[12].endswith(f": {say[:20].strip()}")
        assert len({str(field.T) for field in fields}) == len(fields)
        # Nothing of a form can be sent: no field does anything.
        assert not any("/A" in field or "/AA" in field for field in fields)
        for field in fields[:12]:
            assert Name.Off == field.AS
            assert set(field.AP.N.keys()) == {"/Yes", "/Off"}


def test_each_field_stands_in_its_tag_within_its_question(pdf):
    language, file = pdf
    document = read_tagged_pdf(file).body
    items = list(document.descendants("LI"))
    assert len(items) == 12
    for item in items:
        (label, words) = item.kids
        assert (label.role, words.role) == ("Lbl", "LBody")
        assert words.kids[0].role == "Form"
        assert words.text.lstrip().startswith(SENTENCES[language][:9])
    assert len(list(document.descendants("Form"))) == 14


def test_it_is_accessible(pdf):
    assert validate_pdf(pdf[1], profile=ValidationProfile.PDF_UA_1).failures == []
