"""An agreement is made of whom and what it should be."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.domain.agreement import AgreementState, Term
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import ContactStatus
from mentordesk.domain.round import Scheme
from mentordesk.store.queries import papers
from mentordesk.store.queries.agreement_rows import agreement_rows
from mentordesk.store.tables import Agreement, Consent, PersonEmail, PersonPhone
from tests.support.round_world import open_world


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


def of_round(world, round_id, match_ids=None):
    world.flush()
    return world.workspace.ask(papers.round_papers, round_id, match_ids)


def test_live_pairs_and_current_drafts_of_who_has_none(world):
    spring = world.round()
    david, elena = world.mentor("David", places=9), world.mentor("Elena", places=9)
    plan, rival = world.plan(spring, "A"), world.plan(spring, "B")
    mentees = {name: world.mentee(spring, name) for name in ("Amina", "Badru", "Chen", "Divya")}
    world.pair(spring, david, mentees["Amina"], MatchState.PROPOSED_TO_MENTEE)
    world.pair(spring, elena, mentees["Amina"], MatchState.DRAFT, plan)
    world.pair(spring, elena, mentees["Badru"], MatchState.DRAFT, plan)
    world.pair(spring, david, mentees["Chen"], MatchState.DRAFT, rival)
    world.pair(spring, david, mentees["Divya"], MatchState.COMPLETED)
    world.flush()
    world.choose(spring, plan)
    found = of_round(world, spring)
    assert [(p.mentor.name, p.mentees[0].name, p.is_draft) for p in found.papers] == [
        ("David", "Amina", False),
        ("Elena", "Badru", True),
    ]


def test_a_pair_brings_its_people_and_what_they_agreed(world):
    spring = world.round()
    david = world.mentor("David", time_zone="Africa/Nairobi")
    amina = world.mentee(spring, "Amina", original_name="আমিনা", time_zone="Asia/Dhaka",
                         application={"goal_1": "One", "goal_2": "Two", "expectations": "Much"},
                         email="amina@post.example")  # fmt: skip
    pair = world.pair(spring, david, amina)
    for version, terms in ((1, '{"how_often": "Weekly"}'), (2, '{"how_often": "Monthly"}')):
        world.add(Agreement(id=world.new_id(), match_id=pair, version=version, terms=terms))
    (paper,) = of_round(world, spring).papers
    assert (paper.key, paper.group) == (pair, None)
    assert (paper.held.version, paper.held.terms) == (2, {Term.HOW_OFTEN: "Monthly"})
    (mentee,) = paper.mentees
    assert (mentee.original_name, mentee.zone) == ("আমিনা", "Asia/Dhaka")
    assert (mentee.goals, mentee.expectations) == (("One", "Two"), "Much")
    assert mentee.contact == ("amina@post.example",)


def test_a_group_has_one_agreement(world):
    circle = world.round("Circle", scheme=Scheme.GROUP)
    david = world.mentor("David", places=5)
    members = tuple(world.mentee(circle, name) for name in ("Badru", "Amina"))
    group = world.group(circle, "Careers", david, members)
    (paper,) = of_round(world, circle).papers
    assert (paper.key, paper.group.title) == (group, "Careers")
    assert [mentee.name for mentee in paper.mentees] == ["Amina", "Badru"]
    (same,) = of_round(world, circle, (group,)).papers
    assert same == paper
    assert world.workspace.ask(papers.round_of, group) == circle


def test_the_drafts_of_a_mentor_in_a_round_of_groups_are_one_group_in_the_making(world):
    circle = world.round("Circle", scheme=Scheme.GROUP)
    plan = world.plan(circle)
    david, rosa = (world.mentor(name, places=5) for name in ("David", "Rosa"))
    drafts = [
        world.pair(circle, mentor, world.mentee(circle, name), MatchState.DRAFT, plan)
        for mentor, name in ((david, "Badru"), (david, "Amina"), (rosa, "Chloë"))
    ]
    world.flush()
    world.choose(circle, plan)
    found = of_round(world, circle).papers
    assert [(p.mentor.name, [m.name for m in p.mentees], p.is_draft) for p in found] == [
        ("David", ["Amina", "Badru"], True), ("Rosa", ["Chloë"], True),
    ]  # fmt: skip
    (same,) = of_round(world, circle, (drafts[0],)).papers
    assert same == found[0]
    rows = world.workspace.ask(agreement_rows, circle)
    told = [(row.id, row.mentor, row.drafted) for row in rows]
    assert told == [
        (drafts[1], "David", ("Amina", "Badru")), (drafts[2], "Rosa", ("Chloë",)),
    ]  # fmt: skip
    assert [row.id for row in rows] == [paper.key for paper in found]


def test_the_groups_of_a_round_are_listed_with_their_agreements(world):
    circle = world.round("Circle", scheme=Scheme.GROUP)
    david = world.mentor("David", places=5)
    group = world.group(circle, "Careers", david, (world.mentee(circle, "Amina"),))
    world.group(circle, "Never met", david, (), GroupState.CLOSED, started_on=None)
    for version, state in ((1, AgreementState.ACKNOWLEDGED), (2, AgreementState.REVISED)):
        world.add(
            Agreement(
                id=world.new_id(), group_id=group, version=version, state=state, terms="{}"
            )
        )  # fmt: skip
    world.flush()
    (row,) = world.workspace.ask(agreement_rows, circle)
    assert (row.id, row.mentor, row.mentee, row.is_group) == (group, "David", "Careers", True)
    assert (row.state, row.version) == (AgreementState.REVISED, 2)


def test_one_pair_alone(world):
    spring = world.round()
    david = world.mentor("David", places=2)
    first = world.pair(spring, david, world.mentee(spring, "Amina"))
    world.pair(spring, david, world.mentee(spring, "Badru"))
    (paper,) = of_round(world, spring, (first,)).papers
    assert paper.key == first
    assert world.workspace.ask(papers.round_of, first) == spring
    assert world.workspace.ask(papers.round_of, "?") is None
    assert of_round(world, "?") is None


@pytest.mark.parametrize(
    ("answers", "shared"),
    [
        ([], True),
        ([(1, Answer.GIVEN)], True),
        ([(1, Answer.REFUSED)], False),
        ([(1, Answer.REFUSED), (2, Answer.GIVEN)], True),
        ([(1, Answer.GIVEN), (2, Answer.WITHDRAWN)], False),
        ([(1, Answer.REFUSED), (1, Answer.GIVEN)], False),
    ],
)
def test_contacts_are_shared_only_with_leave(world, answers, shared):
    spring = world.round()
    amina = world.mentee(spring, "Amina", email="amina@post.example")
    world.pair(spring, world.mentor("David"), amina)
    for day, answer in answers:
        world.add(Consent(id=world.new_id(), person_id=amina, purpose=Purpose.SHARE_CONTACT,
                          answer=answer, given_on=dt.date(2026, 1, day)))  # fmt: skip
    (paper,) = of_round(world, spring).papers
    assert paper.mentees[0].contact == (("amina@post.example",) if shared else ())


def test_contacts_are_the_first_that_work(world):
    spring = world.round()
    amina = world.mentee(spring, "Amina")
    silent = world.mentor("Silent", email="s@post.example",
                          contact_status=ContactStatus.DO_NOT_CONTACT)  # fmt: skip
    for address, primary, bounced in (
        ("gone@post.example", True, True), ("b@post.example", False, False),
        ("a@post.example", False, False),
    ):  # fmt: skip
        world.add(PersonEmail(id=world.new_id(), person_id=amina, address=address,
                              is_primary=primary, bounced=bounced))  # fmt: skip
    world.add(PersonPhone(id=world.new_id(), person_id=amina, number="+880 1"))
    world.pair(spring, silent, amina)
    (paper,) = of_round(world, spring).papers
    assert paper.mentees[0].contact == ("a@post.example", "+880 1")
    assert paper.mentor.contact == ()


def test_the_list_shows_where_each_agreement_stands(world):
    spring = world.round()
    david = world.mentor("David", places=9)
    first = world.pair(spring, david, world.mentee(spring, "Amina"), MatchState.COMPLETED)
    world.pair(spring, david, world.mentee(spring, "Badru"))
    world.pair(spring, david, world.mentee(spring, "Chen"), MatchState.DECLINED)
    world.add(Agreement(id=world.new_id(), match_id=first, version=1, terms="{}",
                        state=AgreementState.SKIPPED, state_on=dt.date(2026, 2, 2)))  # fmt: skip
    world.flush()
    rows = world.workspace.ask(agreement_rows, spring)
    assert [(r.mentee, r.state, r.version, r.state_on) for r in rows] == [
        ("Amina", AgreementState.SKIPPED, 1, dt.date(2026, 2, 2)),
        ("Badru", AgreementState.NOT_STARTED, None, None),
    ]


def test_the_list_can_be_asked_of_some_pairs(world):
    spring = world.round()
    david = world.mentor("David", places=9)
    first = world.pair(spring, david, world.mentee(spring, "Amina"))
    world.pair(spring, david, world.mentee(spring, "Badru"))
    declined = world.pair(spring, david, world.mentee(spring, "Chen"), MatchState.DECLINED)
    world.flush()
    rows = world.workspace.ask(agreement_rows, spring, (first, declined, "?"))
    assert [row.id for row in rows] == [first]


def test_the_agreement_of_a_pair_that_is_over_can_still_be_asked_for(world):
    spring = world.round()
    over = world.pair(spring, world.mentor("David"), world.mentee(spring, "Amina"),
                      MatchState.COMPLETED)  # fmt: skip
    assert of_round(world, spring).papers == ()
    assert [paper.key for paper in of_round(world, spring, (over,)).papers] == [over]
