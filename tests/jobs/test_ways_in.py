"""What would place somebody left out: told in words, and each change made with its plan at once."""

from __future__ import annotations

import datetime as dt

import pytest

from mentordesk.commands.making_way import Change, GivePlace, MakeWay
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.mentors import SetMentorField
from mentordesk.domain.match import Aim
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.jobs.making_way import make_way, solve_with, way_made
from mentordesk.jobs.matching import look, match_round
from mentordesk.jobs.ways_in import explain, search, ways_in
from mentordesk.store.tables import Programme
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump
from tests.support.round_world import STARTS, Plant, open_world

EN = {"en": 3}


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def spring(world):
    """Tom has one place, for which Ana is locked; Ben waits. Una is not trained, Zed his boss."""
    spring = world.round()
    one = {"languages": EN}
    tom = world.mentor(
        "Tom", topics=("Law",), profile={"trained_on": world.workspace.today()}, **one
    )
    world.mentor("Una", topics=("Law",), **one)
    zed = world.mentor("Zed", profile={"trained_on": world.workspace.today()}, **one)
    ana = world.mentee(spring, "Ana", topics=("Law",), **one)
    ben = world.mentee(spring, "Ben", topics=("Law",), **one)
    world.link(zed, ben, LinkKind.LINE_MANAGER)
    world.link(zed, ana, LinkKind.NOT_WITH)
    world.flush()

    def strict(session):
        for programme in session.query(Programme):
            programme.require_training, programme.require_code = True, False

    world.workspace.run(Plant(strict))
    world.workspace.run(DraftMatch(spring, None, tom, ana, locked=True))
    return spring


def ways_of(world, spring, name="Ben", aim=Aim.FIT):
    judged = look(world.workspace, spring, world.current(spring))
    mentee_id = next(row.id for row in judged.rows.mentees if row.name == name)
    return judged, ways_in(judged, search(judged, aim), mentee_id)


def test_every_kind_is_told_and_made_in_one_step(world, spring):
    judged, found = ways_of(world, spring)
    said = {way.change.kind: (way.sentence, way.button) for way in found.ways}
    assert said == {
        "untrained": (
            "Once the training of Una is noted, there is a place for Ben", "Note training of Una"
        ),
        "rule": (
            "If Ben may be placed with Zed although one of them is the other’s line manager, "
            "there is a place for Ben",
            "Place with Zed all the same…",
        ),
        "place": ("With one more place at Tom, there is a place for Ben", "One more place for Tom"),
    }  # fmt: skip
    for way in found.ways:
        before = world.workspace.ask(dump)
        result = solve_with(judged, Aim.FIT, way.change, "asked for it")
        assert {move.mentee for move in result.difference.gained} == {"Ben"}
        done = make_way(world.workspace, way.change, "asked for it", result)
        assert world.drafts(spring)["Ben"] == result.difference.gained[0].after
        told = sentence("MakeWay", done.values)
        assert told.startswith("Ben placed, plan A of “Spring” solved: ")
        world.workspace.undo()
        assert world.workspace.ask(dump) == before


def test_a_lock_is_released_where_the_other_can_go_elsewhere(world, spring):
    cy = world.mentee(spring, "Cy", languages=EN)
    uma = world.mentor("Uma", languages=EN, profile={"trained_on": world.workspace.today()})
    world.flush()
    judged = look(world.workspace, spring, world.current(spring))
    ids = {row.name: row.id for row in (*judged.rows.mentors, *judged.rows.mentees)}
    world.link(uma, ids["Ben"], LinkKind.NOT_WITH)
    world.link(ids["Zed"], cy, LinkKind.NOT_WITH)
    world.flush()
    world.workspace.run(DraftMatch(spring, None, uma, cy, locked=False))
    _, found = ways_of(world, spring)
    (way,) = [way for way in found.ways if way.change.kind == "lock"]
    assert way.sentence.endswith("there is a place for Ben, but Cy would be left out")
    world.workspace.run(GivePlace(uma))
    judged, found = ways_of(world, spring)
    (way,) = [way for way in found.ways if way.change.kind == "lock"]
    assert way.sentence == "If the pair of Ana and Tom is unlocked, there is a place for Ben"
    make_way(world.workspace, way.change, "", solve_with(judged, Aim.FIT, way.change))
    assert world.drafts(spring) == {"Ana": "Uma", "Ben": "Tom", "Cy": "Uma"}


def test_match_says_what_would_help_after_why(world, spring):
    result = explain(world.workspace, match_round(world.workspace, spring))
    (left,) = result.unmatched
    assert left.why.endswith(". Once the training of Una is noted, there is a place for Ben")


def test_a_rule_asks_for_a_reason_and_what_has_changed_is_refused(world, spring):
    judged, found = ways_of(world, spring)
    (rule,) = [way for way in found.ways if way.needs_reason]
    result = solve_with(judged, Aim.FIT, rule.change, "asked")
    with pytest.raises(Refused) as said:
        world.workspace.run(way_made(rule.change, " ", result))
    assert said.value.reason is Reason.NEEDS_REASON
    (place,) = [way for way in found.ways if way.change.kind == "place"]
    plan = solve_with(judged, Aim.FIT, place.change)
    gone = Change("lock", place.change.mentee_id, place.change.mentor_id, place.change.mentee_id)
    with pytest.raises(Refused) as said:
        world.workspace.run(MakeWay(gone, way_made(place.change, "", plan).plan))
    assert said.value.reason is Reason.PLAN_OUTDATED


def test_one_more_place_has_an_end(world, spring):
    tom = next(row.id for row in world.pool(spring).mentors if row.name == "Tom")
    for _ in range(19):
        world.workspace.run(GivePlace(tom))
    with pytest.raises(Refused) as said:
        world.workspace.run(GivePlace(tom))
    assert "0 to 20" in refusal(said.value).what


def test_no_place_is_offered_where_none_can_be_given(world):
    spring = world.round()
    tom = world.mentor("Tom", 20)
    una = world.mentor("Una", 1)
    for number in range(19):
        world.pair(spring, tom, world.mentee(spring, f"With Tom {number}"))
    for name in ("Ivy", "Joe"):
        world.pair(spring, una, world.mentee(spring, name))
    world.mentee(spring, "Ana", applied=STARTS)
    world.mentee(spring, "Ben", applied=STARTS + dt.timedelta(days=1))
    world.flush()
    match_round(world.workspace, spring)
    _, found = ways_of(world, spring)
    assert (found.ways, found.instead) == ((), "Ben can be placed only if Ana is left out")
    assert (found.with_id, found.with_whom) == (tom, "Tom")
    world.workspace.run(SetMentorField(una, "places", 2))
    _, found = ways_of(world, spring)
    assert [way.button for way in found.ways] == ["One more place for Una"]


def test_where_nothing_helps_it_says_who_would_have_to_give_way(world):
    spring = world.round()
    tom = world.mentor("Tom", 20, ("Law",), languages=EN)
    ana = world.mentee(spring, "Ana", topics=("Law",), languages=EN)
    ben = world.mentee(spring, "Ben", languages={"fr": 4})
    world.flush()
    world.workspace.run(DraftMatch(spring, None, tom, ana))
    _, found = ways_of(world, spring)
    assert (found.ways, found.instead) == ((), "No single change would place Ben")
    assert ben
