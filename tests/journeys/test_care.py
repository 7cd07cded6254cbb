"""Care and trust: a worry kept private, a story with consent, and a pack for the successor."""

from __future__ import annotations

import csv

import openpyxl

from mentordesk.cli import main
from tests.journeys.test_papers import choose_round

FACTS = "The mentee told of zugzwang"
PAIRS = "Relationships"


def first_pair(ruth):
    """Under Relationships, the first pair of the running round."""
    choose_round(ruth, "running")
    ruth.press(PAIRS)
    ruth.settle()
    mentee, mentor, *_ = ruth.rows(PAIRS)[0]
    ruth.pick(PAIRS, mentee)
    return mentee, mentor


def in_dialog(ruth, deeds):
    """What she does in the dialog that the next press opens."""

    def fill(dialog):
        ruth.show(dialog)
        deeds()

    ruth.answer.will_fill(fill)


def in_words(ruth, table):
    return "\n".join(" ".join(row) for row in ruth.rows(table))


def test_job_24_a_worry_is_kept_behind_the_second_door_and_leaves_no_word_elsewhere(
    ruth, demo_copy, tmp_path, capsys
):
    """A guarded note with owner and review date; care is taken and kept private."""
    ruth.start(demo_copy)
    mentee, mentor = first_pair(ruth)
    ruth.button_menu("More", "Raise a concern…")
    assert ruth.says("Make sure nobody reads along")
    assert not ruth.says("Told by")

    def write():
        ruth.choose("What about", "wellbeing")
        ruth.fill("What was told", FACTS, end="")
        ruth.fill("Told by", "the mentor, by mail", end="Tab")
        ruth.fill("In whose care", "Ruth", end="Tab")
        ruth.fill("Look again on", "9 Mar 2026", end="Tab")
        ruth.press("Keep it")

    in_dialog(ruth, write)
    ruth.press("Nobody reads along: open")
    ruth.must_say("Concern kept")
    assert ruth.says(FACTS) and f"{mentee} with {mentor}" in in_words(ruth, "Concerns")
    assert ruth.window.windowTitle() == "Programme – MentorDesk"
    ruth.press("Mark as read")

    def act():
        ruth.fill("What is done", "Rang the mentee", end="")
        ruth.press("Keep it")

    in_dialog(ruth, act)
    ruth.press("Act on it…")
    assert ruth.says("Rang the mentee") and "being acted on" in in_words(ruth, "Concerns")
    ruth.keys("Ctrl+Z")
    assert "being acted on" not in in_words(ruth, "Concerns")
    ruth.keys("Ctrl+Shift+Z")

    ruth.press("People")  # leaving closes the door
    ruth.settle()
    ruth.press(PAIRS)
    ruth.pick(PAIRS, mentee)
    assert ruth.says("A concern is open") or "no news for long" in in_words(ruth, PAIRS)
    assert not ruth.says(FACTS)
    ruth.menu("Edit", "History")
    told = in_words(ruth, "History lines")
    assert "A concern was raised" in told and "zugzwang" not in told

    ruth.come_back()
    ruth.press(PAIRS)
    ruth.menu("Relationships", "Concerns…")
    assert not ruth.says(FACTS)
    ruth.press("Nobody reads along: open")
    assert ruth.says(FACTS)
    ruth.press("Close the door")
    assert not ruth.says(FACTS)
    ruth.close()
    out = tmp_path / "everything"
    assert main(["export", str(ruth.path), "--out", str(out)]) == 0
    capsys.readouterr()
    everything = "\n".join(path.read_text("utf-8-sig") for path in out.iterdir())
    assert "zugzwang" not in everything and "concerns and their history" in everything
    with (out / "history.csv").open(encoding="utf-8-sig") as file:
        assert not any("concern" in line["sentence"].lower() for line in csv.DictReader(file))


def test_job_37_a_funder_gets_quotes_of_people_who_allow_it_and_of_nobody_else(
    ruth, demo_copy, tmp_path
):
    """Quotes with proper consent only, so that trust is kept."""
    ruth.start(demo_copy)
    mentee, _ = first_pair(ruth)
    ruth.tab("Quotes")

    def keep():
        ruth.fill("Quote", "It opened a door.", end="")
        ruth.press("Keep it")

    in_dialog(ruth, keep)
    ruth.press("Keep a quote…")
    ruth.must_say("Quote of")
    assert ruth.says("not asked yet")
    ruth.menu("Relationships", "Quotes and stories…")
    assert ruth.says("None may be used") and ruth.is_off("Copy") and ruth.is_off("Export…")
    ruth.press("Show all")
    ruth.pick("Quotes", mentee)

    def given():
        ruth.choose("Quotes and stories", "given")
        ruth.press("Note it")

    in_dialog(ruth, given)
    ruth.menu("Quotes and stories", "Note the answer about consent…")
    ruth.press("May be used 1")
    ruth.pick("Quotes", mentee)
    ruth.press("Copy")
    assert ruth.clipboard().startswith(f"“It opened a door.”\n{mentee}, mentee")
    ruth.answer.will("save_file", tmp_path / "funder.xlsx")
    ruth.press("Export…")
    ruth.settle()
    ruth.must_say("1 quote that may be used written to funder.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "funder.xlsx").active
    assert [row[:2] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        ("It opened a door.", mentee)
    ]

    def withdrawn():
        ruth.choose("Quotes and stories", "withdrawn")
        ruth.press("Note it")

    in_dialog(ruth, withdrawn)
    ruth.menu("Quotes and stories", "Note the answer about consent…")
    assert ruth.says("None may be used")
    ruth.keys("Ctrl+Z")
    assert mentee in in_words(ruth, "Quotes")


def test_job_40_her_successor_gets_the_rounds_the_promises_and_the_dates(ruth, demo_copy, tmp_path):
    """The round history, weights, notes: the programme survives her."""
    ruth.start(demo_copy)
    mentee, mentor = first_pair(ruth)

    def plan():
        ruth.fill("To do", "Ask about the new job", end="")
        ruth.fill("Day", "20 Apr 2026", end="Tab")
        ruth.press("Keep")

    in_dialog(ruth, plan)
    ruth.button_menu("More", "What comes next…")
    ruth.press("Reports")
    ruth.settle()
    ruth.answer.will("confirm", True)
    ruth.answer.will("save_file", tmp_path / "For Leila")
    ruth.menu("Reports", "Write the hand-over pack…")
    ruth.settle()
    assert "Names are in it" in ruth.answer.said[-2]
    ruth.must_say("Hand-over pack written to For Leila.xlsx")
    book = openpyxl.load_workbook(tmp_path / "For Leila.xlsx")
    assert "Names are in it" in str([row for row in book["Read me first"].values])
    promised = [row for row in book["Promises"].values if row[1] == "Ask about the new job"]
    assert [row[2] for row in promised] == [f"{mentee} with {mentor}"]
    assert len(list(book["Rounds"].values)) == 4  # the heading and three rounds
    assert ruth.says("Reports")
    ruth.menu("Edit", "History")
    assert "Hand-over pack written" in in_words(ruth, "History lines")
