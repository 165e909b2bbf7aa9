"""Two numbers of a sentence that change places are shown to people, and no order that a language needs."""

import pytest

from pairs import pair_findings

CHANGED = [
    ("We held 12 meetings in 5 towns.", "ہم نے 5 ملاقاتیں 12 شہروں میں کیں۔"),
    ("We held 12 meetings with 300 people.", "ہم نے 300 ملاقاتیں 12 لوگوں کے ساتھ کیں۔"),
    ("There are 7 nurses and 9 doctors.", "یہاں 9 نرسیں اور 7 ڈاکٹر ہیں۔"),
    ("There are 7 nurses and 9 doctors.", "یہاں ۹ نرسیں اور ۷ ڈاکٹر ہیں۔"),
    ("Bring 2 forms, 3 photos and 4 stamps.", "2 فارم، 4 تصویریں اور 3 ٹکٹ لائیں۔"),
    ("It rose from 13% to 15%.", "یہ 15% سے 13% ہو گیا۔"),
    ("It cost £5 before and £7 now.", "پہلے قیمت £7 تھی اور اب £5 ہے۔"),
    ("Wait 5 days in 12 places.", "12 دن 5 جگہوں پر انتظار کریں۔"),
    ("It takes 5 days, or 12 days in winter.", "12 دن لگتے ہیں، یا سردیوں میں 5 دن۔"),
    (
        "We ask. Then 40 shops and 60 schools join.",
        "ہم پوچھتے ہیں۔ پھر 60 دکانیں اور 40 سکول شامل ہوتے ہیں۔",
    ),
    ("- 7 cats and 9 dogs\n- 5 birds", "- 9 بلیاں اور 7 کتے\n- 5 پرندے"),
]
RIGHT = [
    ("We held 12 meetings in 5 towns.", "ہم نے 12 ملاقاتیں 5 شہروں میں کیں۔"),
    ("There are 7 nurses and 9 doctors.", "یہاں ۷ نرسیں اور ۹ ڈاکٹر ہیں۔"),
    ("1 in 4 people is ill.", "4 میں سے 1 شخص بیمار ہے۔"),
    ("20 of the 300 came.", "300 میں سے 20 آئے۔"),
    ("2 out of every 10 came.", "ہر 10 میں سے 2 آئے۔"),
    ("It takes 3 days and costs £5.", "قیمت £5 ہے اور 3 دن لگتے ہیں۔"),
    ("It was 5% in 12 days.", "12 دن میں یہ 5% تھا۔"),
    ("We spent 12 days in 5 towns.", "ہم نے 5 شہروں میں 12 دن گزارے۔"),
    ("15 March, for 2 hours.", "2 گھنٹے، 15 مارچ کو۔"),
    ("In 2021, 300 came. In 2011, 200 came.", "2021 میں 300 آئے، 2011 میں 200 آئے۔"),
    ("We have 5 bins.", "5 کوڑے دان"),
    ("5 bins, 5 bags and 6 boxes.", "6 ڈبے، 5 تھیلے اور 5 کوڑے دان۔"),
    ("Call 01632 960001 for 3 rooms.", "3 کمروں کے لیے 01632 960001 پر فون کریں۔"),
    ("From 9am to 5pm.", "صبح 9 بجے سے شام 5 بجے تک۔"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "page"), CHANGED)
def test_numbers_that_changed_places_are_shown(source, page):
    assert len(pair_findings(source, page, "number-order-differs", "number-differs")) == 1


@pytest.mark.parametrize(("source", "page"), RIGHT)
def test_another_order_that_a_language_needs_is_silent(source, page):
    assert pair_findings(source, page, "number-order-differs", "number-differs") == []
