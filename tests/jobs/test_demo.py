"""The demo programme is believable, sound, and the same for the same number, seed and day."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.demo import FillDemo
from mentordesk.domain.round import RoundState
from mentordesk.jobs.demo import make_demo
from mentordesk.jobs.demo.invent import invent
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.checks import check
from mentordesk.store.queries import board, history, people, rounds
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Workspace
from tests.support.dump import dump

DAY = dt.date(2026, 3, 2)


def made(path, **options):
    make_demo(path, today=DAY, **options)
    return Workspace.open(path, read_only=True)


def test_same_number_seed_and_day_same_file(tmp_path):
    with made(tmp_path / "a.mentordesk", people=60, seed=7) as first:
        with made(tmp_path / "b.mentordesk", people=60, seed=7) as second:
            assert first.ask(dump) == second.ask(dump)
        with made(tmp_path / "c.mentordesk", people=60, seed=8) as other:
            assert first.ask(dump) != other.ask(dump)


def test_a_finished_a_running_and_an_opening_round(tmp_path):
    with made(tmp_path / "a.mentordesk", people=200) as demo:
        states = [r.state for r in demo.ask(rounds.all_rounds)]
        assert states == [RoundState.MATCHING, RoundState.RUNNING, RoundState.REPORTED]
        opening = demo.ask(rounds.all_rounds)[0]
        shown = demo.ask(board.board, opening.id, today=DAY)
        assert sum(chip.locked for chip in shown.pairs) >= 2
        assert any(m.places_free == 0 for m in shown.mentors)
        assert demo.ask(check).problems == ()
        names = [p.name for p in demo.ask(people.find)]
        assert len(set(names)) > 190
        assert FillDemo.__name__ in {e.name for e in demo.ask(history.entries_newest_first)}


@pytest.mark.parametrize("number", [1, 2, 5, 17])
def test_however_few(tmp_path, number):
    with made(tmp_path / "a.mentordesk", people=number) as demo:
        assert demo.ask(people.count) == number
        assert demo.ask(check).problems == ()


def test_cancelled_leaves_no_file(tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        make_demo(tmp_path / "a.mentordesk", people=5, today=DAY, progress=progress)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_refused(tmp_path):
    (tmp_path / "a.mentordesk").write_text("mine")
    with pytest.raises(FileTrouble):
        make_demo(tmp_path / "a.mentordesk", people=5)
    assert (tmp_path / "a.mentordesk").read_text() == "mine"


def test_addresses_reach_nobody():
    assert all(p.email.endswith(".example") and "@" in p.email for p in invent(300, 1))
