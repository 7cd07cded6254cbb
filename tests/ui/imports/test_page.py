"""The import page with real files: every step, every entrance, by mouse and by keyboard."""

from __future__ import annotations

import csv

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from mentordesk.domain.fields import Field
from mentordesk.domain.merging import Side
from mentordesk.importing.mapping import SheetRole
from mentordesk.importing.plan import Action
from mentordesk.importing.problems import Severity
from mentordesk.jobs.import_choices import Decision
from mentordesk.store.queries import people
from mentordesk.store.queries.people_detail import detail
from mentordesk.store.workspace import Workspace
from mentordesk.ui.imports.preview_model import Fixed, Mark
from mentordesk.ui.imports.steps import Step
from mentordesk.ui.imports.work import sentence_of
from mentordesk.ui.rows import Roles
from tests.support.sheets import write_bomb, write_csv, write_xlsx

HEADS = ["Full name", "E-mail", "Country", "Places"]
PEOPLE = [
    ["Amina Rahman", "amina@example.org", "Bangladesh", "2"],
    ["José García", "jose@example.org", "Peru", "many"],
    ["Kwame Mensah", "kwame@example.org", "Narnia", "1"],
    ["", "", "Ghana", ""],
]


@pytest.fixture
def mentors(tmp_path):
    """Two good rows, two with a remark, one without anybody in it."""
    return write_csv(tmp_path / "mentors.csv", [HEADS, *PEOPLE])


def on_file(wizard):
    return wizard.desk.ask(people.count)


# the whole way ------------------------------------------------------------------------------


def test_a_sheet_comes_in_and_one_undo_takes_it_all_back(wizard, mentors):
    wizard.preview(mentors)
    assert wizard.counts() == {"add": 3, "reject": 1}
    assert on_file(wizard) == 0
    wizard.to(Step.IMPORT)
    assert on_file(wizard) == 3
    assert wizard.page.done.is_done
    assert wizard.page.done.heading.text() == "3 people added, 0 changed"
    wizard.page.done.undo.click()
    wizard.settle()
    assert on_file(wizard) == 0
    assert wizard.page.done.heading.text() == "The import was taken back"


def test_the_undo_key_takes_an_import_back_and_the_page_says_so(wizard, mentors):
    wizard.preview(mentors)
    wizard.to(Step.IMPORT)
    wizard.desk.undo()
    assert on_file(wizard) == 0
    assert wizard.page.done.heading.text() == "The import was taken back"
    wizard.desk.redo()
    assert wizard.page.done.heading.text() == "3 people added, 0 changed"


def test_after_an_undo_the_preview_is_there_again(wizard, mentors):
    wizard.preview(mentors)
    wizard.to(Step.IMPORT)
    wizard.page.done.undo.click()
    wizard.settle()
    wizard.page.done.redo.click()
    wizard.settle()
    assert wizard.page.steps.step is Step.PREVIEW
    assert wizard.counts() == {"add": 3, "reject": 1}


def test_the_same_sheet_again_changes_nothing(wizard, mentors):
    wizard.preview(mentors)
    wizard.to(Step.IMPORT)
    wizard.page.start_over()
    wizard.preview(mentors)
    assert wizard.counts() == {"unchanged": 3, "reject": 1}
    assert not wizard.page.next.isEnabled()
    assert wizard.page.hurdle.text() == "No row would be brought in"


def test_done_leads_to_people(wizard, mentors):
    wizard.preview(mentors)
    wizard.to(Step.IMPORT)
    wizard.page.done.people.click()
    assert wizard.window.workplace.current.name == "people"


def test_more_files_after_an_import_begin_anew(wizard, mentors, tmp_path):
    wizard.preview(mentors)
    wizard.to(Step.IMPORT)
    wizard.take(write_csv(tmp_path / "more.csv", [HEADS, ["Li Wei", "li@example.org", "", ""]]))
    assert wizard.page.steps.step is Step.FILES
    assert [c.sheet.file for c in wizard.page.steps.choices] == ["more.csv"]


# entrances ----------------------------------------------------------------------------------


