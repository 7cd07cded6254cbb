"""LibreOffice opens the workbook, computes the same figures, and prints it on few pages."""

from __future__ import annotations

import shutil
import subprocess

import openpyxl
import pytest

from mentordesk.jobs.report import write_report
from mentordesk.progress import Progress
from mentordesk.store.queries.figures import Scope

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="LibreOffice is not installed: the workbook is not opened by another"
)


def converted(path, folder, kind):
    """The workbook as LibreOffice writes it anew, in a profile of its own."""
    home = folder / "profile"
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={home.as_uri()}", "--headless",
         "--convert-to", kind, "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    return folder / f"{path.stem}.{kind.split(':')[0]}"


def cells(path):
    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, data_only=True)
    return {
        (page.title, cell.coordinate): cell.value
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_libreoffice_computes_what_we_wrote_and_prints_it(demo, tmp_path):
    ours = tmp_path / "report.xlsx"
    write_report(demo, ours, Scope(), Progress())
    with ours.open("rb") as file:
        live = openpyxl.load_workbook(file)
    formulas = [
        (page.title, cell.coordinate)
        for page in live.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(formulas) > 30
    (tmp_path / "again").mkdir()
    theirs = cells(converted(ours, tmp_path / "again", "xlsx"))
    told = cells(ours)
    for place in formulas:
        if isinstance(told[place], str):
            assert theirs[place] == told[place], place
        else:
            assert theirs[place] == pytest.approx(told[place]), place
    assert {k: v for k, v in told.items() if isinstance(v, str)} == {
        k: v for k, v in theirs.items() if isinstance(v, str)
    }
    rows = sum(page.max_row for page in live.worksheets)
    pdf = converted(ours, tmp_path, "pdf")
    shown = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=False)
    if shown.returncode == 0:
        pages = int(shown.stdout.split("Pages:")[1].split()[0])
        assert pages <= rows / 30 + 20
