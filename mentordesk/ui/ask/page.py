"""The Ask An Alum page: questions in columns by state, and beside them the one chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from mentordesk.commands.ask_offers import AnswerOffer, ExpireOffers, OfferQuestion, RemindOffers
from mentordesk.commands.asks import TakeOverQuestion
from mentordesk.commands.going_on import GoInformal
from mentordesk.domain.question import Age, AskState
from mentordesk.store.queries.asks import AskRow, suggestions
from mentordesk.ui.ask.asked import Asks
from mentordesk.ui.ask.cards import AskList
from mentordesk.ui.ask.letters import letters_of_ask
from mentordesk.ui.ask.model import AskModel, Part
from mentordesk.ui.ask.new_question import NewQuestion
from mentordesk.ui.ask.pane import AskPane
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.ready_warning import may_go_on
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, panel, row, side_by_side

A = AskState
_OPEN = frozenset(A) - {A.CLOSED}
_TOGETHER = frozenset({A.ACCEPTED, A.HELD})


class AskPage(Page):
    """Four columns from asked to closed; what has waited too long stands on top of its column."""

    name = "ask"
    title = "Ask An Alum"
    icon = Icon.ASK

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.asks = Asks(self, self.desk)
        self.of_ask: list[tuple[QAction, Callable[[AskRow], bool]]] = []
        self.lists: dict[Part, AskList] = {}
        self._build()
        self._offer()
        for part, cards in self.lists.items():
            cards.picked.connect(partial(self._picked, part))
            cards.rows.load()
        self.desk.changed.connect(lambda _changes: self._fit())  # the lists have heard before

    def arrive(self, thing: object) -> None:
        """Show this question."""
        for part, cards in self.lists.items():
            if isinstance(thing, str) and cards.rows.number_of(thing) is not None:
                cards.select_ids([thing], thing)
                cards.setFocus()
                self._picked(part)

    def take_down(self) -> None:
        """Ask who asks what."""
        NewQuestion(self, self.desk).exec()

    def offer_next(self, ask: AskRow) -> None:
        """Offer the question to whoever is likeliest to answer."""
        found = self.desk.ask(suggestions, ask.id, self.desk.today(), 1)
        if found:
            self.offer_to(ask.id, found[0].person_id)
        else:
            self.context.toasts.show_text("Nobody else on file answers questions of Ask An Alum")

    def offer_to(self, ask_id: str, mentor_id: str) -> None:
        """Offer the question to this alum, after a word where they have not accepted the code."""
        if may_go_on(self.context, self, (mentor_id,)):
            self.desk.do(OfferQuestion(ask_id, mentor_id))

    def write_letters(self, ask: AskRow) -> None:
        """Look at the letters about the question; written as drafts, then marked as sent."""
        letters_of_ask(self.context, self, ask).exec()

    def _build(self) -> None:
        columns = row(space=Space.M)
        columns.setContentsMargins(Space.L, Space.S, Space.M, Space.M)
        self._heads = {}
        for part in Part:
            cards = AskList(AskModel(self.desk, part, self), self.theme)
            self.lists[part] = cards
            self._heads[part] = label(part.value, "name")
            columns.addLayout(column(self._heads[part], cards, space=Space.XS), 1)
        ground = QScrollArea()  # large letters in a small window: the columns keep their width
        ground.setWidget(panel(columns, "sunken"))
        ground.setWidgetResizable(True)
        ground.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its lists have it, and Tab shows them
        ground.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane = AskPane(
            self.desk, self.theme, lambda: [action for action, _ in self.of_ask], self.offer_to
        )
        self.setLayout(column(side_by_side(ground, self.pane, widths=(900, 340)), space=0))
        self.begin_at(self.lists[Part.TO_OFFER])

    def _offer(self) -> None:
        self.offer("New question…", self.take_down, keys="Ctrl+N", icon=Icon.PLUS, leads=True)
        self.part()

        def deed(
            text: str, do: Callable[[AskRow], object], may: Callable[[AskRow], bool], keys: str = ""
        ) -> None:
            def act() -> None:
                if self.pane.ask is not None:
                    do(self.pane.ask)

            self.of_ask.append((self.offer(text, act, keys=keys or None), may))

        run = self.desk.do
        deed(
            "End the offer", lambda a: run(ExpireOffers((a.id,))),
            lambda a: a.state is A.OFFERED and a.age is Age.EXPIRED,
        )  # fmt: skip
        deed(
            "Offer to the likeliest", self.offer_next, lambda a: a.state in (A.ASKED, A.WITH_OFFICE)
        )
        deed(
            "They will answer", lambda a: run(AnswerOffer(a.id, True)),
            lambda a: a.state is A.OFFERED, "Ctrl+Shift+Y",
        )  # fmt: skip
        deed("They cannot…", self.asks.decline, lambda a: a.state is A.OFFERED, "Ctrl+Shift+N")
        deed(
            "Mark as reminded", lambda a: run(RemindOffers((a.id,))), lambda a: a.state is A.OFFERED
        )
        deed("Note the talk…", self.asks.talk, lambda a: a.state is A.ACCEPTED, "Ctrl+L")
        deed("Write the letter…", self.write_letters, lambda a: True, "Ctrl+Shift+L")
        deed("Close…", self.asks.close, lambda a: a.state in _OPEN)
        self.part()
        deed("Make them a pair…", self.asks.make_pair, lambda a: a.state in _TOGETHER)
        deed(
            "They go on informally", lambda a: run(GoInformal(a.id)), lambda a: a.state in _TOGETHER
        )
        deed(
            "Take it over", lambda a: run(TakeOverQuestion(a.id)),
            lambda a: a.state in (A.ASKED, A.OFFERED),
        )  # fmt: skip
        deed("Note…", self.asks.note, lambda a: True)

    def _picked(self, part: Part) -> None:
        """One question is chosen at a time, in whatever column."""
        chosen = self.lists[part].selected_ids()
        if not chosen:
            return
        for other, cards in self.lists.items():
            if other is not part:
                cards.clearSelection()
        self._show(self._row(chosen[0]))

    def showEvent(self, event: QShowEvent) -> None:
        """The lists have just read what they owed."""
        super().showEvent(event)
        self._fit()

    def _show(self, ask: AskRow | None) -> None:
        for action, may in self.of_ask:
            action.setEnabled(ask is not None and not self.desk.is_read_only and may(ask))
        self.pane.show_ask(ask)

    def _fit(self) -> None:
        """Say how many stand where, and show the question chosen, or the first."""
        if not self.isVisible():
            return
        for part, cards in self.lists.items():
            count = cards.rows.rowCount()
            self._heads[part].setText(f"{part.value} {count}" if count else part.value)
        shown = self._row(self.pane.ask.id) if self.pane.ask is not None else None
        self._show(shown or self._first())

    def _row(self, ask_id: str) -> AskRow | None:
        rows = (cards.rows.row_of(ask_id) for cards in self.lists.values())
        return next((row for row in rows if row is not None), None)

    def _first(self) -> AskRow | None:
        shown = (cards.rows for cards in self.lists.values())
        return next((model.row_at(0) for model in shown if model.rowCount()), None)
