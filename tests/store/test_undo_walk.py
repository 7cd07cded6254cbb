"""A random coordinator who never tires always lands in a remembered state."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands import people, profiles, rounds
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.person import LinkKind, Role, WeeklySlot
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.store.checks import check
from mentordesk.store.queries import people as people_queries
from mentordesk.store.queries import rounds as round_queries
from mentordesk.store.workspace import Workspace
from tests.support.dump import dump

WORDS = st.sampled_from(["Dhaka", "Ámina", "محمد", "  ", "မြင့်", "Ọlájídé", "x" * 300])
ACTS = st.lists(
    st.tuples(st.sampled_from("nnneetuaamdlhcwrUURO"), st.integers(0, 9), st.integers(0, 9), WORDS),
    max_size=25,
)


def command(act, number, other, word, ids, round_ids):
    """A command of the coordinator's, from a letter and some numbers; it may well be refused."""
    person = ids[number % len(ids)] if ids else "nobody"
    another = ids[other % len(ids)] if ids else "nobody"
    in_round = round_ids[number % len(round_ids)] if round_ids else "none"
    return {
        "n": lambda: people.NewPerson(f"{word} {number}", email=f"p{number}@post.example"),
        "e": lambda: people.EditPerson(person, ["city", "notes", "display_name"][other % 3], word),
        "t": lambda: people.TagPeople((person, another), word),
        "u": lambda: people.UntagPeople((person,), word),
        "a": lambda: profiles.AddToRound(in_round, (person,), list(Role)[other % 2]),
        "m": lambda: profiles.SetMentorTopics(person, (word, "Policy"), ("Health",)[: other % 2]),
        "d": lambda: profiles.SetIdentities(person, (f"MAP{other}", word)),
        "l": lambda: profiles.LinkPeople(person, another, LinkKind.NOT_WITH, word),
        "h": lambda: profiles.SetHours(person, (WeeklySlot(other % 7, 60 * number, 900),)),
        "c": lambda: people.SetEmails(person, (f"p{other}@post.example", "second@post.example")),
        "w": lambda: profiles.SetLanguages(person, (("en", other % 4 + 1), ("bn", 4))),
        "r": lambda: rounds.NewRound(f"Round {other}", Scheme.MATCHED, dt.date(2026, 9, 1)),
    }[act]()


def walk(folder: Path, acts) -> None:
    path = folder / "walk.mentordesk"
    workspace = Workspace.create(path, "Walk")
    states, at = [workspace.ask(dump)], 0
    try:
        for act, number, other, word in acts:
            if act == "O":
                workspace.close()
                workspace = Workspace.open(path)
            elif act in "UR":
                at = step_through(workspace, act, at, len(states))
            else:
                ids = [p.id for p in workspace.ask(people_queries.find)]
                round_ids = [r.id for r in workspace.ask(round_queries.all_rounds)]
                try:
                    workspace.run(command(act, number, other, word, ids, round_ids))
                except Refused:
                    assert workspace.ask(dump) == states[at]
                    continue
                states = [*states[: at + 1], workspace.ask(dump)]
                at += 1
            assert workspace.ask(dump) == states[at]
        assert workspace.ask(check).problems == ()
    finally:
        workspace.close()


def step_through(workspace, act, at, known):
    """Undo or redo, which must go through exactly when there is a state to go to."""
    if act == "U":
        if at == 0:
            with pytest.raises(Refused):
                workspace.undo()
            return at
        workspace.undo()
        return at - 1
    if at == known - 1:
        with pytest.raises(Refused):
            workspace.redo()
        return at
    workspace.redo()
    return at + 1


@given(ACTS)
def test_random_histories_land_in_remembered_states(acts):
    with tempfile.TemporaryDirectory() as folder:
        walk(Path(folder), acts)


def test_applications_step_and_come_back(workspace):
    person = workspace.run(people.NewPerson("Amina")).values["person_id"]
    round_id = workspace.run(rounds.NewRound("Spring", Scheme.MATCHED, dt.date(2026, 9, 1))).values[
        "round_id"
    ]
    done = workspace.run(profiles.AddToRound(round_id, (person,), Role.MENTEE))
    (application,) = [c.id for c in done.changes if c.table == "application"]
    before = workspace.ask(dump)
    workspace.run(profiles.StepApplications((application,), ApplicationState.WAITLISTED))
    workspace.undo()
    assert workspace.ask(dump) == before
