"""From real files to people on file: one step, one undo, changed only by what is new."""

import datetime as dt
import json

import pytest
from sqlalchemy import select

from mentordesk.commands.imports import ImportPeople, SettleWaitingRow
from mentordesk.domain.fields import Field
from mentordesk.domain.person import Role
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.topic import TopicKind
from mentordesk.importing.mapping import SheetRole
from mentordesk.importing.plan import Action
from mentordesk.jobs.importing import Wishes, plan_import
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.queries.imports import present_values
from mentordesk.store.queries.waiting import waiting_rows
from mentordesk.store.tables import (
    Application,
    ImportRun,
    MentorProfile,
    Person,
    PersonEmail,
    PersonLink,
    Topic,
    WaitingRow,
)
from tests.support import sheets
from tests.support.make import Make

HEAD = ["Name", "Email", "I am a", "Topics", "How many mentees?", "Goal", "City", "Country",
        "Languages", "Availability", "Cohort", "Graduation year", "Consent", "Alumni ID", "Notes",
        "Not with", "Tags", "Ways of help", "Hopes to gain", "Challenges come through",
        "Offers in return", "What mentoring is and is not"]  # fmt: skip
ANA = ["Ana Silva", "ana@x.org", "Mentor", "Law; Health", "2", "", "Dhaka", "Bangladesh",
       "English; Bengali", "Mon 18:00-20:00", "MAP17", "2012", "yes", "A1", "=1+1", "",
       "board", "Developing a skill; Building a network", "New ideas", "Changing career", "",
       "2026-02-01"]  # fmt: skip
BO = ["Bo Chen", "bo@x.org", "Mentee", "Law", "", "Lead a team", "Lima", "Peru", "Spanish",
      "whenever", "MAGEN35", "2020", "no", "A2", "", "Ana Silva", "",
      "Developing a skill", "Leadership; A professional network", "", "I know Lima well",
      "yes"]  # fmt: skip


def planned(workspace, tmp_path, rows, *, file="people.csv", round_id=None, **wishes):
    path = sheets.write_csv(tmp_path / file, rows)
    return plan_import([path], workspace, round_id, Wishes(**wishes), Progress())[0]


def imported(workspace, tmp_path, rows, *, round_id=None, **how):
    plan = planned(workspace, tmp_path, rows, round_id=round_id, **how)
    workspace.run(ImportPeople(plan, round_id))
    return {action.value: n for action, n in plan.counts.items() if n}


def names(workspace):
    return sorted(workspace.ask(lambda c: [*c.execute(select(Person.display_name)).scalars()]))


def count(workspace, table):
    return len(workspace.ask(lambda c: c.execute(select(table.__table__)).all()))


def held(workspace, name, round_id=None):
    found = workspace.ask(
        lambda c: c.execute(select(Person.id).where(Person.display_name == name)).scalar_one()
    )
    return workspace.ask(present_values, (found,), round_id)[found]


def test_everything_a_row_says_is_on_file(workspace, tmp_path):
    round_id = Make(workspace).round()
    assert imported(workspace, tmp_path, [HEAD, ANA, BO], round_id=round_id) == {"add": 2}
    ana = held(workspace, "Ana Silva", round_id)
    assert ana[Field.EMAIL] == ("ana@x.org",)
    assert ana[Field.PLACES] == 2
    assert set(ana[Field.TOPICS_OFFERED]) == {"Law", "Health"}
    assert (ana[Field.CITY], ana[Field.COUNTRY], ana[Field.TIME_ZONE]) == (
        "Dhaka",
        "BD",
        "Asia/Dhaka",
    )
    assert dict(ana[Field.LANGUAGES]) == {"en": 3, "bn": 3}
    assert ana[Field.COHORT_CODE] == ("MAP17",)
    assert ana[Field.END_YEAR] == 2012
    assert ana[Field.NOTES] == "=1+1"
    assert ana[Field.TAGS] == ("board",)
    assert set(ana[Field.HELP_OFFERED]) == {"Developing a skill", "Building a network"}
    assert ana[Field.GAINS_OF_MENTOR] == ("New ideas",)
    assert ana[Field.CHALLENGES] == ("Changing career",)
    assert ana[Field.UNDERSTOOD] == dt.date(2026, 2, 1)
    bo = held(workspace, "Bo Chen", round_id)
    assert bo[Field.HELP_WANTED] == ("Developing a skill",)
    assert bo[Field.GAINS_OF_MENTEE] == ("Leadership", "A professional network")
    assert bo[Field.IN_RETURN] == "I know Lima well"
    assert bo[Field.UNDERSTOOD] == workspace.today()  # ticked, and no day told
    kinds = {topic.kind for topic in workspace.ask(lambda c: c.execute(select(Topic.kind)).all())}
    assert kinds == {*TopicKind} - {TopicKind.SECTOR}
    assert (bo[Field.GOAL_1], bo[Field.TOPICS_WANTED]) == ("Lead a team", ("Law",))
    assert bo[Field.HOURS] == "whenever"
    assert bo[Field.NOT_WITH] == ("Ana Silva",)
    assert count(workspace, PersonLink) == 1
    assert count(workspace, Application) == 2


