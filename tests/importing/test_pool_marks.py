"""A pool sheet read back: by hidden ids, by names where they were lost, odd cells told."""

from __future__ import annotations

import pytest

from mentordesk.domain.wish import Mark
from mentordesk.importing.pool_marks import KnownPerson, is_pool_sheet, read_marks
from mentordesk.importing.sheet import Book, Row, Sheet
from mentordesk.wording.pool_sheet import HEADS, problem

NO, BETTER = Mark.NOT_WITH, Mark.BETTER_WITH
MENTORS = (
    KnownPerson("m1", ("David Okello",), "MAP03"),
    KnownPerson("m2", ("Kim Lee",), "MAP17"),
    KnownPerson("m3", ("Kim Lee",), "MAGEN35"),
    KnownPerson("m4", ("María Silva", "ماريا"), ""),
)
MENTEES = (KnownPerson("e1", ("Amina Rahman", "আমিনা রহমান"), "MAP20"), KnownPerson("e2", ("Ben",)))
PAIRS = (
    "Mentee",
    "Mentor",
    "Not with",
    "Better with",
    "Your name",
    "Note",
    "Mentee id",
    "Mentor id",
)


def read(*sheets):
    """What sheets of (name, rows from row 1 on) come to: marks by pair, problems by place."""
    made = [
        Sheet("back.xlsx", name, tuple(Row(n, tuple(cells)) for n, cells in enumerate(rows, 1)))
        for name, rows in sheets
    ]
    found = read_marks(Book("back.xlsx", tuple(made)), MENTORS, MENTEES)
    marks = {(m.mentor_id, m.mentee_id): (m.mark, m.reader, m.note) for m in found.marks}
    return marks, [(p.sheet, f"{p.column}{p.row}", p.kind, p.value) for p in found.problems]


def test_a_tick_marks_the_pair_of_its_row_and_a_name_another():
    rows = [
        ("Pool sheet",), ("Your name:", "Ruth Baker"), PAIRS,
        ("Amina R.", "whoever", "x", "Okello, David", "", "cousins", "e1", "m4"),
        ("Ben", "David Okello", "", "", "", "nothing marked", "e2", "m1"),
    ]  # fmt: skip
    marks, odd = read(("Pairs", rows))
    assert marks == {
        ("m4", "e1"): (NO, "Ruth Baker", "cousins"),
        ("m1", "e1"): (BETTER, "Ruth Baker", "cousins"),
    }  # fmt: skip
    assert odd == []


def test_without_ids_people_are_found_by_name_in_any_script_or_by_code():
    heads = ("mentee", "NOT WITH", "Better  with", "Your name")
    rows = [
        heads, ("amina rahman (আমিনা রহমান)", "Kim Lee (MAP17)", "ماريا / okello david", "Omar"),
        ("আমিনা রহমান", "kim lee magen35", "", None),
    ]  # fmt: skip
    marks, odd = read(("Mentees", rows))
    assert marks == {
        ("m2", "e1"): (NO, "Omar", None), ("m4", "e1"): (BETTER, "Omar", None),
        ("m3", "e1"): (NO, None, None),
    }  # fmt: skip
    assert odd == [("Mentees", "C2", "name_unknown", "okello david")]


def test_a_sheet_of_mentors_names_mentees():
    rows = [("Mentor", "Code", "Not with"), ("Kim Lee", "magen35", "Ben; Amina Rahman")]
    marks, odd = read(("Mentors", rows))
    assert set(marks) == {("m3", "e2"), ("m3", "e1")}
    assert odd == []


@pytest.mark.parametrize(
    ("row", "where", "kind"),
    [
        (("Nobody", "x", ""), "A2", "row_unknown"),
        (("Ben", "x", ""), "B2", "no_name"),
        (("Ben", "Kim Lee", ""), "B2", "name_unclear"),
        (("Ben", "", "Santa Claus"), "C2", "name_unknown"),
        (("Ben", "David Okello", "David Okello"), "C2", "both"),
    ],
)
def test_what_cannot_be_told_is_said_with_its_cell(row, where, kind):
    marks, odd = read(("S", [("Mentee", "Not with", "Better with"), row]))
    ((_, place, said, value),) = odd
    assert (place, said) == (where, kind)
    assert problem(said, value).endswith((".", "stands."))
    assert marks == ({("m1", "e2"): (NO, None, None)} if kind == "both" else {})


def test_a_sheet_without_the_columns_is_told():
    marks, odd = read(("Sign-up", [("Name", "Email"), ("Ana", "a@x.org")]))
    assert marks == {}
    assert [kind for _, _, kind, _ in odd] == ["no_table"]
    assert read()[1][0][2] == "no_table"


def test_what_is_no_workbook_is_no_pool_sheet(tmp_path):
    for name, content in (("a.xlsx", b"PK\x03\x04 broken"), ("b.xlsx", b""), ("c.csv", b"a,b")):
        (tmp_path / name).write_bytes(content)
        assert not is_pool_sheet(tmp_path / name)
    assert not is_pool_sheet(tmp_path / "missing.xlsx")
    assert set(PAIRS) <= set(HEADS.values())
