"""Wishes for mentors: ranked, found from what was typed, carried, united, heeded by matching."""

from __future__ import annotations

import pytest

from mentordesk.commands.application_life import AgreedToBeKept, CarryApplications
from mentordesk.commands.applications import SetApplicationField
from mentordesk.commands.judging import judge
from mentordesk.commands.merging import MergePeople
from mentordesk.commands.wishes import FindNamed, SetWishes
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.match import MatchState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.wish import Mark, WishesMet, readings, wishes_met
from mentordesk.matching.pool import Blocked
from mentordesk.store.queries.people_past import applications_of
from mentordesk.store.queries.wishes import round_wishes
from mentordesk.store.tables import ReaderMark
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump
from tests.support.round_world import WEIGHTS, World


@pytest.fixture
def world(workspace):
    return World(workspace)


@pytest.fixture
def spring(world):
    weights = {**WEIGHTS, "wishes": 10, "topics": WEIGHTS["topics"] - 10}
    return world.round(weights=weights)


@pytest.fixture
def people(world, spring):
    """Ids by name; Ana applied, her application is under "application"."""
    found = {
        "tom": world.mentor("Tom Reed", email="tom@post.example"),
        "david": world.mentor("David Okello"),
        "maria": world.mentor("María Silva"),
        "other": world.person("Tom Reed"),
        "one": world.mentor("Kim Lee"),
        "two": world.mentor("Kim Lee"),
        "ana": world.person("Ana"),
    }
    found["application"] = world.apply_to(spring, found["ana"])
    world.flush()
    return found


def wishes(world, people):
    (applied,) = world.workspace.ask(applications_of, people["ana"])
    return [one.name for one in applied.wishes]


def test_wishes_are_ranked_and_replaced(do, world, spring, people):
    done = do(SetWishes(people["application"], (people["tom"], people["david"])))
    assert sentence("SetWishes", done) == "Ana wishes for Tom Reed and David Okello"
    do(SetWishes(people["application"], (people["david"], people["maria"], people["tom"])))
    assert wishes(world, people) == ["David Okello", "María Silva", "Tom Reed"]
    judged = judge(world.pool(spring))
    said = [
        next(r for r in judged.reasons((people[name], people["ana"])) if r.criterion == "wishes")
        for name in ("david", "maria", "tom", "one")
    ]
    assert [(r.verdict, r.points) for r in said] == [
        ("for", 10), ("for", 7), ("for", 5), ("against", 0),
    ]  # fmt: skip
    assert said[0].text == "David Okello is the first wish of Ana"
    done = do(SetWishes(people["application"], ()))
    assert sentence("SetWishes", done) == "Ana wishes for nobody"


def test_older_weights_without_wishes_weigh_them_nothing(world, people):
    autumn = world.round("Autumn")  # its weights lack the key
    world.apply_to(autumn, people["ana"])
    world.flush()
    kept = {key: value for key, value in WEIGHTS.items() if key not in ("wishes", "waiting")}
    assert sum(kept.values()) == 100
    judged = judge(world.pool(autumn))
    reasons = judged.reasons((people["tom"], people["ana"]))
    assert "wishes" not in {reason.criterion for reason in reasons}


def test_nobody_wishes_for_themselves_nor_for_a_stranger(world, people):
    for ids, reason in (((people["ana"],), Reason.VALUE_WRONG), (("nobody",), Reason.NOT_FOUND)):
        with pytest.raises(Refused) as said:
            world.workspace.run(SetWishes(people["application"], ids))
        assert said.value.reason is reason
        assert refusal(said.value).do