def test_the_same_file_again_changes_nothing(workspace, tmp_path):
    round_id = Make(workspace).round()
    imported(workspace, tmp_path, [HEAD, ANA, BO], round_id=round_id)
    plan = planned(workspace, tmp_path, [HEAD, ANA, BO], round_id=round_id)
    assert plan.counts[Action.UNCHANGED] == 2
    assert not plan.does_anything


@pytest.mark.parametrize("role", list(SheetRole))
def test_nothing_changes_again_whatever_the_role(workspace, tmp_path, role):
    people = [[*row[:1], *row[1:]] for row in (HEAD, ANA, BO)]
    imported(workspace, tmp_path, people, role=role)
    plan = planned(workspace, tmp_path, people, role=role)
    assert [r.changed for r in plan.rows] == [(), ()]
    assert plan.counts[Action.UNCHANGED] == 2


def test_an_import_is_one_step_and_one_undo(workspace, tmp_path):
    Make(workspace).person("Known", email="known@x.org")
    imported(workspace, tmp_path, [HEAD, ANA, BO, ["Known", "known@x.org", "Mentor"]])
    assert workspace.next_undo().name == "ImportPeople"
    assert count(workspace, MentorProfile) == 2
    workspace.undo()
    assert names(workspace) == ["Known"]
    assert count(workspace, MentorProfile) == count(workspace, ImportRun) == 0
    workspace.redo()
    assert names(workspace) == ["Ana Silva", "Bo Chen", "Known"]


def test_blanks_and_missing_columns_never_blank_what_is_held(workspace, tmp_path):
    imported(workspace, tmp_path, [HEAD, ANA])
    before = held(workspace, "Ana Silva")
    assert imported(
        workspace, tmp_path, [["Email", "City", "Country"], ["ana@x.org", "", "Peru"]]
    ) == {"change": 1}
    after = held(workspace, "Ana Silva")
    assert after.pop(Field.COUNTRY) == "PE"
    before.pop(Field.COUNTRY)
    assert after == before


def test_a_new_address_joins_the_old_by_the_external_id(workspace, tmp_path):
    imported(workspace, tmp_path, [HEAD, ANA])
    rows = [["Name", "Email", "Alumni ID"], ["Ana Souza Silva", "new@y.org", "a1"]]
    assert imported(workspace, tmp_path, rows) == {"change": 1}
    assert held(workspace, "Ana Souza Silva")[Field.EMAIL] == ("ana@x.org", "new@y.org")


def test_mentees_without_a_round_are_leads(workspace, tmp_path):
    imported(workspace, tmp_path, [["Name", "Goal"], ["Bo Chen", "Learn"]])
    states = workspace.ask(
        lambda c: c.execute(select(Application.state, Application.round_id)).all()
    )
    assert [(state.value, round_id) for state, round_id in states] == [("lead", None)]


def test_a_finished_round_takes_nobody(workspace, tmp_path):
    plan = planned(workspace, tmp_path, [HEAD, BO])
    with pytest.raises(Refused) as refused:
        workspace.run(ImportPeople(plan, "no such round"))
    assert refused.value.reason is Reason.NOT_FOUND
    assert names(workspace) == []


def test_a_cancelled_import_leaves_the_file_as_it_was(workspace, tmp_path):
    plan = planned(workspace, tmp_path, [HEAD, ANA, BO])
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        workspace.run(ImportPeople(plan), progress)
    assert names(workspace) == []


# rows that wait ----------------------------------------------------------------------------


@pytest.fixture
def with_waiting(workspace, tmp_path):
    imported(workspace, tmp_path, [HEAD, ANA])
    couple = ["Juan Silva", "ana@x.org", "Mentor", "Sport"]
    counts = imported(workspace, tmp_path, [HEAD, couple], file="later.csv")
    assert counts == {"wait": 1}
    return workspace


def test_a_waiting_row_says_whom_it_may_be(with_waiting):
    (row,) = with_waiting.ask(waiting_rows)
    assert (row.person, row.address) == ("Ana Silva", "later.csv · 2")
    assert json.loads(row.draft)["values"]["display_name"] == "Juan Silva"
    assert names(with_waiting) == ["Ana Silva"]


