"""The import on the command line keeps what the contract promises, whatever it is fed."""

import json

import pytest
from openpyxl import load_workbook

from mentordesk.importing.problems import ProblemKind
from mentordesk.importing.sheet import Trouble
from mentordesk.store.backup import backup_folder
from mentordesk.store.workspace import Workspace
from mentordesk.wording.imports import NO_COPY, PROBLEMS, TROUBLES, problem
from tests.support import sheets
from tests.support.command_line import mentordesk

KEYS = {"rows", "added", "changed", "unchanged", "duplicates", "rejected", "mapping", "problems"}
ROWS = [
    ["Sign-ups"],
    [],
    ["Name", "Email", "Country", "Qqq"],
    ["Ana Silva", "ana@x.org", "Narnia", "x"],
    ["Juan Silva", "ana@x.org", "Peru", "y"],
    ["", "", "Peru", "z"],
    ["Ana Silva", "ana@x.org", "Kenya", ""],
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "f.mentordesk"
    Workspace.create(path, "Test").close()
    return path


def sums_up(answer):
    fates = ("added", "changed", "unchanged", "duplicates", "rejected")
    return answer["rows"] == sum(answer[f] for f in fates)


def test_the_promised_answer(file, tmp_path):
    path = sheets.write_csv(tmp_path / "a.csv", ROWS)
    said = mentordesk("import", file, path, "--json")
    assert said.code == 0, said.err
    answer = said.json
    assert answer.keys() >= KEYS
    assert sums_up(answer)
    assert [answer[k] for k in ("rows", "added", "changed", "duplicates", "rejected")] == [
        4,
        1,
        1,
        1,
        1,
    ]
    by_kind = {p["kind"]: p for p in answer["problems"]}
    assert (by_kind["no_name"]["row"], by_kind["no_name"]["severity"]) == (6, "reject")
    assert (by_kind["country_unknown"]["row"], by_kind["country_unknown"]["column"]) == (
        4,
        "Country",
    )
    assert all(p["message"] and "…" not in p["message"] for p in answer["problems"])
    assert len(mentordesk("people", file, "--json").json["people"]) == 1


def test_a_dry_run_writes_nothing(file, tmp_path):
    path = sheets.write_csv(tmp_path / "a.csv", ROWS)
    before = file.read_bytes()
    said = mentordesk("import", file, path, "--dry-run")
    assert (said.code, "would be added" in said.out) == (0, True)
    assert file.read_bytes() == before


def test_the_mapping_that_was_printed_can_be_corrected_and_given_back(file, tmp_path):
    path = sheets.write_csv(tmp_path / "a.csv", ROWS)
    answer = mentordesk("import", file, path, "--dry-run", "--json").json
    columns = answer["mapping"][0]["columns"]
    assert [c["field"] for c in columns] == ["display_name", "email", "country", "ignore"]
    columns[3]["field"] = "city"
    (tmp_path / "m.json").write_text(json.dumps(answer), encoding="utf-8")
    said = mentordesk("import", file, path, "--mapping", tmp_path / "m.json", "--json")
    assert said.json["mapping"][0]["columns"][3]["field"] == "city"
    assert said.json["mapping"][0]["header_row"] == 3


def test_rejected_rows_come_back_with_their_reason(file, tmp_path):
    path = sheets.write_csv(tmp_path / "a.csv", ROWS)
    out = tmp_path / "rejects.xlsx"
    assert mentordesk("import", file, path, "--rejects", out).code == 0
    page = load_workbook(out).worksheets[0]
    assert page.max_row == 2
    assert page.cell(2, 5).value == problem("no_name", {})


def test_the_role_and_round_told_are_taken(file, tmp_path):
    assert mentordesk("round", file, "R", "--scheme", "matched", "--starts", "2026-09-01").code == 0
    path = sheets.write_csv(tmp_path / "a.csv", [["Name", "Email"], ["Bo", "bo@x.org"]])
    said = mentordesk("import", file, path, "--round", "R", "--role", "mentee", "--json")
    assert said.json["mapping"][0]["role"] == "mentee"
    with Workspace.open(file, read_only=True) as workspace:
        from mentordesk.store.queries import rounds

        found = workspace.ask(rounds.round_by_name, "R")
        assert found is not None
        assert workspace.ask(rounds.counts, found.id).mentees == 1


def test_an_encoding_that_was_guessed_names_its_rows(file, tmp_path):
    rows = [["Name", "Email"], ["Zoë", "z@x.org"], ["Bo", "bo@x.org"], ["José", "j@x.org"]]
    path = sheets.write_csv(tmp_path / "a.csv", rows, encoding="cp1252")
    (found,) = mentordesk("import", file, path, "--json").json["problems"]
    assert (found["kind"], found["severity"], found["rows"]) == ("encoding_guessed", "warn", [2, 4])
    names = {p["name"] for p in mentordesk("people", file, "--json").json["people"]}
    assert names == {"Zoë", "Bo", "José"}
    said = mentordesk("import", file, path, "--encoding", "cp1252", "--json")
    assert said.json["problems"] == []
    assert said.json["unchanged"] == 3


REFUSED = [
    ["missing.csv"],
    ["a.csv", "--encoding", "klingon"],
    ["a.csv", "--mapping", "missing.json"],
    ["a.csv", "--mapping", "a.csv"],
    ["a.csv", "--round", "No such round"],
    ["a.csv", "bomb.xlsx"],
    ["folder"],
]


@pytest.mark.parametrize("arguments", REFUSED, ids=" ".join)
def test_what_cannot_be_done_is_said_and_leaves_the_file_alone(file, tmp_path, arguments):
    sheets.write_csv(tmp_path / "a.csv", [["Name", "Email"], ["Zoë", "z@x.org"]])
    (tmp_path / "folder").mkdir()
    if "bomb.xlsx" in arguments:
        sheets.write_bomb(tmp_path / "bomb.xlsx")
    names = ("a.csv", "missing.csv", "missing.json", "bomb.xlsx", "folder")
    told = [tmp_path / a if a in names else a for a in arguments]
    said = mentordesk("import", file, *told, "--json")
    assert said.code == 1
    assert said.json["error"]["what"] and said.json["error"]["do"]
    assert "Traceback" not in said.err
    assert mentordesk("history", file, "--json").json["entries"] == []


def test_the_same_file_again_makes_no_entry(file, tmp_path):
    path = sheets.write_csv(tmp_path / "a.csv", [["Name", "Email"], ["Ana", "ana@x.org"]])
    mentordesk("import", file, path)
    entries = len(mentordesk("history", file, "--json").json["entries"])
    assert mentordesk("import", file, path, "--json").json["unchanged"] == 1
    assert len(mentordesk("history", file, "--json").json["entries"]) == entries


def test_every_problem_and_trouble_has_its_sentence():
    assert set(PROBLEMS) == {kind.value for kind in ProblemKind}
    assert set(TROUBLES) == {kind.value for kind in Trouble}


def test_a_big_import_leaves_a_copy_of_how_things_stood(file, tmp_path):
    many = [["Name", "Email"], *([f"Ana {n:03d} Silva", f"a{n}@x.org"] for n in range(100))]
    path = sheets.write_csv(tmp_path / "many.csv", many)
    backup_folder(file).write_text("a file where the folder should be")
    told = mentordesk("import", file, path)
    assert told.code == 0
    assert NO_COPY in told.err
    backup_folder(file).unlink()
    with Workspace.open(file) as workspace:
        workspace.undo()
    assert mentordesk("import", file, path).code == 0
    (copy,) = backup_folder(file).iterdir()
    assert copy.stem.endswith(" before import")