def dropped(paths, action=Qt.DropAction.CopyAction):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (action, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    return data, QDragEnterEvent(QPoint(5, 5), *rest), QDropEvent(QPointF(5, 5), *rest)


@pytest.mark.parametrize("action", [Qt.DropAction.CopyAction, Qt.DropAction.LinkAction])
def test_files_dropped_on_any_page_are_read(window, wizard, mentors, action):
    place = window.workplace
    place.show_page("people")
    _data, enter, drop = dropped([mentors], action)
    QApplication.sendEvent(place, enter)
    assert enter.isAccepted()
    assert enter.dropAction() == action
    QApplication.sendEvent(place, drop)
    wizard.settle()
    assert place.current is wizard.page
    assert [c.sheet.file for c in wizard.page.steps.choices] == ["mentors.csv"]


def test_a_file_is_never_moved_and_pictures_are_not_taken(window, wizard, mentors, tmp_path):
    for paths, action in (
        ([mentors], Qt.DropAction.MoveAction),
        ([tmp_path / "photo.png"], Qt.DropAction.CopyAction),
    ):
        _data, enter, _drop = dropped(paths, action)
        QApplication.sendEvent(window.workplace, enter)
        assert not enter.isAccepted()


def test_rows_pasted_from_a_spreadsheet_are_read(window, wizard, qtbot):
    QApplication.clipboard().setText(
        "Name\tE-mail\nLi Wei\tli@example.org\nBo Ek\tbo@example.org\n"
    )
    window.workplace.show_page("people")
    window.findChild(object, "paste_rows").trigger()
    wizard.settle()
    assert window.workplace.current is wizard.page
    wizard.to(Step.PREVIEW)
    assert wizard.counts() == {"add": 2}


def test_an_empty_clipboard_is_said_in_place(wizard):
    QApplication.clipboard().clear()
    wizard.page.paste()
    assert "no cells" in wizard.page.notice.text
    assert wizard.page.steps.sources == {}


def test_the_menu_and_the_empty_people_page_lead_here(window):
    window.findChild(object, "import").trigger()
    assert window.workplace.current.name == "import"
    window.workplace.show_page("people")
    window.workplace.current.middle.empty.findChild(object, "import").click()
    assert window.workplace.current.name == "import"


def test_files_are_chosen_in_a_dialog(wizard, answer, mentors):
    answer.will("open_files", [mentors])
    wizard.page.files.empty.findChild(object, "choose_files").click()
    wizard.settle()
    assert len(wizard.page.steps.choices) == 1


def test_the_import_is_no_place_of_the_sidebar(window, wizard, around):
    assert "import" not in dict(window.workplace.page_titles())
    path = window.workplace.desk.workspace.path
    window.close()
    assert window.settings.taste.page != "import"
    Workspace.open(path, around=around).close()


def test_a_file_open_for_reading_only_takes_no_import(window, open_window):
    other = open_window()
    assert other.open_path(window.workplace.desk.workspace.path)
    assert not other.findChild(object, "import").isEnabled()
    assert not other.findChild(object, "paste_rows").isEnabled()


# files --------------------------------------------------------------------------------------


def test_each_sheet_of_a_workbook_has_its_line(wizard, tmp_path):
    sheets = {
        "Mentors": [HEADS, *PEOPLE],
        "المتدربون": [["الاسم الكامل", "البريد الإلكتروني"], ["ليلى حسن", "leila@example.org"]],
        "Codes": [["code", "meaning"], [1, "yes"]],
    }
    wizard.take(write_xlsx(tmp_path / "book.xlsx", sheets))
    rows = wizard.page.files.model.rows
    assert [(row.sheet, row.is_used) for row in rows] == [
        ("Mentors", True),
        ("المتدربون", True),
        ("Codes", False),
    ]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "is empty"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "not a spreadsheet"),
        ("broken.xlsx", b"PK\x03\x04" + bytes(40), ""),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_place(wizard, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    wizard.take(path)
    (row,) = wizard.page.files.model.rows
    assert row.how == "Cannot be read"
    words = wizard.page.files.how.trouble
    assert words.isVisible()
    assert said in " ".join(part.text() for part in words.findChildren(type(wizard.page.hurdle)))
    assert not wizard.page.next.isEnabled()


def test_a_hostile_archive_is_refused_and_the_good_file_goes_on(wizard, mentors, tmp_path):
    bomb = write_bomb(tmp_path / "bomb.xlsx")
    wizard.preview(mentors, bomb)
    assert wizard.counts() == {"add": 3, "reject": 1}


def test_a_sheet_is_left_out_with_the_space_bar(wizard, mentors):
    wizard.take(mentors)
    table = wizard.page.files.table
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert wizard.page.steps.used == ()
    assert wizard.page.hurdle.text() == "Tick at least one sheet"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert len(wizard.page.steps.used) == 1


def test_a_click_on_the_tick_leaves_a_sheet_out(wizard, mentors):
    wizard.take(mentors)
    table = wizard.page.files.table
    place = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wizard.page.steps.used == ()


def test_the_row_of_headings_can_be_put_right(wizard, tmp_path):
    rows = [["Sign-ups of spring"], ["as of March"], ["who", "where"], ["Li Wei", "li@example.org"]]
    wizard.take(write_csv(tmp_path / "odd.csv", rows))
    how = wizard.page.files.how
    how.grid.setCurrentIndex(how.grid.raw.index(2, 0))
    how.grid.setFocus()
    QTest.keyClick(how.grid, Qt.Key.Key_Return)
    wizard.settle()
    (choice,) = wizard.page.steps.choices
    assert choice.mapping.header_row == 3
    assert [c.heading for c in choice.mapping.columns] == ["who", "where"]
    how.header.setValue(0)
    wizard.qtbot.waitUntil(lambda: wizard.page.steps.choices[0].mapping.header_row == 0)


def test_another_encoding_is_read_at_once(wizard, tmp_path):
    rows = [["Name", "E-mail"], ["Zoë Müller", "zoe@example.org"], ["José Núñez", "j@example.org"]]
    wizard.take(write_csv(tmp_path / "old.csv", rows, encoding="cp1252"))
    how = wizard.page.files.how
    how.encoding.setCurrentIndex(how.encoding.findData("cp1251"))
    how.encoding.activated.emit(how.encoding.currentIndex())
    wizard.settle()
    assert wizard.page.steps.choices[0].sheet.rows[1].cells[0] == "Zoл Mьller"


def test_guessed_letters_show_the_rows_that_would_read_differently(wizard, tmp_path):
    rows = [["Name", "E-mail"], ["Ada Low", "ada@example.org"], ["José Núñez", "j@example.org"]]
    wizard.take(write_csv(tmp_path / "old.csv", rows, encoding="cp1252"))
    doubtful = wizard.page.files.how.doubtful
    assert doubtful.isVisible()
    model = doubtful.model
    shown = [model.index(0, c).data() for c in range(model.columnCount())]
    assert shown[:2] == ["3", "José Núñez"]
    assert len(shown) > 2
    assert len(set(shown)) == len(shown), "an encoding that reads alike is no choice"


def test_a_file_can_be_taken_off_the_list(wizard, mentors):
    wizard.take(mentors)
    wizard.page.files.take_off.click()
    assert wizard.page.steps.sources == {}
    assert wizard.page.files.empty.isVisible()


# columns ------------------------------------------------------------------------------------


def test_a_column_is_given_its_meaning_by_the_keyboard(wizard, tmp_path):
    rows = [["Full name", "Note to self"], ["Li Wei", "Dhaka"]]
    wizard.take(write_csv(tmp_path / "odd.csv", rows))
    wizard.to(Step.COLUMNS)
    table = wizard.page.columns.table
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    combo = table.findChild(QComboBox, "meanings")
    assert combo is not None
    wizard.qtbot.waitUntil(combo.view().isVisible)
    combo.hidePopup()
    combo.setCurrentIndex(combo.findData("city"))
    combo.activated.emit(combo.currentIndex())
    assert wizard.page.steps.choices[0].mapping.columns[1].field is Field.CITY
    assert wizard.page.columns.model.rows[1].column.sure == 100


def test_a_correction_is_remembered_for_the_next_file_of_that_shape(wizard, tmp_path):
    heads = ["Full name", "E-mail", "Xyzzy"]
    wizard.take(write_csv(tmp_path / "one.csv", [heads, ["Li Wei", "li@example.org", "Lima"]]))
    wizard.to(Step.COLUMNS)
    wizard.page.columns.field_set.emit(wizard.page.steps.choices[0].key, 2, Field.CITY)
    wizard.to(Step.IMPORT)
    wizard.take(write_csv(tmp_path / "two.csv", [heads, ["Bo Ek", "bo@example.org", "Oslo"]]))
    (choice,) = wizard.page.steps.choices
    assert choice.is_remembered
    assert choice.mapping.columns[2].field is Field.CITY


def test_the_role_of_a_sheet_can_be_put_right(wizard, mentors):
    wizard.take(mentors)
    wizard.to(Step.COLUMNS)
    role = wizard.page.columns.role
    role.setCurrentIndex(role.findData(SheetRole.MENTEE.value))
    role.activated.emit(role.currentIndex())
    assert wizard.page.steps.choices[0].mapping.role is SheetRole.MENTEE


def test_sign_ups_are_for_the_round_of_the_picker_unless_another_is_chosen(wizard, make, mentors):
    first, second = make.round("Autumn 2026"), make.round("Spring 2027")
    wizard.window.workplace.set_round(first)
    wizard.take(mentors)
    wizard.to(Step.COLUMNS)
    combo = wizard.page.columns.round
    assert combo.currentData() == first
    combo.setCurrentIndex(combo.findData(second))
    combo.activated.emit(combo.currentIndex())
    wizard.window.workplace.set_round(first)
    assert wizard.page.steps.round_id == second


def test_without_a_name_the_page_says_what_to_choose(wizard, tmp_path):
    wizard.take(write_csv(tmp_path / "towns.csv", [["Town", "Land"], ["Lima", "Peru"]]))
    key = wizard.page.steps.choices[0].key
    wizard.page.files.used_set.emit(key, True)
    wizard.page.columns.field_set.emit(key, 0, Field.CITY)
    wizard.to(Step.COLUMNS)
    assert "who the people are" in wizard.page.columns.notice.text
    assert not wizard.page.next.isEnabled()


def test_forty_two_long_headings_stand_in_the_table(wizard, tmp_path):
    question = "On a scale from one to five, how much do you agree with statement number "
    heads = ["Full name", "E-mail", *[question + f"{n} of the survey" * 4 for n in range(40)]]
    rows = [heads, ["Li Wei", "li@example.org", *["3"] * 40]]
    wizard.take(write_csv(tmp_path / "wide.csv", rows))
    wizard.to(Step.COLUMNS)
    model = wizard.page.columns.model
    assert model.rowCount() == 42
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


# preview ------------------------------------------------------------------------------------


def test_figures_count_the_fates_and_show_their_rows_alone(wizard, mentors):
    wizard.preview(mentors)
    preview = wizard.page.preview
    shown = {f.text(): f.count for f in preview.figures.figures.values()}
    assert shown == {
        "New": 3,
        "Changed": 0,
        "Unchanged": 0,
        "Possible duplicates": 0,
        "Problems": 1,
        "With remarks": 2,
    }
    preview.figures.figures[Action.REJECT].click()
    assert preview.model.rowCount() == 1
    preview.figures.figures[Action.REJECT].click()
    assert preview.model.rowCount() == 4
    preview.figures.figures["remarked"].click()
    assert preview.model.rowCount() == 2


def test_an_odd_cell_is_marked_and_says_what_is_odd(wizard, mentors):
    wizard.preview(mentors)
    places = wizard.cell(1, "places")
    assert places.data(Roles.VALUE) is Mark.PROBLEM
    assert "not a number of mentees" in places.data(Qt.ItemDataRole.ToolTipRole)
    assert wizard.cell(0, "places").data(Roles.VALUE) is Mark.NONE


def test_a_cell_typed_in_place_is_judged_and_stays_in_sight(wizard, mentors):
    wizard.preview(mentors)
    preview = wizard.page.preview
    preview.show_only(Action.REJECT)
    table, index = preview.table, wizard.cell(0, "display_name")
    table.setFocus()
    table.setCurrentIndex(index)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    editor.clear()
    QTest.keyClicks(editor, "Yaw Boateng")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wizard.qtbot.waitUntil(lambda: not table.is_editing())
    wizard.settle()
    assert wizard.counts() == {"add": 4}
    assert preview.model.rowCount() == 1, "the row stays until the list is filtered anew"
    assert preview.model.text(preview.model.row_at(0), Fixed.FATE) == "New"
    wizard.to(Step.IMPORT)
    assert on_file(wizard) == 4


def test_a_judgement_that_comes_while_typing_waits_until_the_typing_is_over(wizard, mentors):
    wizard.preview(mentors)
    preview = wizard.page.preview
    table = preview.table
    table.setFocus()
    table.setCurrentIndex(wizard.cell(0, "country"))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "x")
    wizard.page.steps.touch()
    wizard.page.renew()
    wizard.settle()
    assert table.is_editing()
    assert editor.text().endswith("x")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    wizard.qtbot.waitUntil(lambda: not table.is_editing())
    wizard.settle()
    assert wizard.page.steps.is_judged
    assert preview.figures.figures[Action.ADD].count == 3


