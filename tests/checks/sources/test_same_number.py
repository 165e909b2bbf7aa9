"""Fingerprints and number-differs agree on which numbers are the same, and on which are not."""

import pytest

from alongside.checks.sources.number_comparison import (
    compare_numbers,
    numbers_of_other_months,
    numbers_of_other_units,
    times_in_other_half,
)
from alongside.text.number_form import normalise_numbers
from alongside.text.numbers import read_numbers
from pairs import fingerprint_in, pair_findings


def differences(source, language, page, page_language, *, is_translated=True):
    """What number-differs would say of two texts, in one word each."""
    origins = list(read_numbers(source, language))
    numbers = list(read_numbers(page, page_language))
    added, lost = compare_numbers(numbers, origins, is_translated)
    found = ["added"] * len(added) + ["lost"] * len(lost)
    found += ["unit" for _ in numbers_of_other_units(numbers, origins, is_translated)]
    found += ["month" for _ in numbers_of_other_months(numbers, origins, is_translated)]
    found += ["half" for _ in times_in_other_half(numbers, origins, is_translated)]
    return found


SAME = [
    ("from 9am", "from 9 am"),
    ("from 9am on", "from 9 a.m. on"),
    ("From 9am.", "From 9 a.m."),
    ("from 5:30pm", "from 17:30"),
    ("at 5:30pm", "at 5.30pm"),
    ("a bag of 25kg", "a bag of 25 kg"),
    ("10% of us", "10 % of us"),
    ("10% of us", "10\u00a0% of us"),
    ("£25 each", "£ 25 each"),
    ("£12.50 each", "£12.5 each"),
    ("ring 01632 960001", "ring (01632) 960001"),
    ("ring 01632 960001", "ring 01632960001"),
    ("ring +44 1632 960001", "ring +44 (0)1632 960001"),
    ("½ a day", "1/2 a day"),
    ("2½ hours", "2 1/2 hours"),
    ("¾ of us", "3/4 of us"),
    ("991,800 people", "991 800 people"),
    ("991,800 people", "991800 people"),
    ("8.9 years", "8.90 years"),
    ("20°C", "20 °C"),
    ("5 km²", "5km²"),
]
DIFFERENT = [
    ("from 9am", "from 9pm"),
    ("from 9am", "from 10 am"),
    ("£25 each", "€25 each"),
    ("£25 each", "25% each"),
    ("10% of us", "10‰ of us"),
    ("10% of us", "10 of us"),
    ("12 days", "12 weeks"),
    ("12 kg", "12 g"),
    ("20°C", "20°F"),
    ("10² people", "102 people"),
    ("10² people", "10³ people"),
    ("5 km²", "5 km"),
    ("½ a day", "¼ a day"),
    ("1/2 a day", "1/3 a day"),
    ("-5 points", "5 points"),
    ("1.5 litres", "15 litres"),
    ("15 March", "15 May"),
    ("May 15", "June 15"),
    ("in March 2026", "in April 2026"),
    ("the 1st bin", "the 2nd bin"),
    ("aged 10–14", "aged 10–15"),
    ("ring 01632 960001", "ring 01632 960002"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_both_judges_call_them_the_same(one, other):
    assert fingerprint_in(one) == fingerprint_in(other)
    assert differences(one, "en", other, "en") == []
    assert differences(one, "en", other, "en", is_translated=False) == []


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_both_judges_call_them_different(one, other):
    assert fingerprint_in(one) != fingerprint_in(other)
    assert differences(one, "en", other, "en") != []


TRANSLATED = [
    ("15 March, 15%", "zz", "15 X, 15%"),
    ("15 March, 1.5 km", "pl-Latn-GB", "15 marca, 1,5 km"),
    ("By 31 March 2027", "bn", "৩১শে মার্চ, ২০২৭ এর মধ্যে"),
    (
        "In May 2025 and June 2026 we met 5 times",
        "pl",
        "W maju 2025 i czerwcu 2026 spotkaliśmy się 5 razy",
    ),
    ("Grants of £500 to £1,000", "pl", "Dotacje od 500 do 1000 funtów"),
    ("Between 10pm and 6am", "ur", "رات 10 بجے سے صبح 6 بجے تک"),
    ("15% in 12 weeks, 15 March 2026", "ar", "15٪ خلال 12 أسبوعًا، 15 مارس 2026"),
    ("15% of people in 12 weeks", "ro", "15 % dintre oameni în 12 săptămâni"),
    ("15 March, 12 weeks, 15 pounds", "uk", "15 березня, 12 тижнів, 15 фунтів"),
    ("15 March", "pl", "15 marca"),
    ("15 March 2026", "pl", "15 marca 2026 r."),
    ("in March 2026", "pl", "w marcu 2026 roku"),
    ("March 15, 2026", "ur", "15 مارچ 2026"),
    ("15 March", "ur", "۱۵ مارچ"),
    ("15 March", "bn", "১৫ মার্চ"),
    ("15 January", "bn", "১৫ জানুয়ারি"),
    ("15th of May", "fr", "15 mai"),
    ("1 May", "fr", "1er mai"),
    ("15 March", "de", "15. März"),
    ("15 March", "es", "15 de marzo"),
    ("15 March", "cy", "15 Mawrth"),
    ("15 March", "hi", "१५ मार्च"),
    ("15 or 16 March", "pl", "15 lub 16 marca"),
    ("£25", "pl", "25 £"),
    ("£25", "pl", "25 funtów"),
    ("£25", "ur", "25 پاؤنڈ"),
    ("£25", "bn", "২৫ পাউন্ড"),
    ("£5 million", "pl", "5 mln funtów"),
    ("£10–15", "pl", "10–15 £"),
    ("25 zł", "pl", "25 złotych"),
    ("€25", "fr", "25 euros"),
    ("15%", "pl", "15 procent"),
    ("15%", "pl", "15%-owy"),
    ("15%", "ur", "15 فیصد"),
    ("15%", "bn", "১৫ শতাংশ"),
    ("15%", "bn", "শতকরা ১৫ ভাগ"),
    ("10 to 15%", "pl", "od 10% do 15%"),
    ("10% to 15%", "pl", "10–15%"),
    ("15 per cent", "de", "15 Prozent"),
    ("9am", "pl", "9 rano"),
    ("9am", "pl", "9:00"),
    ("9pm", "pl", "21.00"),
    ("7am", "ur", "صبح 7 بجے"),
    ("9am to 5pm", "ur", "صبح 9 بجے سے شام 5 بجے"),
    ("9am", "bn", "সকাল ৯টা"),
    ("7pm", "bn", "সন্ধ্যা ৭টায়"),
    ("12 weeks", "pl", "12 tygodniach"),
    ("12 days", "pl", "12 dni"),
    ("12 weeks", "ur", "12 ہفتے"),
    ("12 weeks", "bn", "১২ সপ্তাহের"),
    ("12 months", "de", "12 Monaten"),
    ("1 in 4 people", "pl", "1 na 4 osoby"),
    ("5 in 10 people", "pl", "5 w 10 miejscach"),
    ("5 in 10 people", "fr", "5 sur 10 personnes"),
    ("2 secondary schools", "pl", "2 szkoły średnie"),
    ("12 South Street", "pl", "12 South Street"),
    ("5 TOP tips", "pl", "5 TOP porad"),
    ("1,234.5 metres", "de", "1.234,5 Meter"),
    ("1.5 litres", "pl", "1,5 litra"),
    ("in 2026", "pl", "w 2026 roku"),
    ("25 kg", "bn", "২৫ কেজি"),
]
MISTRANSLATED = [
    ("15 March", "pl", "15 maja"),
    ("15 March", "ur", "15 مئی"),
    ("15 March", "ur", "۱۵ اپریل"),
    ("15 March", "bn", "১৫ মে"),
    ("15 March", "fr", "15 mai"),
    ("15 March", "hi", "१५ अप्रैल"),
    ("15 March", "cy", "15 Ebrill"),
    ("in March 2026", "pl", "w kwietniu 2026 roku"),
    ("£25", "pl", "25 zł"),
    ("£25", "pl", "25 euro"),
    ("£25", "fr", "25 €"),
    ("£25", "ur", "€25"),
    ("£25", "bn", "২৫ টাকা"),
    ("£25", "pl", "25 osób"),
    ("€25", "pl", "25 dolarów"),
    ("15%", "pl", "15‰"),
    ("15%", "pl", "15 osób"),
    ("15%", "ur", "15 افراد"),
    ("15%", "bn", "১৫ জন"),
    ("15 per cent", "pl", "15 promili"),
    ("15 people", "pl", "15% osób"),
    ("12 days", "pl", "12 tygodni"),
    ("12 days", "pl", "12 miesiącach"),
    ("12 weeks", "ur", "12 دن"),
    ("12 weeks", "bn", "১২ দিন"),
    ("12 weeks", "de", "12 Tage"),
    ("12 weeks", "cy", "12 diwrnod"),
    ("5 km", "pl", "5 mil"),
    ("9am", "pl", "9 wieczorem"),
    ("9am", "ur", "شام 9 بجے"),
    ("9am", "bn", "সন্ধ্যা ৯টা"),
    ("9pm", "pl", "9:00"),
    ("10²", "pl", "102"),
    ("10²", "pl", "10³"),
    ("1.5 litres", "pl", "15 litrów"),
    ("1.234 litres", "pl", "1234 litry"),
    ("-5 °C", "pl", "5 °C"),
]


@pytest.mark.parametrize(("source", "language", "page"), TRANSLATED)
def test_a_right_translation_has_no_finding(source, language, page):
    assert differences(source, "en", page, language) == []


@pytest.mark.parametrize(("source", "language", "page"), MISTRANSLATED)
def test_a_wrong_translation_has_a_finding(source, language, page):
    assert differences(source, "en", page, language) != []


@pytest.mark.parametrize(
    ("page", "found"),
    [("15 in every 100", ["added"]), ("15 people in a hundred", []), ("£15", ["unit"])],
)
def test_another_reading_level_may_say_it_in_other_words(page, found):
    assert differences("15% of people", "en", page, "en", is_translated=False) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In 2021, 9am to 5:30pm, £12.50, 69%, 01632 960001, 12 weeks.", "en"),
        ("Room 5a, 24/7, 2018/19, 1.2.3, 7.30 and A4.", "en"),
        ("No number.", "en"),
    ],
)
def test_what_most_pages_write_stays_as_it_is(text, language):
    assert normalise_numbers(text, language) == text


