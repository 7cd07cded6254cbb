"""The People page: finding, sorting, views, deeds for many, new people, the empty page."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from mentordesk.commands.addresses import MarkBounced
from mentordesk.commands.consents import RecordConsent
from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPeople
from mentordesk.domain.consent import Answer, Purpose
from mentordesk.store.queries.people_detail import detail
from mentordesk.store.queries.people_filter import PeopleColumn
from mentordesk.store.queries.views import views_of
from mentordesk.ui.people.new_person import NewPersonDialog
from tests.support.pages import page_of

COLUMNS = list(PeopleColumn)


@pytest.fixture
def page(make, open_window, workspace):
    """The People page over five people of several scripts and roles."""
    spring = make.round("Spring 2026")
    make.mentor("Amina Rahman", places=2, city="Dhaka", country="BD", code="MAP17")
    make.mentor("Ánh Nguyễn", city="Hà Nội", country="VN", employer="Lakes Bank")
    make.mentee("José da Silva", spring, city="São Paulo", country="BR", status="student")
    make.mentee("မြင့်မြင့်စိန်", spring, given_name="Myint", country="MM")
    make.person("فاطمة الزهراء", original_name="", country="EG", email="fatima@post.example")
    return page_of(open_window(workspace), "people")


def names(page):
    return [page.model.row_at(number).name for number in range(page.model.rowCount())]


def type_into(page, text):
    page.search.setFocus()
    page.search.selectAll()
    if text.isascii():
        QTest.keyClicks(page.search, text)
    else:
        page.search.setText(text)
    page.apply_filter()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nguyen", ["Ánh Nguyễn"]),
        ("SILVA", ["José da Silva"]),
        ("map17", ["Amina Rahman"]),
        ("lakes", ["Ánh Nguyễn"]),
        ("fatima@", ["فاطمة الزهراء"]),
        ("زهراء", ["فاطمة الزهراء"]),
        ("myint", ["မြင့်မြင့်စိန်"]),
    ],
)
def test_people_are_found_by_any_part_of_anything(page, typed, found):
    type_into(page, typed)
    assert names(page) == found
    assert page._shown.text() == f"1 of {5} people"


def test_the_count_follows_whoever_comes_goes_or_no_longer_matches(page):
    assert page._shown.text() == "5 people"
    page.desk.do(NewPerson("Zoë Obi"))
    assert page._shown.text() == "6 people"
    type_into(page, "lakes")
    assert page._shown.text() == "1 of 6 people"
    page.desk.do(EditPeople((page.model.id_at(0),), "employer", None))
    assert page._shown.text() == "0 of 6 people"
    page.desk.undo()
    assert page._shown.text() == "1 of 6 people"
    page.desk.undo()
    assert page._shown.text() == "1 of 5 people"


def test_a_pause_in_typing_is_enough_to_search(page, qtbot):
    page.search.setFocus()
    QTest.keyClicks(page.search, "silva")
    qtbot.waitUntil(lambda: names(page) == ["José da Silva"])


def test_each_column_filters_and_the_filters_add_up(page):
    page.header.field(COLUMNS.index(PeopleColumn.COUNTRY)).setText("nam")
    page.apply_filter()
    assert names(page) == ["Ánh Nguyễn"]
    page.header.field(COLUMNS.index(PeopleColumn.NAME)).setText("amina")
    page.apply_filter()
    assert names(page) == []
    assert page.table.empty_text == "None of 5 match"
    page.clear_filters()
    assert len(names(page)) == 5


def test_roles_and_standing_are_chosen_from_a_list(page):
    roles = page.header.field(COLUMNS.index(PeopleColumn.ROLES))
    roles.setCurrentIndex(roles.findData("mentee"))
    page.apply_filter()
    assert set(names(page)) == {"José da Silva", "မြင့်မြင့်စိန်"}
    status = page.header.field(COLUMNS.index(PeopleColumn.STATUS))
    status.setCurrentIndex(status.findData("student"))
    page.apply_filter()
    assert names(page) == ["José da Silva"]


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.value)
def test_every_column_sorts_both_ways_and_keeps_the_selection(page, column):
    chosen = page.model.id_at(2)
    page.table.select_ids([chosen], chosen)
    number = COLUMNS.index(column)
    page.table.sortByColumn(number, Qt.SortOrder.AscendingOrder)
    up = names(page)
    page.table.sortByColumn(number, Qt.SortOrder.DescendingOrder)
    assert sorted(names(page)) == sorted(up)
    assert page.selected() == [chosen]


def test_countries_sort_by_the_name_that_is_shown(page):
    page.table.sortByColumn(COLUMNS.index(PeopleColumn.COUNTRY), Qt.SortOrder.AscendingOrder)
    shown = [page.model.index(r, COLUMNS.index(PeopleColumn.COUNTRY)).data() for r in range(5)]
    assert shown == ["Bangladesh", "Brazil", "Egypt", "Myanmar (Burma)", "Vietnam"]


def test_a_view_brings_filters_sort_and_columns_back(page, answer):
    page.header.field(COLUMNS.index(PeopleColumn.CITY)).setText("ha")
    page.apply_filter()
    page.table.sortByColumn(COLUMNS.index(PeopleColumn.CITY), Qt.SortOrder.DescendingOrder)
    page.header.moveSection(0, 3)
    page.header.setSectionHidden(COLUMNS.index(PeopleColumn.TAGS), True)
    answer.will("text", "Ha cities")
    page.views.save()
    (view,) = page.desk.ask(views_of, "people")
    before, held = names(page), json.loads(view.view)
    page.clear_filters()
    page.header.moveSection(3, 0)
    page.header.setSectionHidden(COLUMNS.index(PeopleColumn.TAGS), False)
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    page.views.apply(view)
    assert names(page) == before == ["Ánh Nguyễn", "Amina Rahman"]
    assert page.views.held() == held


def test_a_view_can_be_removed_and_that_undone(page, answer):
    answer.will("text", "All mentors")
    page.views.save()
    answer.will("choice", "All mentors")
    page.views.remove(page.desk.ask(views_of, "people"))
    assert page.desk.ask(views_of, "people") == ()
    page.desk.undo()
    assert [view.name for view in page.desk.ask(views_of, "people")] == ["All mentors"]


def test_columns_keep_their_widths_over_a_restart(page, open_window, around):
    from mentordesk.store.workspace import Workspace

    page.table.setColumnWidth(2, 177)
    path = page.desk.workspace.path
    page.window().close()
    again = page_of(open_window(Workspace.open(path, around=around)), "people")
    assert again.table.columnWidth(2) == 177


def test_deeds_for_many_wait_for_a_selection_and_say_so(page):
    page.table.clearSelection()
    page.deeds.fit()
    for action in page.deeds.for_many:
        assert not action.isEnabled()
        assert action.toolTip() == "Select people first"


def test_the_selected_are_added_to_a_round_in_one_step(page, answer):
    page.table.selectAll()
    answer.will("choice", "Spring 2026, as mentees")
    page.deeds.bulk.add_to_round()
    mentees = {page.model.row_at(r).name for r in range(5) if page.model.row_at(r).is_mentee}
    assert len(mentees) == 5
    page.desk.undo()
    assert sum(page.model.row_at(r).is_mentee for r in range(5)) == 2


def test_without_an_open_round_it_says_where_to_start_one(open_window, workspace, make, answer):
    make.person("Amina Rahman")
    page = page_of(open_window(workspace), "people")
    page.table.selectAll()
    answer.will("tell")
    page.deeds.bulk.add_to_round()
    assert "Start a round first" in answer.said[-1]


def test_tags_are_put_on_and_taken_off_in_bulk(page, answer):
    page.table.selectAll()
    answer.will("text", "newsletter")
    page.deeds.bulk.tag()
    assert all(page.model.row_at(r).tags == ("newsletter",) for r in range(5))
    answer.will("choice", "newsletter")
    page.deeds.bulk.untag()
    assert not any(page.model.row_at(r).tags for r in range(5))


def test_standing_and_contact_are_set_in_bulk(page, answer):
    page.table.selectAll()
    answer.will("choice", "Alum")
    page.deeds.bulk.set_status()
    answer.will("choice", "Dormant")
    page.deeds.bulk.set_contact()
    number = COLUMNS.index(PeopleColumn.STATUS)
    assert {page.model.index(r, number).data() for r in range(5)} == {"Alum, dormant"}


def test_addresses_are_copied_without_those_who_must_not_be_written_to(page):
    everybody = [page.model.id_at(r) for r in range(5)]
    desk = page.desk
    desk.do(EditPeople((everybody[0],), "contact_status", "do_not_contact"))
    desk.do(RecordConsent(everybody[1], Purpose.HOLD, Answer.WITHDRAWN))
    desk.do(MarkBounced(desk.ask(detail, everybody[2]).emails[0].id))
    page.table.selectAll()
    page.deeds.bulk.copy_addresses()
    copied = QApplication.clipboard().text().split("; ")
    kept = [desk.ask(detail, person).emails[0].address for person in everybody[3:]]
    assert copied == kept
    assert page.context.toasts.text == (
        "2 addresses copied for BCC; left out: 1 not to be contacted, "
        "1 who withdrew consent and 1 whose mail came back"
    )


def test_a_new_person_needs_only_a_name_and_opens_in_the_pane(page, answer):
    def fill(dialog: NewPersonDialog) -> None:
        assert not dialog.add.isEnabled()
        dialog.name.setText("Bela Sharma")
        dialog.country.setText("Nepal")
        dialog.add.click()

    answer.will_fill(fill)
    page.deeds.new_person()
    assert page.pane.person.display_name == "Bela Sharma"
    assert page.pane.person.country == "NP"
    assert page.pane.isVisible()


def test_a_new_person_who_looks_alike_is_named_but_stops_nobody(page, qtbot):
    dialog = NewPersonDialog(page, page.desk)
    qtbot.addWidget(dialog)
    dialog.name.setText("jose da silva")
    dialog.look()
    assert "José da Silva" in dialog._alike.text()
    assert dialog.add.isEnabled()


def test_a_new_person_with_a_wrong_address_is_refused_in_the_dialog(page, qtbot):
    dialog = NewPersonDialog(page, page.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.name.setText("Bela Sharma")
    dialog.email.setText("bela at home")
    dialog.add.click()
    assert "cannot be used as mail address" in dialog._wrong.text()
    assert dialog.isVisible()
    assert page.model.rowCount() == 5


def test_an_empty_programme_offers_the_first_steps(window):
    page = page_of(window, "people")
    assert page.middle.empty.isVisible()
    page.desk.do(NewPerson("Amina Rahman"))
    assert page.table.isVisible()
    assert page.model.rowCount() == 1
    page.desk.undo()
    assert page.middle.empty.isVisible()


def test_enter_opens_the_pane_and_rows_are_copied_as_cells(page):
    page.table.setFocus()
    page.table.selectRow(1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.pane.person.id == page.model.id_at(1)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\t")[0] == page.model.row_at(1).name


def test_the_clear_key_of_the_search_line_shows_everybody_again(page, qtbot):
    type_into(page, "nguyen")
    assert isinstance(page.search, QLineEdit)
    page.search.clear()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
