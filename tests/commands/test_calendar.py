"""The office's calendar: stretches added, edited, removed and read from a file, each one step."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from mentordesk.commands.calendar import AddSpans, RemoveSpan, SaveSpan
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.season import LONGEST, Season, Span
from mentordesk.store.queries.calendar import spans, whereabouts
from mentordesk.wording.history import sentence
from tests.support.round_world import open_world

EASTER = Span(Season.CLOSED, "Easter", dt.date(2026, 4, 3), dt.date(2026, 4, 6))
TERM = Span(Season.TERM, "Spring term", dt.date(2026, 1, 12), dt.date(2026, 5, 29), "GB")


def held(workspace, *days):
    return [
        Span(row.season, row.name, row.first_day, row.last_day, row.country)
        for row in workspace.ask(spans, *days)
    ]


def refused(do, command):
    with pytest.raises(Refused) as caught:
        do(command)
    return caught.value


def test_a_stretch_is_added_edited_and_taken_off(workspace, do):
    values = do(SaveSpan(replace(EASTER, name="  Easter   week ")))
    assert held(workspace) == [replace(EASTER, name="Easter week")]
    assert sentence("SaveSpan", values) == "“Easter week” of the calendar saved"
    do(SaveSpan(TERM, values["span_id"]))
    assert held(workspace) == [TERM]
    gone = do(RemoveSpan(values["span_id"]))
    assert held(workspace) == []
    assert sentence("RemoveSpan", gone) == "“Spring term” taken off the calendar"


def test_what_touches_the_days_asked_for(workspace, do):
    do(AddSpans((EASTER, TERM)))
    assert held(workspace, dt.date(2026, 4, 6)) == [TERM, EASTER]
    assert held(workspace, dt.date(2026, 4, 7)) == [TERM]
    assert held(workspace, None, dt.date(2026, 4, 2)) == [TERM]


def test_a_file_read_twice_adds_nothing_the_second_time(workspace, do):
    first = do(AddSpans((EASTER, TERM, EASTER)))
    assert first == {"lines": "2 lines", "known": 1}
    again = do(AddSpans((replace(EASTER, name="EASTER"), replace(TERM, country=None))))
    assert again == {"lines": "1 line", "known": 1}
    assert sentence("AddSpans", again) == "1 line added to the calendar from a file"


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (replace(EASTER, name=" "), Reason.NAME_MISSING),
        (replace(EASTER, name="x" * 201), Reason.VALUE_WRONG),
        (replace(EASTER, last_day=dt.date(2026, 4, 2)), Reason.VALUE_WRONG),
        (
            replace(EASTER, last_day=EASTER.first_day + dt.timedelta(days=LONGEST)),
            Reason.VALUE_WRONG,
        ),
    ],
)
def test_what_is_no_stretch_is_refused_and_nothing_is_added(workspace, do, span, reason):
    assert refused(do, SaveSpan(span)).reason is reason
    assert refused(do, AddSpans((TERM, span))).reason is reason
    assert refused(do, SaveSpan(TERM, "gone")).reason is Reason.NOT_FOUND
    assert refused(do, RemoveSpan("gone")).reason is Reason.NOT_FOUND
    assert held(workspace) == []


def test_the_live_people_of_a_round_are_somewhere(tmp_path):
    with open_world(tmp_path) as world:
        spring = world.round()
        nepal: dict[str, Any] = {"time_zone": "Asia/Kathmandu", "country": "NP"}
        amina = world.mentee(spring, "Amina", **nepal)
        world.mentee(spring, "Badru", **nepal)
        david = world.mentor("David", time_zone="Africa/Nairobi", country="KE")
        world.mentor("Elena", time_zone="America/Lima")
        world.pair(spring, david, amina, MatchState.ACTIVE)
        world.flush()
        found = world.workspace.ask(whereabouts, spring)
        assert found.zones == {"Asia/Kathmandu": 2, "Africa/Nairobi": 1}
        assert found.countries == {"NP": 2, "KE": 1}
        assert found.all_zones == ("Europe/London", "Asia/Kathmandu", "Africa/Nairobi")
        assert world.workspace.ask(whereabouts, None).all_zones == ("Europe/London",)
