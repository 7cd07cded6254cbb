"""The dates of a pair or a group: saved by the office, and with a letter in each one’s own time."""

from __future__ import annotations

import datetime as dt
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from mentordesk.commands.group_sessions import PlanGroupSession
from mentordesk.commands.sessions import LogSession, Told
from mentordesk.domain.letter import Occasion
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.round import Scheme
from mentordesk.jobs.dates_ahead import save_dates
from mentordesk.jobs.enclosing import Enclosing
from mentordesk.jobs.letters import prepare, write_letters
from mentordesk.progress import Progress
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def pair(world):
    """A pair introduced today; its mentee lives in Dhaka. Two sessions around a clock change."""
    spring = world.round()
    david = world.mentor("David Okello", email="d@post.example")
    fatima = world.mentee(spring, "فاطمة الزهراء", email="f@post.example", time_zone="Asia/Dhaka")
    found = world.pair(
        spring, david, fatima, MatchState.INTRODUCED, introduced_on=dt.date(2026, 3, 2),
        planned_end_on=dt.date(2026, 9, 30),
    )  # fmt: skip
    world.flush()
    for day in (dt.date(2026, 3, 27), dt.date(2026, 3, 30)):
        begins = dt.datetime(day.year, day.month, day.day, 14, tzinfo=dt.UTC)
        told = Told(day, Held.PLANNED, 45, begins=begins)
        world.workspace.run(LogSession(found, told))
    return found


def read(path):
    return Calendar.from_ical(path.read_bytes()).events


def test_the_office_has_reviews_and_sessions_in_its_own_time(world, pair, tmp_path):
    out = tmp_path / "dates.ics"
    assert save_dates(world.workspace, out, pair) == 4
    told = [(str(e["SUMMARY"]), e.start) for e in read(out)]
    assert [start for _, start in told[2:]] == [dt.date(2026, 6, 16), dt.date(2026, 9, 30)]
    assert [start.strftime("%d %H:%M") for _, start in told[:2]] == ["27 14:00", "30 15:00"]
    assert told[2][0] == "Midpoint review: فاطمة الزهراء with David Okello"


def test_each_of_the_two_has_them_in_their_own_time_with_the_letter(world, pair, tmp_path):
    letters = prepare(world.workspace, Occasion.MIDPOINT, (pair,))
    drafted = write_letters(
        world.workspace, Occasion.MIDPOINT, letters, tmp_path / "out", Progress()
    )
    hours = {}
    for path in drafted.files:
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
        (attached,) = message.iter_attachments()
        assert attached.get_content_type() == "text/calendar"
        assert attached.get_filename() == "Mentoring dates.ics"
        content = attached.get_payload(decode=True)
        assert isinstance(content, bytes)
        events = Calendar.from_ical(content).events
        name = str(events[0]["SUMMARY"])
        hours[name] = [e.start.strftime("%H:%M") for e in events[:2]]
    assert hours == {
        "Mentoring session: David Okello": ["20:00", "20:00"],
        "Mentoring session: فاطمة الزهراء": ["14:00", "15:00"],
    }


def test_only_letters_that_speak_of_dates_carry_them(world, pair):
    for occasion, names in ((Occasion.INTRODUCTION_MENTEE, ("Mentoring dates",)),
                            (Occasion.THANKS, ())):  # fmt: skip
        letter = prepare(world.workspace, occasion, (pair,))[0]
        assert Enclosing(world.workspace, occasion).names(letter) == names


def test_a_group_has_its_themes(world, tmp_path):
    autumn = world.round("Groups", Scheme.GROUP)
    people = tuple(world.mentee(autumn, name) for name in "AB")
    group = world.group(autumn, "Water", world.mentor("Chen"), people)
    world.flush()
    world.workspace.run(PlanGroupSession(group, dt.date(2026, 4, 20), "Small pumps"))
    out = tmp_path / "group.ics"
    assert save_dates(world.workspace, out, group_id=group) == 3
    assert str(read(out)[0]["SUMMARY"]) == "Mentoring session: Water, Small pumps"


def test_where_nothing_is_ahead_a_sentence_says_so(world, tmp_path):
    spring = world.round(starts=dt.date(2024, 1, 1))
    old = world.pair(spring, world.mentor("D"), world.mentee(spring, "A"), MatchState.COMPLETED)
    world.flush()
    with pytest.raises(Refused) as refused:
        save_dates(world.workspace, tmp_path / "none.ics", old)
    assert refused.value.reason is Reason.NO_DATES and not (tmp_path / "none.ics").exists()
