"""Concerns take their steps, come back exactly, and leave no word where others may read."""

from __future__ import annotations

import csv
import datetime as dt
import inspect
import json

import pytest

from mentordesk.cli import main
from mentordesk.commands import concerns as module
from mentordesk.commands.concerns import (
    CloseConcern,
    EditConcern,
    RaiseConcern,
    ReadConcern,
    ReopenConcern,
    StepConcern,
    Worry,
)
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.merging import MergePeople
from mentordesk.commands.people import EditPerson
from mentordesk.commands.today import Dismiss, Snooze
from mentordesk.domain.concern import ConcernKind, ConcernState, Severity
from mentordesk.domain.health import Health, HealthRule
from mentordesk.domain.match import MatchState
from mentordesk.domain.refusal import Reason
from mentordesk.domain.round import Scheme
from mentordesk.domain.today import Needs
from mentordesk.jobs.export import export_everything
from mentordesk.progress import Progress
from mentordesk.store.queries import people as people_queries
from mentordesk.store.queries.concerns import concerns, whom
from mentordesk.store.queries.history import (
    STEPS_OF_CONCERNS,
    changes,
    entries_newest_first,
)
from mentordesk.store.queries.person_history import of_person
from mentordesk.store.queries.relationships import relationships
from mentordesk.store.queries.today import today_items
from mentordesk.store.workspace import Surroundings, Workspace
from mentordesk.wording import concerns as said
from mentordesk.wording.history import entry
from mentordesk.wording.history_changes import change_lines
from mentordesk.wording.relationships import health_rule
from mentordesk.wording.today import who, why
from tests.commands.test_groups import group, people
from tests.commands.test_pair_life import TODAY, do, refused
from tests.support.dump import dump
from tests.support.round_world import open_world

S = ConcernState
SECRET = ("Quetzal", "zugzwang", "Dr Ptolemy", "Wren House", "Ombudsperson", "hippocampus")
"""Words that stand in a concern and nowhere else."""


@pytest.fixture
def world(tmp_path):
    with open_world(tmp_path) as opened:
        yield opened


@pytest.fixture
def pair(world):
    spring = world.round()
    mentee, mentor = world.mentee(spring, "Amina"), world.mentor("David")
    made = world.pair(spring, mentor, mentee, MatchState.ACTIVE, introduced_on=TODAY)
    world.flush()
    return made, mentee, mentor


def worry(match_id=None, about_id=None, **more):
    given = {"facts": "She told of Quetzal", "kind": ConcernKind.WELLBEING, **more}
    return Worry(match_id=match_id, about_id=about_id, **given)


def raised(world, *args, **more):
    return do(world, RaiseConcern(worry(*args, **more))).values["concern_id"]


def row(world, concern_id):
    (found,) = world.workspace.ask(concerns, (concern_id,))
    return found


def test_a_concern_is_raised_read_acted_on_referred_watched_and_closed(world, pair):
    made, mentee, _ = pair
    reported = dt.datetime(2026, 3, 1, 16, 5, tzinfo=dt.timezone(dt.timedelta(hours=6)))
    one = raised(world, made, mentee, reported_by="David, by mail", reported_at=reported)
    held = row(world, one)
    assert (held.about, held.mentee, held.mentor) == ("Amina", "Amina", "David")
    assert held.raised_at == reported and held.state is S.RAISED and held.state_on == TODAY
    do(world, ReadConcern(one))
    do(world, StepConcern(one, S.ACTING, action="Rang her"))
    do(world, StepConcern(one, S.REFERRED, referred_to="Student support"))
    do(world, StepConcern(one, S.MONITORED, review_on=dt.date(2026, 4, 1)))
    held = row(world, one)
    assert (held.action, held.referred_to) == ("Rang her", "Student support")
    assert (held.state, held.review_on) == (S.MONITORED, dt.date(2026, 4, 1))
    do(world, CloseConcern(one, "She is well, and said so"))
    held = row(world, one)
    assert (held.state, held.keep_until) == (S.CLOSED, dt.date(2029, 3, 2))
    assert held.review_on is None
    do(world, EditConcern(one, (("keep_until", dt.date(2027, 1, 1)),)))
    do(world, ReopenConcern(one, "It was told again"))
    held = row(world, one)
    assert (held.state, held.reopened_for) == (S.ACTING, "It was told again")
    assert held.keep_until is None


