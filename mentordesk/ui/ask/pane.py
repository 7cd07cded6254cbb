"""The pane beside the columns: one question, its offers, and whom to ask next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction

from mentordesk.domain.question import MOST_OFFERS, AskState, OfferState
from mentordesk.store.queries.asks import AskRow, suggestions
from mentordesk.ui.ask.model import about, stands_for
from mentordesk.ui.desk import Desk
from mentordesk.ui.pane import Pane
from mentordesk.ui.row_list import Rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import label
from mentordesk.wording.asks import load
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word


class AskPane(Pane):
    """Head, deeds, and one list: offers made, then the alumni who might be asked by `offer`."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        deeds: Callable[[], Sequence[QAction]],
        offer: Callable[[str, str], object],
    ) -> None:
        super().__init__(theme, "Question", deeds)
        self._desk, self._offer = desk, offer
        self.ask: AskRow | None = None
        self._question = label("", "heading", wraps=True)
        self._about = label("", wraps=True)
        self._state = label("", "small", "muted", wraps=True)
        self.list = Rows("Offers", "Offered to nobody yet.")
        self.stack_up((self._question, self._about, self._state), self.list)
        self.setMinimumWidth(theme.scaled(320))
        self.show_ask(None)

    def show_ask(self, ask: AskRow | None) -> None:
        """Show this question as it stands now, or none; its deeds are as able as the page says."""
        self.ask = ask
        self._fill()

    def _fill(self) -> None:
        ask = self.ask
        self._question.setText(ask.question if ask else "Choose a question")
        self._about.setText(about(ask) if ask else "")
        self._state.setText(stands_for(ask, self._desk.today()) if ask else "")
        self.show_deeds(ask is not None)
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
                offer_it = ("Offer", partial(self._offer, ask.id, one.person_id))
                self.list.add(one.name, [details], () if self._desk.is_read_only else (offer_it,))
        self.list.end()
