"""The look of paper: the tokens of the program's light mode, in points, for reportlab."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from mentordesk.documents.values import PartyKind

INK = HexColor("#1E2126")
MUTED = HexColor("#595E65")
LINE = HexColor("#DAD7CF")
EDGE = HexColor("#807C75")
ACCENT = HexColor("#0A665E")
ACCENT_SOFT = HexColor("#DCEFEB")
GROUND = HexColor("#F6F5F2")
ROLE = {
    PartyKind.MENTOR: HexColor("#0F62A6"),
    PartyKind.MENTEE: HexColor("#A8481C"),
    PartyKind.GROUP: HexColor("#3F454E"),
}

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 56.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TOP = 56.0
BOTTOM = 64.0
"""Room below the text for the foot of the page."""
GAP = 8.0
"""The grid: spaces are whole or half multiples of it."""
RADIUS = 4.0
HAIRLINE = 0.6


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph looks; sizes in points."""

    size: float
    leading: float
    bold: bool = False
    colour: Any = INK


TITLE = TextStyle(22, 28, bold=True)
PROGRAMME = TextStyle(10, 16, bold=True, colour=ACCENT)
ROUND = TextStyle(10, 16, colour=MUTED)
HEADING = TextStyle(13, 20, bold=True)
SUBHEADING = TextStyle(9, 14, bold=True)
BODY = TextStyle(9.5, 14)
LABEL = TextStyle(9, 14, colour=MUTED)
NAME = TextStyle(13, 18, bold=True)
ORIGINAL_NAME = TextStyle(12, 18)
DETAIL = TextStyle(9, 13, colour=MUTED)
CELL = TextStyle(8.5, 12)
CELL_HEAD = TextStyle(8, 12, bold=True, colour=MUTED)
FOOT = TextStyle(7.5, 10, colour=MUTED)
