"""The tiny publication as a built site with a search index, and pages of more languages than it has.

The other languages are copies of its Urdu pages with another language, direction and text, as an adopter's would be.
"""

import re
from dataclasses import replace
from html import escape
from pathlib import Path

from alongside.languages import read_language
from alongside.model import Artifact, Format, Outputs, Strand
from alongside.outputs.expected import expected_outputs
from alongside.web.search import search_facts
from alongside.web.search_index import make_search_index
from buildable import built, make_buildable
from tiny_site import copy_of_tiny

OTHERS = {
    "pl": (
        "Latn",
        "ltr",
        "Żółty pojemnik",
        "Wrzucamy odpady do żółtego pojemnika. Łódź ma szpitale i łóżka.",
    ),
    "bn": (
        "Beng",
        "ltr",
        "আপনার ময়লার ঝুড়ি",
        "মানুষের সঙ্গে কাজ। হাসপাতালে যান। পানামা পনির পুনরায়। সময় লাগে। ২০২১ সালে। উৎসব। র\u200d্যালি।",
    ),
    "pa": ("Guru", "ltr", "ਤੁਹਾਡੇ ਕੂੜੇਦਾਨ", "ਹਸਪਤਾਲ ਵਿੱਚ ਡਾਕਟਰ ਹਨ। ਸਿਹਤ ਸੇਵਾਵਾਂ। ਲੋਕਾਂ ਨਾਲ ਕੰਮ।"),
    "gu": ("Gujr", "ltr", "તમારી કચરાપેટીઓ", "હોસ્પિટલમાં ડૉક્ટર છે. આરોગ્ય સેવાઓ. લોકો સાથે કામ."),
    "ar": (
        "Arab",
        "rtl",
        "سلال القمامة",
        "المستشفى قريب من المدرسة. خدمات الصحة والرعاية. الناس والمجتمعات. كِتَاب.",
    ),
}
"""Tag to script, direction, and the title and words of its section “words”."""
MORE_WORDS = {
    "bins.html": "In 2021 the community met. The co\u00adordinator’s café – “naïve” e\u2011mail. Ask the hospital.",
    "ur/bins.html": "ہسپتال میں جائزہ ۲۰۲۱ میں ہوا۔ کئی مسائل تھے۔ گا\u200cڑی۔ مؤثر۔",
}
"""Path of a page of the tiny publication to words added to it, to be found as people type them."""


def searchable(folder: Path) -> Outputs:
    """The finished site of the tiny publication and of the languages above. folder: does not exist yet."""
    outputs = expected_outputs(*built(make_buildable(copy_of_tiny(folder))))
    for path, words in MORE_WORDS.items():
        page = outputs.site_folder / path
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</article>", f"<p>{words}</p></article>"), encoding="utf-8")
    for tag in OTHERS:
        outputs = _with_language(outputs, tag)
    make_search_index(outputs)
    return outputs


def with_copies(outputs: Outputs, count: int) -> Outputs:
    """So many more pages in English, the same but for their names."""
    text = (outputs.site_folder / "bins.html").read_bytes()
    for number in range(count):
        outputs = _with_page(outputs, outputs.sources.publication.source, f"copy-{number}", text)
    make_search_index(outputs)
    return outputs


def _with_language(outputs: Outputs, tag: str) -> Outputs:
    script, direction, title, words = OTHERS[tag]
    strand = Strand(tag, "plain-english", tag, f"languages/{tag}", tag, "plain-english")
    language = replace(
        read_language("ur"),
        tag=tag,
        script=script,
        direction=direction,
        typed_letters={},
        search_letters={},
    )
    known = escape(search_facts(language))
    for name in ("bins", "search"):
        page = (outputs.site_folder / "ur" / f"{name}.html").read_text(encoding="utf-8")
        page = page.replace('<html lang="ur" dir="rtl">', f'<html lang="{tag}" dir="{direction}">')
        page = page.replace('data-strand="ur"', f'data-strand="{tag}"').replace(
            'hreflang="ur"', f'hreflang="{tag}"'
        )
        page = re.sub(r'data-facts="[^"]*"', lambda _: f'data-facts="{known}"', page)
        page = page.replace('data-words="words-ur.txt"', f'data-words="words-{tag}.txt"')
        if name == "bins":
            text = f'<h1 id="introduction">{title}</h1><h2 id="words">{title} 2</h2><p>{words}</p>'
            page = re.sub(r"(<article[^>]*>).*(</article>)", rf"\1{text}\2", page, flags=re.DOTALL)
        file = outputs.site_folder / tag / f"{name}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(page, encoding="utf-8")
    publication = outputs.sources.publication
    languages = {**publication.languages, tag: language}
    sources = replace(outputs.sources, publication=replace(publication, languages=languages))
    outputs = replace(outputs, sources=sources)
    return _with_page(
        outputs, strand, "bins", (outputs.site_folder / tag / "bins.html").read_bytes()
    )


def _with_page(outputs: Outputs, strand: Strand, document: str, text: bytes) -> Outputs:
    artifact = Artifact(f"{strand.url}/{document}.html".lstrip("/"), document, strand, Format.WEB)
    (outputs.site_folder / artifact.path).write_bytes(text)
    variant = replace(outputs.sources.variants["bins", "ur"], document=document, strand=strand)
    variants = {**outputs.sources.variants, (document, strand.key): variant}
    return replace(
        outputs,
        sources=replace(outputs.sources, variants=variants),
        artifacts=(*outputs.artifacts, artifact),
    )
