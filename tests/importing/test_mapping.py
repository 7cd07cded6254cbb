"""Which row names the columns, what each column fills, whose sheet it is."""

import json

import pytest

from mentordesk.domain.fields import Field
from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.mapping import (
    SheetRole,
    fingerprint,
    mapping_from_json,
    mappings_from_json,
)
from mentordesk.importing.reading import read_sheets
from mentordesk.importing.sheet import SheetTrouble, Trouble
from mentordesk.importing.text import read_paste
from tests.support import sheets


def guessed(rows, file="people.csv"):
    text = "\n".join("\t".join(str(cell) for cell in row) for row in rows)
    return guess_mapping(read_paste(text, file).sheets[0])


def fields(mapping):
    return [column.field.value for column in mapping.columns]


def test_a_plain_header():
    mapping = guessed([["Name", "Email", "Land"], ["Ana", "ana@x.org", "Kenya"]])
    assert mapping.header_row == 1
    assert fields(mapping) == ["display_name", "email", "country"]
    assert all(column.sure >= 95 for column in mapping.columns)


def test_titles_and_blank_rows_above():
    rows = [
        ["Alumni sign-up 2026"],
        [],
        ["exported 3 March"],
        [],
        ["Name", "Email"],
        ["Ana", "a@x.org"],
    ]
    assert guessed(rows).header_row == 5


def test_no_header_at_all():
    rows = [
        ["Ana", "Silva", "ana.silva@x.org", "Brazil", "+44 7700 900123", "MAP17"],
        ["Bo", "Chen", "bo.chen@x.org", "China", "+86 138 0000 0000", "MAGEN35"],
        ["Cy", "Diaz", "cy.diaz@x.org", "Peru", "+51 999 888 777", "MAP03"],
    ]
    mapping = guessed(rows)
    assert mapping.header_row == 0
    assert fields(mapping) == [
        "given_name", "family_name", "email", "country", "phone", "cohort_code",
    ]  # fmt: skip


def test_no_header_and_whole_names():
    rows = [["ana.silva@x.org", "Ana Silva", "Mentor"], ["bo.chen@x.org", "Bo Chen", "Mentee"],
            ["cy.diaz@x.org", "Cy Diaz", "Mentee"]]  # fmt: skip
    mapping = guessed(rows)
    assert (mapping.header_row, fields(mapping)) == (0, ["email", "display_name", "role"])
    assert mapping.role is SheetRole.BY_COLUMN


def test_merged_headers_of_two_rows(tmp_path):
    rows = [["Contact", None, "Study", None], ["Name", "Email", "Programme", "Year"],
            ["Ana", "a@x.org", "MA Dev", 2012]]  # fmt: skip
    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": rows}, merged=("A1:B1", "C1:D1"))
    mapping = guess_mapping(read_sheets(path).sheets[0])
    assert mapping.header_row == 2
    assert fields(mapping) == ["display_name", "email", "programme", "end_year"]


def test_a_merged_title_is_no_part_of_the_headings(tmp_path):
    rows = [["Mentors of 2026", None, None], ["Name", "Email", "City"], ["Ana", "a@x.org", "Rio"]]
    path = sheets.write_xlsx(tmp_path / "a.xlsx", {"A": rows}, merged=("A1:C1",))
    mapping = guess_mapping(read_sheets(path).sheets[0])
    assert [c.heading for c in mapping.columns] == ["Name", "Email", "City"]


def test_unknown_headings_are_read_by_their_values():
    rows = [["Wie", "Post", "Fernruf", "Hut"]]
    rows += [
        [f"Ana{i} Lopez{i}", f"ana{i}.lopez@x.org", f"+44 7700 90012{i}", "Mentor"]
        for i in range(5)
    ]
    assert fields(guessed(rows)) == ["display_name", "email", "phone", "role"]


def test_values_overrule_a_heading_that_misleads():
    rows = [["Name", "Email", "Preferred email?"]]
    rows += [[f"P{i}", f"p{i}@x.org", "yes"] for i in range(5)]
    assert fields(guessed(rows))[:2] == ["display_name", "email"]
    assert fields(guessed(rows))[2] != "email"


def test_job_titles_under_role_and_towns_under_place():
    rows = [["Name", "Role", "Places"]]
    rows += [
        ["Ana", "Adviser", "Cairo"],
        ["Bo", "Programme manager", "Rome"],
        ["Cy", "Head", "Oslo"],
    ]
    assert fields(guessed(rows)) == ["display_name", "job_title", "city"]


def test_a_plain_heading_stands_over_bad_cells():
    headings = ["Name", "Email", "Phone", "Year", "Role", "Places", "Date submitted", "Consent"]
    rows = [headings, *[[f"P{i}", *["???"] * 7] for i in range(5)]]
    expected = ["email", "phone", "end_year", "role", "places", "submitted", "consent"]
    assert fields(guessed(rows))[1:] == expected


def test_towns_with_their_country_are_places():
    rows = [["Name", "Where is home?"]]
    rows += [["Ana", "Lisbon, Portugal"], ["Bo", "Shanghai, China"], ["Cy", "Lima, Peru"]]
    assert fields(guessed(rows))[1] == "city"


def test_everybody_called_anonymous_is_no_name_column():
    rows = [["ID", "Email", "Name", "Full name2"]]
    rows += [[str(i), f"p{i}@x.org", "anonymous", f"Person Number{i}"] for i in range(1, 6)]
    assert fields(guessed(rows)) == ["ignore", "email", "ignore", "display_name"]