@pytest.fixture
def alike(wizard, make, tmp_path):
    """The preview of a row that may be somebody on file."""
    known = make.person("Amina Rahman")
    rows = [["Full name", "Country"], ["Amina Rahmann", "Bangladesh"], ["Bo Ek", "Norway"]]
    wizard.preview(write_csv(tmp_path / "one.csv", rows))
    assert wizard.counts() == {"wait": 1, "add": 1}
    wizard.known = known
    return wizard


def test_a_possible_duplicate_stands_beside_the_person_on_file(alike):
    panel = alike.page.preview.row
    assert panel.buttons[Decision.LATER].isChecked()
    assert panel.reasons.text() == "May be Amina Rahman. A name much alike."
    shown = [(c.id, c.other, c.kept) for c in panel.choices.rows]
    assert (Field.DISPLAY_NAME.value, "Amina Rahmann", "Amina Rahman") in shown
    assert not panel.table.isVisible()


@pytest.mark.parametrize(
    ("decision", "counts"),
    [
        (Decision.SAME, {"change": 1, "add": 1}),
        (Decision.DIFFERENT, {"add": 2}),
        (Decision.LATER, {"wait": 1, "add": 1}),
    ],
)
def test_what_is_decided_is_what_happens(alike, decision, counts):
    alike.page.preview.row.buttons[decision].click()
    alike.settle()
    assert alike.counts() == counts
    assert alike.page.preview.row.buttons[decision].isChecked()
    alike.to(Step.IMPORT)
    assert on_file(alike) == 1 + counts["add"]


