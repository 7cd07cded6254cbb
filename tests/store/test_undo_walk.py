"""A random coordinator who never tires always lands in a remembered state."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands import people, rounds
from mentordesk.commands.addresses import SetEmails
from mentordesk.commands.applications import AddToRound, StepApplications
from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.imports import ImportPeople
from mentordesk.commands.links import LinkPeople
from mentordesk.commands.mentors import SetMentorTopics
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.particulars import SetHours, SetLanguages
from mentordesk.commands.tags import TagPeople, UntagPeople
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.consent import Purpose
from mentordesk.domain.fields import Field
from mentordesk.domain.person import LinkKind, PersonStatus, Role, WeeklySlot
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.importing.drafts import PersonDraft
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.store.checks import check
from mentordesk.store.queries import people as people_queries
from mentordesk.store.queries import rounds as round_queries
from mentordesk.store.workspace import Workspace
from tests.support.dump import dump
from tests.support.replay import replay

WORDS = st.sampled_from(["Dhaka", "Ámina", "محمد", "  ", "မြင့်", "Ọlájídé", "x" * 300])
ACTS = st.lists(
    st.tuples(
        st.sampled_from("nnneetuaamdlhcwriiUURO"), st.integers(0, 9), st.integers(0, 9), WORDS
    ),
    max_size=25,
)


def command(act, number, other, word, ids, round_ids):
    """A command of the coordinator's, from a letter and some numbers; it may well be refused."""
    person = ids[number % len(ids)] if ids else "nobody"
    another = ids[other % len(ids)] if ids else "nobody"
    in_round = round_ids[number % len(round_ids)] if round_ids else "none"
    return {
        "n": lambda: NewPerson(f"{word} {number}", email=f"p{number}@post.example"),
        "e": lambda: people.EditPerson(person, ["city", "notes", "display_name"][other % 3], word),
        "t": lambda: TagPeople((person, another), word),
        "u": lambda: UntagPeople((person,), word),
        "a": lambda: AddToRound(in_round, (person,), list(Role)[other % 2]),
        "m": lambda: SetMentorTopics(person, (word, "Policy"), ("Health",)[: other % 2]),
        "d": lambda: SetIdentities(person, (f"MAP{other}", word)),
        "l": lambda: LinkPeople(person, another, LinkKind.NOT_WITH, word),
        "h": lambda: SetHours(person, (WeeklySlot(other % 7, 60 * number, 900),)),
        "c": lambda: SetEmails(person, (f"p{other}@post.example", "second@post.example")),
        "w": lambda: SetLanguages(person, (("en", other % 4 + 1), ("bn", 4))),
        "i": lambda: brought_in(number, other, word, person, in_round),
        "r": lambda: rounds.NewRound(f"Round {other}", Scheme.MATCHED, dt.date(2026, 9, 1)),
    }[act]()


def brought_in(number, other, word, person, in_round):
    """An import of somebody new, whom a later row changes, and of somebody on file."""
    values = {
        Field.DISPLAY_NAME: f"Anna {word}",
        Field.EMAIL: (f"new{number}@post.example", f"p{other}@post.example"),
        Field.STATUS: list(PersonStatus)[other % 2],
        Field.LANGUAGES: (("en", other % 4 + 1), ("fr", 2)),
        Field.HOURS: (WeeklySlot(other % 7, 60 * number, 900), WeeklySlot(6, 600, 660)),
        Field.COHORT_CODE: (f"MAP{other}",),
        Field.START_YEAR: 2000 + number,
        Field.TAGS: (word or "board", "board"),
        Field.CONSENT: ((next(iter(Purpose)), bool(other % 2)),),
        Field.TOPICS_OFFERED: (word, "Policy"),
        Field.TOPICS_WANTED: ("Health", f"Topic {other}"),
        Field.NOT_WITH: ("Anna Dhaka",),
        Field.SUBMITTED: dt.date(2026, 3, 1 + number),
    }
    roles = frozenset(list(Role)[: other % 3])
    draft = PersonDraft("sheet.csv", "", 2, roles, values)
    again = PersonDraft("sheet.csv", "", 3, frozenset(Role), {
        **values, Field.HOURS: (WeeklySlot(1, 540, 600),), Field.TOPICS_OFFERED: ("Law",),
    })  # fmt: skip
    changed = tuple(values)
    rows = [
        PlannedRow("sheet.csv", "", 2, Action.ADD, draft),
        PlannedRow("sheet.csv", "", 3, Action.CHANGE, again, "row:0", changed),
        PlannedRow("sheet.csv", "", 4, Action.WAIT, draft, "row:0", (), 80),
    ]
    if person != "nobody":
        rows.append(PlannedRow("sheet.csv", "", 5, Action.CHANGE, again, person, changed))
    round_id = in_round if number % 2 and in_round != "none" else None
    return ImportPeople(ImportPlan(("sheet.csv",), tuple(rows), ()), round_id)


def walk(folder: Path, acts) -> None:
    path = folder / "walk.mentordesk"
    workspace = Workspace.create(path, "Walk")
    empty = Path(shutil.copy(path, folder / "empty.mentordesk"))
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
        workspace.ask(replay, empty)
        assert dump_of(empty) == states[at]
    finally:
        workspace.close()


def dump_of(path: Path):
    """The whole content of a file."""
    with Workspace.open(path, read_only=True) as workspace:
        return workspace.ask(dump)


def test_the_journal_of_the_demo_tells_all_there_is_in_it(demo_file, tmp_path):
    """An import, rounds, pairs and agreements, played onto an empty file of the same version."""
    with Workspace.open(demo_file, read_only=True) as demo:
        empty = tmp_path / "empty.mentordesk"
        Workspace.create(empty, "Demo").close()
        with sqlite3.connect(empty) as raw:  # the one row that is made with a file
            (first,) = demo.ask(lambda c: c.exec_driver_sql("SELECT id FROM programme").one())
            raw.execute("UPDATE programme SET id = ?", (first,))
        raw.close()
        demo.ask(replay, empty)
        there, here = demo.ask(dump), dump_of(empty)
    there.pop("programme")
    here.pop("programme")
    assert here == there


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
    person = workspace.run(NewPerson("Amina")).values["person_id"]
    round_id = workspace.run(rounds.NewRound("Spring", Scheme.MATCHED, dt.date(2026, 9, 1))).values[
        "round_id"
    ]
    done = workspace.run(AddToRound(round_id, (person,), Role.MENTEE))
    (application,) = [c.id for c in done.changes if c.table == "application"]
    before = workspace.ask(dump)
    workspace.run(StepApplications((application,), ApplicationState.WAITLISTED))
    workspace.undo()
    assert workspace.ask(dump) == before
