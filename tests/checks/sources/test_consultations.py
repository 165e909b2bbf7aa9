"""Consultations: what is found on which day, by the functions of the checks, without a build."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from alongside.checks.sources import (
    consultation_opens_too_early,
    consultation_too_short,
    consultation_unanswered,
    consultation_way_missing,
    you_said_without_consultation,
)
from alongside.model import ConsultationPolicy, DocumentKind, FewerVersions, Holiday, Status
from alongside.publication.catalogue import find_documents
from alongside.publication.kinds.consultation import Consultation, Way, state_on
from alongside.publication.kinds.you_said_we_did import YouSaidWeDid, state_today
from alongside.rules.rulebook import load
from kind_site import copy_of_kinds
from tiny_site import TODAY

MONDAY = date(2027, 1, 11)
WAYS = (Way("post", "1 High Street", ("en", "ur")),)
CHRISTMAS = Holiday("Christmas", date(2026, 12, 21), date(2027, 1, 3))
EASTER = Holiday("Easter", date(2027, 3, 26), date(2027, 3, 29))
POLICY = ConsultationPolicy(holidays_until=date(2030, 1, 1))
SLUG = "fewer-bins"


def days(number):
    return timedelta(days=number)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return find_documents(copy_of_kinds(tmp_path_factory.mktemp("kinds") / "site"), TODAY)


def publish(site, consultation, today=TODAY, policy=POLICY, said=None, without=(), planned=()):
    """The publication with one consultation, as it is on a day. without: strands that lack it."""
    kinds = {SLUG: DocumentKind("consultation", consultation)}
    if said:
        kinds["garden-waste-answer"] = DocumentKind("you-said-we-did", said)
    variants = {
        key: page
        for key, page in site.variants.items()
        if key not in {(SLUG, each) for each in without}
    }
    publication = replace(site.publication, consultations=policy, fewer_versions=tuple(planned))
    return replace(site, publication=publication, kinds=kinds, variants=variants, today=today)


def statuses(check, rule_id, sources):
    return [outcome.status for outcome in check.check(sources, load()[rule_id])]


def of_length(number, opens=MONDAY, complete=None):
    return Consultation(opens, opens + days(number - 1), WAYS, complete)


PASSED, FAILED, UNKNOWN = [Status.PASSED], [Status.FAILED], [Status.CANNOT_TELL]


@pytest.mark.parametrize(
    ("consultation", "policy", "found"),
    [
        (of_length(84), {}, PASSED),
        (of_length(83), {}, FAILED),
        (of_length(83, complete=MONDAY - days(30)), {}, FAILED),
        (of_length(84, complete=MONDAY), {}, PASSED),
        # The weeks count from the day of the last version.
        (of_length(84, complete=MONDAY + days(1)), {}, FAILED),
        (of_length(91, complete=MONDAY + days(7)), {}, PASSED),
        # What publication.yml promises counts, whether it is more or less than the rule.
        (of_length(42), {"weeks": 6}, PASSED),
        (of_length(41), {"weeks": 6}, FAILED),
        (of_length(84), {"weeks": 13}, FAILED),
        # Days in holidays are no days to answer.
        (of_length(84), {"holidays": (EASTER,)}, FAILED),
        (of_length(88), {"holidays": (EASTER,)}, PASSED),
        (of_length(87), {"holidays": (EASTER,)}, FAILED),
        (of_length(84), {"holidays": (CHRISTMAS,)}, PASSED),
        (of_length(84, opens=date(2027, 1, 3)), {"holidays": (CHRISTMAS,)}, FAILED),
        (of_length(85, opens=date(2027, 1, 3)), {"holidays": (CHRISTMAS,)}, PASSED),
        # Days in two holidays count once.
        (of_length(88), {"holidays": (EASTER, EASTER)}, PASSED),
        (of_length(84), {"holidays_until": date(2027, 4, 4)}, PASSED),
        (of_length(84), {"holidays_until": date(2027, 4, 3)}, UNKNOWN),
        (of_length(84), {"holidays_until": None}, UNKNOWN),
        # Too short is too short, whatever is known of holidays.
        (of_length(20), {"holidays_until": None}, FAILED),
    ],
)  # fmt: skip
def test_how_long_people_can_answer(site, consultation, policy, found):
    sources = publish(site, consultation, policy=replace(POLICY, **policy))
    assert statuses(consultation_too_short, "consultation-too-short", sources) == found


def test_what_is_over_is_not_found_too_short(site):
    over = of_length(20, opens=date(2026, 1, 5))
    sources = publish(site, over, policy=ConsultationPolicy())
    assert statuses(consultation_too_short, "consultation-too-short", sources) == PASSED


@pytest.mark.parametrize("weeks", [1, 6, 12, 13])
def test_the_day_that_is_advised_is_enough_and_none_before(site, weeks):
    policy = replace(POLICY, weeks=weeks, holidays=(CHRISTMAS, EASTER))
    short = of_length(3, opens=date(2026, 12, 28))
    rule = load()["consultation-too-short"]
    finding = next(iter(consultation_too_short.check(publish(site, short, policy=policy), rule)))
    advised = date.fromisoformat(str(finding.values["fix"]).split()[2])
    found = []
    for closes in (advised, advised - days(1)):
        sources = publish(site, replace(short, closes=closes), policy=policy)
        found += statuses(consultation_too_short, "consultation-too-short", sources)
    assert found == PASSED + FAILED


def later(until, owed=True, document=SLUG):
    return FewerVersions((document,), ("ur",), owed, until, {}, {"": 1})


@pytest.mark.parametrize(
    ("today", "complete", "without", "planned", "found"),
    [
        (MONDAY, None, (), (), PASSED),
        (MONDAY, None, ("ur",), (), FAILED),
        (MONDAY, None, ("easy-read", "ur"), (), FAILED * 2),
        (MONDAY - days(1), None, ("ur",), (), PASSED),
        # Planned in time, or after it opens.
        (TODAY, None, ("ur",), (later(MONDAY),), PASSED),
        (TODAY, None, ("ur",), (later(MONDAY + days(1)),), FAILED),
        (TODAY, MONDAY + days(1), ("ur",), (later(MONDAY + days(1)),), PASSED),
        (TODAY, None, ("ur",), (later(MONDAY + days(9), document="bins"),), PASSED),
        # What is not owed is not waited for.
        (MONDAY, None, ("ur",), (later(MONDAY + days(400), owed=False),), PASSED),
        (MONDAY, MONDAY + days(7), ("ur",), (), PASSED),
        (MONDAY + days(7), MONDAY + days(7), ("ur",), (), FAILED),
        # It is there by now, whatever was planned.
        (MONDAY, None, (), (later(MONDAY + days(9)),), PASSED),
        # Nobody can mend it once it is over.
        (MONDAY + days(90), None, ("ur",), (), PASSED),
    ],
)
def test_it_opens_when_every_version_is_there(site, today, complete, without, planned, found):
    consultation = of_length(90, complete=complete)
    sources = publish(site, consultation, today, without=without, planned=planned)
    rule = "consultation-opens-too-early"
    assert statuses(consultation_opens_too_early, rule, sources) == found


@pytest.mark.parametrize(
    ("day", "complete", "is_answered", "state"),
    [
        (MONDAY - days(1), None, False, "not-open"),
        (MONDAY, None, False, "open"),
        (MONDAY, MONDAY + days(7), False, "not-open"),
        (MONDAY + days(7), MONDAY + days(7), False, "open"),
        (MONDAY + days(83), None, False, "open"),
        # An answer that is there too early does not close it.
        (MONDAY + days(83), None, True, "open"),
        (MONDAY + days(84), None, False, "closed"),
        (MONDAY + days(84), None, True, "answered"),
    ],
)
def test_the_state_changes_with_the_day(day, complete, is_answered, state):
    assert state_on(day, of_length(84, complete=complete), is_answered) == state


ANSWERED_ON = date(2026, 11, 22)
OVER = Consultation(date(2026, 6, 1), date(2026, 8, 30), WAYS)


@pytest.mark.parametrize(
    ("today", "weeks", "published", "found"),
    [
        (date(2026, 11, 22), None, None, PASSED),
        (date(2026, 11, 23), None, None, FAILED),
        (date(2026, 11, 23), 13, None, PASSED),
        (date(2026, 9, 14), 2, None, FAILED),
        (date(2026, 8, 1), 1, None, PASSED),
        (date(2027, 3, 1), None, ANSWERED_ON, PASSED),
        (date(2026, 10, 1), None, ANSWERED_ON, PASSED),
        # It is planned too late.
        (date(2026, 10, 1), None, ANSWERED_ON + days(1), FAILED),
        # It came too late, which nobody can mend.
        (date(2027, 3, 1), None, ANSWERED_ON + days(1), PASSED),
    ],
)
def test_people_are_told_in_time_what_came_of_it(site, today, weeks, published, found):
    said = YouSaidWeDid(SLUG, 12, published) if published else None
    policy = replace(POLICY, answer_weeks=weeks)
    sources = publish(site, OVER, today, policy, said)
    assert statuses(consultation_unanswered, "consultation-unanswered", sources) == found


@pytest.mark.parametrize(
    ("about", "published", "found"),
    [
        (SLUG, OVER.closes + days(1), PASSED),
        (SLUG, OVER.closes, FAILED),
        (SLUG, OVER.opens, FAILED),
        ("bins", OVER.closes + days(1), FAILED),
        ("garden-waste-answer", OVER.closes + days(1), FAILED),
    ],
)
def test_an_answer_is_of_a_consultation_that_is_over(site, about, published, found):
    sources = publish(site, OVER, said=YouSaidWeDid(about, 12, published))
    rule = "you-said-without-consultation"
    assert statuses(you_said_without_consultation, rule, sources) == found


@pytest.mark.parametrize(
    ("languages", "found"),
    [
        ([("en", "ur")], PASSED),
        ([("en",), ("ur",)], PASSED),
        ([("en",), ("en",)], FAILED),
        ([("ur",)], FAILED),
    ],
)
def test_people_can_answer_in_each_language(site, languages, found):
    ways = tuple(Way("email", "bins@exampleton.example", each) for each in languages)
    sources = publish(site, replace(of_length(84), ways=ways))
    assert statuses(consultation_way_missing, "consultation-way-missing", sources) == found


def test_it_is_answered_from_the_day_of_the_answer(site):
    said = YouSaidWeDid(SLUG, 12, ANSWERED_ON)
    before = publish(site, OVER, ANSWERED_ON - days(1), said=said)
    assert state_today(before, SLUG, OVER) == "closed"
    assert state_today(replace(before, today=ANSWERED_ON), SLUG, OVER) == "answered"


@pytest.mark.parametrize(
    "check",
    [
        consultation_opens_too_early,
        consultation_too_short,
        consultation_unanswered,
        consultation_way_missing,
        you_said_without_consultation,
    ],
)
def test_without_a_consultation_there_is_nothing_to_judge(site, check):
    rule = load()[check.__name__.rpartition(".")[2].replace("_", "-")]
    found = [outcome.status for outcome in check.check(replace(site, kinds={}), rule)]
    assert found == [Status.INAPPLICABLE]
