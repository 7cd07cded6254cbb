"""What would place somebody whom no group takes in: tried by forming again, and made at once."""

from __future__ import annotations

import pytest

from mentordesk.domain.group import EVERY_BOND, Bond
from mentordesk.domain.match import Aim
from mentordesk.domain.person import LinkKind
from mentordesk.domain.round import Scheme
from mentordesk.jobs.group_forming import Search
from mentordesk.jobs.making_way import make_way, solve_with
from mentordesk.jobs.matching import look, match_round
from mentordesk.jobs.ways_in_groups import GroupWays
from mentordesk.store.checks import check
from tests.support.dump import dump
from tests.support.round_world import open_world

OFFERS = {"offers_group": True}


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def circle(world):
    return world.round("Circle", Scheme.GROUP)


def ways_of(world, circle, name, bonds=EVERY_BOND):
    judged = look(world.workspace, circle, world.current(circle))
    mentee_id = next(row.id for row in judged.rows.mentees if row.name == name)
    return judged, GroupWays(judged, Aim.FIT, bonds).of(mentee_id)


def assert_each_works(world, circle, name):
    """Every way offered, made, places them in one step to undo; the kinds and sentences."""
    judged, found = ways_of(world, circle, name)
    for way in found.ways:
        before = world.workspace.ask(dump)
        result = solve_with(judged, Aim.FIT, way.change, "asked for it", None, Search())
        make_way(world.workspace, way.change, "asked for it", result)
        assert name in world.drafts(circle)
        assert world.workspace.ask(check).problems == ()
        world.workspace.undo()
        assert world.workspace.ask(dump) == before
    return {way.change.kind: way.sentence for way in found.ways}


def test_a_tie_left_open_and_a_rule_eased_are_ways(world, circle):
    world.mentor("David", topics=("Law", "Policy"), profile=OFFERS)
    una = world.mentor("Una", topics=("Policy",), profile=OFFERS)
    for name in ("One", "Two", "Three"):
        mentee = world.mentee(circle, name, topics=("Law",))
        world.link(una, mentee, LinkKind.NOT_WITH)
    ivy = world.mentee(circle, "Ivy", topics=("Policy",))
    world.mentee(circle, "Joe", topics=("Policy",))
    world.link(una, ivy, LinkKind.LINE_MANAGER)
    world.flush()
    result = match_round(world.workspace, circle)
    assert {left.name for left in result.unmatched} == {"Ivy", "Joe"}
    assert assert_each_works(world, circle, "Ivy") == {
        "topic": "If the members of a group need not share a topic, there is a place for Ivy, "
        "with David",
        "rule": "If Ivy may be placed with Una although one of them is the other’s line manager, "
        "there is a place for Ivy",
    }
    open_topics = frozenset({Bond.LANGUAGE, Bond.HOUR})
    _, found = ways_of(world, circle, "Ivy", open_topics)
    assert (found.ways, found.instead) == ((), "Solve again finds a group for Ivy")


def test_one_more_in_a_group_that_stands_is_a_way(world, circle):
    may = world.mentor("May", profile=OFFERS)
    inside = tuple(world.mentee(circle, f"Member {n}") for n in range(2))
    world.group(circle, "Policy in practice", may, inside, least=2, most=2)
    world.mentee(circle, "One")
    world.flush()
    match_round(world.workspace, circle)
    assert assert_each_works(world, circle, "One") == {
        "seat": "With one more in the group of May, there is a place for One"
    }


def test_a_place_makes_room_for_a_group_where_enough_would_be_in_it(world, circle):
    world.mentor("May", 0, profile=OFFERS)
    world.mentee(circle, "One")
    world.flush()
    match_round(world.workspace, circle)
    _, found = ways_of(world, circle, "One")
    assert found.ways == ()
    assert found.instead.startswith("Groups formed again with")
    world.mentee(circle, "Two")
    world.flush()
    assert assert_each_works(world, circle, "One") == {
        "place": "With one more place at May, there is a place for One"
    }
