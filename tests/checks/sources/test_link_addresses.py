"""Addresses that the public cannot reach or that deceive, and links that show one thing and call another."""

import pytest

from alongside.checks.sources import link_broken, link_shows_another
from pairs import page_failures

BROKEN = [
    "http://localhost/",
    "http://localhost:8000/a",
    "http://bins.localhost/",
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://10.1.2.3/a",
    "http://172.16.0.1/",
    "http://192.168.0.10/a",
    "http://169.254.1.1/",
    "http://[::1]/",
    "http://[fd00::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://printer.local/",
    "https://wiki.internal/",
    "http://nas.lan/a",
    "https://router.home.arpa/",
    "http://intranet/",
    "https://ann:secret@example.org/",
    "https://ann@example.org/",
    "https://www.nhs.uk@example.org/",
    "file:///C:/bins.pdf",
    "file://server/bins.pdf",
    "C:/Users/ann/bins.pdf",
    "https://раураl.example/",
    "https://аррӏе.example/",
    "https://xn--80ak6aa92e.com/",
    "https://gοv.example/",
    "https://xn--gv-dmc.example/",
]
SOUND = [
    "https://example.org/10.0.0.1",
    "https://example.org/a@b",
    "https://example.org/?next=http://localhost/",
    "https://local.example.org/",
    "https://localhost.example.org/",
    "https://internal-audit.example.org/",
    "https://8.8.8.8/",
    "https://172.15.0.1.example/",
    "https://münchen.example/",
    "https://xn--mnchen-3ya.example/",
    "https://пример.испытание/",
    "https://почта.example/",
    "https://日本.example/",
    "https://例えばJP.example/",
    "https://উদাহরণ.বাংলা/",
    "https://مثال.إختبار/",
    "https://παράδειγμα.δοκιμή/",
    "https://example.org:8443/a",
    "x/../index.md",
    "index.md#",
    "https://exampleton.example/bins/index.html",
    "https://exampleton.example/bins/bins.html#collection-days",
    "https://exampleton.example/bins/files/a.pdf",
    "tel:+44 1632 960001".replace(" ", "-"),
]


@pytest.mark.parametrize("target", BROKEN)
def test_addresses_that_the_public_cannot_use(target):
    assert len(page_failures("link-broken", link_broken.check, f"[bins]({target})")) == 1


@pytest.mark.parametrize("target", SOUND)
def test_addresses_that_the_public_can_use(target):
    assert page_failures("link-broken", link_broken.check, f"[bins]({target})") == []


def test_the_websites_own_address_of_a_page_that_it_does_not_have():
    target = "https://exampleton.example/bins/bin.html"
    assert len(page_failures("link-broken", link_broken.check, f"[bins]({target})")) == 1


CONTRADICTIONS = [
    "[01632 960001](tel:+441632960002)",
    "[01632 960001](tel:01632960011)",
    "[Ring 01632 960001 today](tel:+441632960010)",
    "[۰۱۶۳۲ ۹۶۰۰۰۱](tel:+441632960002)",
    "[০১৬৩২ ৯৬০০০১](tel:+441632960002)",
    "[+44 1632 960001](tel:+481632960001)",
    "[999](tel:111)",
    "[Call 111](tel:999)",
    "[111](tel:+441632960001)",
    "[bins@example.org](mailto:bin@example.org)",
    "[Write to bins@example.org](mailto:bins@example.com)",
    "[bins@example.org](https://example.org/contact)",
    "[https://example.org](https://example.com)",
    "[www.example.org](https://example.com/www.example.org)",
    "[example.org](https://example.com)",
    "[nhs.uk](https://nhs.uk.example.com)",
    "[See https://example.org/bins.](https://example.net/bins)",
]
AGREEMENTS = [
    "[01632 960001](tel:+441632960001)",
    "[(01632) 960001](tel:01632960001)",
    "[+44 (0)1632 960001](tel:+441632960001)",
    "[0044 1632 960001](tel:+441632960001)",
    "[۰۱۶۳۲ ۹۶۰۰۰۱](tel:+441632960001)",
    "[Ring us on 01632 960001 (option 2)](tel:+441632960001)",
    "[01632 960001 or 01632 960002](tel:+441632960002)",
    "[Ring the helpline](tel:+441632960001)",
    "[Ring us 24 hours a day](tel:+441632960001)",
    "[The 2021 helpline](tel:+441632960001)",
    "[Call 111](tel:111)",
    "[bins@example.org](mailto:Bins@Example.org)",
    "[bins@example.org](mailto:bins@example.org?subject=Bins)",
    "[a@example.org or b@example.org](mailto:a@example.org,b@example.org)",
    "[Write to us](mailto:bins@example.org)",
    "[example.org](https://www.example.org/)",
    "[www.example.org/bins](https://example.org/bins/)",
    "[https://example.org](https://bins.example.org/)",
    "[MÜNCHEN.example](https://xn--mnchen-3ya.example/)",
    "[Node.js](https://nodejs.org/)",
    "[our-area.md](https://example.org/our-area)",
    "[The site of example.org](https://example.com/about)",
    "[Dr. Smith](https://example.org/)",
    "[5.30pm](https://example.org/)",
]  # fmt: skip


@pytest.mark.parametrize("markdown", CONTRADICTIONS)
def test_a_link_that_shows_another(markdown):
    found = page_failures("link-shows-another", link_shows_another.check, markdown)
    assert len(found) == 1


@pytest.mark.parametrize("markdown", AGREEMENTS)
def test_a_link_that_shows_what_it_calls(markdown):
    assert page_failures("link-shows-another", link_shows_another.check, markdown) == []
