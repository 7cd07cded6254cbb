"""Groups formed from drafts: whose drafts become members, who is named, and what is refused."""

from __future__ import annotations

import pytest

from mentordesk.commands.forming import FormGroups, GroupWish
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.groups import NewGroup, SetGroupSize, StepGroup
from mentordesk.commands.matches import DraftMatch, LockMatches, RemoveDrafts
from mentordesk.commands.pair_life import MarkProposalsSent
from mentordesk.domain.group import GroupState
from mentordesk.domain.person import LinkKind
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.store.checks import check
from mentordesk.store.tables import Application, GroupMember, Match, MentoringGroup
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.commands.test_pair_life import do, refused
from tests.support.dump import rows
from tests.support.round_world import open_world

OFFERS = {"offers_group": True}


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def circle(world):
    return world.round("Circle", Scheme.GROUP)


def mentor(world, name, places=1, **told):
    return world.mentor(name, places, profile=OFFERS, **told)


def mentees(world, circle, number, **told):
    return [world.mentee(circle, f"Mentee {n}", **told) for n in range(number)]


def draft(world, circle, mentor_id, people, reason=None):
    return [
        do(world, DraftMatch(circle, None, mentor_id, one, reason)).values["match_id"]
        for one in people
    ]


def groups(world):
    """Title, least, most, state and members by mentor."""
    inside: dict[object, set[object]] = {}
    for row in world.workspace.ask(rows, GroupMember):
        if row["state"] in ("placed", "active"):
            inside.setdefault(row["group_id"], set()).add(row["person_id"])
    return {
        row["mentor_id"]: (
            row["title"], row["least"], row["most"], row["state"], inside.get(row["id"], set())
        )
        for row in world.workspace.ask(rows, MentoringGroup)
    }  # fmt: skip


def test_each_mentor_with_enough_drafts_has_a_group(world, circle):
    david, may = mentor(world, "David"), mentor(world, "May")
    one, two, three = mentees(world, circle, 3)
    world.flush()
    draft(world, circle, david, [one, two])
    (left,) = draft(world, circle, may, [three])
    done = do(world, FormGroups(circle))
    assert groups(world) == {david: ("Group of David", 2, 6, "forming", {one, two})}
    assert done.values["small"] == ["May"]
    assert sentence(done.name, done.values) == "Groups of “Circle” formed: “Group of David”"
    assert [row["id"] for row in world.workspace.ask(rows, Match)] == [left]
    states = {r["person_id"]: r["state"] for r in world.workspace.ask(rows, Application)}
    assert (states[one], states[three]) == ("matched", "in_pool")
    assert world.workspace.ask(check).problems == ()


def test_the_theme_is_the_topic_most_of_them_share_with_the_mentor(world, circle):
    david = mentor(world, "David", topics=("Law", "Policy"))
    one = world.mentee(circle, "One", topics=("Policy", "Law"))
    two = world.mentee(circle, "Two", topics=("Policy",))
    world.flush()
    draft(world, circle, david, [one, two])
    do(world, FormGroups(circle))
    (row,) = world.workspace.ask(rows, MentoringGroup)
    assert (row["title"], row["theme"]) == ("Policy", "Policy")
    assert row["topic_id"]


def test_what_is_typed_is_what_the_group_is(world, circle):
    david = mentor(world, "David")
    people = mentees(world, circle, 3)
    world.flush()
    draft(world, circle, david, people)
    do(world, FormGroups(circle, (GroupWish(david, "Writing", "A thesis in a year", 3, 4),)))
    assert groups(world)[david] == ("Writing", 3, 4, "forming", set(people))


def test_sizes_beyond_the_usual_ask_why(world, circle):
    david = mentor(world, "David")
    one, two = mentees(world, circle, 2)
    world.flush()
    assert refused(world, FormGroups(circle)).reason is Reason.NOTHING_DRAFTED
    draft(world, circle, david, [one])
    small = refused(world, FormGroups(circle))
    assert (small.reason, small.values["names"]) == (Reason.GROUPS_TOO_SMALL, "David")
    asked = refused(world, FormGroups(circle, (GroupWish(david, least=1),)))
    assert asked.reason is Reason.GROUP_SMALL_WHY
    large = GroupWish(david, least=1, most=12, reason="")
    assert refused(world, FormGroups(circle, (large,))).reason is Reason.GROUP_SMALL_WHY
    do(world, FormGroups(circle, (GroupWish(david, least=1, reason="More will come"),)))
    assert groups(world)[david][4] == {one}
    assert two not in groups(world)[david][4]


def test_more_drafts_than_the_most_are_refused(world, circle):
    david = mentor(world, "David")
    people = mentees(world, circle, 4)
    world.flush()
    draft(world, circle, david, people)
    full = refused(world, FormGroups(circle, (GroupWish(david, most=3),)))
    assert (full.reason, full.values["count"]) == (Reason.GROUP_FULL, 4)


