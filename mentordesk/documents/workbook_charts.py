"""Native bar charts in the house colours, with the number at each bar and no clutter."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart as ExcelBars
from openpyxl.chart import Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
)

from mentordesk.documents.workbook_layout import PlacedChart, Placing

_FONT = "Calibri"
_INK, _MUTED, _LINE = "1E2126", "595E65", "DAD7CF"
_COLOURS = ("0A665E", "3A88A6", "A8481C", "163C70")
"""In this order; they stay apart in every common kind of sight."""


def drawn(placed: PlacedChart, placing: Placing, page: Any) -> Any:
    """The chart over the cells of its table, the first row at the top."""
    chart, table = placed.chart, placing.table(placed.chart.table)
    last = table.last if chart.rows is None else min(table.last, table.row + chart.rows)
    bars = ExcelBars()
    bars.type = "bar"
    bars.style = 10
    bars.gapWidth = 45
    bars.overlap = -5 if len(chart.columns) > 1 else 0
    headers = [column.header for column in table.table.columns]
    for number, header in enumerate(chart.columns):
        column = table.column + headers.index(header)
        values = Reference(page, min_col=column, min_row=table.row, max_row=last)
        bars.add_data(values, titles_from_data=True)
        bars.series[number].graphicalProperties = _fill(_COLOURS[number])
        bars.series[number].dLbls = _labels()
    names = Reference(page, min_col=table.column, min_row=table.first, max_row=last)
    bars.set_categories(names)
    _set_axes(bars)
    bars.title = chart.title
    bars.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_type(1300, _INK, bold=True))
    bars.title.tx.rich.p[0].r[0].rPr = _type(1300, _INK, bold=True)
    bars.title.overlay = False
    if len(chart.columns) > 1:
        bars.legend.position = "b"
        bars.legend.txPr = _text(1000, _INK)
    else:
        bars.legend = None
    bars.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=_LINE))
    bars.width, bars.height = chart.width_cm, chart.height_cm
    bars.anchor = f"{_letter(placed.column)}{placed.row}"
    return bars


def _set_axes(bars: Any) -> None:
    names, values = bars.x_axis, bars.y_axis
    names.delete = False
    names.scaling.orientation = "maxMin"
    names.txPr = _text(1000, _INK)
    names.majorTickMark = "none"
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_LINE))
    values.delete = True  # each bar carries its number
    values.majorGridlines = None
    values.scaling.min = 0


def _labels() -> Any:
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.position = "outEnd"
    labels.txPr = _text(1000, _INK)
    return labels


def _fill(colour: str) -> Any:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))


def _text(size: int, colour: str) -> Any:
    """Type for labels: size in hundredths of a point."""
    style = ParagraphProperties(defRPr=_type(size, colour))
    return RichText(p=[Paragraph(pPr=style, endParaRPr=_type(size, colour))])


def _type(size: int, colour: str, *, bold: bool = False) -> Any:
    return CharacterProperties(latin=Font(typeface=_FONT), sz=size, b=bold, solidFill=colour)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
