"""A year of random deeds with groups: nothing overrun, nothing stuck, every step undone exactly."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands import group_endings, group_sessions, groups
from mentordesk.commands.agreements import EditAgreementTerms, SetAgreementState
from mentordesk.commands.check_ins import RecordAnswers, SendSurvey
from mentordesk.commands.goals import NewGoal
from mentordesk.commands.group_agreements import AcknowledgeInGroup
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.matches import DraftMatch
from mentordesk.commands.notes import AddNote
from mentordesk.domain.agreement import ACKNOWLEDGED, AgreementState, Term
from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.group import OPEN_GROUP, PRESENT, STEPS, GroupState, MemberState
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.domain.survey import Question, Survey
from mentordesk.jobs.agreement_page import agreement_page
from mentordesk.jobs.group_letters import OF_GROUPS, prepare_groups
from mentordesk.store.checks import check
from mentordesk.store.queries.papers import round_papers
from mentordesk.store.queries.today import today_items
from mentordesk.store.tables import (
    Agreement,
    AgreementName,
    GroupMember,
    MentoringGroup,
    SessionLog,
)
from mentordesk.store.workspace import Workspace
from mentordesk.wording import today as said
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import open_world

G = GroupState


@dataclass
class Year:
    """A file with a round of groups and one of pairs; which agreements were marked by hand."""

    workspace: Workspace
    circle: str
    spring: str
    by_hand: set[str] = field(default_factory=set)


ACTS = st.lists(
    st.tuples(st.sampled_from("nnjjjjjlfffrrpppaaeskkkkktvwxmcobdgU"), st.integers(0, 7),
              st.integers(0, 7)),
    min_size=10,
    max_size=30,
)  # fmt: skip


def deed(act, one, other, world, mentors, mentees):
    """A command from a letter and two numbers; it may well be refused."""
    today = world.workspace.today()
    held = world.workspace.ask(rows, MentoringGroup)
    group = str(held[one % len(held)]["id"]) if held else "none"
    into = str(held[other % len(held)]["id"]) if held else "none"
    sessions = world.workspace.ask(rows, SessionLog)
    session = str(sessions[other % len(sessions)]["id"]) if sessions else "none"
    mentor, mentee = mentors[one % len(mentors)], mentees[other % len(mentees)]
    anybody = [*mentors, *mentees][other]
    on = today - dt.timedelta(days=other)
    answer = ((Question.HAVE_MET, bool(other % 2)),)
    occasion = OF_GROUPS[other % len(OF_GROUPS)]
    letters = prepare_groups(world.workspace, occasion, (group,)) if held else ()
    sent = tuple(Sent(letter.person_id, group_id=group) for letter in letters)
    return {
        "n": lambda: groups.NewGroup(world.circle, f"Group {one}", mentor, least=1 + other % 2),
        "j": lambda: groups.JoinGroup(group, (mentee,)),
        "l": lambda: groups.LeaveGroup(group, (mentee,), ClosingReason.MOVED),
        "f": lambda: groups.StepGroup(group, (G.FORMING, G.RUNNING)[other % 2]),
        "r": lambda: groups.StepGroup(group, list(G)[other % len(G)]),
        "o": lambda: groups.EditGroup(group, "co_mentor_id", mentors[other % len(mentors)]),
        "b": lambda: groups.EditGroup(group, "mentor_id", mentors[other % len(mentors)]),
        "p": lambda: group_sessions.PlanGroupSession(group, on, f"Theme {other}"),
        "a": lambda: group_sessions.RecordAttendance(session, (mentee,) if one % 2 else ()),
        "e": lambda: EditAgreementTerms((group,), ((list(Term)[other], f"Words {one}"),)),
        "s": lambda: SetAgreementState((group,), list(AgreementState)[1 + other % 6]),
        "k": lambda: AcknowledgeInGroup(group, anybody, "Typed" if one % 4 else ""),
        "t": lambda: NewGoal(group, f"Goal {other}"),
        "v": lambda: SendSurvey((group,), list(Survey)[other % 5]),
        "w": lambda: RecordAnswers(
            group, Survey.FIRST_WEEKS, Role.MENTEE, answer, person_id=mentee
        ),
        "x": lambda: AddNote(group, f"Note {other}", bool(one % 2), on, today),
        "m": lambda: group_endings.MergeGroups(group, into),
        "c": lambda: group_endings.CloseGroup(group, ClosingReason.PLANNED_END),
        "d": lambda: DraftMatch(world.spring, None, mentor, mentee, "Both asked"),
        "g": lambda: MarkLettersSent(occasion, sent),
    }[act]()  # fmt: skip


def holds(world):
    """What must be true after every deed."""
    assert world.workspace.ask(check).problems == ()
    held = {row["id"]: row for row in world.workspace.ask(rows, MentoringGroup)}
    inside = [
        (row["group_id"], row["person_id"])
        for row in world.workspace.ask(rows, GroupMember)
        if MemberState(row["state"]) in PRESENT
    ]
    assert len(inside) == len(set(inside)), "a member twice"
    people = [person for _, person in inside]
    assert len(people) == len(set(people)), "somebody in two groups of the round"
    for group_id, row in held.items():
        members = {person for of, person in inside if of == group_id}
        is_open = GroupState(row["state"]) in OPEN_GROUP
        assert is_open or not members, "a member of a closed group"
        assert not is_open or STEPS[GroupState(row["state"])], "an open group that can go nowhere"
        assert len(members) <= row["most"]
        assert not members & {row["mentor_id"], row["co_mentor_id"]}
        _agreement_holds(world, row, members)


def _agreement_holds(world, group, members):
    """Where names were typed, an open group's agreement stands as the names say."""
    mine = [r for r in world.workspace.ask(rows, Agreement) if r["group_id"] == group["id"]]
    newest = max(mine, key=lambda row: row["version"], default=None)
    if newest is None or GroupState(group["state"]) not in OPEN_GROUP:
        return
    names = world.workspace.ask(rows, AgreementName)
    typed = {row["person_id"] for row in names if row["agreement_id"] == newest["id"]}
    everybody = members | {group["mentor_id"], group["co_mentor_id"]} - {None}
    if typed and AgreementState(newest["state"]) is AgreementState.ACKNOWLEDGED:
        assert everybody <= typed or newest["id"] in world.by_hand
    assert not typed or AgreementState(newest["state"]) in (*ACKNOWLEDGED, AgreementState.SENT)


