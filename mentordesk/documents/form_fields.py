"""Open fields of a page: AcroForm text fields that a reader fills in."""

from __future__ import annotations

from typing import Any

from mentordesk.documents import paper
from mentordesk.documents.flow import Block

_SIZE = 9.0
_LINE = 13.0
FIELD_PAD = 3.0
"""Room in points above and below the writing in a field."""


class OpenField(Block):
    """A text field as wide as its place, `lines` lines high.

    `name` is unique in its file; `tooltip` is read aloud and shown while hovered. Fields take
    only the standard fonts, so what is known is printed as text and what is open stays empty,
    but for `value`: what usually stands there, to be typed over.
    """

    def __init__(self, name: str, tooltip: str, lines: int = 1, value: str = "") -> None:
        super().__init__()
        self._value = value
        self._name = name
        self._tooltip = tooltip
        self._lines = lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as its lines of writing."""
        self.width = width
        self.height = self._lines * _LINE + 2 * FIELD_PAD
        return width, self.height

    def draw(self) -> None:
        """Draw the ground and the line to write on, and lay the field over them."""
        canvas = self.canv
        canvas.setFillColor(paper.GROUND)
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setStrokeColor(paper.EDGE)
        canvas.setLineWidth(paper.HAIRLINE)
        canvas.line(0, 0, self.width, 0)
        canvas.acroForm.textfield(
            name=self._name,
            tooltip=self._tooltip,
            value=self._value,
            x=0,
            y=0,
            relative=True,
            width=self.width,
            height=self.height,
            fontName="Helvetica",
            fontSize=_SIZE,
            textColor=paper.INK,
            fillColor=None,
            borderColor=None,
            borderWidth=0,
            maxlen=None,
            fieldFlags="multiline" if self._lines > 1 else "",
        )


STAMP = "version"
"""Ends the name of the field that nobody sees; it says which version a returned file is of."""


def stamp(canvas: Any, prefix: str, version: int) -> None:
    """Lay a field on the page that no reader shows or prints, with the version as its value."""
    canvas.acroForm.textfield(
        name=f"{prefix}-{STAMP}",
        value=str(version),
        x=0,
        y=0,
        width=1,
        height=1,
        borderWidth=0,
        fillColor=None,
        borderColor=None,
        annotationFlags="hidden",
        fieldFlags="readOnly",
    )


def fits_field(text: str, width: float) -> bool:
    """Whether a standard font has every letter of a text, and its line ends within `width`."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    if "\n" in text or not text.isascii():
        return False
    return bool(stringWidth(text, "Helvetica", _SIZE) <= width - 2 * _LINE)
