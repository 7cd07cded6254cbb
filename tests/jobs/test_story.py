"""The whole main job on messy sheets whose words the importer never saw."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
from sqlalchemy import select

from mentordesk.importing.headings import ENOUGH, meanings
from mentordesk.importing.reading import read_sheets
from mentordesk.jobs.demo import story
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.checks import check
from mentordesk.store.queries import board, history, rounds
from mentordesk.store.tables import Application
from mentordesk.store.trouble import FileTrouble, Kind
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
    headings = []
    for path in (told.file.parent / "sheets").iterdir():
        for sheet in read_sheets(path).sheets:
            rows = [r for r in sheet.rows if sum(map(bool, r.cells)) > 5]
            headings += [str(c) for c in rows[0].cells if c] if rows else []
    # What the importer makes of the heading alone, before it looks at the cells below.
    unknown = [h for h in headings if max((sure for _, sure in meanings(h)), default=0) < ENOUGH]
    assert len(unknown) * 4 >= len(headings) > 20


def test_any_other_folder_is_refused(tmp_path):
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(FileTrouble) as trouble:
        story.tell(tmp_path, 10, 1, DAY, Progress())
    assert trouble.value.kind is Kind.EXISTS
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.docx"]


class StopAt(Progress):
    """Stops at the first step of this name."""

    def __init__(self, what):
        super().__init__()
        self._what = what

    def report(self, done, total, what):
        if what == self._what:
            self.cancel()
        super().report(done, total, what)


@pytest.mark.parametrize("what", ["rounds", "agreements"])
def test_a_stop_half_way_leaves_the_demo_before_it(told, tmp_path, what):
    out = tmp_path / "demo"
    with pytest.raises(Cancelled):
        story.tell(out, 20, 1, DAY, StopAt(what))
    assert not out.exists()
    shutil.copytree(told.file.parent, out)
    before = {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}
    with pytest.raises(Cancelled):
        story.tell(out, 20, 1, DAY, StopAt(what))
    assert {p: p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()} == before


def test_an_earlier_demo_is_replaced_unless_a_window_has_it(told, tmp_path):
    out = tmp_path / "demo"
    shutil.copytree(told.file.parent, out)
    (out / ".unfinished").mkdir()
    (out / ".unfinished" / "killed").touch()
    (out / "pictures").mkdir()
    (out / "pictures" / "old.png").touch()
    with Workspace.open(out / story.FILE, what="window"):
        with pytest.raises(FileTrouble) as trouble:
            story.tell(out, 20, 1, DAY, Progress())
        assert trouble.value.kind is Kind.IN_USE
        assert (out / "pictures" / "old.png").exists()
    again = story.tell(out, 20, 1, DAY, Progress())
    assert len(list((out / "agreements").iterdir())) < len(
        list((told.file.parent / "agreements").iterdir())
    )
    assert {*again.files} == {p for d in ("sheets", "agreements") for p in (out / d).iterdir()} | {
        out / "report.xlsx"
    }
    assert not (out / "pictures").exists()
    assert not (out / ".unfinished").exists()


def test_nobody_signed_up_tomorrow(told):
    with Workspace.open(told.file, read_only=True) as demo:
        days = demo.ask(lambda c: c.scalars(select(Application.submitted_on)).all())
        assert max(d for d in days if d) <= DAY


def test_by_command_with_pictures(tmp_path):
    said = mentordesk("demo", "--out", tmp_path / "d", "--people", 40, "--json")
    assert said.code == 0
    assert said.json["file"].endswith("demo.mentordesk")
    assert any(name.endswith(".png") for name in said.json["files"])
    again = mentordesk("demo", "--out", tmp_path / "d", "--people", 30, "--json")
    assert again.code == 0
