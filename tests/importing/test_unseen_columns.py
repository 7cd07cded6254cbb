"""What columns are when headings mislead: tools' own columns, others' addresses, ticks, parts."""

import datetime as dt

import pytest

from mentordesk.domain.fields import Field
from mentordesk.importing.encoding import decode
from mentordesk.importing.tidy import tidy_text
from tests.support.unseen import kinds, mapped, people, read

OWN = [
    "Submission ID", "Order no.", "Attendee no.", "Submission IP", "Email Opt Out", "Contact Owner",
    "E-mail 1 - Type", "Phone 1 - Label", "_uuid", "Created by", "Emergency email", "Ticket type",
    "Manager's email", "Next of kin phone number",
]  # fmt: skip


@pytest.mark.parametrize("heading", OWN)
def test_columns_of_tools_and_of_others_stay_out(heading):
    is_address = heading in ("Emergency email", "Manager's email")
    cells = ("zed@x.org", "yan@x.org") if is_address else ("5400001", "5400002")
    rows = [["Name", heading], ["Ana Ruiz", cells[0]], ["Bo Li", cells[1]]]
    assert mapped(rows) == ["display_name", "ignore"]


def test_address_books_number_their_columns():
    rows = [
        ["Name", "E-mail 1 - Value", "Organization 1 - Title"],
        ["Ana Ruiz", "ana@x.org", "Nurse"],
    ]
    assert mapped(rows) == ["display_name", "email", "job_title"]


NAMES = [
    (["Nombre", "Primer apellido", "Segundo apellido"], ["Ana", "Paz", "Ñíguez"], "Ana Paz Ñíguez"),
    (["Voornaam", "Tussenvoegsel", "Achternaam"], ["Jo", "van der", "Berg"], "Jo van der Berg"),
    (["Voornaam", "Tussenvoegsel", "Achternaam"], ["Zoë", "", "Ruys"], "Zoë Ruys"),
    (["What should we call you?", "And your surname?"], ["Ada", "Obi"], "Ada Obi"),
    (["Nom", "Vos nom et prénom"], ["Anaëlle Le Goff", "Le Goff Anaëlle"], "Le Goff Anaëlle"),
    (["Attendee full name", "Guest of"], ["Ana Ruiz", "Bo"], "Ana Ruiz"),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "cells", "name"), NAMES)
def test_names_in_parts(headings, cells, name):
    rows = [[*headings, "Email"], [*cells, "someone@x.org"]]
    assert list(people(rows)) == [name]


def test_the_further_part_belongs_to_the_family_name():
    rows = [["Voornaam", "Tussenvoegsel", "Achternaam"], ["Joost", "van der", "Berg"]]
    ((_, draft),) = read(rows).rows
    assert draft.values[Field.FAMILY_NAME] == "van der Berg"
    assert Field.FAMILY_NAME_2 not in draft.values


def test_ticks_under_the_words_for_the_roles():
    rows = [["Name", "Mentor", "Mentee"], ["Ana", "x", ""], ["Bo", "", "x"], ["Cy", "x", "x"]]
    assert people(rows) == {"Ana": "mentor", "Bo": "mentee", "Cy": "mentee+mentor"}


@pytest.mark.parametrize("heading", ["Mentees you can take", "Ilu podopiecznych?", "Capacity"])
def test_small_numbers_under_words_for_mentees_are_places(heading):
    rows = [["Name", heading], ["Ana Ruiz", 2], ["Bo Li", 1]]
    assert mapped(rows) == ["display_name", "places"]


def test_a_list_of_pairs_gives_nobody_the_address_of_the_other():
    rows = [
        ["Mentee", "Mentee email", "Mentor", "Mentor email"],
        ["Ana", "a@x.org", "Zed", "z@x.org"],
    ]
    assert mapped(rows) == ["display_name", "email", "ignore", "ignore"]
    assert people(rows) == {"Ana": "mentee"}


@pytest.mark.parametrize("place", ["Puno, Peru", "Peru, Puno"])
def test_a_town_beside_its_country_is_kept(place):
    ((_, draft),) = read([["Name", "Country"], ["Rosa", place]]).rows
    assert (draft.values[Field.CITY], draft.values[Field.COUNTRY]) == ("Puno", "PE")


