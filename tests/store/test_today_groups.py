"""What groups ask for on the list of today: each rule on its day, and gone when it is done."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.group import GroupState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.meeting import Held
from mentordesk.domain.person import Role
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Survey
from mentordesk.domain.today import About, Needs
from mentordesk.store.queries.indicators import Indicator, indicators
from mentordesk.store.queries.today import today_items
from mentordesk.store.tables import (
    Agreement,
    Attendance,
    CheckIn,
    Letter,
    SessionLog,
    StaffNote,
)
from mentordesk.wording import today as said
from tests.support.round_world import open_world

G, N = GroupState, Needs
APRIL = dt.date(2026, 4, 1)


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        circle = opened.round("Circle", Scheme.GROUP)
        david = opened.mentor("David", 9, profile={"offers_group": True})
        people = tuple(opened.mentee(circle, name) for name in ("Amina", "Badru", "Chloë"))
        vars(opened).update(circle=circle, david=david, people=people)
        yield opened


def group(world, state=G.RUNNING, members=2, agreed=AgreementState.ACKNOWLEDGED, **columns):
    end = {"planned_end_on": dt.date(2026, 10, 1)}
    people = world.people[:members]
    made = world.group(world.circle, "Careers", world.david, people, state, **{**end, **columns})
    if agreed is not None:
        world.add(
            Agreement(
                id=world.new_id(), group_id=made, version=1, state=agreed, terms="{}",
                state_on=APRIL,
            )
        )  # fmt: skip
    return made


def session(world, of, on, held=Held.TOOK_PLACE, came=None):
    made = world.add(SessionLog(id=world.new_id(), group_id=of, on=on, held=held))
    for person_id, was_there in (came or {}).items():
        world.add(
            Attendance(
                id=world.new_id(), session_id=made, person_id=person_id, came=was_there
            )
        )  # fmt: skip
    return made


def asked(world, on):
    """What groups ask for on that day: rule by rule, since when."""
    if world.waiting:
        world.flush()
    found = world.workspace.ask(today_items, on)
    return {item.needs: item for item in found if item.about is About.GROUP}


def since(world, on):
    return {needs: item.since for needs, item in asked(world, on).items()}


def test_below_its_least_since_somebody_left(world):
    group(world, members=1)
    found = asked(world, dt.date(2026, 4, 5))
    assert found[N.GROUP_BELOW].since == APRIL
    assert said.who(found[N.GROUP_BELOW]) == "Careers with David"


def test_a_session_of_which_nobody_told_and_none_to_come(world):
    made = group(world)
    assert N.GROUP_NO_SESSION in asked(world, dt.date(2026, 4, 2))
    session(world, made, dt.date(2026, 4, 10), Held.PLANNED)
    assert asked(world, dt.date(2026, 4, 10)) == {}
    assert since(world, dt.date(2026, 4, 11)) == {N.GROUP_ATTENDANCE: dt.date(2026, 4, 10)}


def test_the_agreement_is_asked_for_a_week_before_the_first_session(world):
    made = group(world, G.FORMING, agreed=None)
    session(world, made, dt.date(2026, 4, 20), Held.PLANNED)
    assert since(world, dt.date(2026, 4, 12)) == {}
    assert since(world, dt.date(2026, 4, 13)) == {N.GROUP_AGREEMENT: dt.date(2026, 4, 13)}


@pytest.mark.parametrize("state", [AgreementState.SKIPPED, AgreementState.ACKNOWLEDGED])
def test_skipped_by_choice_is_as_good_as_any(world, state):
    session(world, group(world, agreed=state), dt.date(2026, 4, 13), Held.PLANNED)
    assert since(world, dt.date(2026, 4, 12)) == {}


def test_an_agreement_that_went_out_and_is_not_acknowledged_by_all(world):
    made = group(world, agreed=AgreementState.ACKNOWLEDGED_BY_ONE)
    session(world, made, dt.date(2026, 5, 20), Held.PLANNED)
    assert since(world, dt.date(2026, 4, 14)) == {}
    assert since(world, dt.date(2026, 4, 15))[N.AGREEMENT_OPEN] == dt.date(2026, 4, 15)


def test_each_member_who_missed_two_in_a_row_until_they_were_written_to(world):
    made, (amina, badru, chloe) = group(world, members=3), world.people
    for day, came in ((3, True), (10, False), (17, False)):
        on = dt.date(2026, 4, day)
        session(world, made, on, came={amina: came, badru: came, chloe: True})
    session(world, made, dt.date(2026, 4, 24), Held.PLANNED)
    world.flush()
    on = dt.date(2026, 4, 20)
    items = [i for i in world.workspace.ask(today_items, on) if i.needs is N.GROUP_MISSED]
    assert [said.who(item) for item in items] == ["Amina, Careers", "Badru, Careers"]
    assert len({item.key for item in items}) == 2
    assert said.deed(items[0]) == "Write to the member"
    world.add(
        Letter(
            id=world.new_id(), occasion=Occasion.GROUP_NUDGE, person_id=amina, group_id=made,
            version=0, sent_on=dt.date(2026, 4, 18),
        )
    )  # fmt: skip
    assert said.who(asked(world, on)[N.GROUP_MISSED]) == "Badru, Careers"


def test_its_reviews_are_due_by_its_own_clock(world):
    made = group(world)
    session(world, made, dt.date(2026, 12, 31), Held.PLANNED)
    assert since(world, dt.date(2026, 4, 14)) == {}
    assert since(world, dt.date(2026, 4, 15)) == {N.CHECK_IN_DUE: dt.date(2026, 4, 15)}
    silent = {N.NO_NEWS_LONG: APRIL + dt.timedelta(days=45)}
    middle, ending = dt.date(2026, 7, 1), dt.date(2026, 9, 17)
    assert since(world, middle) == {N.MIDPOINT_DUE: middle} | silent
    assert since(world, ending) == {N.ENDING_DUE: ending} | silent
    assert said.deed(asked(world, ending)[N.NO_NEWS_LONG]) == "Note a contact"
    session(world, made, dt.date(2026, 9, 10))
    assert since(world, ending) == {N.ENDING_DUE: ending}


def test_an_ending_group_is_ready_when_all_have_answered_or_after_four_weeks(world):
    made = group(world, G.ENDING)
    on = dt.date(2026, 10, 2)
    assert since(world, on) == {}
    late = asked(world, dt.date(2026, 10, 29))
    assert said.deed(late[N.COMPLETE_DUE]) == "Close the group"
    for person in world.people[:2]:
        world.add(
            CheckIn(
                id=world.new_id(), group_id=made, person_id=person, role=Role.MENTEE,
                survey=Survey.MONTH_6, sent_on=APRIL, returned_on=on, answers="{}",
            )
        )  # fmt: skip
    assert since(world, on) == {N.COMPLETE_DUE: dt.date(2026, 10, 1)}


def test_a_survey_that_is_out_and_a_low_answer(world):
    made, (amina, badru, _) = group(world), world.people
    session(world, made, dt.date(2026, 6, 1), Held.PLANNED)
    for person, back, answers in (
        (amina, dt.date(2026, 4, 22), '{"match_quality": 1}'), (badru, None, "{}"),
    ):  # fmt: skip
        world.add(
            CheckIn(
                id=world.new_id(), group_id=made, person_id=person, role=Role.MENTEE,
                survey=Survey.FIRST_WEEKS, sent_on=dt.date(2026, 4, 15), returned_on=back,
                answers=answers,
            )
        )  # fmt: skip
    found = asked(world, dt.date(2026, 4, 29))
    assert said.who(found[N.SURVEY_OUT]) == "Careers, Badru"
    assert said.who(found[N.POOR_SURVEY]) == "Amina, Careers"
    world.add(
        StaffNote(
            id=world.new_id(), group_id=made, on=dt.date(2026, 4, 23), text="Rang Amina",
            follow_up_on=dt.date(2026, 4, 28),
        )
    )  # fmt: skip
    found = since(world, dt.date(2026, 4, 29))
    assert N.POOR_SURVEY not in found
    assert found[N.NOTE_DUE] == dt.date(2026, 4, 28)


def test_a_closed_group_is_followed_up_once(world):
    made = group(world, G.CLOSED, members=0, ended_on=dt.date(2026, 10, 1))
    assert since(world, dt.date(2027, 3, 31)) == {}
    assert since(world, dt.date(2027, 4, 1)) == {N.FOLLOW_UP_DUE: dt.date(2027, 4, 1)}
    assert since(world, dt.date(2027, 8, 1)) == {}
    assert made


def test_the_figures_count_groups_beside_pairs(world):
    made, (amina, _, chloe) = group(world), world.people
    session(world, made, dt.date(2026, 4, 10))
    only_groups, late = {"offers_group": True, "offers_matched": False}, dt.date(2026, 4, 20)
    rosa = world.mentor("Rosa", profile=only_groups)
    world.group(world.circle, "Late", rosa, (chloe,), G.FORMING, least=1)
    spring = world.round()
    world.pair(
        spring, world.mentor("Li"), world.mentee(spring, "Bola"), introduced_on=APRIL,
        first_meeting_on=late, proposed_on=APRIL,
    )  # fmt: skip
    world.mentee(world.circle, "Waits")
    world.flush()

    def figures(on):
        found = world.workspace.ask(indicators, on)
        return {v.indicator: (v.count, v.of) for v in found}, {v.indicator: v.trend for v in found}

    now, trend = figures(late)
    assert now[Indicator.PAIRED] == (4, 5)
    assert now[Indicator.FIRST_MEETING] == (1, 3)  # the pair met late, the other group not yet
    assert now[Indicator.NO_NEWS] == (0, 3)
    assert now[Indicator.FREE_PLACES] == (1, 3)  # David, who offers pairs, has none
    for one in (Indicator.PAIRED, Indicator.FIRST_MEETING):
        assert trend[one][-1] == pytest.approx(now[one][0] / now[one][1])
    # the two that met are silent for 30 days; of the third not even a first session was heard
    assert figures(dt.date(2026, 5, 20))[0][Indicator.NO_NEWS] == (3, 3)
    assert amina


def test_members_of_a_group_do_not_wait_for_a_place(world):
    world.flush()
    day = dt.date(2026, 3, 20)
    before = world.workspace.ask(today_items, day)
    group(world, G.FORMING)
    world.flush()
    after = world.workspace.ask(today_items, day)
    waiting = [[i.count for i in found if i.needs is N.WAITING] for found in (before, after)]
    assert waiting == [[3], [1]]
