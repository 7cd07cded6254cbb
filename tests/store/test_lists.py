"""Working lists name everybody a report is about, with contacts only where they are wanted."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus, Level, Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.store.queries import lists, lists_open
from mentordesk.store.tables import AlumniIdentity, PersonEmail, PersonPhone
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def ask(world, query, *round_ids):
    world.flush()
    return world.workspace.ask(query, round_ids)


def test_pairs_are_all_but_drafts_of_other_plans(world):
    spring = world.round()
    david = world.mentor("David", places=9, original_name="ديفيد")
    current, rival = world.plan(spring, "A"), world.plan(spring, "B")
    for name, state, plan in (
        ("Amina", MatchState.DRAFT, current),
        ("Badru", MatchState.DRAFT, rival),
        ("Chen", MatchState.DECLINED, None),
        ("Divya", MatchState.ACTIVE, None),
    ):
        pair = world.pair(spring, david, world.mentee(spring, name), state, plan)
    world.agreement(pair)
    world.flush()
    world.choose(spring, current)
    found = ask(world, lists.pair_lines, spring)
    assert [(p.mentee, p.state) for p in found] == [
        ("Amina", MatchState.DRAFT), ("Chen", MatchState.DECLINED), ("Divya", MatchState.ACTIVE),
    ]  # fmt: skip
    assert found[0].mentor_original == "ديفيد"
    assert (found[0].agreement_state, found[0].agreement_version) == (
        AgreementState.NOT_STARTED, None,
    )  # fmt: skip
    assert (found[2].agreement_state, found[2].agreement_version) == (AgreementState.DRAFTED, 1)


def test_a_mentor_stands_once_with_the_places_of_all_schemes(world):
    spring, autumn = world.round(), world.round("Autumn", starts=dt.date(2026, 9, 1))
    david = world.mentor("David", places=3, topics=("Gender", "Aid"), refused=("Tax",),
                         languages={"en": 4, "sw": 2})  # fmt: skip
    world.add(AlumniIdentity(id=world.new_id(), person_id=david, code="MAP17", end_year=2023,
                             verified=False))  # fmt: skip
    plan = world.plan(spring)
    world.pair(spring, david, world.mentee(spring, "Amina"), MatchState.DRAFT, plan)
    world.pair(autumn, david, world.mentee(autumn, "Badru"), MatchState.ACTIVE)
    world.group(world.round("Circle", Scheme.GROUP), "Careers", david)
    world.flush()
    world.choose(spring, plan)
    (line,) = ask(world, lists_open.mentor_lines, spring, autumn)
    assert (line.places, line.live_pairs, line.drafts, line.groups) == (3, 1, 1, 1)
    assert line.free == 0
    assert line.topics == ("Aid", "Gender")
    assert line.languages == (("en", Level.NATIVE), ("sw", Level.WORKING))
    assert line.code == "MAP17"


def test_who_leads_a_group_of_the_round_does_not_wait_for_anybody(world):
    circle = world.round("Circle", Scheme.GROUP)
    both = {"offers_group": True}
    david, rosa, joan = (world.mentor(n, profile=both) for n in ("David", "Rosa", "Joan"))
    world.group(circle, "Careers", david, co_mentor_id=rosa)
    world.flush()
    waiting = world.workspace.ask(lists_open.mentors_without, (circle,))
    assert [row.id for row in waiting] == [joan]


def test_an_application_names_its_goals_and_every_mentor_it_led_to(world):
    spring = world.round()
    amina = world.mentee(spring, "Amina", topics=("Aid", "Gender"),
                         application={"goal_1": "One", "goal_3": "Three"})  # fmt: skip
    world.pair(spring, world.mentor("David"), amina, MatchState.ENDED_EARLY)
    world.pair(spring, world.mentor("Elena"), amina, MatchState.ACTIVE)
    world.pair(spring, world.mentor("Farid"), amina, MatchState.DECLINED)
    (line,) = ask(world, lists.mentee_lines, spring)
    assert line.goals == ("One", "Three")
    assert line.topics == ("Aid", "Gender")
    assert line.paired_with == ("David", "Elena")


def test_who_waits_comes_with_contacts_that_work(world):
    spring = world.round(state=RoundState.MATCHING)
    amina = world.mentee(spring, "Amina", email="amina@post.example")
    for address, bounced in (("old@post.example", True), ("b@post.example", False)):
        world.add(PersonEmail(id=world.new_id(), person_id=amina, address=address,
                              is_primary=False, bounced=bounced))  # fmt: skip
    world.add(PersonPhone(id=world.new_id(), person_id=amina, number="+880 1"))
    world.mentee(spring, "Silent", email="s@post.example",
                 contact_status=ContactStatus.DO_NOT_CONTACT)  # fmt: skip
    world.mentee(spring, "Withdrawn", state=ApplicationState.WITHDRAWN)
    world.mentor("David")
    world.pair(spring, world.mentor("Used"), world.mentee(spring, "Paired"), MatchState.CONFIRMED)
    found = ask(world, lists_open.waiting_lines, spring)
    assert [(line.role, line.name) for line in found] == [
        (Role.MENTEE, "Amina"), (Role.MENTEE, "Silent"), (Role.MENTOR, "David"),
    ]  # fmt: skip
    assert found[0].emails == ("amina@post.example", "b@post.example")
    assert found[0].phones == ("+880 1",)
    assert found[0].since == dt.date(2026, 2, 1)
    assert (found[1].emails, found[1].contact_status) == ((), ContactStatus.DO_NOT_CONTACT)
    assert (found[2].state, found[2].since) == (None, None)


def test_several_codes_stand_together_the_newest_course_first(world):
    amina = world.person("Amina")
    for code, ends in (("MAP03", 2008), ("MAGEN35", 2022), ("MAP03", 2009)):
        world.add(AlumniIdentity(id=world.new_id(), person_id=amina, code=code, end_year=ends,
                                 verified=False))  # fmt: skip
    world.flush()
    assert world.workspace.ask(lists.newest_codes) == {amina: "MAGEN35, MAP03"}
