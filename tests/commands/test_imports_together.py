"""Running pairs, groups, sessions and answers come in from sheets in one step, and by the rules."""

import datetime as dt
import json

import pytest

from mentordesk.commands.lists import AddWords
from mentordesk.commands.together.bringing_in import ImportTogether
from mentordesk.commands.together.plan import NEW, OUT, Choices
from mentordesk.commands.together.planning import plan_relations
from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Mode
from mentordesk.domain.person import LinkKind, Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.survey import Gain, Survey
from mentordesk.domain.together import About
from mentordesk.domain.topic import TopicKind
from mentordesk.importing.plan import Action
from mentordesk.importing.relation_columns import read_as, recognised
from mentordesk.importing.relation_mapping import relation_from_json
from mentordesk.importing.relation_rows import read_relations
from mentordesk.importing.sheet import Book, Row, Sheet
from mentordesk.importing.whom import Named
from mentordesk.jobs.together import sorted_out
from mentordesk.store.checks import check
from mentordesk.store.tables import (
    CheckIn,
    GroupMember,
    Match,
    MentoringGroup,
    MentorProfile,
    PairStep,
    Person,
    PersonEmail,
    SessionLog,
)
from mentordesk.wording.history import sentence
from tests.support.round_world import World

ADD, CHANGE, SAME, WAIT, REJECT = Action
TODAY = dt.date(2026, 3, 2)
HEAD = ["Mentor", "Mentee", "State", "Introduced", "First meeting", "End"]


class Small(World):
    """A round that runs, a mentor of two places and two people."""

    spring = grace = amina = li = ""


@pytest.fixture
def world(workspace):
    made = Small(workspace)
    made.spring = made.round("Spring", state=RoundState.RUNNING)
    made.grace = made.mentor("Grace Okoth", places=2, email="grace@x.org")
    made.amina = made.person("Amina Søndergård", email="amina@x.org")
    made.li = made.person("Li Wei")
    made.flush()
    return made


def email(world, person_id, address):
    world.add(PersonEmail(id=world.new_id(), person_id=person_id, address=address))


def sheet_of(rows, name="Pairs", file="running.xlsx"):
    return Sheet(file, name, tuple(Row(i, tuple(r)) for i, r in enumerate(rows, start=1)))


def reading(rows, about=None, name="Pairs"):
    sheet = sheet_of(rows, name)
    mapping = read_as(sheet, about) if about else recognised(sheet)
    assert mapping is not None
    return read_relations(sheet, mapping)


def plan(workspace, *readings, **choices):
    return workspace.ask(plan_relations, readings, Choices(**choices), TODAY)


def fates(found):
    return [row.action for row in found.rows]


def kinds(found):
    return [problem.kind.value for problem in found.problems]


def all_of(workspace, table):
    from sqlalchemy import select

    return workspace.ask(lambda c: c.execute(select(table.__table__)).all())


def test_a_running_pair_comes_in_with_its_days_and_its_story(world, workspace, do):
    rows = [HEAD, ["Grace Okoth", "Sondergard, Amina", "Active", "2026-01-10", "2026-01-20", ""]]
    told = reading(rows)
    said = do(ImportTogether((told,), Choices(round_id=world.spring)))
    assert (said["added"], said["left"]) == (1, 0)
    [pair] = all_of(workspace, Match)
    assert (pair.mentor_id, pair.mentee_id) == (world.grace, world.amina)
    assert (pair.state, pair.round_id) == (MatchState.ACTIVE, world.spring)
    assert pair.first_meeting_on == dt.date(2026, 1, 20)
    assert pair.planned_end_on == dt.date(2026, 10, 1)  # the round's, where the row says none
    steps = [(s.number, s.state, s.on) for s in all_of(workspace, PairStep)]
    assert steps == [
        (1, MatchState.INTRODUCED, dt.date(2026, 1, 10)),
        (2, MatchState.STARTED, dt.date(2026, 1, 20)),
        (3, MatchState.ACTIVE, dt.date(2026, 1, 20)),
    ]
    assert workspace.ask(check).problems == ()
    assert sentence("ImportTogether", said) == (
        "1 rows about pairs imported from running.xlsx: 1 added, 0 changed, 0 left out"
    )