def test_what_is_written_can_be_corrected_while_it_is_open(world, pair):
    made, _, mentor = pair
    one = raised(world, made)
    values = (
        ("facts", "  In short "), ("kind", ConcernKind.CONDUCT), ("severity", Severity.HIGH),
        ("about_id", mentor), ("owner", "Ruth"), ("reported_by", "the mentee"),
        ("review_on", dt.date(2026, 3, 9)), ("referred_to", ""),
    )  # fmt: skip
    do(world, EditConcern(one, values))
    held = row(world, one)
    assert (held.facts, held.kind, held.severity) == (
        "In short",
        ConcernKind.CONDUCT,
        Severity.HIGH,
    )
    assert (held.about, held.owner, held.referred_to) == ("David", "Ruth", None)


def test_what_a_concern_refuses(world, pair):
    made, mentee, _ = pair
    draft = world.pair(world.round("Autumn"), world.mentor("Eve"), mentee, MatchState.DRAFT)
    world.flush()
    one = raised(world, made)
    later = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    tomorrow = dt.date(2026, 3, 3)
    for command, reason in (
        (RaiseConcern(worry()), Reason.CONCERN_NEEDS),
        (RaiseConcern(worry(made, facts="  ")), Reason.CONCERN_NEEDS),
        (RaiseConcern(worry(made, facts="x" * 1001)), Reason.CONCERN_LONG),
        (RaiseConcern(worry(made, owner="x" * 301)), Reason.CONCERN_LONG),
        (RaiseConcern(worry(draft)), Reason.NOT_FOUND),
        (RaiseConcern(worry("none")), Reason.NOT_FOUND),
        (RaiseConcern(worry(made, reported_at=later)), Reason.VALUE_WRONG),
        (ReadConcern("none"), Reason.NOT_FOUND),
        (StepConcern(one, S.ACTING), Reason.CONCERN_STEP),
        (StepConcern(one, S.READ), Reason.CONCERN_STEP),
        (CloseConcern(one, "done"), Reason.CONCERN_STEP),
        (ReopenConcern(one, "why"), Reason.CONCERN_STEP),
        (EditConcern(one, (("state", S.CLOSED),)), Reason.VALUE_WRONG),
        (EditConcern(one, (("review_on", "soon"),)), Reason.VALUE_WRONG),
    ):
        assert refused(world, command).reason is reason, command
    do(world, ReadConcern(one))
    assert refused(world, StepConcern(one, S.REFERRED)).reason is Reason.CONCERN_NEEDS
    assert refused(world, StepConcern(one, S.MONITORED)).reason is Reason.CONCERN_NEEDS
    assert refused(world, CloseConcern(one, " ")).reason is Reason.CONCERN_NEEDS
    do(world, CloseConcern(one, "Done", tomorrow))
    assert refused(world, ReopenConcern(one, " ")).reason is Reason.CONCERN_NEEDS
    assert refused(world, EditConcern(one, (("facts", "x"),))).reason is Reason.CONCERN_CLOSED
    assert refused(world, StepConcern(one, S.ACTING)).reason is Reason.CONCERN_STEP


def test_whom_a_concern_may_be_about(world, pair):
    made, mentee, mentor = pair
    circle = world.round("Circle", Scheme.GROUP)
    group_id = group(world, circle)
    (member,) = people(world, circle, 1)
    do(world, JoinGroup(group_id, (member,)))

    def named(person_id=None, match_id=None, group_id=None):
        found = world.workspace.ask(whom, person_id, match_id, group_id)
        return None if found is None else (found.title, [one for one, _ in found.people])

    assert named(match_id=made) == ("Amina with David", [mentee, mentor])
    assert named(mentee) == ("Amina", [mentee])
    title, ids = named(group_id=group_id) or ("", [])
    assert title.startswith("“") and ids[-1] == member and len(ids) == 2
    assert [named(), named("none"), named(None, "none"), named(None, None, "none")] == [None] * 4
    one = do(world, RaiseConcern(Worry("Told", ConcernKind.DATA, group_id=group_id)))
    assert row(world, one.values["concern_id"]).group == title.strip("“”")


# silence -----------------------------------------------------------------------------------


