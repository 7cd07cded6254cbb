"""What is typed wrong, and where the answer cannot go: words and exit codes, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import mentordesk


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.mentordesk"
    assert mentordesk("new", path).code == 0
    return path


def started(*arguments, **options):
    """The program in a process of its own, with the streams of `options`."""
    command = [sys.executable, "-m", "mentordesk", *map(str, arguments)]
    return subprocess.run(command, text=True, check=False, **options)


@pytest.mark.parametrize(
    "words",
    [
        ("rounds", ""),
        ("people", "  "),
        ("options", "{file}", "--round", "R", "--out", ""),
        ("match", "{file}", "--round", ""),
        ("whatif", "{file}", "--round", "R", "--mentee", ""),
        ("import", "{file}", ""),
        ("import", "{file}", "x.csv", "--mapping", ""),
        ("restore", "{file}", "--to", ""),
        ("backup", "{file}", "--out", ""),
        ("demo", "--out", ""),
        ("new", ""),
    ],
)
def test_an_empty_word_is_wrong_usage(file, words):
    before = file.read_bytes()
    said = mentordesk(*[word.format(file=file) for word in words], "--json")
    assert said.code == 2
    assert "it is empty" in said.json["error"]["what"]
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "day", ["20270101", "2027-W01-1", "2027-02-30", "0001-01-01", "9999-12-31", "1.2.2027", "٢٠٢٧"]
)
def test_a_day_is_written_in_one_way(file, day):
    said = mentordesk("round", file, "R", "--scheme", "ask", "--starts", day, "--json")
    assert said.code == 2
    assert "write it as 2026-03-31" in said.json["error"]["what"]


def test_an_option_is_typed_in_full(file):
    assert mentordesk("history", file, "--la", "3").code == 2


@pytest.mark.parametrize("words", [("merge", "{file}", "b"), ("rouns",)])
def test_a_word_that_is_no_sub_command_is_named(file, words):
    said = mentordesk(*[word.format(file=file) for word in words], "--json")
    assert said.code == 2
    assert f"no sub-command “{words[0]}”" in said.json["error"]["what"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a screen")
def test_without_a_screen_the_window_is_refused_in_words(monkeypatch, file):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    said = mentordesk(file)
    assert said.code == 1
    assert "no screen" in said.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_an_answer_that_cannot_be_printed_is_said(file, extra):
    words = ("round", file, "R", "--scheme", "ask", "--starts", "2027-01-01", *extra)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = started(*words, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.startswith("It was done, but the answer could not be printed")
    assert "Traceback" not in done.stderr
    assert [r["name"] for r in mentordesk("rounds", file, "--json").json["rounds"]] == ["R"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_streams_that_are_closed_are_no_fault(file):
    command = f"{sys.executable} -m mentordesk rounds {{}} >&- 2>&-"
    for path, code in ((file, 0), (file.with_name("none"), 1)):
        done = subprocess.run(command.format(path), shell=True, check=False)
        assert done.returncode == code


def test_any_encoding_of_the_console_will_do(file):
    name = "Frühling – 春"
    assert mentordesk("round", file, name, "--scheme", "ask", "--starts", "2027-01-01").code == 0
    env = os.environ | {"PYTHONIOENCODING": "cp1252", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "mentordesk", "rounds", str(file)],
        env=env, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert name in done.stdout.decode("utf-8")


def test_our_own_fault_is_said_although_it_cannot_be_logged(file, monkeypatch, tmp_path):
    (tmp_path / "home").write_text("a file where a folder should be")
    monkeypatch.setenv("MENTORDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("mentordesk.cli.rounds.run_list", lambda options: 1 / 0)
    said = mentordesk("rounds", file, "--json")
    assert said.code == 1
    assert "inside MentorDesk" in said.json["error"]["what"]
    assert "ZeroDivisionError" in said.json["error"]["do"]


def test_a_copy_of_a_damaged_file_names_the_damaged_one(file, tmp_path):
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    for words in (("backup", file, "--out"), ("restore", file, "--to")):
        said = mentordesk(*words, tmp_path / "copy.mentordesk", "--json")
        assert said.code == 1
        assert said.json["error"]["what"].startswith("“a.mentordesk” is damaged")
        assert not (tmp_path / "copy.mentordesk").exists()


def test_text_that_is_no_text_is_damage(file):
    content = file.read_bytes()
    at = content.index(b"CREATE TABLE person")
    file.write_bytes(content[: at + 7] + b"\xff\xfe\xb6" * 4 + content[at + 19 :])
    said = mentordesk("rounds", file, "--json")
    assert said.code == 1
    assert "is damaged" in said.json["error"]["what"]


def test_rejected_rows_take_nobody_else_s_place(file, tmp_path):
    sheet = tmp_path / "sheet.xlsx"
    sheet.write_bytes(b"PK")
    for rejects, told in (
        (file, "does not end in .xlsx"),
        (sheet, "is one of the sheets"),
        (tmp_path / "no" / "r.xlsx", "There is no folder"),
    ):
        before = (file.read_bytes(), sheet.read_bytes())
        said = mentordesk("import", file, sheet, "--rejects", rejects, "--json")
        assert said.code == 1
        assert told in said.json["error"]["what"]
        assert (file.read_bytes(), sheet.read_bytes()) == before


@pytest.mark.parametrize("word", ["options", "agreements", "export", "demo"])
def test_a_file_is_no_folder(file, tmp_path, word):
    mentordesk("round", file, "R", "--scheme", "matched", "--starts", "2027-01-01")
    (tmp_path / "taken").write_text("mine")
    found = {"export": (file,), "demo": ()}.get(word, (file, "--round", "R"))
    said = mentordesk(word, *found, "--out", tmp_path / "taken", "--json")
    assert said.code == 1
    assert "is a file, not a folder" in said.json["error"]["what"]
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_screen_that_qt_does_not_reach_ends_in_words(file):
    env = os.environ | {"QT_QPA_PLATFORM": "nonsense"}
    done = started(file, env=env, capture_output=True)
    assert done.returncode == 1
    assert "No window can be opened" in done.stderr
