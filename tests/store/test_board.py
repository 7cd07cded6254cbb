"""What stands on the match board: cards, places, chips and plans."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import MatchState
from mentordesk.domain.missing import Missing
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.store.queries import board_cards
from mentordesk.store.queries.applications import application_rows
from mentordesk.store.tables import AlumniIdentity, Plan, Programme
from tests.support.round_world import EVENINGS, Plant, open_world

TOLD = {
    "languages": {"en": 4}, "hours": EVENINGS, "time_zone": "Africa/Nairobi", "years_experience": 9,
}  # fmt: skip


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def card_of(data, name):
    return next(card for card in (*data.mentees, *data.mentors) if card.name == name)


def test_an_empty_round_has_an_empty_board(world):
    spring = world.round()
    world.flush()
    data = world.board(spring)
    assert (data.plans, data.plan, data.mentees, data.mentors, data.pairs) == ((), None, (), (), ())
    assert data.round.name == "Spring"


def test_a_mentee_s_card(world):
    spring = world.round()
    amina = world.mentee(
        spring, "Amina Rahman", topics=("Writing", "Public health"), original_name="আমিনা রহমান",
        job_title="Analyst", employer="BRAC", city="Dhaka", country="Bangladesh",
        application={"goal_1": "Publish", "goal_3": "Move", "sector_wanted": "Health"}, **TOLD,
    )  # fmt: skip
    for code, year in (("MAP17", 2019), ("BDS9", 2008)):
        world.add(AlumniIdentity(id=world.new_id(), person_id=amina, code=code, start_year=year))
    world.flush()
    (card,) = world.board(spring).mentees
    assert (card.id, card.name, card.original_name) == (amina, "Amina Rahman", "আমিনা রহমান")
    assert (card.job, card.employer, card.city, card.country, card.zone) == (
        "Analyst", "BRAC", "Dhaka", "Bangladesh", "Africa/Nairobi",
    )  # fmt: skip
    assert card.cohort_code == "BDS9, MAP17"
    assert (card.topics, card.goals) == (("Writing", "Public health"), ("Publish", "Move"))
    assert (card.state, card.submitted_on) == (ApplicationState.IN_POOL, dt.date(2026, 2, 1))
    assert (card.missing, card.match_id, card.has_live_pair) == ((), None, False)


def test_what_is_missing_is_marked(world):
    spring = world.round()
    world.mentee(spring, "Amina")
    world.mentor("David")
    world.flush()
    data = world.board(spring)
    shared = {Missing.HOURS, Missing.ZONE, Missing.LANGUAGES, Missing.YEARS, Missing.TOPICS,
              Missing.SECTOR}  # fmt: skip
    assert set(data.mentees[0].missing) == shared | {Missing.GOALS}
    assert set(data.mentors[0].missing) == shared | {Missing.TRAINING, Missing.CODE}


@pytest.mark.parametrize(
    ("current", "profile", "has_code"),
    [
        (None, {"code_accepted_on": dt.date(2025, 1, 1)}, True),
        (None, {}, False),
        ("2026-1", {"code_version": "2026-1"}, True),
        ("2026-1", {"code_version": "2025-1", "code_accepted_on": dt.date(2025, 1, 1)}, False),
    ],
)
def test_the_current_code_of_conduct_counts(world, current, profile, has_code):
    spring = world.round()
    world.mentor("David", profile={"trained_on": dt.date(2025, 1, 1), **profile})

    def set_code(session):
        session.query(Programme).one().code_of_conduct_version = current

    world.flush()
    world.workspace.run(Plant(set_code))
    (card,) = world.board(spring).mentors
    assert (Missing.CODE not in card.missing) is has_code
    assert Missing.TRAINING not in card.missing


@pytest.mark.parametrize(
    ("asked", "ticked", "is_missing"),
    [(None, None, False), (True, None, True), (True, dt.date(2026, 2, 1), False)],
)
def test_what_mentoring_is_is_missing_only_where_applicants_are_asked(
    world, asked, ticked, is_missing
):
    spring = world.round()
    world.mentee(spring, "Amina", understood_on=ticked)
    world.mentor("David")

    def ask(session):
        session.query(Programme).one().ask_understood = asked

    world.flush()
    world.workspace.run(Plant(ask))
    data = world.board(spring)
    assert (Missing.UNDERSTOOD in data.mentees[0].missing) is is_missing
    assert Missing.UNDERSTOOD not in data.mentors[0].missing
    (row,) = world.workspace.ask(application_rows, spring)
    assert (Missing.UNDERSTOOD in row.missing) is is_missing


def test_places_by_where_they_went(world):
    spring, autumn = world.round(), world.round("Autumn")
    plan, theirs = world.plan(spring), world.plan(autumn)
    david = world.mentor("David", places=6, topics=("Writing",), refused=("Law",))
    people = [world.mentee(spring, f"Mentee {number}") for number in range(5)]
    world.pair(spring, david, people[0], MatchState.ACTIVE)
    world.pair(spring, david, people[1], MatchState.DRAFT, plan)
    world.pair(autumn, david, people[2], MatchState.STARTED)
    world.pair(autumn, david, people[3], MatchState.DRAFT, theirs)
    world.flush()
    world.choose(autumn, theirs)
    (card,) = world.board(spring, plan).mentors
    assert (card.places_total, card.live_elsewhere, card.places_free) == (6, 2, 2)
    assert card.topics == ("Writing",)


def test_the_plan_shown_decides_what_stands_where(world):
    spring = world.round()
    first, second = world.plan(spring, "A"), world.plan(spring, "B")
    david, grace = world.mentor("David"), world.mentor("Grace")
    amina, kofi = world.mentee(spring, "Amina"), world.mentee(spring, "Kofi")
    in_a = world.pair(spring, david, amina, MatchState.DRAFT, first, locked=True, score=70)
    in_b = world.pair(spring, grace, amina, MatchState.DRAFT, second, override_reason="Asked for")
    live = world.pair(spring, grace, kofi, MatchState.PROPOSED_TO_MENTEE)
    world.flush()
    world.choose(spring, first)
    by_default, other = world.board(spring), world.board(spring, second)
    assert [chip.match_id for chip in by_default.pairs] == [live, in_a]
    assert [chip.match_id for chip in other.pairs] == [live, in_b]
    assert by_default.plan.name == "A"
    assert by_default.plan.is_current
    assert other.plan.name == "B"
    assert not other.plan.is_current
    assert [plan.name for plan in by_default.plans] == ["A", "B"]
    chip = by_default.pairs[1]
    assert (chip.locked, chip.score, chip.is_live, chip.state) == (
        True, 70, False, MatchState.DRAFT,
    )  # fmt: skip
    assert other.pairs[1].override_reason == "Asked for"
    assert card_of(by_default, "Amina").match_id == in_a
    assert card_of(other, "Amina").match_id == in_b
    assert card_of(other, "Kofi").match_id == live
    assert card_of(other, "Kofi").has_live_pair


def test_who_left_the_round_stays_on_the_board_while_paired(world):
    spring = world.round()
    gone = world.mentor("Gone", profile={"offers_matched": False})
    world.mentor("Also Gone", profile={"offers_matched": False})
    no_profile = world.person("No Profile")
    amina = world.mentee(spring, "Amina", state=ApplicationState.MATCHED)
    kofi = world.mentee(spring, "Kofi", state=ApplicationState.MATCHED)
    world.mentee(spring, "Not Shown", state=ApplicationState.MATCHED)
    world.pair(spring, gone, amina)
    world.pair(spring, no_profile, kofi)
    world.flush()
    data = world.board(spring)
    assert [card.name for card in data.mentors] == ["Gone", "No Profile"]
    assert [card.name for card in data.mentees] == ["Amina", "Kofi"]
    assert [card.places_free for card in data.mentors] == [0, 0]


def test_a_plan_keeps_the_result_of_its_solve(world):
    spring = world.round()
    result = {"total": 71, "proof": {"mentors": {}}}
    plan = world.add(Plan(id=world.new_id(), round_id=spring, name="A", result=json.dumps(result)))
    world.flush()
    assert world.board(spring, plan).plan.result == result


def test_a_paused_mentor_says_until_when(world):
    spring = world.round()
    world.mentor("David", profile={"paused_until": dt.date(2026, 5, 1)})
    world.mentor("Grace", profile={"paused_until": dt.date(2026, 3, 3)})
    world.flush()
    assert [card.paused_until for card in world.board(spring).mentors] == [
        dt.date(2026, 5, 1), None,
    ]  # fmt: skip


def test_cards_asked_for_by_id_are_the_same_cards(world):
    spring = world.round()
    for number in range(3):
        world.mentor(f"Mentor {number}", topics=("Writing",), **TOLD)
        world.mentee(spring, f"Mentee {number}", topics=("Writing",), **TOLD)
    world.flush()
    data = world.board(spring)
    mentee, mentor = data.mentees[1], data.mentors[2]
    ask, today = world.workspace.ask, world.workspace.today()
    told = ask(board_cards.particulars, spring, {mentee.id, mentor.id})
    (line,) = ask(board_cards.mentee_lines, data.round, (), {mentee.id})
    assert board_cards.mentee_card(line, told) == mentee
    (of_mentor,) = ask(board_cards.mentor_lines, data.round, None, (), {mentor.id}, today=today)
    assert board_cards.mentor_card(of_mentor, told) == mentor


def test_an_unknown_round_is_refused(world):
    with pytest.raises(Refused) as refused:
        world.board("nowhere")
    assert refused.value.reason is Reason.NOT_FOUND
