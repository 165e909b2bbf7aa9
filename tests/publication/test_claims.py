"""claims.yml: read, or refused with its line and what to type; and which sentences are claims."""

import json
import re
from datetime import date

import pytest

from alongside.errors import BadInput
from alongside.gates.judge import judge
from alongside.publication.catalogue import find_documents
from alongside.rules import rulebook
from tiny_site import TODAY

RULE = rulebook.load()["claim-without-source"]
GOOD = """\
bins:
  - kind: offer
    says: [We can take your old sofa.]
    source: Our list
  - kind: promise
    says:
      - We will empty it
        on Monday.
    to_confirm: Waste lead
    by: 2027-03-31
"""


def read(root, text):
    (root / "claims.yml").write_text(text, encoding="utf-8")
    return find_documents(root, TODAY)


def test_a_claim_has_a_source_or_somebody_who_confirms_it(tiny):
    offer, promise = read(tiny, GOOD).publication.claims
    assert (offer.document, offer.kind, offer.source, offer.by) == (
        "bins",
        "offer",
        "Our list",
        None,
    )
    assert promise.says == ("We will empty it on Monday.",)
    assert (promise.to_confirm, promise.by, promise.line) == ("Waste lead", date(2027, 3, 31), 7)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("    source: Our list\n", "", 2, "either a source or somebody"),
        ("to_confirm: Waste lead", "source: us\n    to_confirm: Waste lead", 5, "either a source"),
        ("    by: 2027-03-31\n", "", 5, "no day by which"),
        ("source: Our list", "source: Our list\n    by: 2027-03-31", 5, "needs no day"),
        ("kind: offer", "kind: hope", 2, "“hope”"),
        ("says: [We can take your old sofa.]", "says: We can take it", 3, "list its sentences"),
        ("says: [We can take your old sofa.]", "says: []", 3, "list its sentences"),
        ("kind: offer", "sort: offer", 2, "sort"),
    ],
)
def test_what_cannot_be_used_is_refused(tiny, old, new, line, words):
    assert old in GOOD
    with pytest.raises(BadInput) as caught:
        read(tiny, GOOD.replace(old, new, 1))
    assert (caught.value.path, caught.value.line) == ("claims.yml", line)
    assert words in caught.value.what


def claims_found(root, text, claims="{}"):
    """What the rule finds in the full version of a page that says the text."""
    page = root / "docs" / "bins.md"
    head = page.read_text(encoding="utf-8").split("\n## ")[0]
    page.write_text(f"{head}\n\n{text}\n", encoding="utf-8")
    found = judge("sources", read(root, claims), [RULE]).findings
    return [finding.seen for finding in found if finding.place.path == "docs/bins.md"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We will tell you what changed.",
        "We’ll tell you what changed.",
        "We aim to answer within 5 days.",
        "We are committed to fairness.",
        "We always answer letters.",
        "You will be paid for your time.",
        "The Board must involve people.",
        "NHS trusts have a legal duty to involve people.",
        "The law says that people must be asked.",
        "You can ask for a copy on paper.",
        "You have a right to see it.",
        "Ask us for a copy in braille.",
        "We can send you a copy.",
        "We pay your bus fare.",
        "You’ll get an answer.",
        "We’re going to build a new yard.",
        "The council will pay for it.",
        "Residents will be told in May.",
        "You will be able to see it.",
        "We guarantee a reply.",
        "You are entitled to a new bin.",
        "Everyone has the right to ask.",
    ],
)
def test_a_sentence_that_binds_the_body_is_a_claim(tiny, sentence):
    assert claims_found(tiny, sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The group met 4 times in 2022.",
        "You can read about the ways to take part.",
        "Co-production is when we plan as equals.",
        "Councils told us that trust takes time.",
        "Ask for help.",
        "Residents said that we could lose sight of people.",
        "The plan was to train 100 staff.",
        "You will need a key.",
        "It will rain in May.",
        "We were told in May.",
        "The will of the people counts.",
        "Your bins will be green.",
    ],
)
def test_a_sentence_that_tells_is_none(tiny, sentence):
    assert claims_found(tiny, sentence) == []


@pytest.mark.parametrize(
    ("page", "listed"),
    [
        ("We’ll tell you “when” – soon.", 'We\'ll tell you "when" - soon'),
        ("We **will** tell\nyou.", "We will tell you."),
    ],
)
def test_typography_makes_no_other_sentence(tiny, page, listed):
    file = (
        f"bins:\n  - kind: promise\n    says: [{json.dumps(listed)}]\n    source: Our plan of 2026"
    )
    assert claims_found(tiny, page, file) == []


@pytest.mark.parametrize(
    ("description", "found"),
    [("We will empty it daily.", 1), ("What the council must do, and how to ask for a bin.", 0)],
)
def test_a_promise_in_the_description_is_one(tiny, description, found):
    page = tiny / "docs" / "bins.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(
        re.sub("description: .*", f"description: {description}", text), encoding="utf-8"
    )
    told = judge("sources", read(tiny, "{}"), [RULE]).findings
    assert sum(finding.seen == description for finding in told) == found


def test_an_offer_holds_the_list_that_it_leads_in(tiny):
    words = "You can ask for:\n\n- audio\n- braille\n\nThe list ends here."
    assert claims_found(tiny, words) == ["You can ask for: audio braille"]


def test_without_the_file_nothing_is_asked(tiny):
    assert judge("sources", find_documents(tiny, TODAY), [RULE]).findings == ()


def test_a_translation_says_what_its_source_says(tiny):
    page = tiny / "docs" / "languages" / "ur" / "bins.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nWe will come.\n", encoding="utf-8")
    found = judge("sources", read(tiny, "{}"), [RULE]).findings
    assert not [finding for finding in found if "languages" in finding.place.path]


@pytest.mark.parametrize(
    ("heading", "is_claim"),
    [
        ("We will tell you what changed", True),
        ("We’ll pay you for your time", True),
        ("The council will answer in 5 days", True),
        ("Part 2: we aim to answer soon", True),
        ("You will get an answer", True),
        ("What we will do", False),
        ("How we will listen", False),
        ("2. When the council will answer", False),
        ("Step 3: Who will be told", False),
        ("What will happen if we aim to close a yard?", False),
        ("Why we never ask twice", False),
        # A duty or an offer is only named there: the text below tells of it.
        ("The Board must involve people", False),
        ("You can ask for braille", False),
        ("Our bins", False),
        ("The will of the people", False),
    ],
)
def test_a_heading_promises_only_where_it_is_a_sentence_of_its_own(tiny, heading, is_claim):
    assert claims_found(tiny, f"## {heading} {{#more}}\n\nText.") == [heading] * is_claim
    listed = json.dumps({"kind": "promise", "says": [heading], "source": "Our plan of 2026"})
    assert claims_found(tiny, f"## {heading} {{#more}}\n\nText.", f"bins: [{listed}]") == []
    # What a heading says is said: its claim is no line that nothing on the page stands for.
    found = judge(
        "sources", find_documents(tiny, TODAY), [rulebook.load()["claim-not-said"]]
    ).findings
    assert list(found) == []