def test_a_comma_may_part_names_or_stand_in_one():
    assert readings("Okello, David") == (
        ("Okello, David",), ("David Okello",), ("Okello", "David"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found", "left"),
    [
        ("TOM@post.example", ["Tom Reed"], None),
        ("tom reed; Okello, David", ["Tom Reed", "David Okello"], None),  # Tom the mentor is meant
        ("David Okello, Maria Silva", ["David Okello", "María Silva"], None),
        ("Kim Lee / somebody from UNDP / david okello", ["David Okello"],
         "Kim Lee; somebody from UNDP"),
    ],
)  # fmt: skip
def test_names_typed_become_wishes_where_they_mean_one(do, world, people, typed, found, left):
    do(SetApplicationField(people["application"], "preferred_mentor", typed))
    done = do(FindNamed((people["application"],)))
    assert sentence("FindNamed", done) == f"People named by Ana found: {len(found)}"
    assert wishes(world, people) == found
    (applied,) = world.workspace.ask(applications_of, people["ana"])
    assert applied.preferred_mentor == left


def test_a_not_with_list_becomes_a_hard_rule_by_person(do, world, spring, people):
    do(SetApplicationField(people["application"], "not_with", "Okello, David; Kim Lee"))
    before = judge(world.pool(spring))
    blocked = {name: before.hard((people[name], people["ana"])) for name in ("david", "one", "two")}
    assert set(blocked.values()) == {Blocked.NOT_WITH}  # as typed it holds for all of the name
    do(FindNamed((people["application"],)))
    after = judge(world.pool(spring))
    assert after.hard((people["david"], people["ana"])) is Blocked.NOT_WITH
    (applied,) = world.workspace.ask(applications_of, people["ana"])
    assert applied.not_with == "Kim Lee"
    with pytest.raises(Refused) as said:
        world.workspace.run(FindNamed((people["application"],)))
    assert "“Kim Lee”" in refusal(said.value).what


def test_a_mentors_not_with_list_counts_too(world, spring, people):
    world.apply_to(spring, people["tom"], role=Role.MENTOR, not_with="ana")
    world.flush()
    judged = judge(world.pool(spring))
    assert judged.hard((people["tom"], people["ana"])) is Blocked.NOT_WITH
    assert judged.hard((people["david"], people["ana"])) is None


def test_wishes_are_carried_over_and_counted(do, world, spring, people):
    do(SetWishes(people["application"], (people["tom"], people["david"])))
    world.pair(spring, people["david"], people["ana"], MatchState.CONFIRMED)
    world.flush()
    pairs = {(people["david"], people["ana"])}
    assert wishes_met(world.workspace.ask(round_wishes, spring), pairs) == WishesMet(0, 1, 1)
    autumn = world.round("Autumn")
    bea = world.person("Bea")
    application = world.apply_to(spring, bea, state=ApplicationState.WAITLISTED)
    world.flush()
    do(SetWishes(application, (people["maria"],)))
    world.workspace.run(AgreedToBeKept((application,), world.workspace.today()))
    do(CarryApplications((application,), autumn))
    carried = world.workspace.ask(applications_of, bea)
    assert [[one.name for one in each.wishes] for each in carried] == [["María Silva"]] * 2


def test_two_mentors_made_one_are_wished_for_once_and_marked_once(do, world, spring, people):
    do(SetWishes(people["application"], (people["one"], people["tom"], people["two"])))
    for mentor, mark in ((people["one"], Mark.BETTER_WITH), (people["two"], Mark.NOT_WITH)):
        world.add(
            ReaderMark(
                id=world.new_id(), round_id=spring, mentor_id=mentor, mentee_id=people["ana"],
                mark=mark, on=world.workspace.today(),
            )
        )  # fmt: skip
    world.flush()
    before = world.workspace.ask(dump)
    world.workspace.run(MergePeople(people["one"], people["two"]))
    assert wishes(world, people) == ["Kim Lee", "Tom Reed"]
    query = "SELECT mentor_id, mark FROM reader_mark"
    marks = world.workspace.ask(lambda c: [tuple(r) for r in c.exec_driver_sql(query)])
    assert marks == [(people["one"], "not_with")]
    world.workspace.undo()
    assert world.workspace.ask(dump) == before
