"""Pages of a PDF, made and drawn beside the window's work; an answer that comes late is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from mentordesk.domain.refusal import Refused
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.leaves import Leaves
from mentordesk.ui.page import Context
from mentordesk.wording import agreements as said
from mentordesk.wording.refusals import refusal

if TYPE_CHECKING:
    from mentordesk.documents.preview import Picture

SCALE = 2.0
"""Dots to a point: enough for the widest page on a screen of 200 %."""

Maker = Callable[[], bytes]
"""Makes the PDF, on a worker. May raise `Refused` and `MissingGlyph`."""


@dataclass(frozen=True)
class _Drawn:
    """The pages, or why there are none."""

    pictures: tuple[Picture, ...] = ()
    why_not: str = ""


class DrawnPages(QStackedWidget):
    """Shows the pages of one PDF, or says why it cannot be drawn. Draws only while it is seen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ticket = 0
        self._owed: tuple[Maker, str] | None = None
        self._of = ""
        self.is_drawing = False
        self.leaves = Leaves(context.theme)
        self.empty = Empty(context.theme)
        self.addWidget(self.empty)
        self.addWidget(self.leaves)

    def clear(self) -> None:
        """Show no page; what is being drawn is dropped."""
        self._ticket += 1
        self._owed = None
        self._of = ""
        self.is_drawing = False
        self.leaves.clear()
        self.setCurrentWidget(self.empty)

    def draw(self, make: Maker, of: str) -> None:
        """Draw these pages; `of` says whose they are. Of the same, the place is kept."""
        if not self.isVisible():
            self._owed = (make, of)
            return
        self._owed = None
        self._ticket += 1
        ticket = self._ticket
        self.is_drawing = True

        def done(drawn: _Drawn) -> None:
            if ticket == self._ticket:
                self._show(drawn, of)

        self._context.runner.start(
            "Drawing the agreement", lambda _progress: _drawn(make), done=done, quiet=True
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was owed while hidden."""
        super().showEvent(event)
        if self._owed is not None:
            self.draw(*self._owed)

    def _show(self, drawn: _Drawn, of: str) -> None:
        self.is_drawing = False
        if drawn.why_not:
            self.empty.say(Icon.ALERT, "This agreement cannot be drawn", drawn.why_not)
            self.setCurrentWidget(self.empty)
            return
        self.leaves.show_pages(drawn.pictures, of, keep_place=of == self._of)
        self._of = of
        self.setCurrentWidget(self.leaves)


def _drawn(make: Maker) -> _Drawn:
    from mentordesk.documents.preview import render_pages
    from mentordesk.documents.shaping import MissingGlyph

    try:
        return _Drawn(tuple(render_pages(make(), SCALE)))
    except Refused as refused:
        return _Drawn(why_not=str(refusal(refused)))
    except MissingGlyph as missing:
        return _Drawn(why_not=said.undrawable(missing.text, missing.character))
