"""The sub-commands on the file, rounds, people and history keep the contract."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mentordesk.commands.newcomers import NewPerson
from mentordesk.store.workspace import Workspace
from tests.support.command_line import mentordesk


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.mentordesk"
    assert mentordesk("new", path).code == 0
    return path


def test_new_says_where_and_how_many(tmp_path):
    said = mentordesk("new", tmp_path / "b.mentordesk", "--json")
    assert said.json == {"file": str(tmp_path / "b.mentordesk"), "people": 0}


def test_an_existing_file_is_refused_as_it_is(file):
    before = file.read_bytes()
    said = mentordesk("new", file, "--json")
    assert said.code == 1
    assert "there already" in said.json["error"]["what"]
    assert said.json["error"]["do"]
    assert "Traceback" not in said.err
    assert file.read_bytes() == before


def test_a_passphrase_never_makes_a_plain_file(tmp_path, monkeypatch):
    monkeypatch.setenv("MENTORDESK_PASSPHRASE", "correct horse battery staple")
    said = mentordesk("new", tmp_path / "c.mentordesk")
    assert said.code == 1
    assert not (tmp_path / "c.mentordesk").exists()


def test_rounds_are_added_and_listed(file):
    added = mentordesk("round", file, "Spring 2027", "--scheme", "matched",
                       "--starts", "2027-03-31", "--months", "6", "--json")  # fmt: skip
    assert added.json["round"] == "Spring 2027"
    (listed,) = mentordesk("rounds", file, "--json").json["rounds"]
    assert (listed["name"], listed["scheme"], listed["state"]) == ("Spring 2027", "matched", "open")
    assert (listed["starts"], listed["ends"]) == ("2027-03-31", "2027-09-30")
    again = mentordesk("round", file, "Spring 2027", "--scheme", "group", "--starts", "2027-01-01")
    assert again.code == 1
    assert "taken" in again.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("round", "{file}", "X", "--scheme", "other", "--starts", "2027-01-01"),
        ("round", "{file}", "X", "--scheme", "ask", "--starts", "31.12.2027"),
        ("round", "{file}", "X", "--scheme", "ask", "--starts", "2027-01-01", "--months", "0"),
        ("new",),
        ("restore", "{file}"),
    ],
)
def test_wrong_usage_is_two(file, wrong):
    assert mentordesk(*[w.format(file=file) for w in wrong]).code == 2


def test_history_and_undo_go_back_step_by_step(file):
    for name in ("One", "Two"):
        mentordesk("round", file, name, "--scheme", "ask", "--starts", "2027-01-01")
    entries = mentordesk("history", file, "--json").json["entries"]
    assert [e["what"] for e in entries] == ["Round “Two” added", "Round “One” added"]
    assert mentordesk("undo", file, "--json").json["undone"] == "Round “Two” added"
    assert mentordesk("undo", file, "--json").json["undone"] == "Round “One” added"
    nothing = mentordesk("undo", file, "--json")
    assert (nothing.code, nothing.json["error"]["what"]) == (1, "There is nothing to undo.")
    assert len(mentordesk("history", file, "--last", 1, "--json").json["entries"]) == 1


def test_people_are_found(file):
    with Workspace.open(file) as workspace:
        workspace.run(NewPerson("José Núñez", email="jn@post.example"))
        workspace.run(NewPerson("David Okello"))
    (found,) = mentordesk("people", file, "--find", "nunez", "--json").json["people"]
    assert found["name"] == "José Núñez"
    assert len(mentordesk("people", file, "--json").json["people"]) == 2
    assert "Nobody" in mentordesk("people", file, "--find", "zzz").out


def test_a_sound_file_is_ok(file):
    assert mentordesk("check", file, "--json").json == {"ok": True, "people": 0, "problems": []}


def test_what_went_behind_the_journal_is_found(file):
    with Workspace.open(file) as workspace:
        workspace.run(NewPerson("Amina"))
        workspace.run(NewPerson("David"))
        assert workspace._writer is not None
        with workspace._writer.begin() as connection:
            connection.exec_driver_sql("UPDATE person SET city = 'x' WHERE display_name = 'Amina'")
            connection.exec_driver_sql("DELETE FROM person_search")
    said = mentordesk("check", file, "--json")
    assert said.code == 1
    assert not said.json["ok"]
    assert len(said.json["problems"]) == 2


def test_backup_and_restore(file, tmp_path):
    copy = tmp_path / "copy.mentordesk"
    assert mentordesk("backup", file, "--out", copy, "--json").json["file"] == str(copy)
    mentordesk("round", file, "One", "--scheme", "ask", "--starts", "2027-01-01")
    assert mentordesk("restore", copy, "--to", file).code == 0
    assert mentordesk("rounds", file, "--json").json["rounds"] == []
    assert mentordesk("backup", file, "--out", copy).code == 1


def test_a_window_keeps_writers_out_but_not_readers(file, tmp_path):
    with Workspace.open(file, what="window") as window:
        window.run(NewPerson("Amina"))
        assert len(mentordesk("people", file, "--json").json["people"]) == 1
        assert mentordesk("backup", file, "--out", tmp_path / "copy.mentordesk").code == 0
        refused = mentordesk("undo", file, "--json")
        assert refused.code == 1
        assert "in a MentorDesk window, by " in refused.json["error"]["what"]
        restored = mentordesk("restore", tmp_path / "copy.mentordesk", "--to", file)
        assert restored.code == 1
        assert len(window.ask(lambda c: c.exec_driver_sql("SELECT 1 FROM person").all())) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"a;b\n" * 100, b"\x00" * 5000])
def test_whatever_is_given_gets_a_sentence(tmp_path, content):
    path = tmp_path / "odd.mentordesk"
    path.write_bytes(content)
    for word in ("rounds", "people", "check", "history", "undo"):
        said = mentordesk(word, path, "--json")
        assert said.code == 1
        assert said.json["error"]["what"]
        assert "Traceback" not in said.err
    assert path.read_bytes() == content


def test_the_command_line_loads_no_qt(file):
    code = (
        "import sys; from mentordesk import cli; "
        f"cli.main(['people', {str(file)!r}]); "
        "sys.exit(any(m.startswith(('PySide6', 'numpy', 'openpyxl', 'reportlab')) "
        "for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_reader_that_hangs_up_is_no_fault(file):
    with Workspace.open(file) as workspace:
        for number in range(3000):
            if number % 1000 == 0:
                workspace.run(NewPerson(f"Somebody with a long name {number} " + "x" * 300))
    command = f"{sys.executable} -m mentordesk people {file} --find x | head -c 5"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