WRONG = [
    ("Dept", ["Finance", "IT", "HR", "PR"], "ignore"),
    ("Joined", ["12/09/2026", "13/09/2026", "28/09/2026", "30/09/2026"], "ignore"),
    ("Ich bin einverstanden, dass Daten gespeichert werden", ["Ja", "Ja", "Nein", "Ja"], "consent"),
    ("EUID", ["aa11", "aa12", "ab13", "ac14"], "ignore"),
    ("Years of experience", ["Senior", "Mid", "Junior", "Mid"], "ignore"),
    ("Your address", ["12 Palm St", "1 High St", "Quito", "Lima"], "ignore"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "cells", "field"), WRONG)
def test_values_that_only_look_like_something(heading, cells, field):
    rows = [
        ["Name", heading],
        *([f"Ana {c} Ruiz", cell] for c, cell in zip("BCDE", cells, strict=True)),
    ]
    assert mapped(rows)[1] == field


def test_dates_under_when_are_no_weekly_hours():
    rows = [
        ["Name", "When"],
        *([n, dt.date(2026, 9, d)] for n, d in (("Ana", 1), ("Bo", 2), ("Cy", 3))),
    ]
    assert mapped(rows)[1] != "hours"
    assert mapped(rows[:2])[1] != "hours"


def test_rejected_rows_that_come_back_as_they_were_are_rejected_again():
    rows = [
        ["Name", "Email", "Places", "Why it was rejected"],
        ["Total", None, 3, "This row is a total, not a person."],
        ["* Answers after September do not count", None, None, "This row is a note."],
        ["Ana", "a@x.org", 1, "There was no name."],
    ]
    assert set(people(rows)) == {"Ana"}


def test_days_in_one_column_and_times_in_the_next_are_one_week():
    rows = [
        ["Name", "Days I can meet", "Time of day that suits"],
        ["Ana", "Monday\nWednesday", "Evening"],
    ]
    ((_, draft),) = read(rows).rows
    slots = draft.values[Field.HOURS]
    assert [(s.weekday, s.start, s.end) for s in slots] == [(0, 1080, 1260), (2, 1080, 1260)]


def test_a_grid_of_ticks_is_read_by_its_group():
    rows = [["Name", "I would like help with [Data]"], ["Ana", "Yes"], ["Bo", ""]]
    assert mapped(rows) == ["display_name", "topics_wanted"]


def test_a_note_below_the_table_is_named_once():
    rows = [
        ["Timestamp", "Name", "Email"],
        [dt.datetime(2026, 9, 1, 10), "Ana", "a@x.org"],
        ["* Answers after 30 September do not count"],
    ]
    found = [p for p in read(rows).problems if p.row == 3]
    assert [p.kind.value for p in found] == ["not_a_person"]


def test_a_total_is_told_wherever_its_word_stands():
    rows = [["S/N", "Name", "Email"], [1, "Ana", "a@x.org"], ["TOTAL", 1, None]]
    assert kinds(rows)[3] == "total_row"


def test_hungarian_is_told_from_portuguese_and_estonian():
    for encoding, text in (
        ("cp1250", "Név;Város\nKovács Győző;Győr\nŐszi Tünde;Pécs\n"),
        ("cp1252", "Nome;País\nJoão Simões;Camarões\nInês Leões;Japão\n"),
        ("cp1252", "Nimi;Linn\nTõnu Mägi;Võru\nÕnne Pärn;Jõhvi\n"),
    ):
        assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'=1+1", "=1+1"), ("''=x", "'=x"), ("'tis", "'tis"), ("'", "'"), ("+44", "+44")],
)
def test_the_apostrophe_of_an_export_goes_and_no_other(cell, text):
    assert tidy_text(cell) == text


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Happy for your mentor to see all this?", "ignore"),
        ("Are you open to the mentor choosing the topic?", "ignore"),
        ("Would you like your matched mentee to write first?", "ignore"),
        ("Happy to be a mentor?", "role"),
        ("I would like to mentor someone", "role"),
    ],
)
def test_the_role_of_the_other_side_is_no_wish_to_take_it(heading, field):
    rows = [["Name", "Email", heading]]
    rows += [[f"Ana{n} Ruiz", f"ana{n}@x.org", "Yes"] for n in range(12)]
    assert mapped(rows)[2] == field
