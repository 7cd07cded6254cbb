"""The demo programme is believable, sound, and the same for the same number, seed and day."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from mentordesk.commands.demo import FillDemo
from mentordesk.commands.demo_pairs import PairDemo
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, Role
from mentordesk.domain.round import RoundState
from mentordesk.jobs.demo import make_demo
from mentordesk.jobs.demo.invent import invent
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.checks import check
from mentordesk.store.queries import board, history, people, rounds
from mentordesk.store.tables import Application, Match, Person, Round
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
        done = {e.name for e in demo.ask(history.entries_newest_first)}
        assert {FillDemo.__name__, PairDemo.__name__} <= done


def in_rounds(connection, record):
    """Every application or pair, each with its round."""
    of = select(record.__table__).order_by(record.id)
    its = {r.id: r for r in connection.execute(select(Round.__table__))}
    return [(row, its[row.round_id]) for row in connection.execute(of)]


@pytest.mark.parametrize(
    "day", [DAY, dt.date(2026, 1, 1), dt.date(2024, 2, 29), dt.date(2025, 8, 24)]
)
def test_every_day_comes_after_the_one_before_it(tmp_path, day):
    make_demo(tmp_path / "a.mentordesk", people=200, today=day)
    with Workspace.open(tmp_path / "a.mentordesk", read_only=True) as demo:
        applied = {}
        for a, r in demo.ask(in_rounds, Application):
            assert a.submitted_on <= min(r.call_closes, day)
            applied[a.round_id, a.person_id] = a.submitted_on
        pairs = [(m, r) for m, r in demo.ask(in_rounds, Match) if m.state is not MatchState.DRAFT]
        assert len(pairs) > 30
        for m, r in pairs:
            days = [applied[r.id, m.mentee_id], m.drafted_on, m.proposed_on, m.answered_on]
            days += [d for d in (m.introduced_on, m.first_meeting_on, m.ended_on) if d]
            assert days == sorted(days)
            assert days[-1] <= day
            assert m.score is not None
            assert m.ended_on is None or r.state is RoundState.REPORTED


def test_a_round_uses_some_of_its_mentors_and_not_everybody_is_placed(tmp_path):
    with made(tmp_path / "a.mentordesk", people=400) as demo:
        for found in demo.ask(rounds.all_rounds)[1:]:
            applied = [a for a, r in demo.ask(in_rounds, Application) if r.id == found.id]
            offered = {a.person_id for a in applied if a.role is Role.MENTOR}
            pairs = [m for m, r in demo.ask(in_rounds, Match) if r.id == found.id]
            assert 0.3 < len({m.mentor_id for m in pairs}) / len(offered) < 0.9
            states = {a.state for a in applied if a.role is Role.MENTEE}
            left = {ApplicationState.WAITLISTED, ApplicationState.WITHDRAWN}
            assert states == left | {ApplicationState.MATCHED}


def test_who_may_not_be_written_to_takes_no_part(tmp_path):
    with made(tmp_path / "a.mentordesk", people=400) as demo:
        silent = demo.ask(lambda c: c.scalars(select(Person.id).where(
            Person.contact_status == ContactStatus.DO_NOT_CONTACT)).all())  # fmt: skip
        assert silent
        assert not {*silent} & {a.person_id for a, _ in demo.ask(in_rounds, Application)}


@pytest.mark.parametrize("number", [1, 2, 5, 17])
def test_however_few(tmp_path, number):
    with made(tmp_path / "a.mentordesk", people=number) as demo:
        assert demo.ask(people.count) == number
        assert demo.ask(check).problems == ()


def test_its_steps_are_taken_back_like_any_others(tmp_path):
    make_demo(tmp_path / "a.mentordesk", people=60, today=DAY)
    with Workspace.open(tmp_path / "a.mentordesk") as demo:
        before = {t: rows for t, rows in demo.ask(dump).items() if not t.startswith("journal")}
        taken = [demo.undo().name]
        while FillDemo.__name__ not in taken:
            taken.append(demo.undo().name)
        assert taken.count(PairDemo.__name__) == 2
        assert demo.ask(people.count) == 0
        for _ in taken:
            demo.redo()
        after = demo.ask(dump)
        assert {t: after[t] for t in before} == before


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
