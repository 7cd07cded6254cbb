"""Which pieces of guidance go along with a letter: named, and chosen from a menu of ticks."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.commands.guidance import SetLetterGuidance
from mentordesk.domain.guidance import About, Audience
from mentordesk.domain.letter import Occasion
from mentordesk.domain.refusal import Refused
from mentordesk.store.queries.guidance import GuidanceRow, guidance
from mentordesk.ui.page import Context
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.guidance import said
from mentordesk.wording.refusals import refusal


class LetterGuidancePart(QWidget):
    """What goes along now, and a button with a tick for each piece that may."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._desk = context.desk
        self._occasion = Occasion.ACKNOWLEDGE
        self._rows: tuple[GuidanceRow, ...] = ()
        self.told = label("", wraps=True)
        self.told.setObjectName("letter_guidance")
        self.wrong = label("", "small", "urgent", wraps=True)
        self.choose = button("Choose what goes along", name="choose_guidance")
        self.menu = QMenu(self.choose)
        self.menu.setToolTipsVisible(True)
        self.choose.setMenu(self.menu)
        self.setLayout(column(self.told, row(self.choose, 0), self.wrong, space=Space.XS))

    def show_letter(self, occasion: Occasion) -> None:
        """Show what goes along with the letters of this occasion."""
        self._occasion = occasion
        self._rows = self._desk.ask(guidance)
        tied = [one.title for one in self._rows if occasion in one.letters]
        self.told.setText(", ".join(tied) or "Nothing goes along.")
        self.wrong.hide()
        self._fill_menu()

    def _fill_menu(self) -> None:
        self.menu.clear()
        offered = [
            one
            for one in self._rows
            if one.about is not About.SIGNPOST and one.audience is not Audience.OFFICE
        ]
        for one in offered:
            is_tied = self._occasion in one.letters
            why = f"  ·  {said(one.why_not)}" if one.why_not else ""
            action = self.menu.addAction(one.title.replace("&", "&&") + why)
            action.setCheckable(True)
            action.setChecked(is_tied)
            action.setEnabled(is_tied or one.why_not is None)
            action.setData(one.id)
            action.triggered.connect(lambda _on=False: self._keep())
        self.choose.setEnabled(bool(offered) and not self._desk.is_read_only)
        self.choose.setToolTip("" if offered else "Nothing stands under Guidance yet")

    def _keep(self) -> None:
        ids = tuple(action.data() for action in self.menu.actions() if action.isChecked())
        self._desk.do(SetLetterGuidance(self._occasion, ids), refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()