def test_the_same_row_waits_once(with_waiting, tmp_path):
    couple = ["Juan Silva", "ana@x.org", "Mentor", "Sport"]
    imported(with_waiting, tmp_path, [HEAD, couple], file="later.csv")
    assert count(with_waiting, WaitingRow) == 1


def test_somebody_new_is_added(with_waiting):
    (row,) = with_waiting.ask(waiting_rows)
    done = with_waiting.run(SettleWaitingRow(row.id, is_same=False))
    assert names(with_waiting) == ["Ana Silva", "Juan Silva"]
    assert done.values["person_id"] != row.person_id
    assert with_waiting.ask(waiting_rows) == ()
    with_waiting.undo()
    assert len(with_waiting.ask(waiting_rows)) == 1
    assert names(with_waiting) == ["Ana Silva"]


def test_the_same_person_takes_what_the_row_says(with_waiting):
    (row,) = with_waiting.ask(waiting_rows)
    with_waiting.run(SettleWaitingRow(row.id, is_same=True))
    assert held(with_waiting, "Juan Silva")[Field.TOPICS_OFFERED] == ("Sport",)
    with pytest.raises(Refused):
        with_waiting.run(SettleWaitingRow(row.id, is_same=True))


def test_a_row_may_wait_for_somebody_of_its_own_file(workspace, tmp_path):
    rows = [HEAD, ANA, ["Juan Silva", "ana@x.org"]]
    assert imported(workspace, tmp_path, rows) == {"add": 1, "wait": 1}
    (row,) = workspace.ask(waiting_rows)
    assert row.person == "Ana Silva"


# several sheets and files -------------------------------------------------------------------


def test_sheets_of_both_roles_in_one_workbook(workspace, tmp_path):
    path = sheets.write_xlsx(
        tmp_path / "all.xlsx",
        {
            "Mentors": [["Name", "Email"], ["Ana", "ana@x.org"], ["Cy", "cy@x.org"]],
            "Mentees": [["Name", "Email"], ["Bo", "bo@x.org"], ["Ana", "ana@x.org"]],
            "Lists": [["Colour"], ["red"]],
        },
    )
    plan, _ = plan_import([path], workspace, None, Wishes(), Progress())
    workspace.run(ImportPeople(plan))
    assert {a.value: n for a, n in plan.counts.items() if n} == {"add": 3, "change": 1}
    assert held(workspace, "Ana")[Field.ROLE] == set(Role)
    assert [p.kind.value for p in plan.problems] == ["sheet_ignored"]


def test_hidden_sheets_stay_out(workspace, tmp_path):
    path = sheets.write_xlsx(
        tmp_path / "a.xlsx",
        {"People": [["Name", "Email"], ["Ana", "ana@x.org"]],
         "Old": [["Name", "Email"], ["Bo", "bo@x.org"]]},
        hidden=("Old",),
    )  # fmt: skip
    plan, _ = plan_import([path], workspace, None, Wishes(), Progress())
    assert [row.draft.name for row in plan.rows if row.draft] == ["Ana"]


def test_a_corrected_mapping_is_remembered(workspace, tmp_path):
    rows = [["Name", "Qqq"], ["Ana Silva", "Rio"]]
    (mapping,) = planned(workspace, tmp_path, rows).mappings
    mapping = mapping.with_field(1, Field.CITY)
    plan = planned(workspace, tmp_path, rows, mappings=(mapping,))
    workspace.run(ImportPeople(plan, None, (mapping,)))
    assert held(workspace, "Ana Silva")[Field.CITY] == "Rio"
    plan = planned(workspace, tmp_path, [["name", "QQQ"], ["Bo Chen", "Lima"]], file="next.csv")
    assert [row.draft.values[Field.CITY] for row in plan.rows if row.draft] == ["Lima"]


def test_a_file_without_people_is_counted_all_the_same(workspace, tmp_path):
    plan = planned(workspace, tmp_path, [["Colour", "Shape"], ["red", "round"], ["blue", "square"]])
    assert sum(plan.counts.values()) == len(plan.rows) >= 2
    assert plan.counts[Action.REJECT] == len(plan.rows)


def test_an_address_stands_as_it_was_typed(workspace, tmp_path):
    imported(workspace, tmp_path, [["Name", "Email"], ["Ana", "Ana.Silva+x@GMail.com"]])
    found = workspace.ask(lambda c: c.execute(select(PersonEmail.address)).scalar_one())
    assert found == "Ana.Silva+x@GMail.com"
