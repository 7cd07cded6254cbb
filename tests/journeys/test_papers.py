"""What leaves her desk: agreements of a round, one skipped by choice, and the figures."""

from __future__ import annotations

import openpyxl

from tests.support.pdf_text import text_of

TABLE = "Agreements of the round"


def choose_round(ruth, part):
    """Pick a round in the picker of the sidebar by part of its line."""
    picker = next(words for words in ruth.names() if words.startswith("Round: "))
    ruth.button_menu(picker, next(line for line in ruth.lines_of(picker) if part in line))
    ruth.settle()


def test_the_agreements_of_a_round_are_printed_and_one_is_skipped(ruth, demo_copy, tmp_path):
    ruth.start(demo_copy)
    choose_round(ruth, "running")
    ruth.press("Agreements")
    ruth.settle()
    pairs = ruth.rows(TABLE)
    assert len(pairs) > 2
    out = tmp_path / "agreements"
    out.mkdir()
    ruth.answer.will("folder", out)
    ruth.press("Print the round…")
    ruth.settle()
    files = sorted(out.glob("*.pdf"))
    assert len(files) == len(pairs)
    assert ruth.says(f"{len(pairs)} agreements printed to agreements")
    texts = [text_of(file.read_bytes(), tmp_path) for file in files]
    for mentor, mentee, *_ in pairs:
        assert any(mentor in text and mentee in text for text in texts), (mentor, mentee)
    ruth.pick(TABLE, pairs[0][1])
    ruth.button_menu("Mark as…", "Mark as skipped by choice")
    assert "skipped by choice" in ruth.rows(TABLE)[0]

    ruth.come_back()
    (skipped,) = [row for row in ruth.rows(TABLE) if row[:2] == pairs[0][:2]]
    assert "skipped by choice" in skipped
    ruth.menu("Edit", "History")
    assert "printed" in str(ruth.rows("History lines"))


def test_job_36_the_workbook_of_a_round_holds_what_the_screen_says(ruth, demo_copy, tmp_path):
    ruth.start(demo_copy)
    choose_round(ruth, "finished")
    ruth.press("Reports")
    ruth.settle()
    shown = {name: (value, of) for name, value, of, _rate in ruth.rows("All figures")}
    assert any(value not in ("", "0") for value, _ in shown.values())
    ruth.answer.will("save_file", tmp_path / "report")
    ruth.press("Make the workbook…")
    ruth.settle()
    assert ruth.says("written to report.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "report.xlsx")["R1 Round summary"]
    rows = list(sheet.iter_rows(min_row=5, max_row=4 + len(shown), values_only=True))
    written = {row[0]: tuple("" if v is None else str(v) for v in row[3:5]) for row in rows}
    assert written == shown

    ruth.come_back()
    assert {name: (v, of) for name, v, of, _ in ruth.rows("All figures")} == shown
    ruth.menu("Edit", "History")
    assert "written to report.xlsx" in ruth.column("History lines")[0]