def lived(world, pair):
    """A concern with a secret word in every field, taken through every step."""
    made, mentee, _ = pair
    quetzal, zugzwang, ptolemy, house, office, hippocampus = SECRET
    one = raised(world, made, mentee, reported_by=ptolemy, owner=office)
    do(world, EditConcern(one, (("facts", f"{quetzal} and {zugzwang}"),)))
    do(world, ReadConcern(one))
    do(world, EditConcern(one, ()))  # changes nothing, and is a line all the same
    do(world, StepConcern(one, S.REFERRED, hippocampus, house, dt.date(2026, 3, 1)))
    do(world, CloseConcern(one, f"{hippocampus} again"))
    do(world, ReopenConcern(one, zugzwang))
    world.workspace.undo()
    return one


def test_no_export_holds_a_word_of_a_concern_nor_that_there_was_one(world, pair, tmp_path):
    one = lived(world, pair)
    _, mentee, _ = pair
    other = world.person("Amina Rahman")
    world.flush()
    do(world, MergePeople(other, mentee))
    written = export_everything(world.workspace, tmp_path / "out", Progress())
    everything = "\n".join(path.read_text("utf-8-sig") for path in written.files)
    for word in (*SECRET, one):
        assert word not in everything, word
    readme = (tmp_path / "out" / "README.txt").read_text("utf-8")
    assert "concerns and their history" in readme
    assert "concern" not in everything.replace(readme, "").casefold()
    with (tmp_path / "out" / "history.csv").open(encoding="utf-8-sig") as file:
        sentences = [line["sentence"] for line in csv.DictReader(file)]
    assert any("made one" in sentence for sentence in sentences)
    # what else the merge changed is there
    assert other in (tmp_path / "out" / "history_changes.csv").read_text("utf-8-sig")


def test_the_history_says_that_there_was_one_and_nothing_of_it(world, pair):
    lived(world, pair)
    _, mentee, _ = pair
    ask = world.workspace.ask
    texts = []
    for line in ask(entries_newest_first):
        shown = [(r.before, r.after) for r in ask(changes, line.id)]
        texts += [entry(line.kind.value, line.name, line.values), *change_lines(shown)]
        if line.name in STEPS_OF_CONCERNS:
            assert shown == []
    told = "\n".join(texts)
    assert all(word not in told for word in (*SECRET, "Amina", "David"))
    assert "A concern was raised" in texts and "Undone: A concern was opened again" in texts
    assert [line for line in ask(of_person, mentee) if line.name in STEPS_OF_CONCERNS] == []