def test_the_same_sheet_again_changes_nothing(world, workspace):
    told = reading([HEAD, ["Grace Okoth", "amina@x.org", "Active", "", "", ""]])
    command = ImportTogether((told,), Choices(round_id=world.spring))
    workspace.run(command)
    again = plan(workspace, told, round_id=world.spring)
    assert fates(again) == [SAME]
    paused = reading([HEAD, ["Grace Okoth", "amina@x.org", "on hold", "", "", ""]])
    again = plan(workspace, paused, round_id=world.spring)
    assert (fates(again), kinds(again)) == ([SAME], ["pair_differs"])


def test_who_is_not_found_is_asked_about_and_can_be_made_chosen_or_left_out(world, workspace, do):
    rows = [
        HEAD,
        ["Grace Okoth", "Zed Nobody", "", "", "", ""],
        ["Okoth, G.", "Li Wei", "", "", "", ""],
    ]
    told = reading(rows)
    found = plan(workspace, told, round_id=world.spring)
    assert fates(found) == [WAIT, WAIT]
    zed, okoth = found.asked()
    assert (zed.named.name, zed.perhaps) == ("Zed Nobody", ())
    assert okoth.perhaps == (world.grace,)
    assert not found.does_anything
    people = {Named("Zed Nobody").key: NEW, Named("Okoth, G.").key: world.grace}
    do(ImportTogether((told,), Choices(people, round_id=world.spring)))
    assert len(all_of(workspace, Match)) == 2
    assert "Zed Nobody" in [p.display_name for p in all_of(workspace, Person)]
    left = plan(workspace, told, people={Named("Zed Nobody").key: OUT}, round_id=world.spring)
    assert fates(left) == [REJECT, WAIT]
    assert "left_out" in kinds(left)


def test_two_of_one_name_are_told_apart_by_their_address(world, workspace):
    other = world.person("Amina Søndergård", email="amina2@x.org")
    world.flush()
    named = reading([["Mentor", "Mentee"], ["Grace Okoth", "Amina Sondergard"]])
    asked = plan(workspace, named, round_id=world.spring).asked()
    assert set(asked[0].perhaps) == {world.amina, other}
    rows = [["Mentor", "Mentee", "Mentee email"], ["Grace Okoth", "Amina", "amina2@x.org"]]
    found = plan(workspace, reading(rows), round_id=world.spring)
    assert found.rows[0].people == (world.grace, other)


def test_a_full_mentor_keeps_the_row_out_until_there_is_a_place(world, workspace, do):
    world.person("Bo Yang")
    world.flush()
    names = ("Amina Søndergård", "Li Wei", "Bo Yang")
    told = reading([["Mentor", "Mentee"], *(["Grace Okoth", name] for name in names)])
    found = plan(workspace, told, round_id=world.spring)
    assert fates(found) == [ADD, ADD, REJECT]
    assert kinds(found) == ["mentor_full"]
    place = found.rows[2].place
    said = do(
        ImportTogether((told,), Choices(round_id=world.spring, roomy=frozenset({place})))
    )  # fmt: skip
    assert said["added"] == 3
    places = {p.person_id: p.places for p in all_of(workspace, MentorProfile)}
    assert places[world.grace] == 3
    assert workspace.ask(check).problems == ()


def test_who_never_said_how_many_has_places_for_those_who_run(world, workspace):
    world.person("Nia Mensah")
    world.flush()
    rows = [["Mentor", "Mentee"], ["Nia Mensah", "Li Wei"], ["Nia Mensah", "amina@x.org"]]
    told = reading(rows)
    assert kinds(plan(workspace, told, round_id=world.spring)) == ["places_set"]
    workspace.run(ImportTogether((told,), Choices(round_id=world.spring)))
    assert 2 in [p.places for p in all_of(workspace, MentorProfile)]
    assert workspace.ask(check).problems == ()


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["Grace Okoth", "Grace Okoth", "", "", "", ""], "pair_of_one"),
        (["Grace Okoth", "", "", "", "", ""], "nobody_named"),
        (["Grace Okoth", "Li Wei", "Active", "2026-02-01", "", "2026-01-01"], "dates_turned"),
        (["Grace Okoth", "Li Wei", "Active", "2027-02-01", "", ""], "date_ahead"),
    ],
)
def test_a_row_that_cannot_be_says_why(world, workspace, row, kind):
    found = plan(workspace, reading([HEAD, row], About.PAIRS), round_id=world.spring)
    assert fates(found) == [REJECT]
    assert kind in kinds(found)


