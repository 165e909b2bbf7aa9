"""Built pages in four languages, long enough to be split, with everything that Markdown gives a page."""

from pathlib import Path

from alongside.formats.pdf.make import make_pdf
from alongside.model import Format, Strand
from pdfs import PUBLICATION

SENTENCES = {
    "en": "We want people in Luton to shape health and care, and we write down what we hear.",
    "pl": "Chcemy, aby mieszkańcy Luton kształtowali opiekę zdrowotną. Źdźbło, żółć, łódź, gęś, ćma.",
    "ur": "ہم چاہتے ہیں کہ NHS England (2022) اور 991,800 لوگ صحت کی خدمات کی تشکیل میں حصہ لیں۔",
    "bn": "আমরা চাই NHS England (2022) ও 991,800 জন মানুষ স্বাস্থ্য ও পরিচর্যা গড়ে তুলতে অংশ নিন।",
}
ROWS = 60
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3"/></svg>'
)


def strand(language: str, level: str = "full") -> Strand:
    return Strand(language, level, language, "", "" if language == "en" else language, None)


def article(language: str) -> str:
    """Each of the paragraph, the list and the table is longer than a page."""
    say = SENTENCES[language]
    items = "\n".join(f"<li>{say}</li>" for _ in range(50))
    rows = "\n".join(
        f'<tr><th scope="row">{say[:9]} {n}</th><td>{n}.9</td></tr>' for n in range(ROWS)
    )
    return f"""<h1 id="introduction">{say[:12]}</h1>
<p>{f"{say} " * 60}</p>
<h2 id="links">{say[:20]} <a data-furniture href="#">¶</a></h2>
<p>{say}
   <strong>{say[:8]}</strong> <em>{say[9:15]}</em><a href="other.html#x">{say[:15]}</a>,
   <a href="https://example.org/">{say} {say} {say}</a> <a href="#links">{say[:7]}</a><br>
   <span lang="pl">Źdźbło</span> <code>x = 1</code></p>
<h3 id="list">{say[:10]} 3</h3>
<ul>
<li>{say}
<ol start="4"><li><p>{say}</p></li><li><p>{say}</p></li></ol>
</li>
{items}
</ul>
<h2 id="table">{say[:14]} 4</h2>
<table><thead><tr><th scope="col">{say[:9]}</th><th scope="col">{say[:6]}</th></tr></thead>
<tbody>{rows}</tbody></table>
<div class="idea"><div class="idea-picture"><img src="circle.svg" alt="{say[:12]}"></div>
<div class="idea-words"><p>{say}\n{say}</p></div></div>
<p><img src="circle.svg" alt=""></p>
<aside data-furniture>Not of the text</aside>"""


def built_page(folder: Path, body: str, name: str = "page") -> Path:
    (folder / "circle.svg").write_text(DRAWING, encoding="utf-8")
    page = folder / f"{name}.html"
    page.write_text(
        f'<!doctype html><html><body><main><div class="draft"><p>Draft</p></div>'
        f'<article class="document">{body}</article></main></body></html>',
        encoding="utf-8",
    )
    return page


def printed(
    folder: Path, language: str, body: str = "", level: str = "full", format_: Format = Format.PDF
) -> Path:
    """The PDF of a page beside it in folder."""
    page = built_page(folder, body or article(language), f"{language}-{level}")
    out = page.with_suffix(".pdf" if format_ == "pdf" else f".{format_}.pdf")
    make_pdf(
        [page],
        {format_: out},
        publication=PUBLICATION,
        strand=strand(language, level),
        document="bins",
        source=f"docs/{language}.md",
    )
    return out
