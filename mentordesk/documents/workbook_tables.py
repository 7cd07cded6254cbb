"""The Excel table over cells already written, with its columns named by hand."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from mentordesk.documents.workbook_layout import PlacedTable


def excel_table(placed: PlacedTable) -> Any:
    """The table of a placed block that has rows.

    The columns are named here: a sheet written row by row cannot be read back for its headers.
    """
    table = placed.table
    right = get_column_letter(placed.column + len(table.columns) - 1)
    ref = f"{get_column_letter(placed.column)}{placed.row}:{right}{placed.last}"
    made = ExcelTable(displayName=table.name, name=table.name, ref=ref)
    made.tableColumns = [
        TableColumn(id=number, name=column.header)
        for number, column in enumerate(table.columns, start=1)
    ]
    made.autoFilter = AutoFilter(ref=ref)
    made.tableStyleInfo = TableStyleInfo(
        name="TableStyleLight1", showRowStripes=True, showColumnStripes=False
    )
    return made