def test_hard_rules_hold_for_running_pairs_too(world, workspace):
    world.link(world.grace, world.li, LinkKind.NEVER_AGAIN)
    world.flush()
    rows = [["Mentor", "Mentee"], ["Grace Okoth", "Li Wei"]]
    assert kinds(plan(workspace, reading(rows), round_id=world.spring)) == ["pair_not_with"]
    told = reading([["Mentor", "Mentee"], ["Grace Okoth", "Amina Søndergård"]])
    workspace.run(ImportTogether((told,), Choices(round_id=world.spring)))
    other = world.round("Autumn", state=RoundState.RUNNING)
    world.mentor("Tom Ray")
    world.flush()
    assert kinds(plan(workspace, told, round_id=other)) == ["pair_elsewhere"]
    rival = reading([["Mentor", "Mentee"], ["Tom Ray", "Amina Søndergård"]])
    assert kinds(plan(workspace, rival, round_id=world.spring)) == ["mentee_taken"]


def test_rounds_are_known_by_name_and_asked_for_when_not(world, workspace):
    over = world.round("Old", state=RoundState.ARCHIVED)
    world.flush()
    rows = [
        ["Mentor", "Mentee", "Round"],
        ["Grace Okoth", "Li Wei", "spring"],
        ["Grace Okoth", "amina@x.org", "Cycle 7"],
        ["Grace Okoth", "amina@x.org", "Old"],
        ["Grace Okoth", "amina@x.org", ""],
    ]
    told = reading(rows)
    found = plan(workspace, told)
    assert kinds(found) == ["round_unknown", "round_over", "round_missing"]
    assert over
    found = plan(workspace, told, rounds={"cycle 7": world.spring})
    assert fates(found) == [ADD, ADD, REJECT, REJECT]


def test_an_informal_pair_needs_no_round(world, workspace):
    rows = [["Mentor", "Mentee", "Status"], ["Grace Okoth", "Li Wei", "continuing informally"]]
    workspace.run(ImportTogether((reading(rows),)))
    [pair] = all_of(workspace, Match)
    assert (pair.state, pair.round_id) == (MatchState.INFORMAL, None)
    assert workspace.ask(check).problems == ()


def test_a_group_comes_in_with_its_members(world, workspace, do):
    circle = world.round("Circles", Scheme.GROUP, state=RoundState.RUNNING)
    world.flush()
    rows = [
        ["Group", "Mentor", "Member", "Start"],
        ["Evaluation", "Grace Okoth", "Li Wei", "2026-02-01"],
        ["", "", "amina@x.org", ""],
        ["Evaluation", "", "Grace Okoth", ""],
    ]
    told = reading(rows, name="Groups")
    found = plan(workspace, told, round_id=circle)
    assert (fates(found), kinds(found)) == ([ADD, ADD, REJECT], ["pair_of_one"])
    do(ImportTogether((told,), Choices(round_id=circle)))
    [group] = all_of(workspace, MentoringGroup)
    assert (group.title, group.state, group.most) == ("Evaluation", GroupState.RUNNING, 6)
    assert {m.person_id for m in all_of(workspace, GroupMember)} == {world.li, world.amina}
    assert fates(plan(workspace, told, round_id=circle)) == [SAME, SAME, REJECT]


def test_sessions_find_their_pair_and_start_it(world, workspace, do):
    pairs = reading([HEAD, ["Grace Okoth", "Li Wei", "introduced", "2026-02-01", "", ""]])
    rows = [
        ["Session date", "Mentor", "Mentee", "Minutes", "How"],
        ["10 February 2026", "Grace Okoth", "Li Wei", "1 h 15", "Zoom call"],
        ["2026-02-10", "Grace Okoth", "Li Wei", "75", "Zoom call"],
        ["2026-02-12", "Grace Okoth", "Amina Søndergård", "60", ""],
        ["", "Grace Okoth", "Li Wei", "60", ""],
    ]
    told = reading(rows, name="Log")
    assert told.about is About.SESSIONS
    found = plan(workspace, pairs, told, round_id=world.spring)
    assert fates(found) == [ADD, ADD, SAME, REJECT, REJECT]
    assert kinds(found) == ["pair_missing", "date_missing"]
    do(ImportTogether((pairs, told), Choices(round_id=world.spring)))
    [session] = all_of(workspace, SessionLog)
    assert (session.minutes, session.mode) == (75, Mode.VIDEO)
    [pair] = all_of(workspace, Match)
    assert (pair.state, pair.first_meeting_on) == (MatchState.STARTED, dt.date(2026, 2, 10))


