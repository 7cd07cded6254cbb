"""Rejected rows come back as a workbook that can be mended and imported again."""

import pytest
from openpyxl import load_workbook

from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.rejects import write_rejects
from mentordesk.importing.sheet import SheetTrouble, Trouble
from mentordesk.importing.text import read_paste


def written(path, text, reasons):
    sheet = read_paste(text, "a.csv").sheets[0]
    return write_rejects(path, [(sheet, guess_mapping(sheet))], reasons, "Why")


def test_rows_stand_as_they_came_with_their_reason(tmp_path):
    path = tmp_path / "rejects.xlsx"
    text = "Name,Email,City\nAna,ana@x.org,Rio\n,,=1+1\n,,\x07Lima\n"
    reasons = {("a.csv", "", 3): "No name.", ("a.csv", "", 4): "No name either."}
    assert written(path, text, reasons) == 2
    page = load_workbook(path).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows == [
        ["Name", "Email", "City", "Why"],
        [None, None, "=1+1", "No name."],
        [None, None, "Lima", "No name either."],
    ]
    assert page["C2"].data_type == "s"
    assert [p.name for p in tmp_path.iterdir()] == ["rejects.xlsx"]


def test_nothing_rejected_is_an_empty_workbook(tmp_path):
    path = tmp_path / "rejects.xlsx"
    assert written(path, "Name\nAna\n", {}) == 0
    assert load_workbook(path).worksheets[0].max_row == 1


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SheetTrouble) as trouble:
        written(tmp_path / "no" / "r.xlsx", "Name\nAna\n", {})
    assert trouble.value.kind is Trouble.NOT_WRITTEN
