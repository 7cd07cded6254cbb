"""The sub-commands that make papers keep the contract."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentordesk.store.workspace import Workspace
from tests.support.command_line import mentordesk


@pytest.fixture
def file(demo_file, tmp_path):
    path = tmp_path / "Demo.mentordesk"
    shutil.copy(demo_file, path)
    return path


def rounds_of(file):
    return {r["state"]: r["name"] for r in mentordesk("rounds", file, "--json").json["rounds"]}


def test_agreements_of_a_round(file, tmp_path):
    out, bound = tmp_path / "papers", tmp_path / "all.pdf"
    said = mentordesk("agreements", file, "--round", rounds_of(file)["running"], "--out", out,
                      "--bound", bound, "--json")  # fmt: skip
    assert said.code == 0
    assert said.json["written"] == len(list(out.glob("*.pdf"))) > 3
    assert said.json["files"][-1] == str(bound)
    assert all(Path(name).read_bytes()[:5] == b"%PDF-" for name in said.json["files"])


def test_drafts_have_agreements_too(file, tmp_path):
    said = mentordesk("agreements", file, "--round", rounds_of(file)["matching"],
                      "--out", tmp_path / "papers")  # fmt: skip
    assert said.code == 0
    assert "written to" in said.out


def test_a_round_without_pairs_is_said(file, tmp_path):
    mentordesk("round", file, "Empty", "--scheme", "matched", "--starts", "2027-01-01")
    said = mentordesk("agreements", file, "--round", "Empty", "--out", tmp_path / "p", "--json")
    assert said.code == 1
    assert "no live pair" in said.json["error"]["what"]
    assert said.json["error"]["do"]
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize("scope", [(), ("--year", "2026"), ("--round", "{running}")])
def test_a_report_says_where_and_what(file, tmp_path, scope):
    words = [word.format(**rounds_of(file)) for word in scope]
    said = mentordesk("report", file, *words, "--out", tmp_path / "r.xlsx", "--json")
    assert said.code == 0
    assert said.json["file"] == str(tmp_path / "r.xlsx")
    assert said.json["sheets"][:2] == ["R1 Round summary", "R2 Scheme totals"]
    assert (tmp_path / "r.xlsx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("report", "--year", "1999", "--out", "r.xlsx"), "No round of this file starts in 1999"),
        (("report", "--round", "No such", "--out", "r.xlsx"), "There is no round “No such”"),
        (("report", "--out", "r.csv"), "does not end in .xlsx"),
        (("report", "--out", "no/such/r.xlsx"), "There is no folder"),
        (("agreements", "--round", "No such", "--out", "p"), "There is no round “No such”"),
        (("agreements", "--round", "x", "--out", "p", "--bound", "b.txt"), "does not end in .pdf"),
        (("agreements", "--round", "{running}", "--out", "a file"), "is a file"),
        (("export", "--out", "."), "holds other files"),
    ],
)
def test_what_cannot_be_done_is_said_and_noted_nowhere(file, tmp_path, monkeypatch, words, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a file").touch()
    before = mentordesk("history", file, "--json").json
    word, *rest = [w.format(**rounds_of(file)) for w in words]
    said = mentordesk(word, file, *rest, "--json")
    assert said.code == 1
    assert told in said.json["error"]["what"]
    assert said.json["error"]["do"]
    assert "Traceback" not in said.err
    assert mentordesk("history", file, "--json").json == before
    there = {p.name for p in tmp_path.iterdir() if not p.name.endswith(".lock")}
    assert there == {"Demo.mentordesk", "a file"}


@pytest.mark.parametrize(
    "words",
    [
        ("report", "{file}"),
        ("report", "{file}", "--year", "20x6", "--out", "r.xlsx"),
        ("report", "{file}", "--year", "2026", "--round", "x", "--out", "r.xlsx"),
        ("agreements", "{file}", "--out", "p"),
        ("export", "{file}"),
    ],
)
def test_wrong_usage_is_two(file, words):
    assert mentordesk(*[w.format(file=file) for w in words]).code == 2


def test_everything_is_exported_and_noted(file, tmp_path):
    said = mentordesk("export", file, "--out", tmp_path / "out", "--json")
    assert said.code == 0
    assert f"{tmp_path / 'out' / 'people.csv'}" in said.json["files"]
    newest = mentordesk("history", file, "--last", "1", "--json").json["entries"][0]
    assert newest["what"] == "Everything exported to out"


def test_papers_come_out_while_a_window_has_the_file(file, tmp_path):
    with Workspace.open(file, what="window"):
        for words in (("report", "--out", tmp_path / "r.xlsx"),
                      ("export", "--out", tmp_path / "out")):  # fmt: skip
            said = mentordesk(words[0], file, *words[1:], "--json")
            assert said.code == 0
            assert "not noted" in said.err
    what = [e["what"] for e in mentordesk("history", file, "--json").json["entries"]]
    assert not any("exported" in line or "Report" in line for line in what)
