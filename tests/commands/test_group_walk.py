"""Random deeds with pairs and groups of the same mentors: no place overrun, and all undone."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands.forming import FormGroups, GroupWish
from mentordesk.commands.group_applying import AskForGroup, UnaskForGroup
from mentordesk.commands.group_endings import CloseGroup, ConvertGroup, MergeGroups
from mentordesk.commands.group_places import JoinGroup, LeaveGroup
from mentordesk.commands.groups import EditGroup, NewGroup, SetGroupSize, StepGroup
from mentordesk.commands.matches import DraftMatch, LockMatches, RemoveDrafts
from mentordesk.commands.pair_life import MarkProposalsSent
from mentordesk.commands.plans import ChoosePlan, CopyPlan, NewPlan, RemovePlan
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import PRESENT, GroupState, MemberState
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.checks import check
from mentordesk.store.tables import GroupMember, Match, MentoringGroup, Plan
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import open_world

ACTS = st.lists(
    st.tuples(
        st.sampled_from("gggggggfffdddpnjjihssslczmvexkaywqU"), st.integers(0, 7), st.integers(0, 7)
    ),
    min_size=8,
    max_size=24,
)


def deed(act, one, other, world, rounds, mentors, mentees):
    """A command from a letter and two numbers; it may well be refused."""
    spring, circle = rounds

    def some(table, number=one):
        held = world.workspace.ask(rows, table)
        return str(held[number % len(held)]["id"]) if held else "none"

    mentor, mentee = mentors[one % len(mentors)], mentees[other % len(mentees)]
    group, draft, plan = some(MentoringGroup), some(Match), some(Plan)
    state = list(GroupState)[other % len(GroupState)]
    return {
        "g": lambda: DraftMatch(circle, None, mentor, mentee),
        "d": lambda: DraftMatch(spring, None, mentor, mentee),
        "f": lambda: FormGroups(circle),
        "w": lambda: FormGroups(circle, (GroupWish(mentor, least=1, reason="Few came"),)),
        "p": lambda: MarkProposalsSent((draft,)),
        "n": lambda: NewGroup(circle, f"Group {one}", mentor, most=2 + other % 3),
        "j": lambda: JoinGroup(group, (mentee,)),
        "i": lambda: AskForGroup(group, (mentee,)),
        "h": lambda: UnaskForGroup(group, (mentee,)),
        "l": lambda: LeaveGroup(group, (mentee,), ClosingReason.MOVED),
        "s": lambda: StepGroup(group, state),
        "c": lambda: CloseGroup(group, ClosingReason.PLANNED_END),
        "z": lambda: SetGroupSize(group, 1 + other % 2, 2 + other % 4),
        "m": lambda: MergeGroups(group, some(MentoringGroup, other)),
        "v": lambda: ConvertGroup(group, spring),
        "e": lambda: EditGroup(group, ("mentor_id", "co_mentor_id")[other % 2], mentor),
        "x": lambda: RemoveDrafts((draft,)),
        "k": lambda: LockMatches((draft,)),
        "a": lambda: NewPlan(circle),
        "y": lambda: ChoosePlan(plan),
        "q": lambda: CopyPlan(plan) if other % 3 else RemovePlan(plan),
    }[act]()


def holds(world):
    """No mentor beyond their places, no group beyond its size, nobody in two of one round.

    Who is in a group asks for none of its round, and nobody asks for one that is closed.
    """
    assert world.workspace.ask(check).problems == ()
    groups = {row["id"]: row for row in world.workspace.ask(rows, MentoringGroup)}
    inside = [
        r for r in world.workspace.ask(rows, GroupMember) if MemberState(r["state"]) in PRESENT
    ]
    for group_id, number in Counter(row["group_id"] for row in inside).items():
        assert number <= groups[group_id]["most"]
    open_now = [row for row in inside if groups[row["group_id"]]["state"] != "closed"]
    in_open = {row["person_id"] for row in open_now}
    assert len(in_open) == len(open_now)
    asking = [r for r in world.workspace.ask(rows, GroupMember) if r["state"] == "applied"]
    assert not in_open & {row["person_id"] for row in asking}
    assert all(groups[row["group_id"]]["state"] != "closed" for row in asking)


@dear(12)
@given(ACTS)
def test_pairs_and_groups_share_the_places_of_their_mentors(acts):
    with tempfile.TemporaryDirectory() as name, open_world(Path(name)) as world:
        spring = world.round()
        circle = world.round("Circle", Scheme.GROUP, dt.date(2026, 5, 1))
        both = {"offers_group": True, "offers_matched": True}
        mentors = [world.mentor(f"Mentor {n}", 1 + n % 2, profile=both) for n in range(3)]
        mentees = [world.mentee(circle, f"Mentee {n}") for n in range(5)]
        for mentee in mentees[:3]:
            world.apply_to(spring, mentee)
        world.flush()
        states = [world.workspace.ask(dump)]
        for act, one, other in acts:
            if act == "U":
                if len(states) > 1:
                    world.workspace.undo()
                    states.pop()
                    assert world.workspace.ask(dump) == states[-1]
                continue
            try:
                command = deed(act, one, other, world, (spring, circle), mentors, mentees)
                done = world.workspace.run(command)
            except Refused as refused:
                assert "…" not in str(refusal(refused))
                assert world.workspace.ask(dump) == states[-1]
            else:
                assert "…" not in sentence(done.name, done.values)
                states.append(world.workspace.ask(dump))
                holds(world)
        while len(states) > 1:
            world.workspace.undo()
            states.pop()
            assert world.workspace.ask(dump) == states[-1]
