"""A number that is said once more in brackets or after a dash counts once, if it is the same."""

import pytest

from alongside.checks.sources.number_comparison import (
    compare_numbers,
    numbers_of_other_months,
    numbers_of_other_units,
    times_in_other_half,
)
from alongside.text.numbers import read_numbers

SAME = [
    ("It costs £25.", "Kosztuje 25 funtów (£25).", "pl"),
    ("It costs £25.", "Kosztuje £25 (25 funtów).", "pl"),
    ("It costs £25.", "Kosztuje 25 funtów – £25.", "pl"),
    ("It costs £25.", "Kosztuje 25 funtów brytyjskich (£25).", "pl"),
    ("It costs £25 and £30.", "Kosztuje 25 funtów (£25) i 30 funtów (£30).", "pl"),
    ("It costs £25 and £30.", "Kosztuje 25 funtów (£25) i £30.", "pl"),
    ("It costs 25 pounds (£25).", "Kosztuje £25.", "pl"),
    ("It costs 25 pounds (£25).", "Kosztuje 25 funtów (£25).", "pl"),
    ("It costs £25.", "اس کی قیمت 25 پاؤنڈ (£25) ہے۔", "ur"),
    ("It costs £25.", "اس کی قیمت ۲۵ پاؤنڈ (£25) ہے۔", "ur"),
    ("It costs £25.", "এর দাম ২৫ পাউন্ড (£25)।", "bn"),
    ("On 12 March.", "Dnia 12 marca (12.03).", "pl"),
    ("On 12 March.", "Dnia 12 marca (12.03.).", "pl"),
    ("On 12 March 2026.", "Dnia 12 marca 2026 (12.03.2026).", "pl"),
    ("On 12 March (12/03).", "Dnia 12 marca.", "pl"),
    ("On 12 March.", "12 مارچ (12/3) کو۔", "ur"),
    ("We saw 50%.", "Było to 50% (pięćdziesiąt procent).", "pl"),
    ("We saw 50%.", "Było to 50 procent (50%).", "pl"),
    ("Half came.", "Połowa (50%) przyszła.", "pl"),
    ("Half (50%) came.", "Połowa przyszła.", "pl"),
    ("Half (50%) came.", "Połowa (50%) przyszła.", "pl"),
    ("Half came.", "آدھے (50%) لوگ آئے۔", "ur"),
    ("Half came.", "অর্ধেক (৫০%) এসেছে।", "bn"),
    ("A quarter (25%) came.", "Jedna czwarta (25%) przyszła.", "pl"),
    ("A quarter came.", "Jedna czwarta (25%) przyszła.", "pl"),
    ("Half (50%) came.", "Przyszło 50%.", "pl"),
    ("It takes 5 days.", "Trwa 5 dni (5 dni roboczych).", "pl"),
    ("It takes 5 days.", "Trwa pięć dni (5 dni).", "pl"),
    ("It ends at 5pm.", "Kończy się o 17:00 (5 po południu).", "pl"),
    ("5 people came.", "Przyszło 5 (5) osób.", "pl"),
]
DIFFERENT = [
    ("It costs £25.", "Kosztuje 25 funtów (£52)."),
    ("It costs £25.", "Kosztuje 52 funty (£25)."),
    ("It costs £25.", "Kosztuje 25 funtów (€25)."),
    ("It costs £25.", "Kosztuje 25 funtów – £52."),
    ("It costs £25.", "Kosztuje 25 osób (£25)."),
    ("It costs £25.", "Kosztuje 25 funtów. Potem £25."),
    ("It costs £25 and £25.", "Kosztuje 25."),
    ("On 12 March.", "Dnia 12 marca (12.04)."),
    ("On 12 March.", "Dnia 12 marca (13.03)."),
    ("On 12 March 2026.", "Dnia 12 marca 2026 (12.03.2027)."),
    ("On 12 March.", "Dnia 12 maja (12.03)."),
    ("Half came.", "Połowa (52%) przyszła."),
    ("Half came.", "Połowa (50) przyszła."),
    ("Half came.", "Przyszło 50% ludzi."),
    ("Half (50%) came.", "Połowa (60%) przyszła."),
    ("A quarter came.", "Jedna czwarta (50%) przyszła."),
    ("We saw 50%.", "Było to 50% (60 procent)."),
    ("It takes 5 days.", "Trwa 5 dni (5 tygodni)."),
    ("It takes 5 days.", "Trwa 5 dni, potem (po 5 dniach) koniec i 5 dni."),
]


def differences(source, page, language):
    origins, numbers = list(read_numbers(source, "en")), list(read_numbers(page, language))
    added, lost = compare_numbers(numbers, origins, is_translated=True)
    units = list(numbers_of_other_units(numbers, origins, is_translated=True))
    months = list(numbers_of_other_months(numbers, origins, is_translated=True))
    halves = list(times_in_other_half(numbers, origins, is_translated=True))
    return [*added, *lost, *units, *months, *halves]


@pytest.mark.parametrize(("source", "page", "language"), SAME)
def test_what_is_said_again_counts_once(source, page, language):
    assert differences(source, page, language) == []


@pytest.mark.parametrize(("source", "page"), DIFFERENT)
def test_what_is_said_otherwise_counts(source, page):
    assert differences(source, page, "pl")
