"""The release before comes back whole, and a release that is stopped midway leaves one whole."""

import shutil

import pytest

from alongside.errors import BadInput, BuildFailed
from alongside.release.release import changed_files, clean_up, release, roll_back
from alongside.release.swap import ReleaseFolders, exchange
from alongside.system.lock import exclusive_lock
from release.releases import PASSED, change, snapshot


def test_roll_back_restores_the_previous_release_to_the_byte(outputs):
    first = release(outputs, PASSED, {})
    before = snapshot(first.site)
    change(outputs)
    second = release(outputs, PASSED, {})
    after = snapshot(second.site)
    assert roll_back(outputs.sources.root).id == first.id
    assert snapshot(first.site) == before
    assert roll_back(outputs.sources.root).id == second.id
    assert snapshot(first.site) == after


def test_roll_back_without_a_previous_release_says_so(outputs):
    with pytest.raises(BadInput, match="no previous release"):
        roll_back(outputs.sources.root)


def test_roll_back_refuses_a_previous_release_that_was_touched(outputs):
    release(outputs, PASSED, {})
    change(outputs)
    site = release(outputs, PASSED, {}).site
    before = snapshot(site)
    (outputs.sources.root / ".releases" / "previous" / "index.html").write_text(
        "x", encoding="utf-8"
    )
    with pytest.raises(BadInput, match="changed after it was made"):
        roll_back(outputs.sources.root)
    assert snapshot(site) == before


@pytest.mark.parametrize(
    "moment", ["before the exchange", "after the exchange", "before the note goes"]
)
def test_a_kill_during_the_swap_leaves_one_whole_release(outputs, monkeypatch, moment):
    root = outputs.sources.root
    first = release(outputs, PASSED, {})
    old = snapshot(first.site)
    change(outputs)

    def killed(*_):
        raise KeyboardInterrupt

    def exchange_then_killed(one, other):
        exchange(one, other)
        raise KeyboardInterrupt

    if moment == "before the exchange":
        monkeypatch.setattr("alongside.release.swap.exchange", killed)
    elif moment == "after the exchange":
        monkeypatch.setattr("alongside.release.swap.exchange", exchange_then_killed)
    else:
        monkeypatch.setattr("alongside.release.swap.ReleaseFolders._keep_previous", killed)
    with pytest.raises(KeyboardInterrupt):
        release(outputs, PASSED, {})
    monkeypatch.undo()
    assert changed_files(root / "site") == []
    clean_up(root)
    assert not (root / ".releases" / "next").exists()
    if moment == "before the exchange":
        assert snapshot(root / "site") == old
    else:
        assert snapshot(root / "site") != old
        assert snapshot(root / ".releases" / "previous") == old


def test_a_disk_that_cannot_exchange_leaves_the_old_site(outputs):
    site = release(outputs, PASSED, {}).site
    before = snapshot(site)
    change(outputs)
    shelf = ReleaseFolders(outputs.sources.root)
    with pytest.raises(BuildFailed, match="old site is unchanged"):
        exchange(shelf.next, outputs.sources.root / "nowhere")
    assert snapshot(site) == before


def test_a_lost_site_comes_back_from_the_previous_release(outputs):
    root = outputs.sources.root
    first = release(outputs, PASSED, {})
    change(outputs)
    release(outputs, PASSED, {})
    shutil.rmtree(root / "site")
    assert roll_back(root).id == first.id
    assert changed_files(root / "site") == []


def test_roll_back_waits_for_nobody(outputs):
    root = outputs.sources.root
    release(outputs, PASSED, {})
    change(outputs)
    release(outputs, PASSED, {})
    with exclusive_lock(root / ".build"), pytest.raises(BadInput, match="Another build"):
        roll_back(root)