@pytest.mark.parametrize(
    "text", ["1/0", "0/0", "½/0", "1/00", "+", ".5.", "£", "% 5 ‰", "5²³", "(0", "1-", "٪٥"]
)
@pytest.mark.parametrize("language", ["en", "pl", "ur", "bn"])
def test_odd_texts_are_read_to_their_end(text, language):
    normalised = normalise_numbers(text, language)
    assert normalise_numbers(normalised, language) == normalised
    assert len(list(read_numbers(text, language))) <= len(text)


def test_a_name_of_a_fact_is_no_number():
    token = "\ue000population_2021.9 am 25 kg\ue001"
    assert normalise_numbers(f"{token} 9 am", "en") == f"{token} 9am"


@pytest.mark.parametrize(
    ("source", "page", "found"),
    [
        ("See 5 and 5.", "5 دیکھیں", ["number-differs: 5"]),
        ("It costs £25.", "اس کی قیمت €25 ہے۔", ["number-differs: قیمت €25 ہے۔"]),
        ("- 5 bins\n- 6 bags", "- 6 کوڑے دان\n- 5 تھیلے", ["number-differs: 6 کوڑے دان", "number-differs: 5 تھیلے"]),
        ("- 5 bins\n- 6 bags", "- 5 کوڑے دان\n- 6 تھیلے", []),
        ("We have 5 bins.", "5", []),
        ("In 2021, 300 came. In 2011, 200 came.", "2021 میں 200 آئے۔ 2011 میں 300 آئے۔", ["number-differs: 2021 میں 200 آئے۔ 2011 میں 300 آئے۔"]),
        ("In 2021, 300 came. In 2011, 200 came.", "2011 میں 200 آئے۔ 2021 میں 300 آئے۔", []),
        ("In 2021, 300 came. In 2011, 200 came.", "2021 میں 300 آئے، 2011 میں 200 آئے۔", []),
        ("Of 300, 20 came. They were 9.", "300 میں سے 20 آئے۔ وہ 9 تھے۔", []),
        ("Of 300, 20 came. They were 9.", "300 تھے۔ ان میں سے 20 آئے جو 9 تھے۔", []),
    ],
)  # fmt: skip
def test_what_the_rule_says(source, page, found):
    assert pair_findings(source, page, "number-differs") == found


@pytest.mark.parametrize(
    "words, is_known", [("Rule 2 is the most important one.", True), ("Rule 7 is good.", False)]
)
def test_another_level_may_name_an_item_by_its_number(words, is_known):
    source = "1. Listen to people.\n2. Tell them what you did.\n"
    found = pair_findings(source, words, "number-differs", strand="easy-read")
    assert found == ([] if is_known else ["number-differs: 7"])
