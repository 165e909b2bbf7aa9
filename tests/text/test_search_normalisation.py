"""Index and browser make the same of every word: the rules stand once, and both follow them."""

import json
import subprocess
from dataclasses import asdict
from itertools import product
from pathlib import Path

import pytest

from alongside.languages import known_languages, read_language
from alongside.text.search_normalisation import normalise_for_search, search_settings

SCRIPT = Path(__file__).parents[2] / "theme" / "assets" / "search-results.js"

WORDS = {
    "Latn": (
        "community Community COMMUNITY café cafe\u0301 naïve nai\u0308ve Żółty ŁÓŻKA Łódź Straße STRASSE "
        "co\u00adordinator e-mail e\u2011mail don’t don't ‘quoted’ “both” ½ m² ™ … ﬁsh ｆｕｌｌ Ⅳ №5 1,000 12.5% "
        "2021–22 a\u200bb a\ufeffb İstanbul ırmak œuvre Æther þorn Ðe đak øre ħal ŧ x\ufe0f ﷺ 😀 👩\u200d⚕️ C++ "
        "ǅ Ą\u0328 ṩ s\u0323\u0307 s\u0307\u0323 Å Å ΣΊΣΥΦΟΣ ﬀ ① ㎏ ¼kg '' — _ . a\u00a0b a\u3000b"
    ),
    "Arab": (
        "ہسپتال هسپتال ھسپتال جائزہ جا\u06cc\u0654زہ جا\u064a\u0654زه مسائل مؤثر مو\u0654ثر أحمد إسلام آب ا\u0653ب "
        "ٱلله كتاب کتاب ڪتاب كِتَاب كتّاب مدرسة مدرسه مدرسۃ على علی علي يې ېک ۲۰۲۱ ٢٠٢١ 2021 ہسپـــتال گا\u200cڑی "
        "\u200fلوگ\u200f \u202bلوگ\u202c ﻻ ﺍﻟﻠﻪ ۀ ه\u0654 ۂ ۓ ے\u0654 ئے گئے لیے لئے ۔ ، ؟ کمیونٹی کمیونٹیز "
        "والمدرسة المستشفى ﷲ ٪۵۰ ۱٬۰۰۰ ٠٫٥ پِیر \u0640 \u064e"
    ),
    "Beng": (
        "সম\u09df সম\u09af\u09bc সময় ম\u09dfলা ঝু\u09dcি ঝু\u09a1\u09bcি দৃ\u09dd উৎসব উত্\u200dসব উত্সব র\u200d্যালি র্যালি "
        "কো ক\u09c7\u09be ক\u09cb ক\u09cc ক\u09c7\u09d7 ২০২১ ২০২১-২২ ১,০০০ ৫০% কাজ। মানুষের মানুষ হাসপাতাল হাঁস বাংলা "
        "বাঙলা দুঃখ দুঃ খ্রিষ্টাব্দ ক্ষ র্\u200cক শ্রী ঐক্য ঔষধ ঋণ ৳৫০০ \u200b \u200c কমিউনিটি"
    ),
    "Guru": "ਹਸਪਤਾਲ ਸ਼ਹਿਰ ਸ\u0a3cਹਿਰ ਲੋਕਾਂ ੨੦੨੧ ਫ਼ਰਕ ਫ\u0a3cਰਕ ਜ਼ਮੀਨ ਖ਼ਬਰ ਗ਼ਮ ਪੰਜਾਬ ਪੰ\u200cਜਾਬ ਬੱਚੇ",
    "Deva": "समय \u0958लम क\u093cलम ड़क ड\u093cक २०२१ हिन्दी हिंदी श्री र्\u200dय कॉफ़ी",
    "Hebr": "שָׁלוֹם שלום שׁלום בְּרֵאשִׁית בית־ספר",
    "Cyrl": "Київ й и\u0306 ёлка ІЇ Ђорђе",
}
LANGUAGES = {"Latn": ("en", "pl"), "Arab": ("ur",), "Beng": ("bn",)}

RUN = """
const source = require("fs").readFileSync(process.argv[1], "utf8");
const start = source.indexOf("  function normalise(");
const end = source.indexOf("  //", start);
const normalise = new Function(`${source.slice(start, end)}; return normalise;`)();
const cases = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map(([text, rules]) => normalise(text, rules))));
"""


def cases():
    """Every word with the rules of every language of its script, and of English."""
    for script, words in WORDS.items():
        for tag in {"en", *LANGUAGES.get(script, ())}:
            for word in [*words.split(" "), words]:
                yield word, search_settings(read_language(tag))


def test_the_script_makes_the_same_of_every_word_as_the_index():
    tried = list(cases())
    assert len({word for word, _ in tried}) >= 200
    given = json.dumps([(word, asdict(settings)) for word, settings in tried])
    run = subprocess.run(
        ["node", "-e", RUN, str(SCRIPT)], input=given, capture_output=True, text=True, check=True
    )
    made = json.loads(run.stdout)
    expected = [normalise_for_search(word, settings) for word, settings in tried]
    wrong = [
        (word, there, here)
        for (word, _), there, here in zip(tried, made, expected, strict=True)
        if there != here
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("tag", "alike"),
    [
        ("bn", "সম\u09df সম\u09af\u09bc"),
        ("bn", "উৎসব উত্সব উত্\u200dসব"),
        ("bn", "২০২১ 2021 ۲۰۲۱"),
        ("bn", "ক\u09cb ক\u09c7\u09be"),
        ("ur", "ہسپتال هسپتال ھسپتال ہسپـتال ہَسپتال \u200fہسپتال ہس\u200cپتال"),
        ("ur", "جائزہ جا\u06cc\u0654زہ جا\u064a\u0654زه"),
        ("ur", "کتاب كتاب ڪتاب"),
        ("ur", "۲۰۲۱ ٢٠٢١ 2021 ২০২১"),
        ("ur", "آب ا\u0653ب"),
        ("pl", "Łódź Łódz\u0301 Lódź"),
        ("en", "don’t don't donʼt"),
        ("en", "e-mail e‑mail e–mail"),
        ("en", "coordinate co\u00adordi\u00adnate ｃｏｏｒｄｉｎａｔｅ"),
        ("en", "2021 ২০২১ ٢٠٢١ 𝟐𝟎𝟐𝟏"),
    ],
)
def test_ways_to_type_a_word_become_one(tag, alike):
    settings = search_settings(read_language(tag))
    assert len({normalise_for_search(word, settings) for word in alike.split(" ")}) == 1


@pytest.mark.parametrize(
    ("tag", "different"),
    [
        ("bn", "পানি পান পানা"),
        ("bn", "কল কাল কিল কুল"),
        ("bn", "যায যায়"),
        ("ur", "کتاب کباب"),
        ("ur", "ہاتھی ہاتی"),
        ("en", "form from"),
        ("en", "2021 2022"),
        ("pl", "kat kąt"),
    ],
)
def test_words_that_differ_stay_apart(tag, different):
    settings = search_settings(read_language(tag))
    words = different.split(" ")
    assert len({normalise_for_search(word, settings) for word in words}) == len(words)


def test_what_stands_between_words_stays():
    for tag, text in product(known_languages(), (" a  b\n c ", "a\u00a0b", "")):
        made = normalise_for_search(text, search_settings(read_language(tag)))
        assert made == text


def test_a_word_stays_one_word_whatever_unicode_makes_of_it():
    settings = search_settings(read_language("en"))
    for word in ("ﷺ", "a´b", "½", "ﹶ"):
        assert len(normalise_for_search(word, settings).split()) == 1