ANSWERS = [
    ["Timestamp", "Email", "How many times have you met?", "Quality of the match",
     "Do you wish to continue?", "What is working well?"],
    ["2026-02-20", "li@x.org", "3", "4 - good", "Yes, gladly", "Our calls"],
    ["2026-02-20", "grace@x.org", "three", "seven", "no", ""],
    ["2026-02-20", "amina@x.org", "3", "4", "yes", ""],
]  # fmt: skip


def test_answers_of_a_form_export_become_check_ins(world, workspace, do):
    email(world, world.li, "li@x.org")
    world.flush()
    pairs = reading([["Mentor", "Mentee"], ["Grace Okoth", "Li Wei"]])
    workspace.run(ImportTogether((pairs,), Choices(round_id=world.spring)))
    told = reading(ANSWERS, name="Midpoint")
    found = plan(workspace, told)
    assert fates(found) == [ADD, ADD, REJECT]
    assert kinds(found) == ["answer_off_scale", "pair_missing"]
    do(ImportTogether((told,)))
    rows = {row.person_id: row for row in all_of(workspace, CheckIn)}
    mine = rows[world.li]
    assert (mine.survey, mine.role, mine.on_behalf) == (Survey.MONTH_3, Role.MENTEE, False)
    assert json.loads(mine.answers) == {
        "meetings": 3, "match_quality": 4, "continue": True, "working_well": "Our calls",
    }  # fmt: skip
    assert rows[world.grace].role is Role.MENTOR
    assert fates(plan(workspace, told)) == [SAME, SAME, REJECT]


def test_gains_hoped_for_come_in_by_the_words_of_the_list_of_whoever_answers(world, workspace, do):
    email(world, world.li, "li@x.org")
    email(world, world.grace, "grace@x.org")
    world.flush()
    workspace.run(AddWords(TopicKind.MENTEE_GAIN, ("Leadership", "A professional network")))
    pairs = reading([["Mentor", "Mentee"], ["Grace Okoth", "Li Wei"]])
    workspace.run(ImportTogether((pairs,), Choices(round_id=world.spring)))
    rows = [
        ["Email", "How far are you? [a PROFESSIONAL network]", "How far are you? [Leadership]",
         "Would you recommend the programme?"],
        ["li@x.org", "2", "4 - far", "9"],
        ["grace@x.org", "3", "", "8"],
    ]  # fmt: skip
    book = Book("end.xlsx", (sheet_of(rows, "End survey", "end.xlsx"),), ())
    _, (sheet,) = sorted_out((book,), workspace)
    gain = Gain("A professional network")
    assert sheet.mapping.columns[1].meaning == gain
    assert relation_from_json(sheet.mapping.to_json()).columns == sheet.mapping.columns
    found = plan(workspace, sheet.read())
    assert fates(found) == [ADD, ADD]
    assert kinds(found) == ["not_asked"]  # the list is the mentees'
    do(ImportTogether((sheet.read(),)))
    held = {row.person_id: json.loads(row.answers) for row in all_of(workspace, CheckIn)}
    assert held[world.li] == {gain.value: 2, "gain: Leadership": 4, "recommend": 9}
    assert held[world.grace] == {"recommend": 8}


def test_typed_answers_are_kept_unless_she_says_otherwise(world, workspace):
    from mentordesk.commands.check_ins import RecordAnswers
    from mentordesk.domain.survey import Question

    email(world, world.li, "li@x.org")
    world.flush()
    pairs = reading([["Mentor", "Mentee"], ["Grace Okoth", "Li Wei"]])
    workspace.run(ImportTogether((pairs,), Choices(round_id=world.spring)))
    [pair] = all_of(workspace, Match)
    typed = ((Question.MEETINGS, 9),)
    workspace.run(RecordAnswers(pair.id, Survey.MONTH_3, Role.MENTEE, typed))
    told = reading(ANSWERS[:2], name="Midpoint")
    found = plan(workspace, told)
    assert (fates(found), kinds(found)) == ([CHANGE], ["answer_kept"])
    workspace.run(ImportTogether((told,)))
    [row] = all_of(workspace, CheckIn)
    assert json.loads(row.answers)["meetings"] == 9
    workspace.undo()
    taken = Choices(taken=frozenset({found.rows[0].place}))
    workspace.run(ImportTogether((told,), taken))
    [row] = all_of(workspace, CheckIn)
    assert json.loads(row.answers)["meetings"] == 3
