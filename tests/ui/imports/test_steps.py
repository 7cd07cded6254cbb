"""The steps of the import without any window: their order, the way back, and what stands before."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentordesk.domain.fields import Field
from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.mapping import SheetRole
from mentordesk.importing.plan import Action, ImportPlan, PlannedRow
from mentordesk.importing.sheet import Row, Sheet, SheetTrouble, Trouble
from mentordesk.jobs.import_choices import Decision
from mentordesk.ui.imports.sources import Read, SheetChoice
from mentordesk.ui.imports.steps import Hurdle, Step, Steps


def sheet(file="a.csv", heads=("Name", "Email"), rows=(("Amina Rahman", "amina@example.org"),)):
    lines = [Row(1, heads), *(Row(n, cells) for n, cells in enumerate(rows, start=2))]
    return Sheet(file, "", tuple(lines))


def choice(steps, source, **how):
    made = sheet(source.name, **how)
    key = f"{source.key}/{len(steps.choices)}"
    return SheetChoice(key, source.key, made, guess_mapping(made))


def with_file(name="a.csv", **how):
    """Steps that stand on the first step with one file read."""
    steps = Steps()
    (source,) = steps.add_files([Path("/anywhere") / name])
    steps.took(source.key, Read((choice(steps, source, **how),)))
    return steps


def plan(*actions, file="a.csv"):
    rows = tuple(PlannedRow(file, "", n, action) for n, action in enumerate(actions, start=2))
    return ImportPlan((file,), rows, ())


def judged(steps, *actions):
    steps.judged(plan(*(actions or (Action.ADD,))), steps.edition)
    return steps


def test_the_way_leads_forward_and_back_one_step_at_a_time():
    steps = with_file()
    assert [steps.forward(), steps.step] == [True, Step.COLUMNS]
    assert [steps.forward(), steps.step] == [True, Step.PREVIEW]
    judged(steps)
    assert [steps.back(), steps.step] == [True, Step.COLUMNS]
    assert [steps.back(), steps.step] == [True, Step.FILES]
    assert not steps.back()


def test_without_a_file_nothing_goes_on():
    steps = Steps()
    assert steps.hurdle() is Hurdle.NO_SHEET
    assert not steps.forward()
    assert steps.step is Step.FILES


def test_a_file_that_is_still_being_read_holds_the_way():
    steps = with_file()
    (second,) = steps.add_files([Path("/anywhere/b.csv")])
    assert steps.hurdle() is Hurdle.READING
    steps.took(second.key, Read(trouble=SheetTrouble(Trouble.EMPTY, file="b.csv")))
    assert steps.hurdle() is None


def test_with_no_sheet_ticked_the_way_is_closed():
    steps = with_file()
    (only,) = steps.choices
    steps.set_used(only.key, False)
    assert steps.used == ()
    assert steps.hurdle() is Hurdle.NO_SHEET


def test_some_column_must_say_who_the_people_are():
    steps = with_file(heads=("City", "Country"), rows=(("Dhaka", "Bangladesh"),))
    (only,) = steps.choices
    steps.set_used(only.key, True)
    steps.forward()
    assert steps.hurdle() is Hurdle.NO_NAME
    assert [c.key for c in steps.nameless()] == [only.key]
    steps.set_field(only.key, 0, Field.DISPLAY_NAME)
    assert steps.hurdle() is None


def test_a_field_for_one_column_moves_and_the_mapping_is_to_be_remembered():
    steps = with_file(heads=("Name", "Name used"), rows=(("Amina", "Mina"),))
    (only,) = steps.choices
    assert steps.corrected == ()
    steps.set_field(only.key, 1, Field.DISPLAY_NAME)
    assert [c.field for c in steps.corrected[0].columns] == [Field.IGNORE, Field.DISPLAY_NAME]


def test_a_role_put_right_is_remembered_too():
    steps = with_file()
    steps.set_role(steps.choices[0].key, SheetRole.BOTH)
    assert steps.corrected[0].role is SheetRole.BOTH


def test_every_change_of_the_sheets_makes_the_plan_useless():
    steps = judged(with_file())
    assert steps.is_judged
    steps.set_field(steps.choices[0].key, 1, Field.IGNORE)
    assert not steps.is_judged
    assert steps.plan is None


@pytest.mark.parametrize("change", ["cell", "decision", "round", "file"])
def test_smaller_changes_keep_the_old_plan_in_sight_until_all_is_judged(change):
    steps = judged(with_file())
    before = steps.plan
    {
        "cell": lambda: steps.set_cell(steps.choices[0].key, 2, 0, "Amina R."),
        "decision": lambda: steps.decide(("a.csv", "", 2), Decision.SAME),
        "round": lambda: steps.set_round("r1"),
        "file": steps.touch,
    }[change]()
    assert not steps.is_judged
    assert steps.plan is before


def test_a_judgement_of_an_earlier_state_does_not_count():
    steps = with_file()
    edition = steps.edition
    steps.set_cell(steps.choices[0].key, 2, 0, "Bela")
    assert not steps.judged(plan(Action.ADD), edition)
    steps.step = Step.PREVIEW
    assert steps.hurdle() is Hurdle.JUDGING


def test_a_typed_cell_stands_in_the_sheet_and_a_blank_empties_it():
    steps = with_file()
    key = steps.choices[0].key
    steps.set_cell(key, 2, 1, "new@example.org")
    steps.set_cell(key, 2, 0, "  ")
    assert steps.choices[0].sheet.rows[1].cells == (None, "new@example.org")
    assert steps.has_work


def test_one_row_read_anew_is_shown_only_while_it_is_the_latest():
    steps = judged(with_file())
    steps.set_cell(steps.choices[0].key, 2, 0, "Bela")
    better = plan(Action.REJECT)
    assert not steps.row_read(better, steps.edition - 1)
    assert steps.row_read(better, steps.edition)
    assert steps.plan is better
    assert not steps.is_judged


def test_nothing_to_bring_in_is_said():
    steps = judged(with_file(), Action.UNCHANGED, Action.REJECT)
    steps.step = Step.PREVIEW
    assert steps.hurdle() is Hurdle.NOTHING
    assert not steps.forward()


def test_the_import_has_no_way_back_but_undo():
    steps = judged(with_file())
    steps.step = Step.PREVIEW
    assert steps.forward()
    assert (steps.step, steps.is_importing, steps.hurdle()) == (Step.IMPORT, True, Hurdle.RUNNING)
    assert not any(steps.may_go(step) for step in Step)
    steps.imported()
    assert not steps.back()
    assert not steps.go(Step.FILES)


def test_a_cancelled_import_stands_on_the_preview_again():
    steps = judged(with_file())
    steps.step = Step.PREVIEW
    steps.forward()
    steps.not_imported()
    assert steps.step is Step.PREVIEW
    assert steps.hurdle() is None


def test_steps_may_be_skipped_only_over_open_ways():
    steps = with_file()
    assert steps.may_go(Step.PREVIEW)
    assert not steps.may_go(Step.IMPORT)
    steps.set_used(steps.choices[0].key, False)
    assert not steps.may_go(Step.COLUMNS)


def test_two_files_of_one_name_are_kept_apart():
    steps = Steps()
    first, second = steps.add_files([Path("/one/a.csv"), Path("/two/a.csv")])
    assert (first.name, second.name) == ("a.csv", "a.csv (2)")


def test_a_file_added_twice_is_read_anew_and_not_doubled():
    steps = with_file()
    (again,) = steps.add_files([Path("/anywhere/a.csv")])
    assert list(steps.sources) == [again.key]
    assert steps.is_reading


def test_what_was_read_of_a_file_put_back_is_forgotten():
    steps = Steps()
    (source,) = steps.add_files([Path("/anywhere/a.csv")])
    steps.remove(source.key)
    steps.took(source.key, Read((choice(steps, source),)))
    assert steps.choices == ()


def test_deciding_later_takes_a_decision_back():
    steps = with_file()
    place = ("a.csv", "", 2)
    steps.decide(place, Decision.SAME)
    steps.decide(place, Decision.LATER)
    assert steps.decisions == {}


def test_starting_over_forgets_everything_but_the_round():
    steps = judged(with_file())
    steps.set_round("r1")
    steps.set_cell(steps.choices[0].key, 2, 0, "Bela")
    steps.restart()
    assert (steps.sources, steps.plan, steps.has_work, steps.round_id) == ({}, None, False, "r1")


def test_rows_are_counted_below_the_headings():
    steps = with_file(rows=(("A B", "a@example.org"), ("C D", "c@example.org")))
    assert steps.choices[0].rows == 2
