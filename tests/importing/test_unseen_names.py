"""Names where no heading names them, columns that keep their letters, stamps of Asian forms."""

import datetime as dt

import pytest

from mentordesk.importing.dates import read_date
from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.reading import read_sheets
from tests.support import sheets
from tests.support.unseen import people, sheet_of


def test_two_nameless_columns_side_by_side_are_one_name():
    rows = [
        ["Mr", "Ana", "Ruiz", "ana.ruiz@x.org", "+447946001000"],
        ["Mr", "Bo", "Lindqvist", "bo@x.org", "+447946001001"],
        ["Mr", "Chidi", "Eze", "chidi@x.org", "+447946001002"],
    ]
    assert set(people(rows)) == {"Ana Ruiz", "Bo Lindqvist", "Chidi Eze"}


def test_an_address_written_with_its_name_names_somebody():
    rows = [["Ana Ruiz <ana@x.org>"], ['"Bo Li" <bo@x.org>'], ["Cy Eze <cy@x.org>"]]
    assert set(people(rows)) == {"Ana Ruiz", "Bo Li", "Cy Eze"}


def test_a_column_of_names_stands_over_the_name_beside_an_address():
    rows = [["Email", "Name"], ["A. R. <ana@x.org>", "Ana Ruiz"], ["bo@x.org", "Bo Li"]]
    assert set(people(rows)) == {"Ana Ruiz", "Bo Li"}


def test_columns_keep_their_letters_when_the_first_are_empty(tmp_path):
    rows = [[None, None, "Name", "Email"], [None, None, "Ana Ruiz", "ana@x.org"]]
    path = sheets.write_xlsx(tmp_path / "late.xlsx", {"A": rows})
    mapping = guess_mapping(read_sheets(path).sheets[0])
    assert [c.index for c in mapping.columns if c.field.value != "ignore"] == [2, 3]


STAMPS = [
    "2026. 9. 1 오전 10:00:00",
    "2026/9/1 下午 10:00:00",
    "2026/09/01 午前 10:00",
    "2026. 9. 1.",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_half_days_within_a_date(stamp):
    found = read_date(stamp)
    assert found is not None and found.date == dt.date(2026, 9, 1)


def test_a_word_for_surname_and_post_means_the_post_beside_whole_names():
    rows = [
        ["আপনার নাম", "ইমেইল", "পদবি"],
        ["রহিমা খাতুন", "rahima@x.org", "পরিচালক"],
        ["মোঃ আব্দুল্লাহ", "abdullah@x.org", "ছাত্র"],
    ]
    assert set(people(rows)) == {"রহিমা খাতুন", "মোঃ আব্দুল্লাহ"}


def test_a_cover_page_with_one_contact_is_no_list_of_people():
    rows = [
        ["Mentoring programme"],
        ["This workbook has the answers of everybody"],
        ["Contact", "Maria Lopez", "maria@x.org"],
    ]
    assert not guess_mapping(sheet_of(rows)).is_used