def test_drafts_join_the_group_that_stands_already(world, circle):
    david = mentor(world, "David")
    one, two, three = mentees(world, circle, 3)
    world.flush()
    made = do(world, NewGroup(circle, "Policy", david, most=2)).values["group_id"]
    draft(world, circle, david, [one])
    do(world, FormGroups(circle))  # below its least it goes on recruiting
    assert groups(world)[david][3:] == ("recruiting", {one})
    draft(world, circle, david, [two])
    do(world, FormGroups(circle))
    assert groups(world)[david][3:] == ("forming", {one, two})
    full = refused(world, DraftMatch(circle, None, david, three))
    assert (full.reason, full.values["seats"]) == (Reason.MENTOR_FULL, 2)
    assert "takes 2" in str(refusal(full))
    do(world, SetGroupSize(made, 2, 3))
    do(world, StepGroup(made, GroupState.RUNNING))
    draft(world, circle, david, [three])
    do(world, FormGroups(circle))
    assert {r["state"] for r in world.workspace.ask(rows, GroupMember)} == {"active"}


def test_a_group_filled_beside_the_board_takes_no_more_drafts(world, circle):
    david = mentor(world, "David")
    one, two, three = mentees(world, circle, 3)
    world.flush()
    made = do(world, NewGroup(circle, "Policy", david, most=2)).values["group_id"]
    draft(world, circle, david, [one])
    do(world, JoinGroup(made, (two, three)))
    assert refused(world, FormGroups(circle)).reason is Reason.GROUP_FULL


def test_a_member_leaves_the_plans_and_cannot_be_drafted_again(world, circle):
    david, may = mentor(world, "David"), mentor(world, "May")
    one, two = mentees(world, circle, 2)
    world.flush()
    made = do(world, NewGroup(circle, "Policy", david)).values["group_id"]
    draft(world, circle, may, [one, two])
    do(world, JoinGroup(made, (one,)))
    assert [row["mentee_id"] for row in world.workspace.ask(rows, Match)] == [two]
    again = refused(world, DraftMatch(circle, None, may, one))
    assert (again.reason, again.values["group"]) == (Reason.ALREADY_MEMBER, "Policy")
    (member,) = [p.match_id for p in world.board(circle).pairs if p.is_live]
    for command in (RemoveDrafts((member,)), LockMatches((member,))):
        assert refused(world, command).reason is Reason.ALREADY_MEMBER


def test_a_rule_that_came_up_since_the_draft_is_heard(world, circle):
    david = mentor(world, "David")
    one, two = mentees(world, circle, 2)
    world.flush()
    draft(world, circle, david, [one, two])
    world.link(one, david, LinkKind.NEVER_AGAIN)
    world.flush()
    assert refused(world, FormGroups(circle)).reason is Reason.PAIR_BLOCKED


def test_the_reason_of_a_draft_stays_with_the_member(world, circle):
    david = mentor(world, "David", employer="Bank")
    one, two = mentees(world, circle, 2, employer="Bank")
    world.flush()
    draft(world, circle, david, [one, two], "Another city")
    do(world, FormGroups(circle))
    found = world.workspace.ask(rows, GroupMember)
    assert {row["override_reason"] for row in found} == {"Another city"}


def test_a_group_in_the_making_takes_one_place_of_its_mentor(world, circle):
    spring = world.round()
    both = {"offers_group": True, "offers_matched": True}
    david = world.mentor("David", 1, profile=both)
    may = world.mentor("May", 1, profile=both)
    people = mentees(world, circle, 2)
    other, more = world.mentee(spring, "Other"), world.mentee(spring, "More")
    world.flush()
    draft(world, circle, david, people)
    full = refused(world, DraftMatch(spring, None, david, other))
    assert (full.reason, "seats" in full.values) == (Reason.MENTOR_FULL, False)
    draft(world, spring, may, [more])
    none_free = refused(world, DraftMatch(circle, None, may, people[0]))
    assert (none_free.reason, "seats" in none_free.values) == (Reason.MENTOR_FULL, False)
    do(world, FormGroups(circle))
    assert refused(world, DraftMatch(spring, None, david, other)).reason is Reason.MENTOR_FULL


def test_a_round_of_groups_makes_no_pairs_and_one_of_pairs_no_groups(world, circle):
    spring = world.round()
    david = world.mentor("David", 2, profile=OFFERS)
    one, two = world.mentee(circle, "One"), world.mentee(spring, "Two")
    world.flush()
    (made,) = draft(world, circle, david, [one])
    assert refused(world, MarkProposalsSent((made,))).reason is Reason.ONLY_GROUPS
    draft(world, spring, david, [two])
    assert refused(world, FormGroups(spring)).reason is Reason.WRONG_SCHEME


def test_the_rules_between_two_people_hold_in_a_group_too(world, circle):
    david = mentor(world, "David")
    one, two = mentees(world, circle, 2)
    world.link(one, david, LinkKind.NOT_WITH)
    world.flush()
    made = do(world, NewGroup(circle, "Policy", david)).values["group_id"]
    apart = refused(world, JoinGroup(made, (two, one)))
    assert (apart.reason, apart.values["block"]) == (Reason.PAIR_BLOCKED, "not_with")
    assert groups(world)[david][4] == set()
    do(world, JoinGroup(made, (two,)))
