"""Rows that are no people, sections that say whose rows follow, headings in two rows."""

import pytest

from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.mapping import SheetRole
from tests.support.unseen import kinds, mapped, people, read, sheet_of

HEAD = ["Full name", "Email", "Country", "Job title"]
ANA = ["Ana Ruiz", "ana@x.org", "Peru", "Analyst"]
BO = ["Bo Li", "bo@x.org", "China", "Nurse"]
CY = ["Cy Eze", "cy@x.org", "Nigeria", "Teacher"]

ASIDES = [
    "4 responses",
    "Average rating: 4.5",
    "* Names in alphabetical order",
    "Source: alumni office, September 2026",
    "AFRICA",
    "Asia & Europe",
    "Kenya",
    "Mentors",
    "Please do not pass this list on to anybody else",
    "Total",
    "Итого: 4",
    "รวม 4",
]


@pytest.mark.parametrize("text", ASIDES)
def test_a_line_about_the_list_is_nobody(text):
    rows = [HEAD, ANA, [text], BO, CY]
    assert set(people(rows)) == {"Ana Ruiz", "Bo Li", "Cy Eze"}
    assert kinds(rows)[3] in ("not_a_person", "total_row")


NAMES = ["Madonna", "Sukarno", "Martin Luther King Jr.", "Ana María de la Cruz", "王小明"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_alone_in_its_row_is_somebody(name):
    assert name in people([HEAD, ANA, [name], BO, CY])


def test_a_total_is_told_from_somebody_of_that_name():
    rows = [HEAD, ANA, ["Suma", None, "India", "Nurse"], ["Suma", None, 2, None], BO]
    assert "Suma" in people(rows)
    assert kinds(rows) == {4: "total_row"}


def test_a_list_of_names_alone_is_people():
    assert len(people([["Name"], ["Chad"], ["Jordan"], ["India"], ["Ana Ruiz"]])) == 4


@pytest.mark.parametrize("text", ["e.g. Jane Smith", "z.B. Erika Muster", "Ejemplo: Juan Pérez"])
def test_the_row_that_shows_how_to_fill_the_form_in_is_nobody(text):
    rows = [HEAD, [text, "jane@example.com", "Kenya", "Teacher"], ANA, BO]
    assert set(people(rows)) == {"Ana Ruiz", "Bo Li"}
    assert kinds(rows)[2] == "not_a_person"


def test_codes_under_the_questions_are_headings_again():
    codes = [f'{{"ImportId":"QID{n}_TEXT"}}' for n in range(4)]
    rows = [HEAD, codes, ANA, BO]
    assert set(people(rows)) == {"Ana Ruiz", "Bo Li"}
    assert kinds(rows)[2] == "header_repeated"


def test_sections_say_the_role_of_the_rows_below_them():
    rows = [["Mentors"], HEAD, ANA, [], ["Mentees 2026"], HEAD, BO, CY]
    assert people(rows) == {"Ana Ruiz": "mentor", "Bo Li": "mentee", "Cy Eze": "mentee"}
    assert guess_mapping(sheet_of(rows)).role is SheetRole.BY_SECTION
    assert len(read(rows).rows) == 5


def test_a_title_above_the_headings_says_the_role():
    found = people([["Our mentors 2026"], HEAD, ANA, BO])
    assert found == {"Ana Ruiz": "mentor", "Bo Li": "mentor"}


def test_the_heading_under_a_group_means_more_than_the_group():
    rows = [
        ["Person", None, None, "Work"],
        ["First name", "Last name", "Email", "Job title"],
        ["Ana", "Ruiz", "ana@x.org", "Analyst"],
    ]
    found = mapped(rows, merged=((1, 0, 1, 2),))
    assert found == ["given_name", "family_name", "email", "job_title"]


def test_a_question_over_several_columns_holds_for_all_of_them():
    rows = [
        ["Respondent ID", "What is your name?", "Contact details", None, "Support with?", None],
        [None, "Open-Ended Response", "Email Address", "Phone Number", "Careers", "Networking"],
        [114001, "Ana Ruiz", "ana@x.org", "+447700900123", "Careers", None],
        [114002, "Bo Li", "bo@x.org", "+447700900124", "Careers", "Networking"],
    ]
    assert mapped(rows)[1:4] == ["display_name", "email", "phone"]
    headings = [c.heading for c in guess_mapping(sheet_of(rows)).columns]
    assert headings[1] == "What is your name?"
    assert headings[5] == "Support with? [Networking]"