def test_the_command_line_shows_no_more_of_it_than_the_window(world, pair, capsys):
    lived(world, pair)
    path = world.workspace.path
    world.workspace.close()
    assert main(["history", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["entries"]
    assert "A concern was raised" in [one["what"] for one in found]
    assert not any(word in json.dumps(found) for word in (*SECRET, "Amina"))
    assert main(["people", str(path), "--find", "Quetzal", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["people"] == []


def test_searching_people_finds_nothing_of_it(world, pair):
    lived(world, pair)
    for word in SECRET:
        assert world.workspace.ask(people_queries.find, word) == ()


def test_every_command_of_a_concern_is_silent():
    found = {
        name
        for name, item in inspect.getmembers(module, inspect.isclass)
        if item.__module__ == module.__name__ and hasattr(item, "apply")
    }
    assert found == STEPS_OF_CONCERNS == set(said.HISTORY)
    assert not any("{" in sentence for sentence in said.HISTORY.values())


def test_making_two_people_one_keeps_the_concern_and_comes_back(world, pair):
    _, mentee, _ = pair
    other = world.person("Amina Rahman")
    world.flush()
    one = raised(world, about_id=other)
    do(world, MergePeople(mentee, other))
    assert row(world, one).about_id == mentee
    do(world, EditConcern(one, (("owner", "Ruth"),)))
    world.workspace.undo()
    world.workspace.undo()
    assert row(world, one).about_id == other


def test_undo_out_of_order_is_refused_where_it_was_changed_since(world, pair):
    made, *_ = pair
    done = do(world, RaiseConcern(worry(made)))
    one = done.values["concern_id"]
    first = do(world, EditConcern(one, (("owner", "Ruth"),)))
    do(world, EditConcern(one, (("severity", Severity.LOW),)))
    world.workspace.undo_entry(entry_of(world, "EditConcern", 1))
    assert row(world, one).owner is None and row(world, one).severity is Severity.LOW
    assert first.kind.value == "step"


def entry_of(world, name, back):
    steps = [s for s in reversed(world.workspace.ask(_undo_stack)) if s.name == name]
    return steps[back].entry_id


def _undo_stack(connection):
    from mentordesk.store.journal import stacks

    return stacks(connection).undo


# care --------------------------------------------------------------------------------------


def health_of(world, match_id):
    (found,) = world.workspace.ask(relationships, TODAY, (match_id,))
    return found.judgement


def test_an_open_concern_makes_its_pair_amber_and_says_no_more(world, pair):
    made, *_ = pair
    assert health_of(world, made).health is Health.GREEN
    one = raised(world, made, severity=Severity.HIGH)
    judged = health_of(world, made)
    assert (judged.health, judged.rule) == (Health.AMBER, HealthRule.CONCERN_OPEN)
    assert health_rule(judged) == "A concern is open"
    do(world, ReadConcern(one))
    do(world, CloseConcern(one, "Done"))
    assert health_of(world, made).health is Health.GREEN


def test_a_concern_takes_nothing_off_the_list_of_today(world, pair):
    made, *_ = pair
    path = world.workspace.path
    raised(world, made)
    world.workspace.close()
    later = dt.datetime.combine(TODAY + dt.timedelta(days=20), dt.time(9), dt.UTC)
    with Workspace.open(path, around=Surroundings(now=lambda: later)) as workspace:
        needs = {i.needs for i in workspace.ask(today_items, workspace.today()) if i.id == made}
        (found,) = workspace.ask(relationships, workspace.today(), (made,))
    assert Needs.NO_FIRST_MEETING in needs
    assert health_rule(found.judgement).endswith(". A concern is open")


def today_at(path, moment):
    with Workspace.open(path, around=Surroundings(now=lambda: moment)) as workspace:
        items = workspace.ask(today_items, workspace.today())
    return [(i.needs, i.count, why(i)) for i in items if who(i) == "" and i.id == "all"]


def test_today_says_that_one_waits_and_that_one_waited_too_long(world, pair):
    """Raised on a Friday, it is late on Monday: one working day is enough."""
    made, *_ = pair
    path = world.workspace.path
    friday = dt.datetime(2026, 3, 6, 15, tzinfo=dt.UTC)
    world.workspace.close()
    with Workspace.open(path, around=Surroundings(now=lambda: friday)) as workspace:
        one = workspace.run(RaiseConcern(worry(made))).values["concern_id"]
    days = [today_at(path, friday + dt.timedelta(days=n)) for n in range(4)]
    assert [found[0][0] for found in days] == [Needs.CONCERN_UNREAD] * 3 + [Needs.CONCERN_LATE]
    assert days[0][0][2] == "1 concern to be read"
    assert days[3][0][2] == "1 concern should have been read by now"
    monday = friday + dt.timedelta(days=3)
    with Workspace.open(path, around=Surroundings(now=lambda: monday)) as workspace:
        workspace.run(ReadConcern(one))
        workspace.run(StepConcern(one, S.MONITORED, review_on=dt.date(2026, 3, 20)))
    assert today_at(path, friday + dt.timedelta(days=13)) == []
    (due,) = today_at(path, friday + dt.timedelta(days=14))
    assert due[0] is Needs.CONCERN_REVIEW and due[2] == "1 concern to be looked at again"
    with Workspace.open(path) as workspace:
        workspace.run(CloseConcern(one, "Done"))
    assert today_at(path, friday + dt.timedelta(days=30)) == []


def test_a_concern_is_not_put_off_from_the_list(world, pair):
    made, *_ = pair
    raised(world, made)
    (item,) = [
        i for i in world.workspace.ask(today_items, TODAY) if i.needs is Needs.CONCERN_UNREAD
    ]
    later = TODAY + dt.timedelta(days=7)
    assert refused(world, Snooze((item.key,), later)).reason is Reason.CONCERN_STAYS
    assert refused(world, Dismiss((item.key,), "Quetzal")).reason is Reason.CONCERN_STAYS


def test_another_edit_says_what_it_always_said(world, pair):
    _, mentee, _ = pair
    do(world, EditPerson(mentee, "city", "Dhaka"))
    (line,) = world.workspace.ask(entries_newest_first, 1)
    assert [(r.before, r.after) for r in world.workspace.ask(changes, line.id)] == [
        ({"city": None}, {"city": "Dhaka"})
    ]
    assert world.workspace.ask(dump)["concern"] == []
