"""Refuses answers that the settings of a publication would refuse, before anything is written."""

from __future__ import annotations

from datetime import date

from alongside.adopt.adopt_site import Decisions
from alongside.checks.sources.dated_notes import is_named, latest_day, names_person, notes_rule
from alongside.errors import BadInput
from alongside.publication.fact_kinds import FACT_KINDS
from alongside.system.plain_words import is_web_address, words_problem


def check_answers(decisions: Decisions, today: date) -> None:
    """Raises BadInput."""
    answers, rule = decisions.answers, notes_rule()
    for option, address in (("--url", answers.url), ("--website", answers.website)):
        if not is_web_address(address):
            raise BadInput(
                f"“{address}” is not the address of a website.",
                mend=f"Write it with https://, for example {option} https://www.example.org/",
            )
    if FACT_KINDS["email"].parse(answers.email) is None:
        raise BadInput(
            f"“{answers.email}” is not an e-mail address.",
            mend="Write the address alone, for example --email hello@example.org",
        )
    for words in (answers.name, answers.organisation, decisions.owner):
        problem = words_problem(words)
        if problem:
            raise BadInput(problem[0], mend=problem[1])
    if not is_named(decisions.owner) or names_person(rule, decisions.owner):
        raise BadInput(
            "The owner looks like a person’s name, an e-mail address or nothing.",
            why="It is published with every release and kept for good.",
            mend="Write a role, such as --owner “Web team”",
        )
    latest = latest_day(rule, today)
    if not today <= decisions.until <= latest:
        raise BadInput(
            f"{decisions.until} cannot be the day by which all is mended.",
            why="Readers are told by when it will be right.",
            mend=f"Give a day from today on, at the latest: --until {latest}",
        )
    if decisions.next_review <= today:
        raise BadInput(
            f"{decisions.next_review} is not a day to come.",
            mend="Give the day on which pages will be looked at again: --next-review YYYY-MM-DD",
        )