def test_of_the_same_person_each_field_is_taken_or_kept(alike):
    """By keyboard, before the decision and after it; what is kept stays on file as it was."""
    preview = alike.page.preview
    panel, field = preview.row, Field.DISPLAY_NAME.value
    panel.choosing.select_ids([field], field)
    panel.choosing.setFocus()
    QTest.keyClick(panel.choosing, Qt.Key.Key_Left)
    panel.buttons[Decision.SAME].click()
    alike.settle()
    (row,) = [row for row in alike.page.steps.plan.rows if row.action is Action.CHANGE]
    assert Field.DISPLAY_NAME not in row.changed and Field.COUNTRY in row.changed
    assert preview.row.choices.row_of(field).side is Side.KEPT
    country = Field.COUNTRY.value
    panel.choosing.select_ids([country], country)
    for key, is_taken in ((Qt.Key.Key_Left, False), (Qt.Key.Key_Right, True)):
        QTest.keyClick(panel.choosing, key)
        alike.settle()
        (row,) = [row for row in alike.page.steps.plan.rows if row.action is Action.CHANGE]
        assert (Field.COUNTRY in row.changed) is is_taken
        assert panel.choosing.current_id() == country  # the place is kept while rows are judged
    alike.to(Step.IMPORT)
    person = alike.desk.ask(detail, alike.known)
    assert (person.display_name, person.country) == ("Amina Rahman", "BD")


