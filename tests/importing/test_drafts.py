"""Rows become people or rejections; a bad cell stays out and says so; nothing is lost."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.consent import Purpose
from mentordesk.domain.fields import Field
from mentordesk.domain.person import PersonStatus, Role, WeeklySlot
from mentordesk.importing.draft_json import draft_from_json, draft_to_json
from mentordesk.importing.drafts import read_drafts
from mentordesk.importing.guessing import data_rows, guess_mapping
from mentordesk.importing.problems import ProblemKind as Kind
from mentordesk.importing.problems import Severity
from mentordesk.importing.sheet import Row, Sheet, is_blank
from mentordesk.importing.text import read_paste


def sheet_of(rows, file="people.csv"):
    filled = [Row(n, tuple(row)) for n, row in enumerate(rows, start=1)]
    return Sheet(file, "", tuple(r for r in filled if not all(is_blank(c) for c in r.cells)))


def read(rows, file="people.csv"):
    sheet = sheet_of(rows, file)
    return read_drafts(sheet, guess_mapping(sheet))


def only(heading, value, *, role=None):
    """The value and the problem kinds that one cell under one heading comes to."""
    rows = [["Name", "Email", heading], ["Ana Silva", "ana@x.org", value]]
    reading = read(rows, f"{role}s.csv" if role else "people.csv")
    ((_, draft),) = reading.rows
    return draft.values, [p.kind for p in reading.problems if p.kind is not Kind.COLUMN_IGNORED]


def test_mentors_wished_for_in_several_columns_keep_their_order():
    headings = ["Name", "Email", "Preferred mentor 1", "Preferred mentor 2", "Preferred mentor 3"]
    row = ["Ana Silva", "ana@x.org", "Okello, David", "", "Wei Zhang / Li Na"]
    ((_, draft),) = read([headings, row], "mentees.csv").rows
    assert draft.values[Field.PREFERRED_MENTOR] == ("Okello, David", "Wei Zhang", "Li Na")


GOOD = [
    ("Country", "Deutschland", Field.COUNTRY, "DE"),
    ("Country", "Dhaka, Bangladesh", Field.COUNTRY, "BD"),
    ("Languages", "English; French", Field.LANGUAGES, (("en", 3), ("fr", 3))),
    ("Availability", "Mon 18:00-20:00", Field.HOURS, (WeeklySlot(0, 1080, 1200),)),
    ("Cohort", "MAP17, MAGEN35", Field.COHORT_CODE, ("MAP17", "MAGEN35")),
    ("Graduation year", 1999.0, Field.END_YEAR, 1999),
    ("Graduation year", "2012/13", Field.END_YEAR, 2013),
    ("Phone", 447700900123.0, Field.PHONE, ("447700900123",)),
    ("Status", "Alumna", Field.STATUS, PersonStatus.ALUM),
    ("Time zone", "UTC+5:30", Field.TIME_ZONE, "Asia/Kolkata"),
    ("Consent", "Yes", Field.CONSENT, ((Purpose.HOLD, True),)),
    ("Alumni ID", "0042", Field.EXTERNAL_ID, "0042"),
    ("Years of experience", "5-10", Field.YEARS_EXPERIENCE, 5),
    ("Employer", "=cmd|' /C calc'!A0", Field.EMPLOYER, "=cmd|' /C calc'!A0"),
]


@pytest.mark.parametrize(("heading", "value", "field", "expected"), GOOD)
def test_good_cells(heading, value, field, expected):
    values, problems = only(heading, value)
    assert values[field] == expected
    assert problems == []


OF_MENTORS = [
    ("Places", "two", Field.PLACES, 2),
    ("I'm willing to take on two mentees.", "Yes", Field.PLACES, 2),
    ("I'm willing to take on two mentees.", "No", Field.PLACES, 1),
    ("Topics", "Leadership, M&E", Field.TOPICS_OFFERED, ("Leadership", "M&E")),
    ("Training date", "2026-01-05", Field.TRAINING_DATE, dt.date(2026, 1, 5)),
    ("Code of conduct", "I agree", Field.CODE_ACCEPTED, True),
]


@pytest.mark.parametrize(("heading", "value", "field", "expected"), OF_MENTORS)
def test_good_cells_of_mentors(heading, value, field, expected):
    values, problems = only(heading, value, role="mentor")
    assert (values[field], problems) == (expected, [])


BAD = [
    ("Country", "Narnia", Kind.COUNTRY_UNKNOWN, Field.COUNTRY, "Narnia"),
    ("Availability", "whenever", Kind.HOURS_UNCLEAR, Field.HOURS, "whenever"),
    ("Languages", "Elvish", Kind.LANGUAGE_UNKNOWN, Field.LANGUAGES, None),
    ("Graduation year", "long ago", Kind.YEAR_WRONG, Field.END_YEAR, None),
    ("Graduation year", "12", Kind.YEAR_WRONG, Field.END_YEAR, None),
    ("Phone", "ask me", Kind.PHONE_WRONG, Field.PHONE, None),
    ("Second email", "ana@", Kind.EMAIL_WRONG, Field.EMAIL, ("ana@x.org",)),
    ("Status", "astronaut", Kind.STATUS_UNKNOWN, Field.STATUS, None),
    ("Time zone", "mine", Kind.TIME_ZONE_UNKNOWN, Field.TIME_ZONE, None),
    ("Consent", "maybe", Kind.ANSWER_UNCLEAR, Field.CONSENT, None),
    ("Years of experience", "many", Kind.NUMBER_WRONG, Field.YEARS_EXPERIENCE, None),
    ("Date submitted", "31/02/2026", Kind.DATE_WRONG, Field.SUBMITTED, None),
    ("Date submitted", "03/04/2026", Kind.DATE_UNSURE, Field.SUBMITTED, dt.date(2026, 4, 3)),
    ("Employer", "x" * 400, Kind.TEXT_CUT, Field.EMPLOYER, "x" * 300),
]


@pytest.mark.parametrize(("heading", "value", "kind", "field", "kept"), BAD)
def test_a_bad_cell_is_said_and_the_person_comes_in(heading, value, kind, field, kept):
    values, problems = only(heading, value)
    assert problems == [kind]
    assert values.get(field) == kept


@pytest.mark.parametrize("value", ["lots", "-2", "3.5", "999"])
def test_bad_places_stay_out(value):
    values, problems = only("Places", value, role="mentor")
    assert Field.PLACES not in values
    assert problems == [Kind.PLACES_WRONG]


@pytest.mark.parametrize("value", ["", None, "-", "n/a", " \u200b", "none"])
def test_what_says_nothing_is_nothing(value):
    values, problems = only("Country", value)
    assert Field.COUNTRY not in values
    assert problems == []


def test_names_with_the_wrong_letters_are_named():
    reading = read([["Name", "Email"], ["JosÃ© NÃºÃ±ez", "j@x.org"], ["Zoë Ãvila", "z@x.org"]])
    assert [(p.row, p.kind) for p in reading.problems] == [(2, Kind.TEXT_GARBLED)]


def test_rows_without_a_person_are_rejected_one_by_one():
    reading = read(
        [
            ["Name", "Email", "City"],
            ["Ana Silva", "ana@x.org", "Rio"],
            ["", "", "only a city"],
            ["Name", "Email", "City"],
            ["Total", "", "2"],
            ["12345", "", ""],
            ["", "bo@x.org", ""],
        ]
    )
    assert [draft is None for _, draft in reading.rows] == [False, True, True, True, True, False]
    rejected = {p.row: p.kind for p in reading.problems if p.severity is Severity.REJECT}
    assert rejected == {
        3: Kind.NO_NAME,
        4: Kind.HEADER_REPEATED,
        5: Kind.TOTAL_ROW,
        6: Kind.NO_NAME,
    }
    assert reading.rows[-1][1].name == "bo@x.org"


def test_two_roles_in_one_file():
    reading = read(
        [
            ["Name", "Email", "I am a", "Topics", "How many mentees?", "Goal"],
            ["Ana", "a@x.org", "Mentor", "Law", "2", ""],
            ["Bo", "b@x.org", "Mentee", "Law", "", "Learn"],
            ["Cy", "c@x.org", "Both", "Law", "1", "Grow"],
            ["Di", "d@x.org", "no idea", "Law", "", ""],
        ]
    )
    ana, bo, cy, di = (draft for _, draft in reading.rows)
    assert [d.roles for d in (ana, bo, cy, di)] == [
        {Role.MENTOR}, {Role.MENTEE}, set(Role), frozenset(),
    ]  # fmt: skip
    assert ana.values[Field.TOPICS_OFFERED] == bo.values[Field.TOPICS_WANTED] == ("Law",)
    assert di.values[Field.NOTES] == "Topics: Law"
    assert [p.kind for p in reading.problems] == [Kind.ROLE_UNKNOWN]


def test_roles_by_what_was_answered():
    reading = read([["Name", "How many mentees?", "Goal"], ["Ana", 2, None], ["Bo", None, "Learn"]])
    assert [d.roles for _, d in reading.rows] == [{Role.MENTOR}, {Role.MENTEE}]


def test_boxes_ticked_under_one_question():
    reading = read(
        [
            ["Name", "Topics [Law]", "Topics [Health]", "Availability [Monday]"],
            ["Ana", "x", "", "Evening"],
            ["Bo", "", "Yes", "no"],
        ],
        "mentors.csv",
    )
    ana, bo = (draft.values for _, draft in reading.rows)
    assert ana[Field.TOPICS_OFFERED] == ("Law",)
    assert ana[Field.HOURS] == (WeeklySlot(0, 1080, 1260),)
    assert bo[Field.TOPICS_OFFERED] == ("Health",)
    assert Field.HOURS not in bo


def test_years_in_the_wrong_order():
    rows = [["Name", "Start year", "End year"], ["Ana", 2015, 2012]]
    reading = read(rows)
    assert Field.END_YEAR not in reading.rows[0][1].values
    assert [p.kind for p in reading.problems] == [Kind.YEAR_ORDER]


def test_the_time_zone_follows_from_the_place_only_where_it_is_certain():
    rows = [["Name", "City", "Country"], ["A", "Dhaka", "Bangladesh"], ["B", "Springfield", "USA"],
            ["C", "Boston", "USA"], ["D", "Boston", "UK"]]  # fmt: skip
    zones = [d.values.get(Field.TIME_ZONE) for _, d in read(rows).rows]
    assert zones == ["Asia/Dhaka", None, "America/New_York", "Europe/London"]
    assert Field.TIME_ZONE in read(rows).rows[0][1].guessed


def test_columns_that_mean_nothing_are_named():
    reading = read([["Name", "Favourite cheese"], ["Ana", "Brie"]])
    assert [(p.kind, p.value) for p in reading.problems] == [
        (Kind.COLUMN_IGNORED, "Favourite cheese")
    ]


def test_cells_beyond_the_headings_are_named():
    reading = read([["Name", "Email"], ["Ana", "a@x.org", "what is this"]])
    assert [(p.kind, p.row, p.column) for p in reading.problems] == [(Kind.EXTRA_CELL, 2, "C")]


def test_a_draft_survives_json():
    rows = [["Name", "Email", "Languages", "Availability", "Date submitted", "Consent",
             "Status"],
            ["Ana", "a@x.org", "English", "Mon 18:00-20:00", "2026-01-05", "yes",
             "alum"]]  # fmt: skip
    draft = read(rows, "mentees.csv").rows[0][1]
    assert draft_from_json(draft_to_json(draft)) == draft


CELLS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.sampled_from(
        ["Name", "Email", "Country", "Ana Silva", "a@x.org", "Kenya", "yes", "2026-01-05",
         "Mon 18-20",
         "Mentor", "mentees", "2", "English", "MAP17", "=1+1", "x" * 33_000, "Total", "\x00\x07"]
    ),
    st.integers(-10, 99_999),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)  # fmt: skip


@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_any_table_is_read_and_every_row_counted(rows):
    sheet = sheet_of(rows)
    mapping = guess_mapping(sheet)
    reading = read_drafts(sheet, mapping)
    expected = [row.number for row in data_rows(sheet, mapping.header_row)]
    assert [number for number, _ in reading.rows] == expected
    rejected = {p.row for p in reading.problems if p.severity is Severity.REJECT}
    assert {number for number, draft in reading.rows if draft is None} == rejected
    for _, draft in reading.rows:
        if draft is not None:
            assert draft.name.strip()
            assert draft_from_json(draft_to_json(draft)).name == draft.name


@given(st.text(max_size=300))
def test_any_paste_is_read_or_refused(text):
    from mentordesk.importing.sheet import SheetTrouble

    try:
        book = read_paste(text)
    except SheetTrouble:
        return
    for sheet in book.sheets:
        read_drafts(sheet, guess_mapping(sheet))


@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), min_size=1, max_size=5)
)
def test_every_cell_ends_as_field_problem_or_ignored(words):
    """An unknown heading is named once, what stands under no heading each time."""
    sheet = sheet_of([["Name", "Qqq"], ["Ana", "x", *words]])
    reading = read_drafts(sheet, guess_mapping(sheet, 1))  # "NM" and "PH" would be headings too
    named = [p for p in reading.problems if p.kind is Kind.EXTRA_CELL]
    assert len(named) == sum(not is_blank(w) for w in words)
