"""How the cells of a workbook look."""

from __future__ import annotations

from enum import Enum
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

FONT = "Calibri"
"""Named everywhere: a font without a name turns into a serif face in LibreOffice."""
ACCENT, INK, MUTED, LINE = "0A665E", "1E2126", "595E65", "807C75"
_NUMBER, _DECIMAL, _RATE, _DAY = "#,##0", "#,##0.0", "0%", "d mmm yyyy"


class Style(Enum):
    """How a cell looks."""

    HEADING = "heading"
    NOTE = "note"
    CAPTION = "caption"
    HEADER = "header"
    HEADER_RIGHT = "header_right"
    TEXT = "text"
    GUARDED = "guarded"
    WRAPPED = "wrapped"
    NUMBER = "number"
    NUMBER_BEFORE_TEXT = "number_before_text"
    DECIMAL = "decimal"
    DATE = "date"
    RATE = "rate"
    EMPTY = "empty"
    TOTAL_TEXT = "total_text"
    TOTAL_NUMBER = "total_number"
    TOTAL_RATE = "total_rate"


_TOP = Alignment(vertical="top")
_RIGHT = Alignment(horizontal="right")
_HEADER_FILL = PatternFill("solid", fgColor=ACCENT)
_RULE = Border(top=Side("thin", color=LINE))
_BOLD = Font(name=FONT, size=11, bold=True, color=INK)
LOOKS: dict[Style, dict[str, Any]] = {
    Style.HEADING: {"font": Font(name=FONT, size=18, bold=True, color=INK)},
    Style.NOTE: {"font": Font(name=FONT, size=11, color=MUTED)},
    Style.CAPTION: {"font": Font(name=FONT, size=13, bold=True, color=INK)},
    Style.HEADER: {
        "font": Font(name=FONT, size=11, bold=True, color="FFFFFF"),
        "fill": _HEADER_FILL,
        "alignment": Alignment(vertical="center", wrap_text=True),
    },
    Style.HEADER_RIGHT: {
        "font": Font(name=FONT, size=11, bold=True, color="FFFFFF"),
        "fill": _HEADER_FILL,
        "alignment": Alignment(horizontal="right", vertical="center", wrap_text=True),
    },
    Style.TEXT: {},
    Style.GUARDED: {"quotePrefix": True},
    Style.WRAPPED: {"alignment": Alignment(vertical="top", wrap_text=True)},
    Style.NUMBER: {"number_format": _NUMBER},
    # _) leaves room as wide as a bracket: a number must not run into the text beside it
    Style.NUMBER_BEFORE_TEXT: {"number_format": f"{_NUMBER}_)_)"},
    Style.DECIMAL: {"number_format": _DECIMAL},
    Style.DATE: {"number_format": _DAY, "alignment": Alignment(horizontal="left")},
    Style.RATE: {"number_format": _RATE, "alignment": _RIGHT},
    Style.EMPTY: {"font": Font(name=FONT, size=11, color=MUTED)},
    Style.TOTAL_TEXT: {"font": _BOLD, "border": _RULE},
    Style.TOTAL_NUMBER: {"font": _BOLD, "border": _RULE, "number_format": _NUMBER},
    Style.TOTAL_RATE: {
        "font": _BOLD, "border": _RULE, "number_format": _RATE, "alignment": _RIGHT,
    },
}  # fmt: skip