def test_a_running_number_is_nobodys_id_but_a_stated_one_is():
    rows = [["ID", "Alumni ID", "Name"]] + [[i, 1000 + i * 7, f"P{i}"] for i in range(1, 6)]
    assert fields(guessed(rows))[:2] == ["ignore", "external_id"]


def test_a_single_field_is_never_filled_by_two_columns():
    rows = [["Name", "Full name", "Your name", "Email", "Email 2"]]
    rows += [["Ana", "Ana S", "A", "a@x.org", "b@x.org"]]
    found = fields(guessed(rows))
    assert found.count("display_name") == 1
    assert found.count("email") == 2


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        (["Nom", "Courriel"], ["Marie Dupont", "m@x.fr"], ["display_name"]),
        (["Nom", "Prénom"], ["Dupont", "Marie"], ["family_name", "given_name"]),
        (["Name", "Surname"], ["Ana", "Silva"], ["given_name", "family_name"]),
        (["Name", "Vorname"], ["Meier", "Eva"], ["family_name", "given_name"]),
        (["Имя", "Почта"], ["Иван Петров", "i@x.ru"], ["display_name"]),
        (["Ad", "Soyad"], ["Ayşe", "Yılmaz"], ["given_name", "family_name"]),
        (["Full name", "Surname"], ["Ana Silva", "Silva"], ["display_name", "family_name"]),
    ],
)
def test_names_in_one_column_or_two(headings, row, expected):
    assert fields(guessed([headings, row]))[: len(expected)] == expected


def test_goals_follow_one_another():
    rows = [["Name", "Goal", "Goal", "Goals"], ["Ana", "a", "b", "c"]]
    assert fields(guessed(rows)) == ["display_name", "goal_1", "goal_2", "goal_3"]


def test_sentences_about_help_are_goals_and_lists_are_topics():
    heading = "What would you like help with?"
    prose = "I would love to understand how to move from research into policy work"
    assert (
        fields(guessed([["Name", heading], *[[f"P{i}", prose] for i in range(4)]]))[1] == "goal_1"
    )
    lists = "Leadership, fundraising, M&E"
    assert (
        fields(guessed([["Name", heading], *[[f"P{i}", lists] for i in range(4)]]))[1]
        == "topics_wanted"
    )


ROLES = [
    ("Mentors 2026.csv", ["Name", "Email"], SheetRole.MENTOR),
    ("mentee_signup.csv", ["Name", "Email"], SheetRole.MENTEE),
    ("mentors and mentees.csv", ["Name", "Email"], SheetRole.NONE),
    ("x.csv", ["Name", "How many mentees?"], SheetRole.MENTOR),
    ("x.csv", ["Name", "Goal"], SheetRole.MENTEE),
    ("x.csv", ["Name", "Goal", "How many mentees?"], SheetRole.BY_ANSWERS),
    ("x.csv", ["Name", "Role"], SheetRole.BY_COLUMN),
    ("x.csv", ["Mentor name", "Mentor email"], SheetRole.MENTOR),
    ("Mentorados.csv", ["Nombre", "Correo"], SheetRole.MENTEE),
    ("x.csv", ["Name", "City"], SheetRole.NONE),
]


@pytest.mark.parametrize(("file", "headings", "role"), ROLES)
def test_whose_sheet_it_is(file, headings, role):
    assert guessed([headings, ["Ana Silva"] + ["2"] * (len(headings) - 1)], file).role is role


def test_lists_of_choices_hold_no_people():
    assert not guessed([["Colours"], ["red"], ["blue"]]).is_used
    assert not guessed([["Topic", "Code"], ["Leadership", "1"], ["M&E", "2"]]).is_used


def test_a_mapping_survives_json():
    mapping = guessed([["Name", "Email", "Hat"], ["Ana", "a@x.org", "red"]])
    assert mapping_from_json(json.loads(json.dumps(mapping.to_json()))) == mapping
    for wrapped in ([mapping.to_json()], {"mapping": [mapping.to_json()]}, mapping.to_json()):
        assert mappings_from_json(wrapped) == (mapping,)


def test_a_mapping_typed_by_hand_needs_little():
    mapping = mapping_from_json({"columns": [{"column": "C", "field": "email"}], "role": "mentor"})
    assert [(c.index, c.field) for c in mapping.columns] == [(2, Field.EMAIL)]
    assert mapping.header_row == 1


@pytest.mark.parametrize(
    "held",
    [
        5,
        {},
        {"columns": {}},
        {"columns": [5]},
        {"columns": [{"field": "email"}]},
        {"columns": [{"index": 0, "field": "shoe_size"}]},
        {"columns": [{"index": -1, "field": "email"}]},
        {"columns": [{"index": 0, "field": "city"}, {"index": 1, "field": "city"}]},
        {"columns": [], "role": "king"},
        {"columns": [], "header_row": "two"},
    ],
)
def test_a_bad_mapping_is_refused_in_words(held):
    with pytest.raises(SheetTrouble) as trouble:
        mapping_from_json(held)
    assert trouble.value.kind is Trouble.BAD_MAPPING


def test_putting_a_column_right_frees_the_one_before():
    mapping = guessed([["Name", "City", "Hat"], ["Ana", "Rio", "Paris"]]).with_field(2, Field.CITY)
    assert fields(mapping) == ["display_name", "ignore", "city"]


def test_fingerprints_are_of_headings_alone():
    assert fingerprint(("Name", "E-mail", "")) == fingerprint(("NAME ", "e mail"))
    assert fingerprint(("Name", "Email")) != fingerprint(("Email", "Name"))