def test_a_decision_can_be_taken_back(alike):
    for decision in (Decision.DIFFERENT, Decision.SAME, Decision.LATER):
        alike.page.preview.row.buttons[decision].click()
        alike.settle()
    assert alike.counts() == {"wait": 1, "add": 1}


def test_next_leads_to_the_row_that_waits(alike):
    alike.page.preview.table.selectRow(1)
    alike.page.preview.row.next.click()
    assert alike.page.preview.table.current_id() == "0"


def test_rejected_rows_are_saved_with_their_reason(wizard, answer, mentors, tmp_path):
    wizard.preview(mentors)
    out = tmp_path / "rejected"
    answer.will("save_file", out)
    wizard.page.preview.save.click()
    wizard.settle()
    page = load_workbook(tmp_path / "rejected.xlsx").worksheets[0]
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][-1] == "Why it was rejected"
    problems = wizard.page.steps.plan.problems
    reasons = [sentence_of(each) for each in problems if each.severity is Severity.REJECT]
    assert any(reason in rows[1][-1] for reason in reasons)
    assert wizard.window.workplace.toasts.text == "1 rejected row saved in rejected.xlsx"


def test_somebody_added_meanwhile_is_seen_by_the_preview(wizard, make, mentors):
    wizard.preview(mentors)
    from mentordesk.commands.newcomers import NewPerson

    wizard.desk.do(NewPerson("Amina Rahman"))
    wizard.settle()
    assert wizard.counts() == {"add": 2, "wait": 1, "reject": 1}


