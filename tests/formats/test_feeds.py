"""Feeds and calendars: the same sources give the same bytes, and what is new is told once."""

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar
from lxml import etree

from alongside.formats.feeds.atom import AtomFeed, Entry, write_atom
from alongside.formats.feeds.make import feed_bytes
from alongside.model import ChangeNote, Edition, KeptEdition
from alongside.outputs.feeds import expected_feeds
from alongside.publication.catalogue import find_documents
from kind_site import copy_of_kinds
from tiny_site import TODAY, copy_of_tiny

NAMES = {"a": "http://www.w3.org/2005/Atom", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return find_documents(copy_of_kinds(tmp_path_factory.mktemp("kinds") / "site"), TODAY)


def read_feed(sources, path):
    feed = next(each for each in expected_feeds(sources) if each.path == path)
    return etree.fromstring(feed_bytes(sources, feed))


def ids(root):
    return [each.text.rpartition("#")[2] for each in root.iterfind("a:entry/a:id", NAMES)]


def with_changes(sources, *notes):
    return replace(sources, publication=replace(sources.publication, changes=notes))


def note(day, words="A word.", strands=("full", "ur"), documents=("bins",)):
    return ChangeNote(day, documents, strands, dict.fromkeys(strands, words), 1)


def test_each_version_has_its_own(site):
    paths = [feed.path for feed in expected_feeds(site)]
    assert len(paths) == len(set(paths)) == 4 * 3
    assert "changes.atom" in paths
    assert "easy-read/consultations.ics" in paths


def test_without_news_and_consultations_there_are_none(tmp_path):
    assert expected_feeds(find_documents(copy_of_tiny(tmp_path / "tiny"), TODAY)) == ()


def test_the_same_sources_give_the_same_bytes(site, tmp_path):
    again = find_documents(copy_of_kinds(tmp_path / "again"), TODAY)
    for feed in expected_feeds(site):
        assert feed_bytes(site, feed) == feed_bytes(again, feed)


@pytest.mark.parametrize(
    "words", ["a < b & c > d", "“quoted” 'words'", "]]>", "ہم پوچھتے ہیں <bdi>", "1\u00a0000 zł"]
)
def test_words_reach_feed_readers_as_they_are(site, words):
    sources = with_changes(site, note(TODAY, words))
    root = read_feed(sources, "changes.atom")
    assert root.findtext("a:entry/a:title", "", NAMES) == words


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ([note(TODAY)], ["change-2026-11-22-1"]),
        # A new one above another of the same day leaves the id of the other as it was.
        ([note(TODAY, "New."), note(TODAY)], ["change-2026-11-22-2", "change-2026-11-22-1"]),
        ([note(TODAY), note(date(2026, 1, 2))], ["change-2026-11-22-1", "change-2026-01-02-1"]),
        # What readers of other versions are told counts for them alone.
        ([note(TODAY, strands=("ur",)), note(TODAY)], ["change-2026-11-22-1"]),
        ([], []),
    ],
)
def test_each_change_has_an_id_that_stays(site, notes, found):
    sources = with_changes(site, *notes)
    if notes:
        assert ids(read_feed(sources, "changes.atom")) == found
    else:
        assert all("changes" not in feed.path for feed in expected_feeds(sources))


def test_a_page_that_a_version_does_not_have_is_not_linked(site):
    variants = {key: page for key, page in site.variants.items() if key != ("bins", "ur")}
    sources = replace(with_changes(site, note(TODAY)), variants=variants)
    assert read_feed(sources, "changes.atom").findall(".//x:a", NAMES)
    assert not read_feed(sources, "ur/changes.atom").findall(".//x:a", NAMES)


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        (Edition("1.1", TODAY), None, ["version-1.1"]),
        (
            Edition("1.1", TODAY),
            Edition("1.0", date(2026, 3, 1)),
            ["version-1.1", "version-1.0"],
        ),
        (Edition("1.1", date(2026, 11, 23)), Edition("1.0", date(2026, 3, 1)), ["version-1.0"]),
        (None, None, []),
    ],
)
def test_editions_are_news_from_their_day_on(site, now, before, found):
    kept = KeptEdition(before, {}) if before else None
    publication = replace(site.publication, edition=now, previous_edition=kept)
    root = read_feed(replace(site, publication=publication), "changes.atom")
    assert [id_ for id_ in ids(root) if id_.startswith("version")] == found


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 5, 31), []),
        (date(2026, 6, 1), ["open"]),
        (date(2026, 8, 30), ["open"]),
        (date(2026, 8, 31), ["closed", "open"]),
        (date(2026, 11, 9), ["answered", "closed", "open"]),
        (date(2027, 1, 11), ["open", "answered", "closed", "open"]),
    ],
)
def test_a_consultation_is_news_each_time_that_its_state_changes(site, today, found):
    root = read_feed(replace(site, today=today), "consultations.atom")
    assert ids(root) == found
    latest = root.findtext("a:entry/a:updated", "", NAMES)
    assert not found or root.findtext("a:updated", "", NAMES) == latest


def test_a_calendar_has_the_first_and_the_last_day(site):
    feed = next(each for each in expected_feeds(site) if each.path == "ur/consultations.ics")
    calendar = Calendar.from_ical(feed_bytes(site, feed))
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    first = events["fewer-bins-opens-ur@exampleton.example"]
    last = events["fewer-bins-closes-ur@exampleton.example"]
    assert (first.decoded("dtstart"), last.decoded("dtstart")) == (
        date(2027, 1, 11),
        date(2027, 4, 12),
    )
    assert last.decoded("dtend") == date(2027, 4, 13)
    assert "کم کوڑے دان؟" in str(last["SUMMARY"])
    assert all(len(line.encode()) <= 75 for line in feed_bytes(site, feed).decode().split("\r\n"))


def test_entries_of_one_day_stay_as_they_come(site):
    language = site.publication.languages["en"]
    feed = AtomFeed("https://a.example/f", "https://a.example/", "T", "A", language, TODAY)
    entries = [Entry(f"https://a.example/#{n}", str(n), TODAY, "https://a.example/") for n in "abc"]
    assert ids(etree.fromstring(write_atom(feed, entries))) == ["a", "b", "c"]
