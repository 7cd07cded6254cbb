"""The whole main job on messy sheets whose words the importer never saw."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest

from mentordesk.importing.reading import read_sheets
from mentordesk.jobs.demo import story
from mentordesk.paths import resources
from mentordesk.progress import Progress
from mentordesk.store.checks import check
from mentordesk.store.queries import board, history, rounds
from mentordesk.store.trouble import FileTrouble
from mentordesk.store.workspace import Workspace
from tests.support.command_line import mentordesk

DAY = dt.date(2026, 3, 2)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return story.tell(tmp_path_factory.mktemp("demo"), 80, 3, DAY, Progress())


def test_everything_promised_is_there(told):
    out = told.file.parent
    assert told.file.name == "demo.mentordesk"
    assert len(list((out / "sheets").iterdir())) == 3
    agreements = list((out / "agreements").glob("*.pdf"))
    assert len(agreements) > 10
    assert (out / "report.xlsx").exists()
    assert all(path.exists() for path in told.files)


def test_the_file_is_sound_and_its_opening_round_paired(told):
    with Workspace.open(told.file, read_only=True) as demo:
        assert demo.ask(check).problems == ()
        opening = demo.ask(rounds.all_rounds)[0]
        shown = demo.ask(board.board, opening.id, today=DAY)
        placed = sum(1 for m in shown.mentees if m.match_id)
        assert placed > len(shown.mentees) * 0.7
        done = [e.name for e in demo.ask(history.entries_newest_first)]
        assert {"ImportPeople", "AdoptPlan"} <= set(done)


def test_the_sheets_go_in_again_without_a_new_person(told):
    sheets = sorted((told.file.parent / "sheets").iterdir())
    opening = mentordesk("rounds", told.file, "--json").json["rounds"][0]["name"]
    said = mentordesk("import", told.file, *sheets, "--round", opening, "--dry-run", "--json")
    assert said.code == 0
    counts = said.json
    assert counts["added"] == counts["duplicates"] == 0
    assert counts["rows"] == counts["changed"] + counts["unchanged"] + counts["rejected"]


def test_a_quarter_of_the_headings_are_unknown_to_the_importer(told):
    held = (resources() / "import" / "synonyms.toml").read_text("utf-8")
    known = {word.casefold() for word in strings_of(tomllib.loads(held))}
    headings = []
    for path in (told.file.parent / "sheets").iterdir():
        for sheet in read_sheets(path).sheets:
            rows = [r for r in sheet.rows if sum(map(bool, r.cells)) > 5]
            headings += [str(c) for c in rows[0].cells if c] if rows else []
    unknown = [h for h in headings if h.casefold() not in known]
    assert len(unknown) * 4 >= len(headings) > 20


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of(part)


def test_an_earlier_demo_is_replaced_and_any_other_folder_refused(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(FileTrouble):
        story.tell(tmp_path, 10, 1, DAY, Progress())
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


def test_by_command_with_pictures(tmp_path):
    said = mentordesk("demo", "--out", tmp_path / "d", "--people", 40, "--json")
    assert said.code == 0
    assert said.json["file"].endswith("demo.mentordesk")
    assert any(name.endswith(".png") for name in said.json["files"])
    again = mentordesk("demo", "--out", tmp_path / "d", "--people", 30, "--json")
    assert again.code == 0