@dear(12)
@given(ACTS)
def test_any_year_of_groups_keeps_the_rules_and_can_be_undone_to_its_beginning(acts):
    with tempfile.TemporaryDirectory() as name, open_world(Path(name)) as made:
        circle, spring = made.round("Circle", Scheme.GROUP), made.round()
        both = {"offers_group": True, "offers_matched": True}
        mentors = [made.mentor(f"Mentor {n}", 1 + n % 2, profile=both) for n in range(3)]
        mentees = [made.mentee(circle, f"Mentee {n}", email=f"{n}@post.example") for n in range(5)]
        for person in mentees:
            made.apply_to(spring, person)
        made.group(circle, "Forms", mentors[1], tuple(mentees[:2]), G.FORMING)
        made.group(circle, "Recruits", mentors[0], (), G.RECRUITING)
        made.group(circle, "Runs", mentors[1], tuple(mentees[2:4]), least=1)
        made.flush()
        world = Year(made.workspace, circle, spring)
        states = [world.workspace.ask(dump)]
        for act, one, other in acts:
            if act == "U":
                if len(states) > 1:
                    world.workspace.undo()
                    states.pop()
                    assert world.workspace.ask(dump) == states[-1]
                continue
            try:
                done = world.workspace.run(deed(act, one, other, world, mentors, mentees))
            except Refused as refused:
                assert "…" not in str(refusal(refused))
                assert world.workspace.ask(dump) == states[-1]
            else:
                assert "…" not in sentence(done.name, done.values)
                if act == "s":
                    world.by_hand |= {
                        str(row["id"]) for row in world.workspace.ask(rows, Agreement)
                    }
                states.append(world.workspace.ask(dump))
                holds(world)
        _can_be_read(world)
        while len(states) > 1:
            world.workspace.undo()
            states.pop()
            assert world.workspace.ask(dump) == states[-1]


def _can_be_read(world):
    """The list of today and the papers of every group can be made, whatever became of it."""
    for days in (0, 20, 100, 400):
        on = world.workspace.today() + dt.timedelta(days=days)
        for item in world.workspace.ask(today_items, on):
            assert said.why(item) and said.deed(item)
    ids = [str(row["id"]) for row in world.workspace.ask(rows, MentoringGroup)]
    shared = world.workspace.ask(round_papers, world.circle, ids)
    for paper in shared.papers:
        assert agreement_page(shared, paper, world.workspace.today()).bookmark
