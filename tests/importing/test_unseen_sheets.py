"""Whole sheets that were once misread: every column is mapped, every name is exact."""

import tomllib
from pathlib import Path

import pytest

from tests.support.unseen import mapped, people

SHEETS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "sheets.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_read_as_its_people_meant_it(name):
    fields, headings = zip(*SHEETS[name]["columns"], strict=True)
    rows = [list(headings), *SHEETS[name]["rows"]]
    found = mapped(rows)
    assert [(h, f) for h, f in zip(headings, found, strict=True)] == list(
        zip(headings, fields, strict=True)
    )
    assert list(people(rows)) == SHEETS[name]["names"]
