"""The workbook is sound, says what it was told, and appears whole or not at all."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table as RawTable

from mentordesk.documents.sheets import BarChart, Block, Book, Column, Kind, Sheet, Table
from mentordesk.documents.workbook import write_workbook
from mentordesk.progress import Cancelled, Progress
from tests.support.package_check import faults

FIGURES = (
    Column("Figure", width=30),
    Column("Of what", width=20),
    Column("Value", Kind.NUMBER, total=True),
    Column("Of", Kind.NUMBER, total=True),
    Column("Rate", Kind.RATE, over="Value", under="Of", total=True),
)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "'=1", "a\x00b")


def figure_table(name="Figures", rows=None, **more):
    rows = rows or [("Applied", None, 64, None, None), ("Matched", "Applied", 48, 64, True),
                    ("Nothing of nothing", None, 0, 0, True)]  # fmt: skip
    return Table(name, FIGURES, rows, total_label="Together", **more)


def listing(rows, name="People"):
    columns = (Column("Name"), Column("Day", Kind.DATE), Column("Number", Kind.NUMBER),
               Column("Note", Kind.WRAPPED, 20))  # fmt: skip
    return Sheet("People", ((Table(name, columns, rows, empty="Nobody"),),))


def summary(*bands: tuple[Block, ...]):
    return Sheet("Summary", bands, "Summary of the round", "Counted on 2 March 2026")


def written(tmp_path, *sheets):
    path = tmp_path / "out.xlsx"
    book = Book("A title", "A subject", "The alumni office", sheets, cut_mark="… (cut)")
    write_workbook(book, path, Progress())
    assert faults(path) == []
    assert [p.name for p in tmp_path.iterdir()] == ["out.xlsx"]
    return path


def read(path, *, values=True):
    with path.open("rb") as file:
        return openpyxl.load_workbook(file, data_only=values)


def test_figures_are_values_and_rates_live_formulas_with_their_results(tmp_path):
    path = written(tmp_path, summary((figure_table(),)))
    live, shown = read(path, values=False)["Summary"], read(path)["Summary"]
    assert (live["C6"].value, live["D6"].value) == (48, 64)
    assert live["E6"].value == '=IF(N(D6)=0,"–",C6/D6)'
    assert shown["E6"].value == 0.75
    assert shown["E7"].value == "–"
    assert shown["E5"].value is None
    assert live["C8"].value == "=SUM(C5:C7)"
    assert (shown["A8"].value, shown["C8"].value, shown["D8"].value) == ("Together", 112, 64)
    assert shown["E8"].value == 112 / 64
    assert shown["E6"].number_format == "0%"


def test_each_table_is_an_excel_table_over_its_rows_alone(tmp_path):
    other = figure_table("Others", caption="The others")
    path = written(tmp_path, summary((figure_table(), other), (figure_table("Third"),)))
    sheet = read(path)["Summary"]
    assert dict(sheet.tables.items()) == {
        "Figures": "A5:E8",
        "Others": "G5:K8",
        "Third": "A12:E15",
    }
    assert sheet["G4"].value == "The others"
    # the longer neighbour does not repeat the rows that stood beside a shorter one
    assert [sheet.cell(r, 1).value for r in range(5, 10)] == [
        "Figure", "Applied", "Matched", "Nothing of nothing", "Together",
    ]  # fmt: skip


def test_a_longer_table_beside_a_shorter_one_keeps_every_row_once(tmp_path):
    many = [(f"Row {n}", None, n, None, None) for n in range(8)]
    path = written(tmp_path, summary((figure_table("Long", many), figure_table("Short"))))
    sheet = read(path)["Summary"]
    assert [sheet.cell(r, 1).value for r in range(5, 14)] == [
        *[f"Row {n}" for n in range(8)], "Together",
    ]  # fmt: skip
    assert [sheet.cell(r, 7).value for r in range(5, 10)] == [
        "Applied", "Matched", "Nothing of nothing", "Together", None,
    ]  # fmt: skip


def test_text_never_becomes_a_formula(tmp_path):
    rows = [(text, None, None, text) for text in HOSTILE]
    path = written(tmp_path, listing(rows), summary((figure_table(caption="=1+1"),)))
    sheet = read(path, values=False)["People"]
    for row, text in enumerate(HOSTILE, start=2):
        for column in (1, 4):
            cell = sheet.cell(row, column)
            assert cell.data_type == "s"
            assert cell.value == text.replace("\x00", "")
            assert cell.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))
    assert read(path, values=False)["Summary"]["A4"].data_type == "s"


def test_names_of_all_scripts_and_days_arrive_as_they_are(tmp_path):
    names = [
        "Nguyễn Thị Ánh",
        "محمد رحمن",
        "अस्मिता",
        "ကျော်",
        "ሰላም",
        "Ольга",
        "佐藤 花子",
        "김영희",
        "𝔐",
    ]
    rows = [(name, dt.date(2026, 3, 2), 1204, None) for name in names]
    sheet = read(written(tmp_path, listing(rows)))["People"]
    assert [sheet.cell(r, 1).value for r in range(2, 11)] == names
    assert sheet["B2"].value == dt.datetime(2026, 3, 2)
    assert (sheet["B2"].number_format, sheet["C2"].number_format[:5]) == ("d mmm yyyy", "#,##0")


def test_half_a_day_keeps_its_decimal(tmp_path):
    sheet = read(written(tmp_path, listing([("Median", None, 23.5, None)])))["People"]
    assert (sheet["C2"].value, sheet["C2"].number_format) == (23.5, "#,##0.0")


def test_what_is_too_long_is_cut_with_a_mark(tmp_path):
    sheet = read(written(tmp_path, listing([("é" * 40_000, None, None, None)])))["People"]
    assert len(sheet["A2"].value) == 32_767
    assert sheet["A2"].value.endswith("… (cut)")


def test_a_list_keeps_header_and_names_in_sight_and_prints_well(tmp_path):
    page = read(written(tmp_path, listing([("Amina", None, 1, "A note " * 30)])))["People"]
    assert page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.row_dimensions[2].height > 100
    assert page["A1"].font.name == "Calibri"


def test_a_wide_list_prints_over_pages_beside_each_other(tmp_path):
    columns = tuple(Column(f"Column {n}", width=40) for n in range(10))
    wide = Sheet("Wide", ((Table("Wide", columns, [("x",) * 10]),),))
    page = read(written(tmp_path, wide))["Wide"]
    assert page.page_setup.fitToWidth == 2
    assert page.print_title_cols == "$A:$A"


def test_an_empty_list_says_so_and_is_no_table(tmp_path):
    sheet = read(written(tmp_path, listing([])))["People"]
    assert sheet["A2"].value == "Nobody"
    assert not sheet.tables


def test_a_chart_draws_the_rows_of_its_table(tmp_path):
    chart = BarChart("Shares", "Figures", ("Value", "Of"), rows=2)
    path = written(tmp_path, summary((figure_table(), chart)))
    (drawn,) = read(path)["Summary"]._charts
    first, second = drawn.series
    assert first.val.numRef.f == "'Summary'!$C$5:$C$6"
    assert second.val.numRef.f == "'Summary'!$D$5:$D$6"
    assert first.cat.numRef.f == "'Summary'!$A$5:$A$6"
    colours = [s.graphicalProperties.solidFill.srgbClr for s in drawn.series]
    assert colours == ["0A665E", "3A88A6"]


def test_the_document_says_whose_it_is(tmp_path):
    told = read(written(tmp_path, listing([]))).properties
    assert (told.title, told.subject, told.creator) == (
        "A title", "A subject", "The alumni office",
    )  # fmt: skip


@given(rows=st.lists(st.tuples(st.text(max_size=30), st.none(), st.none(), st.text(max_size=9))))
def test_any_text_makes_a_sound_workbook(tmp_path_factory, rows):
    path = written(tmp_path_factory.mktemp("any"), listing(rows))
    expected = [("People", f"A1:D{len(rows) + 1}")] if rows else []
    assert read(path)["People"].tables.items() == expected


def test_stopping_leaves_what_was_there_and_nothing_else(tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path = tmp_path / "out.xlsx"
    path.write_bytes(b"what was there")
    rows = [("x", None, n, None) for n in range(3000)]
    progress = Progress(lambda done, total, what: progress.cancel() if done >= 1000 else None)
    with pytest.raises(Cancelled):
        write_workbook(Book("T", "S", "A", (listing(rows),)), path, progress)
    assert path.read_bytes() == b"what was there"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.xlsx", "scratch"]
    assert list(scratch.iterdir()) == []


def test_progress_counts_to_its_end(tmp_path):
    told: list[tuple[int, int, str]] = []
    rows = [("x", None, n, None) for n in range(1700)]
    book = Book("T", "S", "A", (listing(rows),))
    write_workbook(book, tmp_path / "a.xlsx", Progress(lambda *step: told.append(step)))
    assert len(told) > 3
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert {what for _, _, what in told} == {"workbook"}


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(OSError):
        write_workbook(Book("T", "S", "A", (listing([]),)), tmp_path / "no" / "a.xlsx", Progress())


# the checker itself ------------------------------------------------------------------------


def planted(tmp_path: Path, header: list[object], rows: list[list[object]]):
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    last = f"{chr(64 + len(header))}{len(rows) + 1}"
    sheet.add_table(RawTable(displayName="T", ref=f"A1:{last}"))
    return book, sheet, tmp_path / "planted.xlsx"


@pytest.mark.filterwarnings("ignore:File may not be readable")
@pytest.mark.parametrize(
    ("header", "rows", "fault"),
    [
        ([2025, "b"], [[1, 2]], "not the text"),
        (["a", "A"], [[1, 2]], "doubles"),
        (["a", "b"], [], "no rows"),
        (["a", "b"], [["=cmd|' /C calc'!A0", 1]], "formula"),
    ],
)
def test_the_checker_finds_planted_faults(tmp_path, header, rows, fault):
    book, _, path = planted(tmp_path, header, rows)
    book.save(path)
    assert any(fault in line for line in faults(path))


def test_the_checker_finds_a_filter_and_a_merge(tmp_path):
    book, sheet, path = planted(tmp_path, ["a", "b"], [[1, 2], [3, 4]])
    sheet.auto_filter.ref = "A1:B3"
    sheet.merge_cells("A2:A3")
    book.save(path)
    assert len(faults(path)) == 2
