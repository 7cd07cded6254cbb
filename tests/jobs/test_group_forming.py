"""A round of groups solved: seats for places, no group below the least, who is given up named."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.cli.matching import as_json
from mentordesk.commands.forming import FormGroups
from mentordesk.commands.matches import DraftMatch, LockMatches
from mentordesk.commands.plans import CopyPlan, RemovePlan
from mentordesk.domain.group import LEAST, WARN_ABOVE, Bond
from mentordesk.domain.match import Aim
from mentordesk.domain.round import Scheme
from mentordesk.jobs.board_numbers import board_numbers
from mentordesk.jobs.group_forming import Search
from mentordesk.jobs.matching import fill_the_gaps, look, match_round, solve_again
from mentordesk.jobs.options_files import write_options
from mentordesk.store.checks import check
from mentordesk.store.tables import GroupDraft
from mentordesk.wording import plans
from tests.support import judge_files
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import EVENINGS, open_world

OFFERS = {"offers_group": True}


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def circle(world):
    return world.round("Circle", Scheme.GROUP)


def per_mentor(result):
    found: dict[str, set[str]] = {}
    for pair in result.pairs:
        found.setdefault(pair.mentor, set()).add(pair.mentee)
    return found


def told(result):
    return json.loads(json.dumps(as_json(result)))


def test_an_outside_judge_finds_no_better_plan_where_no_group_is_too_small(world, circle, tmp_path):
    for n in range(2):
        world.mentor(f"Mentor {n}", 1 + n, profile=OFFERS, topics=(f"Topic {n}",))
    for n in range(9):
        world.mentee(circle, f"Mentee {n}", topics=(f"Topic {n % 2}",))
    world.flush()
    write_options(look(world.workspace, circle), tmp_path / "out")
    files = judge_files.read(tmp_path / "out")
    assert set(files.places.values()) == {WARN_ABOVE}
    result = match_round(world.workspace, circle)
    judge_files.assert_best(files, told(result), "fit")
    assert result.groups_left == ()
    assert world.workspace.ask(check).problems == ()


def test_a_group_of_one_is_given_up_and_its_member_goes_elsewhere(world, circle):
    for name, topic in (("David", "Policy"), ("May", "Law")):
        world.mentor(name, profile=OFFERS, topics=(topic,))
    for name in ("One", "Two"):
        world.mentee(circle, name, topics=("Policy",))
    world.mentee(circle, "Three", topics=("Law", "Policy"))
    world.flush()
    result = match_round(world.workspace, circle)
    assert per_mentor(result) == {"David": {"One", "Two", "Three"}}
    (left,) = result.groups_left
    assert (left.mentor, left.why) == (
        "May", "The group of May would have had 1 member, and 2 is the least"
    )  # fmt: skip
    assert result.best_possible - result.total == result.gap > 0
    before = world.workspace.ask(dump)
    again = match_round(world.workspace, circle)
    assert again.difference.is_empty and world.workspace.ask(dump) == before
    assert told(again)["groups_left"][0]["name"] == "May"


def test_whom_only_a_group_too_small_could_take_is_told_so(world, circle):
    world.mentor("David", profile=OFFERS)
    world.mentee(circle, "One")
    world.flush()
    result = match_round(world.workspace, circle)
    assert result.pairs == ()
    (out,) = result.unmatched
    assert (
        out.why == "One could only join David, whose group would not have 2 members: "
        "1 more would make it"
    )
    judged = look(world.workspace, circle)
    numbers = board_numbers(judged, result, ())
    assert (numbers.best_paired, numbers.paired, numbers.left_out) == (1, 0, result.unmatched)


def test_locked_and_standing_groups_are_kept_however_small(world, circle):
    david = world.mentor("David", profile=OFFERS)
    may = world.mentor("May", profile=OFFERS, topics=("Law",))
    one = world.mentee(circle, "One")
    world.mentee(circle, "Two", topics=("Law",))
    world.group(circle, "Standing", may)
    world.flush()
    made = world.workspace.run(DraftMatch(circle, None, david, one)).values["match_id"]
    world.workspace.run(LockMatches((made,)))
    result = match_round(world.workspace, circle)
    assert per_mentor(result) == {"David": {"One"}, "May": {"Two"}}
    assert result.groups_left == ()


def test_gaps_are_filled_beside_the_groups_in_the_making(world, circle):
    david = world.mentor("David", profile=OFFERS)
    world.mentor("May", profile=OFFERS, topics=("Law",))
    one = world.mentee(circle, "One", topics=("Law",))
    world.mentee(circle, "Two", topics=("Law",))
    world.flush()
    world.workspace.run(DraftMatch(circle, None, david, one))
    judged = look(world.workspace, circle, world.current(circle))
    result = fill_the_gaps(judged, Aim.FIT)
    assert per_mentor(result) == {"David": {"One", "Two"}}
    assert [left.mentor for left in result.groups_left] == ["May"]
    assert per_mentor(solve_again(judged, Aim.FIT)) == {"May": {"One", "Two"}}


@dear(8)
@given(seed=st.integers(0, 10**6), aim=st.sampled_from(list(Aim)))
def test_any_plan_can_be_formed_into_groups_whole(tmp_path_factory, seed, aim):
    chance = random.Random(seed)
    with open_world(tmp_path_factory.mktemp("groups")) as world:
        circle = world.round("Circle", Scheme.GROUP)
        topics = [f"Topic {n}" for n in range(4)]
        for n in range(chance.randint(1, 5)):
            world.mentor(f"M{n}", chance.randint(0, 2), profile=OFFERS,
                         topics=tuple(chance.sample(topics, 2)))  # fmt: skip
        for n in range(chance.randint(1, 12)):
            world.mentee(circle, f"E{n}", topics=tuple(chance.sample(topics, 2)))
        world.flush()
        result = match_round(world.workspace, circle, aim)
        sizes = [len(members) for members in per_mentor(result).values()]
        assert all(LEAST <= size <= WARN_ABOVE for size in sizes)
        if sizes:
            done = world.workspace.run(FormGroups(circle))
            assert (done.values["small"], done.values["number"]) == ([], sum(sizes))
        assert world.workspace.ask(check).problems == ()


def test_what_groups_gather_around_is_kept_with_the_plan_and_goes_with_it(world, circle):
    told = {"languages": {"en": 4}, "hours": EVENINGS, "time_zone": "Africa/Nairobi"}
    world.mentor("David", profile=OFFERS, topics=("Policy", "Law"), **told)
    for name in ("One", "Two"):
        world.mentee(circle, name, topics=("Policy",), **told)
    world.flush()
    empty = world.workspace.ask(dump)
    result = match_round(world.workspace, circle)
    (around,) = result.around
    assert around.words == "Policy, in English, Monday 18:00–19:00"
    (kept,) = world.workspace.ask(rows, GroupDraft)
    assert (kept["language"], kept["weekday"], kept["first_minute"]) == ("en", 0, 18 * 60)
    plan_id = world.current(circle)
    copied = world.workspace.run(CopyPlan(plan_id)).values["plan_id"]
    assert len(world.workspace.ask(rows, GroupDraft)) == 2
    for plan in (copied, plan_id):
        world.workspace.run(RemovePlan(plan))
    assert world.workspace.ask(rows, GroupDraft) == []
    for _ in range(4):
        world.workspace.undo()
    assert world.workspace.ask(dump) == empty


def test_a_tie_that_was_wanted_and_cannot_be_had_is_told(world, circle):
    world.mentor("David", profile=OFFERS, topics=("Policy",), languages={"en": 4})
    for name in ("One", "Two"):
        world.mentee(circle, name, topics=("Policy",), languages={"en": 4})
    world.flush()
    judged = look(world.workspace, circle)
    (around,) = solve_again(judged, Aim.FIT, search=Search()).around
    assert around.lacks == (Bond.HOUR,)
    said = plans.gathers(around.mentor, around.words, [bond.value for bond in around.lacks])
    assert said == "David: Policy, in English, no common hour"
    open_hour = Search(frozenset({Bond.TOPIC, Bond.LANGUAGE}))
    (around,) = solve_again(judged, Aim.FIT, search=open_hour).around
    assert around.lacks == ()


def test_who_fits_into_no_group_is_told_what_is_in_the_way(world, circle):
    told = {"languages": {"en": 4}, "time_zone": "Africa/Nairobi"}
    world.mentor("David", profile=OFFERS, topics=("Policy",), hours=EVENINGS, **told)
    for name in ("One", "Two"):
        world.mentee(circle, name, topics=("Policy",), hours=EVENINGS, **told)
    world.mentee(circle, "Three", topics=("Law",), hours=EVENINGS, **told)
    bits = tuple((day, 18 * 60, 18 * 60 + 45) for day in range(3))
    world.mentee(circle, "Four", topics=("Policy",), hours=bits, **told)
    world.flush()
    reasons = {
        left.name: left.why
        for left in solve_again(look(world.workspace, circle), Aim.PEOPLE).unmatched
    }
    assert reasons == {
        "Three": "No group formed fits Three: 1 is about other topics",
        "Four": "No group formed fits Four: 1 meets when they are not free",
    }
    looser = Search(frozenset({Bond.LANGUAGE}))
    result = solve_again(look(world.workspace, circle), Aim.PEOPLE, None, looser)
    assert per_mentor(result) == {"David": {"One", "Two", "Three", "Four"}}
