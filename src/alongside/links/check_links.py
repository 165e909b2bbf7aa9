"""Asks every address that links lead to once, and judges each link by the answer."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Event

from alongside.gates.judge import make_verdict
from alongside.gates.tally import tally_by_file
from alongside.links.addresses import WebLink
from alongside.links.answers import Answer, Found, KeptAnswers
from alongside.links.ask import Ask
from alongside.model import Outcome, Place, Rule, Sources, Verdict
from alongside.rules.fault_texts import fault_texts
from alongside.rules.outcomes import cannot_tell, failed, inapplicable, passed
from alongside.rules.rulebook import LINKS

_GONE, _MOVED, _SECTION = "linked-page-gone", "linked-page-moved", "linked-section-gone"
_AGAIN = "Run the command again later, or open the address in a browser."
_NOT_CONNECTED = "No website at all could be reached, so this computer may have no connection."


def ask_all(
    links: Sequence[WebLink], ask: Ask, kept: KeptAnswers, today: date, at_once: int
) -> dict[str, Answer]:
    """Address to answer. Those that were there today are not asked again.

    at_once: how many websites are asked side by side. Raises OSError where nothing can be kept.
    """
    sections = _sections_by_address(links)
    answers: dict[str, Answer] = {}
    for address, names in sections.items():
        known = kept.of_today(address, names, today)
        if known:
            answers[address] = known
    by_host: dict[str, list[str]] = {}
    for link in links:
        if link.address not in answers and link.address not in by_host.get(link.host, ()):
            by_host.setdefault(link.host, []).append(link.address)
    asked = _ask_hosts(list(by_host.values()), sections, ask, at_once)
    for address, answer in _doubted(asked, is_connected=bool(answers)).items():
        answers[address] = kept.keep(address, answer, today)
    return answers


def _sections_by_address(links: Sequence[WebLink]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for link in links:
        found.setdefault(link.address, set()).update({link.section} - {""})
    return {address: frozenset(sections) for address, sections in found.items()}


def _ask_hosts(
    hosts: list[list[str]], sections: Mapping[str, frozenset[str]], ask: Ask, at_once: int
) -> dict[str, Answer]:
    """hosts: for each website its addresses, which are asked one after the other."""
    stopped = Event()

    def ask_host(addresses: list[str]) -> dict[str, Answer]:
        answers = {}
        for address in addresses:
            if not stopped.is_set():
                answers[address] = ask(address, sections[address])
        return answers

    answers: dict[str, Answer] = {}
    with ThreadPoolExecutor(at_once) as pool:
        try:
            for of_host in pool.map(ask_host, hosts):
                answers |= of_host
        except BaseException:
            # Ctrl+C: what is being asked ends, and nothing more begins.
            stopped.set()
            raise
    return answers


def _doubted(answers: Mapping[str, Answer], *, is_connected: bool) -> dict[str, Answer]:
    """Where no website at all was reached, it is not known of any that it is gone."""
    if is_connected or any(answer.reached for answer in answers.values()):
        return dict(answers)
    return {
        address: replace(answer, found=Found.CANNOT_TELL, details=_NOT_CONNECTED)
        for address, answer in answers.items()
    }


def judge_links(
    sources: Sources,
    rules: Mapping[str, Rule],
    links: Sequence[WebLink],
    answers: Mapping[str, Answer],
    files: Container[str] | None = None,
) -> Verdict:
    """rules: those of links, by id. files: what it is about, None for all."""
    judges = {_GONE: _gone_outcome, _MOVED: _moved_outcome, _SECTION: _section_outcome}
    tallies = {}
    for name, rule in rules.items():
        outcomes = [judges[name](rule, link, answers[link.address]) for link in links]
        # Nothing to ask is nothing wrong.
        tallies[name] = tally_by_file(outcomes or [inapplicable(Place("publication.yml"))])
    return make_verdict(LINKS, sources, rules.values(), tallies, files)


def _gone_outcome(rule: Rule, link: WebLink, answer: Answer) -> Outcome:
    if answer.found is Found.THERE:
        return passed(link.place)
    last = f" It was there on {answer.last_there}." if answer.last_there else ""
    if answer.found is Found.CANNOT_TELL:
        reason = f"{link.address} did not let us see whether it is there. {answer.details}{last}"
        return cannot_tell(link.place, reason=reason, mend=_AGAIN)
    values = {"address": link.address, "host": link.host, "last": last}
    details = {"status": answer.details, "certificate": answer.details}
    texts = fault_texts(rule, answer.found.value, **values, **details)
    return failed(link.place, seen=link.address, **texts)


def _moved_outcome(rule: Rule, link: WebLink, answer: Answer) -> Outcome:
    if answer.found is not Found.THERE:
        return inapplicable(link.place)
    if not answer.moved_to:
        return passed(link.place)
    new = answer.moved_to + (f"#{link.section}" if link.section else "")
    return failed(link.place, seen=link.address, address=link.address, moved_to=new)


def _section_outcome(rule: Rule, link: WebLink, answer: Answer) -> Outcome:
    if answer.found is not Found.THERE or not link.section:
        return inapplicable(link.place)
    if link.section not in answer.missing:
        return passed(link.place)
    return failed(link.place, seen=link.address, address=link.address, section=link.section)