def test_the_preview_model_keeps_qts_rules_through_edits_and_filters(wizard, mentors):
    wizard.preview(mentors)
    model = wizard.page.preview.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    wizard.page.preview.show_only(Action.REJECT)
    model.setData(wizard.cell(0, "display_name"), "Yaw")
    wizard.settle()
    wizard.page.preview.show_only(None)
    assert model.rowCount() == 4


# the import itself --------------------------------------------------------------------------


def many(path, count):
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(HEADS)
        for n in range(count):
            writer.writerow(
                [f"{chr(65 + n % 26)}{n:04x} Q{n * 7919 % 9973:04x}", f"p{n}@e.org", "", 1]
            )
    return path


def test_a_cancelled_import_leaves_the_file_as_it_was(wizard, tmp_path):
    wizard.preview(many(tmp_path / "many.csv", 600))
    wizard.page.forward()
    assert wizard.page.done.cancel.isEnabled()
    wizard.page.done.cancel.click()
    wizard.settle()
    assert on_file(wizard) == 0
    assert wizard.page.steps.step is Step.PREVIEW
    assert "nothing was written" in wizard.page.notice.text
    assert wizard.desk.undo_text == ""
    wizard.to(Step.IMPORT)
    assert on_file(wizard) == 600


def test_files_that_come_during_an_import_wait_outside(wizard, mentors):
    wizard.preview(mentors)
    wizard.page.forward()
    wizard.page.arrive([mentors])
    wizard.settle()
    assert wizard.page.steps.step is Step.IMPORT
    assert on_file(wizard) == 3


def test_closing_the_window_during_an_import_writes_nothing_by_halves(wizard, tmp_path, around):
    wizard.preview(many(tmp_path / "many.csv", 600))
    path = wizard.desk.workspace.path
    wizard.page.forward()
    wizard.window.close()
    with Workspace.open(path, around=around) as again:
        assert again.ask(people.count) in (0, 600)


# going over ---------------------------------------------------------------------------------


def test_the_whole_way_by_keyboard(wizard, mentors):
    wizard.take(mentors)
    for step in (Step.COLUMNS, Step.PREVIEW):
        QTest.keyClick(wizard.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        wizard.settle()
        assert wizard.page.steps.step is step
    QTest.keyClick(wizard.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.page.steps.step is Step.COLUMNS


def test_the_trail_leads_back(wizard, mentors):
    wizard.preview(mentors)
    mark = wizard.page.trail.marks[Step.FILES]
    assert mark.accessibleName() == "Step 1 of 4: Files, done"
    mark.click()
    assert wizard.page.steps.step is Step.FILES


def test_starting_over_asks_when_work_would_be_lost(wizard, answer, mentors):
    wizard.preview(mentors)
    wizard.page.over.click()
    assert wizard.page.steps.sources == {}
    wizard.preview(mentors)
    wizard.page.preview.model.setData(wizard.cell(3, "display_name"), "Yaw")
    wizard.settle()
    answer.will("confirm", False)
    wizard.page.over.click()
    assert wizard.page.steps.step is Step.PREVIEW


def test_the_page_keeps_its_place_while_another_is_looked_at(wizard, mentors):
    wizard.preview(mentors)
    wizard.window.workplace.show_page("people")
    wizard.window.workplace.import_sheets()
    assert wizard.page.steps.step is Step.PREVIEW
    assert wizard.page.preview.model.rowCount() == 4
