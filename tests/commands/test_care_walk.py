"""Random care: concerns and quotes step, merge and come back, and no export knows a word of one."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentordesk.commands import concerns, stories
from mentordesk.commands.merging import MergePeople
from mentordesk.domain.concern import ConcernKind, ConcernState, Severity
from mentordesk.domain.refusal import Refused
from mentordesk.jobs.export import export_everything
from mentordesk.progress import Progress
from mentordesk.store.checks import check
from mentordesk.store.tables import Concern, Person, Story
from mentordesk.wording.history import sentence
from mentordesk.wording.refusals import refusal
from tests.support.dump import dump, rows
from tests.support.examples import dear
from tests.support.round_world import open_world

SECRET = "zugzwang"
ACTS = st.lists(
    st.tuples(st.sampled_from("rrrreeesssscoqtxmU"), st.integers(0, 7), st.integers(0, 7)),
    min_size=6,
    max_size=20,
)


def deed(act, one, other, world, pair):
    """A command from a letter and two numbers; it may well be refused."""

    def some(table, number=one):
        found = world.workspace.ask(rows, table)
        return str(found[number % len(found)]["id"]) if found else "none"

    today = world.workspace.today()
    concern, person, story = some(Concern), some(Person), some(Story)
    text = f"{SECRET} {one}" if other else ""
    worry = concerns.Worry(
        text, list(ConcernKind)[one % 5], list(Severity)[other % 3],
        person if other % 2 else None, pair if one % 2 else None, reported_by=SECRET,
    )  # fmt: skip
    edits = (("facts", text), ("owner", SECRET), ("about_id", person))
    return {
        "r": lambda: concerns.RaiseConcern(worry),
        "e": lambda: concerns.ReadConcern(concern),
        "s": lambda: concerns.StepConcern(
            concern, list(ConcernState)[other % 6], text, SECRET if one % 2 else None,
            today + dt.timedelta(days=one) if other % 3 else None,
        ),
        "c": lambda: concerns.CloseConcern(concern, text),
        "o": lambda: concerns.ReopenConcern(concern, text),
        "q": lambda: concerns.EditConcern(concern, edits[: one % 4]),
        "t": lambda: stories.KeepStory(person, "Well said.", pair if other % 2 else None),
        "x": lambda: stories.EditStory(story, "Better.") if one % 2 else stories.RemoveStory(story),
        "m": lambda: MergePeople(person, some(Person, other)),
    }[act]()  # fmt: skip


@dear(6)
@given(ACTS)
def test_any_care_comes_back_and_stays_behind_its_door(acts):
    with tempfile.TemporaryDirectory() as name, open_world(Path(name)) as world:
        spring = world.round()
        mentee, mentor = world.mentee(spring, "Amina"), world.mentor("David")
        pair = world.pair(spring, mentor, mentee)
        world.person("Amina Rahman")
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
                done = world.workspace.run(deed(act, one, other, world, pair))
            except Refused as refused:
                assert "…" not in str(refusal(refused)) and SECRET not in str(refusal(refused))
                assert world.workspace.ask(dump) == states[-1]
            else:
                told = sentence(done.name, done.values)
                assert "…" not in told and SECRET not in told
                states.append(world.workspace.ask(dump))
        assert world.workspace.ask(check).problems == ()
        out = export_everything(world.workspace, Path(name) / "out", Progress())
        assert not any(SECRET in path.read_text("utf-8-sig") for path in out.files)
        while len(states) > 1:
            world.workspace.undo()
            states.pop()
            assert world.workspace.ask(dump) == states[-1]
