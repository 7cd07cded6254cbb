"""The export holds everything, reads back as it was, and never touches what is not ours."""

from __future__ import annotations

import csv
import datetime as dt
import json

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.commands.people import EditPerson
from mentordesk.domain.cells import unguarded
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.jobs.export import export_everything
from mentordesk.progress import Cancelled, Progress
from mentordesk.store.queries import export
from mentordesk.store.queries.history import entries_newest_first
from mentordesk.store.tables import Record
from mentordesk.store.workspace import Surroundings, Workspace
from mentordesk.wording.export import readme

HOSTILE = ("=1+1", "+44 7700", "-", "@x", "'=1", 'a "b", c;d', "two\nlines", "محمد", "𝔐")


def exported(workspace, folder):
    return export_everything(workspace, folder, Progress())


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def everything(folder):
    return json.loads((folder / "everything.json").read_text("utf-8"))


def test_every_table_has_its_file_and_its_line_in_the_read_me():
    assert set(export.NAMES) == set(Record.metadata.tables) - {"concern"}
    names = [name for name, _ in export.NAMES.values()] + [export.HISTORY, export.HISTORY_CHANGES]
    text = readme("X", [(name, 2) for name in names])
    assert all(f"{name}.csv (2): " in text for name in names)
    assert "Left out: concerns" in text


def test_every_row_of_every_table_is_there(demo, tmp_path):
    done = exported(demo, tmp_path / "out")
    assert sorted(done.files) == sorted((tmp_path / "out").iterdir())
    found = everything(tmp_path / "out")
    for name, (file, _) in export.NAMES.items():
        count = demo.ask(
            lambda c, n=name: c.exec_driver_sql(f'SELECT count(*) FROM "{n}"').scalar()
        )
        assert len(table(tmp_path / "out", file)) == count
        assert len(found["tables"][file]) == count
    assert (found["format"], found["version"]) == ("mentordesk-export", 1)


def test_cells_and_json_hold_the_same_values(demo, tmp_path):
    exported(demo, tmp_path / "out")
    for name, rows in everything(tmp_path / "out")["tables"].items():
        lines = table(tmp_path / "out", name)
        for number, (row, line) in enumerate(zip(rows, lines, strict=True), start=1):
            assert line["no"] == str(number)
            for column, value in row.items():
                shown = (
                    {None: "", True: "true", False: "false"}.get(value, str(value))
                    if not isinstance(value, int) or isinstance(value, bool)
                    else str(value)
                )
                assert unguarded(line[column]) == shown


def test_hostile_text_is_guarded_and_comes_back(workspace, tmp_path):
    for text in HOSTILE:
        workspace.run(NewPerson(f"N{text}", details=(("notes", text),)))
        workspace.run(NewPerson(text))
    exported(workspace, tmp_path / "out")
    with (tmp_path / "out" / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.reader(file):
            assert not any(cell[:1] in "=@+" and len(cell) > 1 for cell in line if cell)
    names = {unguarded(line["display_name"]) for line in table(tmp_path / "out", "people")}
    assert {" ".join(text.split()) for text in HOSTILE} <= names


def test_references_carry_the_names_they_point_at(demo, tmp_path):
    exported(demo, tmp_path / "out")
    people = {p["id"]: p["display_name"] for p in table(tmp_path / "out", "people")}
    pairs = table(tmp_path / "out", "pairs")
    assert pairs
    for pair in pairs:
        assert unguarded(pair["mentor"]) == unguarded(people[pair["mentor_id"]])
        assert unguarded(pair["mentee"]) == unguarded(people[pair["mentee_id"]])
        assert pair["round"]
    assert list(pairs[0])[:3] == ["no", "id", "round_id"]


def test_the_same_file_exports_the_same(demo_file, tmp_path):
    with Workspace.open(demo_file, read_only=True) as workspace:
        exported(workspace, tmp_path / "one")
        exported(workspace, tmp_path / "two")
    names = [path.name for path in (tmp_path / "one").iterdir()]
    assert len(names) > 25
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_history_is_told_in_sentences_and_the_export_is_noted_after_it(workspace, tmp_path):
    person = workspace.run(NewPerson("Amina")).values["person_id"]
    workspace.run(EditPerson(person, "city", "Dhaka"))
    workspace.undo()
    step = workspace.next_undo()
    exported(workspace, tmp_path / "out")
    sentences = [line["sentence"] for line in table(tmp_path / "out", "history")]
    assert sentences == ["Amina added", "City of Amina changed", "Undone: City of Amina changed"]
    assert workspace.next_undo() == step
    newest = workspace.ask(entries_newest_first)[0]
    assert newest.name == "ExportFile"
    assert newest.values["folder"] == "out"


def test_an_earlier_export_is_replaced(workspace, tmp_path):
    exported(workspace, tmp_path / "out")
    (tmp_path / "out" / ".DS_Store").touch()
    workspace.run(NewPerson("Amina"))
    exported(workspace, tmp_path / "out")
    assert len(table(tmp_path / "out", "people")) == 1
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["out"]


def test_an_empty_folder_will_do(workspace, tmp_path):
    (tmp_path / "out").mkdir()
    assert exported(workspace, tmp_path / "out").files


@pytest.mark.parametrize("names", [("holiday.jpg",), ("README.txt",), ("people.csv",)])
def test_what_is_not_ours_is_refused(workspace, tmp_path, names):
    folder = tmp_path / "out"
    folder.mkdir()
    for name in names:
        (folder / name).write_text("mine", encoding="utf-8")
    before = workspace.ask(entries_newest_first)
    with pytest.raises(Refused) as refused:
        exported(workspace, folder)
    assert refused.value.reason is Reason.FOLDER_TAKEN
    assert [p.name for p in folder.iterdir()] == list(names)
    assert workspace.ask(entries_newest_first) == before


def test_a_file_added_to_an_export_is_not_ours(workspace, tmp_path):
    exported(workspace, tmp_path / "out")
    (tmp_path / "out" / "my notes.txt").touch()
    with pytest.raises(Refused):
        exported(workspace, tmp_path / "out")
    with pytest.raises(Refused):
        exported(workspace, tmp_path / "out" / "people.csv")


def test_stopping_leaves_what_was_there(demo, tmp_path):
    exported(demo, tmp_path / "out")
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    demo.run(NewPerson("Amina"))
    progress = Progress(lambda done, total, what: progress.cancel() if done else None)
    with pytest.raises(Cancelled):
        export_everything(demo, tmp_path / "out", progress)
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".unfinished")] == []


def test_a_reader_writes_no_note(built_file, tmp_path):
    around = Surroundings(now=lambda: dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    with Workspace.open(built_file, read_only=True, around=around) as workspace:
        before = workspace.ask(entries_newest_first)
        exported(workspace, tmp_path / "out")
        assert workspace.ask(entries_newest_first) == before
