"""The pane beside the columns: one question, its offers, and whom to ask next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentordesk.commands.asks import OfferQuestion
from mentordesk.domain.question import MOST_OFFERS, AskState, OfferState
from mentordesk.store.queries.asks import AskRow, suggestions
from mentordesk.ui.ask.model import about, stands_for
from mentordesk.ui.desk import Desk
from mentordesk.ui.icons import Icon
from mentordesk.ui.row_list import Rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, put_icon, row
from mentordesk.wording.asks import load
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word


class AskPane(QWidget):
    """Head, deeds, and one list: offers made, then the alumni who might be asked."""

    def __init__(self, desk: Desk, theme: Theme, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__()
        self._desk, self._deeds = desk, deeds
        self.ask: AskRow | None = None
        self.setObjectName("ask_pane")
        self.setAccessibleName("Question")
        self._question = label("", "heading", wraps=True)
        self._about = label("", wraps=True)
        self._state = label("", "small", "muted", wraps=True)
        self.first = button("", self._do_first, kind="primary", name="next_deed")
        self.more = button("More", name="more_deeds")
        put_icon(theme, self.more, Icon.MORE)
        self.more.setMenu(QMenu(self.more))
        line = row(self.first, self.more, 0)
        head = column(self._question, self._about, self._state, line, space=Space.XS)
        head.setContentsMargins(Space.L, Space.M, Space.M, Space.S)
        self.list = Rows("Offers", "Offered to nobody yet.")
        box = column(head, self.list, space=0)
        box.setStretch(1, 1)
        self.setLayout(column(panel(box), space=0))
        self.setMinimumWidth(theme.scaled(320))
        self.show_ask(None)

    def show_ask(self, ask: AskRow | None) -> None:
        """Show this question as it stands now, or none; its deeds are as able as the page says."""
        self.ask = ask
        self._fill()

    def _do_first(self) -> None:
        deeds = [deed for deed in self._deeds() if deed.isEnabled()]
        if deeds:
            deeds[0].trigger()

    def _fill(self) -> None:
        ask = self.ask
        self._question.setText(ask.question if ask else "Choose a question")
        self._about.setText(about(ask) if ask else "")
        self._state.setText(stands_for(ask, self._desk) if ask else "")
        deeds = [deed for deed in self._deeds() if deed.isEnabled()] if ask else []
        self.first.setVisible(bool(deeds))
        self.more.setVisible(len(deeds) > 1)
        self.more.menu().clear()
        if deeds:
            self.first.setText(deeds[0].text())
            self.first.setAccessibleName(deeds[0].text())
            self.more.menu().addActions(deeds[1:])
        self.list.setVisible(ask is not None)
        if ask is not None:
            self._fill_list(ask)

    def _fill_list(self, ask: AskRow) -> None:
        self.list.begin()
        if ask.note:
            self.list.add("Note", [ask.note])
        for offer in ask.offers:
            told = [f"offered {short_day(offer.sent_on)}"]
            if offer.reminded_on:
                told.append(f"reminded {short_day(offer.reminded_on)}")
            if offer.answered_on or offer.state is not OfferState.SENT:
                told.append(f"{word(offer.state)} {short_day(offer.answered_on)}".strip())
            if offer.reason:
                told.append(word(offer.reason))
            self.list.add(f"{offer.number}. {offer.mentor}", [" · ".join(told)])
        may = ask.state in (AskState.ASKED, AskState.WITH_OFFICE)
        if may and len(ask.offers) < MOST_OFFERS:
            self.list.head("Might answer it")
            for one in self._desk.ask(suggestions, ask.id, self._desk.today()):
                topic = f"offers “{ask.topic}”" if one.shares_topic else ""
                details = " · ".join(
                    part for part in (topic, load(one.questions, one.pairs)) if part
                )
                command = OfferQuestion(ask.id, one.person_id)
                offer_it = ("Offer", partial(self._desk.do, command))
                self.list.add(one.name, [details], () if self._desk.is_read_only else (offer_it,))
        self.list.end()
