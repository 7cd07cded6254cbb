"""Cohort codes: the coordinator's own table, what is not filled in yet, and never a year made."""

from __future__ import annotations

import pytest

from mentordesk.commands.identities import SetIdentities
from mentordesk.commands.newcomers import NewPerson
from mentordesk.store.queries.people_detail import detail
from mentordesk.store.queries.rounds import cohort_codes
from mentordesk.ui.paint import Pill
from mentordesk.ui.rows import Roles


@pytest.fixture
def codes(page):
    """The section, with Ama of MAP17 and Layla of MAFOOD04 on file."""
    page.show_section("codes")
    for name, code in (("Ama Boateng", "MAP17"), ("Layla Haddad", "MAFOOD04")):
        person = page.desk.do(NewPerson(name)).values["person_id"]
        page.desk.do(SetIdentities(person, (code,)))
    return page.section("codes")


def editor(codes, name):
    return codes.form.findChild(object, name)


def shown(codes):
    return [codes.model.text(row, codes.model.columns[0]) for row in codes.model.rows]


def test_codes_on_people_are_listed_to_be_filled_in(codes):
    assert shown(codes) == ["MAFOOD04", "MAP17"]
    assert codes.gaps_button.text() == "2 codes not filled in"
    assert isinstance(codes.model.index(0, 1).data(Roles.VALUE), Pill)
    assert codes.model.index(0, 1).data() == "Not filled in"
    assert codes.remove.isHidden()


def test_nothing_is_made_of_the_number(codes, page):
    codes.choose_code("MAP", 17)
    assert editor(codes, "code_start_year").text() == ""
    assert codes.model.index(1, 2).data() == ""


def test_filling_in_makes_a_line_and_people_learn_of_it(codes, page, type_into):
    codes.choose_code("MAP", 17)
    type_into(editor(codes, "code_programme"), "MA Participation")
    assert codes.form.shown.prefix == "MAP"
    type_into(editor(codes, "code_start_year"), "2022")
    type_into(editor(codes, "code_end_year"), "2023")
    (line,) = page.desk.ask(cohort_codes)
    assert (line.prefix, line.ordinal, line.programme_name) == ("MAP", 17, "MA Participation")
    assert (line.start_year, line.end_year) == (2022, 2023)
    assert codes.gaps_button.text() == "1 code not filled in"
    ama = page.desk.ask(lambda c: c.exec_driver_sql("SELECT id FROM person ORDER BY 1").all())
    found = [page.desk.ask(detail, row[0]) for row in ama]
    assert {p.identities[0].reading.programme_name for p in found} == {"MA Participation", None}


def test_years_out_of_order_are_refused_in_place(codes, page, type_into):
    codes.choose_code("MAP", 17)
    type_into(editor(codes, "code_start_year"), "2022")
    last = next(f for f, _ in codes.form._fields if f.editor.objectName() == "code_end_year")
    type_into(last.line, "17")
    assert last.wrong == "Type a whole number from 1900 to 2100."
    type_into(last.line, "2021")
    assert "cannot be used" in last.wrong
    (line,) = page.desk.ask(cohort_codes)
    assert line.end_year is None


def test_only_the_gaps_can_be_shown(codes, type_into):
    codes.choose_code("MAP", 17)
    type_into(editor(codes, "code_programme"), "MA Participation")
    codes.gaps_button.click()
    assert shown(codes) == ["MAFOOD04"]
    type_into(editor(codes, "code_programme"), "MA Food")
    assert shown(codes) == ["MAFOOD04", "MAP17"]
    assert codes.gaps_button.isHidden()


def test_a_prefix_alone_speaks_for_all_its_numbers(codes, page, type_into):
    codes.add_typed("mafood")
    assert codes.form.shown.prefix == "MAFOOD"
    assert codes.form.shown.ordinal is None
    type_into(editor(codes, "code_programme"), "MA Food and Development")
    assert shown(codes) == ["MAFOOD, any number", "MAFOOD04", "MAP17"]
    assert codes.model.index(1, 1).data() == "MA Food and Development"
    assert codes.gaps_button.text() == "1 code not filled in"


def test_a_code_nobody_has_can_be_added_and_removed(codes, page):
    codes.line.setText("MADev 15")
    codes.add_button.click()
    assert codes.form.shown.prefix == "MADEV"
    assert codes.remove.isVisible()
    codes.remove.click()
    assert page.desk.ask(cohort_codes) == ()
    page.desk.undo()
    assert len(page.desk.ask(cohort_codes)) == 1


def test_without_any_code_the_page_says_what_belongs_there(page):
    page.show_section("codes")
    assert page.section("codes").listed.empty.isVisible()
