"""The command line tells sheets of pairs, groups, sessions and answers from sign-ups by itself."""

import json

import pytest
from openpyxl import load_workbook

from mentordesk.store.workspace import Workspace
from tests.support import sheets
from tests.support.command_line import mentordesk

PEOPLE = [
    ["Name", "Email", "Role", "Country"],
    ["Grace Okoth", "grace@x.org", "Mentor", "Kenya"],
    ["Li Wei", "li@x.org", "Mentee", "China"],
    ["Ana Silva", "ana@x.org", "Mentee", "Brazil"],
]
PAIRS = [
    ["Mentor", "Mentee", "Status", "Start date"],
    ["Grace Okoth", "Wei Li", "running", "2026-01-10"],
    ["Grace Okoth", "Ana Silva", "running", "2026-01-10"],
    ["Grace Okoth", "Somebody Else", "running", "2026-01-10"],
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "f.mentordesk"
    Workspace.create(path, "Test").close()
    mentordesk("round", path, "Spring", "--scheme", "matched", "--starts", "2026-01-01")
    return path


def test_people_and_their_pairs_come_in_with_one_step(file, tmp_path):
    book = sheets.write_xlsx(tmp_path / "first day.xlsx", {"People": PEOPLE, "Pairs": PAIRS})
    out = tmp_path / "left.xlsx"
    words = ("import", file, book, "--round", "Spring", "--json")
    dry = mentordesk(*words, "--dry-run").json
    said = mentordesk(*words, "--rejects", out)
    assert said.code == 0, said.err
    answer = said.json
    assert dry == answer
    fates = ("added", "changed", "unchanged", "duplicates", "rejected")
    assert answer["rows"] == sum(answer[fate] for fate in fates) == 6
    assert [answer[fate] for fate in fates] == [4, 0, 0, 0, 2]
    assert answer["about"] == {"pairs": 1}
    rejected = {p["row"]: p for p in answer["problems"] if p["severity"] == "reject"}
    assert (rejected[3]["kind"], rejected[4]["kind"]) == ("mentor_full", "person_not_found")
    assert all("…" not in p["message"] for p in answer["problems"])
    rows = list(load_workbook(out).worksheets[0].values)
    assert [row[1] for row in rows] == ["Mentee", "Ana Silva", "Somebody Else"]
    assert rows[2][4].startswith("Nobody on file is called “Somebody Else”")
    entries = mentordesk("history", file, "--json").json["entries"]
    assert len(entries) == 2
    assert mentordesk("check", file, "--json").json["ok"]
    mentordesk("undo", file)
    assert mentordesk("people", file, "--json").json["people"] == []


def test_the_printed_mapping_is_read_back(file, tmp_path):
    mentordesk("import", file, sheets.write_csv(tmp_path / "p.csv", PEOPLE))
    path = sheets.write_csv(tmp_path / "pairs.csv", PAIRS)
    said = mentordesk("import", file, path, "--round", "Spring", "--dry-run", "--json").json
    [mapping] = said["mapping"]
    assert (mapping["about"], mapping["columns"][0]["field"]) == ("pairs", "mentor")
    mapping["columns"][0]["field"], mapping["columns"][1]["field"] = "mentee", "mentor"
    kept = tmp_path / "m.json"
    kept.write_text(json.dumps(said))
    words = ("import", file, path, "--round", "Spring", "--mapping", kept, "--dry-run", "--json")
    turned = mentordesk(*words).json
    assert turned["mapping"] == [mapping]
    assert turned["added"] == 1  # one mentee is in one pair of a round
    kept.write_text(json.dumps([{**mapping, "about": "weather"}]))
    assert mentordesk(*words).code == 1


def test_whoever_says_whose_sign_ups_they_are_has_sign_ups(file, tmp_path):
    path = sheets.write_csv(tmp_path / "pairs.csv", PAIRS)
    said = mentordesk("import", file, path, "--role", "mentor", "--dry-run", "--json").json
    assert "about" not in said
