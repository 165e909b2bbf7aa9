"""What tests of facts share: a facts.yml with every kind of fact, and six languages to write them in."""

from dataclasses import replace

from alongside.languages import read_language

FACTS = """\
people: {kind: number, value: 991800}
years: {kind: number, value: 8.9}
one: {kind: number, value: 1}
three: {kind: number, value: 3}
twelve: {kind: number, value: 12}
share: {kind: percent, value: 15%}
part: {kind: percent, value: 2.5}
start: {kind: date, value: 2027-03-01}
opening: {kind: time, value: "9:00"}
open: {kind: time, value: 9:00-17:30}
price: {kind: money, value: £12.5}
fee: {kind: money, value: £1250}
helpline: {kind: phone, value: +44 (0)1632 960 001}
email: {kind: email, value: hello_there@exampleton.example}
website: {kind: link, value: https://www.exampleton.example/}
office: {kind: address, value: {en: "1 High Street", ur: 1 ہائی اسٹریٹ, easy-read: Our office}}
items: {kind: text, value: The Example Centre}
""".replace("}\n", ", source: Us, reviewed: 2026-11-22}\n")
LANGUAGES = {tag: read_language(tag) for tag in ("en", "ur", "pl", "bn")}
LANGUAGES |= {
    tag: replace(
        LANGUAGES["ur"],
        tag=tag,
        locale=tag,
        strings={"fact_time_range": "{start} – {end}"},
        time_formats={"hour": "h:mm a", "minute": "h:mm a"},
    )
    for tag in ("ar", "pa")
}
