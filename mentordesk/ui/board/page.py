"""The match board: mentees waiting, mentors with places, and why; the heart of the program."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.domain.round import Scheme
from mentordesk.ui.board.bar import Bar
from mentordesk.ui.board.column import Column
from mentordesk.ui.board.deeds import Deeds
from mentordesk.ui.board.density import Density, density_named
from mentordesk.ui.board.empties import Empties
from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.looking import Looking
from mentordesk.ui.board.mentors_view import MentorsView
from mentordesk.ui.board.models import MentorsModel, WaitingModel
from mentordesk.ui.board.picking import Picking
from mentordesk.ui.board.solving import Solving
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.tray import Tray
from mentordesk.ui.board.verbs import offer_verbs, propose_drafts
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.waiting_view import WaitingView
from mentordesk.ui.board.why_panel import WhyPanel
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.widgets import icon_button
from mentordesk.wording.refusals import refusal

WAITING_WIDTH, WHY_WIDTH = 264, 304
"""Widths of the outer columns in px at 100 %, before somebody moves the splitter."""


class BoardPage(Page):
    """Builds the three columns and connects them; each part knows its own work."""

    name = "match"
    title = "Match"
    icon = Icon.BOARD
    tells_refusals = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = BoardState(context.desk, context.runner, self)
        self.waiting_model, self.mentors_model = WaitingModel(self), MentorsModel(self)
        self.hand = Hand(self.state, lambda: self.mentors_model.everyone, self)
        self.waiting = WaitingView(self.theme, self.hand)
        self.mentors = MentorsView(self.theme, self.hand)
        self.waiting.set_cards(self.waiting_model)
        self.mentors.set_cards(self.mentors_model)
        self.why = WhyPanel(self.theme)
        self._fresh = False
        self._sorts_next = True
        self._owed: list[ChangedRow] = []
        self.deeds = Deeds(
            self, self.theme, self.desk, context.toasts, self.state, self.hand,
            self.waiting, self.mentors,
        )  # fmt: skip
        self.fill_action, self.solve_action = offer_verbs(self)
        self._build()
        self.looking = Looking(
            self.desk, self.state, self.hand, self.waiting, self.mentors, self.why
        )
        self.picking = Picking(self, self.theme, self.hand, self.waiting, self.mentors)
        self.solving = Solving(self, self.theme, self.desk, context.runner, self.state, self.bar)
        self._connect()

    def set_round(self, round_id: str | None) -> None:
        """Be about this round; read when the page is next seen."""
        if round_id == self.round_id and self._fresh:
            return
        super().set_round(round_id)
        self._fresh = False
        if self.isVisible():
            self._open()

    def arrive(self, thing: object) -> None:
        """Show a person: select their card, or the place they have."""
        if isinstance(thing, str):
            if thing in self.state.mentees:
                self.looking.select("", thing)
            elif thing in self.state.mentors:
                self.looking.select(thing, "")

    def focus_search(self) -> bool:
        """Lead the keyboard to the filter line of the column it is in."""
        column = self.mentors_column if self.mentors.hasFocus() else self.waiting_column
        column.filter.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        column.filter.field.selectAll()
        return True

    def leave(self) -> None:
        """Put back what is held, and keep the widths of the columns."""
        self.hand.release()
        self.deeds.close_note()
        state = bytes(self.split.saveState().data())
        self.context.settings.keep_split("board", state)

    def fold_why(self) -> None:
        """Fold the right column away, or open it."""
        self.why.setVisible(self.why.isHidden())

    def show_why(self) -> None:
        """Lead the keyboard to Why, open or not."""
        self.why.show()
        self.why.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sort_again(self) -> None:
        """Work out the order of both columns anew."""
        self.waiting_model.arrange()
        self.mentors_model.arrange()

    def step_density(self, by: int) -> None:
        """Larger or smaller cards in the column that has the focus."""
        column = self.mentors_column if self.mentors.hasFocus() else self.waiting_column
        column.step_density(by)

    def propose(self) -> None:
        """Make all drafts of the plan proposals to the mentees, after asking once."""
        propose_drafts(self)

    def menu_for(self, view: CardsView) -> QMenu:
        """The menu twin of every drag: the best targets first, then the verbs."""
        menu = QMenu(view)
        menu.setObjectName("card_menu")
        self.deeds.offer_best(menu)
        for action in view.actions():
            menu.addAction(action)
        return menu

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is owed."""
        super().showEvent(event)
        if not self._fresh:
            self._open()
        elif self._owed:
            owed, self._owed = self._owed, []
            self.state.changed(owed)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing stays in the hand of a page that is not seen."""
        super().hideEvent(event)
        self.hand.release()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The tray covers part of Mentors: the zone for scrolling begins below it."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.mentors.set_covered(self.tray.height_now())
        return False

    def _build(self) -> None:
        theme = self.theme
        self.bar = Bar(theme, self.fill_action, self.solve_action)
        self.waiting_column = Column(
            theme, "Waiting", "Name, topic, language, country", self.waiting, self.waiting_model
        )
        self.mentors_column = Column(
            theme, "Mentors", "Name, topic, language, country", self.mentors, self.mentors_model
        )
        sort = icon_button(theme, Icon.REFRESH, "Re-sort, hardest first (R)", self.sort_again)
        self.waiting_column.add_tool(sort)
        fold = icon_button(theme, Icon.PANEL, "Fold or open Why (W)", self.fold_why)
        fold.setObjectName("fold_why")
        self.mentors_column.add_tool(fold)
        self.tray = Tray(theme, self.hand, self.mentors)
        self.tray.installEventFilter(self)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        for part in (self.waiting_column, self.mentors_column, self.why):
            self.split.addWidget(part)
        for number, stretch in enumerate((0, 1, 0)):
            self.split.setStretchFactor(number, stretch)
        self.waiting_column.setMinimumWidth(theme.scaled(200))
        self.mentors_column.setMinimumWidth(theme.scaled(320))
        self.why.setMinimumWidth(theme.scaled(240))
        self.split.setSizes([theme.scaled(WAITING_WIDTH), 656, theme.scaled(WHY_WIDTH)])
        kept = self.context.settings.taste.splits.get("board")
        if kept:
            self.split.restoreState(QByteArray(kept))
        self.board = QWidget()
        box = QVBoxLayout(self.board)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.split, 1)
        self.nothing = Empty(theme)
        self.nothing.setObjectName("board_empty")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.setFocusProxy(self.waiting)
        self.setTabOrder(self.waiting, self.mentors)
        self.setTabOrder(self.mentors, self.why)

    def _connect(self) -> None:
        state = self.state
        self.desk.changed.connect(self._changed)
        state.opened.connect(self._opened)
        state.moved.connect(self._moved)
        state.judged_anew.connect(self._judged)
        state.counted.connect(self._counted)
        self.bar.aim_chosen.connect(self._aim)
        self.bar.meters.left_out_wanted.connect(self.looking.show_left_out)
        self.tray.dropped.connect(self.deeds.drop_on)
        self.picking.placed.connect(self.deeds.drop_on)
        self.picking.returned.connect(self.deeds.drop_back)
        self.solving.taken.connect(self._taken)
        self.solving.refused.connect(self._unsolved)
        self.empties = Empties(self)
        sizes = self.context.settings.taste.sizes
        for view in (self.waiting, self.mentors):
            view.set_density(density_named(sizes.get(view.objectName()), view.density))
            view.density_changed.connect(partial(self._keep_size, view))
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(self._pop_up, view))
            escape = QShortcut(QKeySequence("Esc"), view)
            escape.setContext(Qt.ShortcutContext.WidgetShortcut)
            escape.activated.connect(self.deeds.escape)

    def _open(self) -> None:
        self._fresh, self._owed, self._sorts_next = True, [], True
        self.state.open(self.round_id)

    def _opened(self) -> None:
        found = self.state.round
        self._stack.setCurrentIndex(
            0 if found is not None and found.scheme is not Scheme.ASK else 1
        )
        self.waiting_model.set_turns(self.state.mentees)
        self.mentors_model.set_turns(self.state.mentors)
        self.waiting_model.load(self.state.all_waiting())
        self.mentors_model.load(self.state.all_tiles())
        self.bar.show_plan(self.state.plan, self.state.aim)
        self.bar.meters.show_numbers(None)
        self.looking.look()

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if not self._fresh:
            return
        if self.isVisible():
            if self.state.round is None and self.round_id is not None:
                self._open()  # the making of the round was undone, and is redone now
            else:
                self.state.changed(changes)
        else:
            self._owed += changes

    def _moved(self, mentees: Iterable[str], mentors: Iterable[str]) -> None:
        state = self.state
        here, there = set(mentees) & state.mentees.keys(), set(mentors) & state.mentors.keys()
        self.waiting_model.update(map(state.waiting, here), set(mentees) - here)
        self.mentors_model.update(map(state.tile, there), set(mentors) - there)
        chips = {chip.id for tile in self.mentors_model.cards for chip in tile.chips}
        self.mentors.choose_chips(self.mentors.drawn.chosen_chips & chips)
        self.bar.show_plan(state.plan, state.aim)
        self.bar.meters.best.set_old(True)
        self.looking.look_soon()

    def _judged(self) -> None:
        """New numbers of options; they order the column only on opening and after a solve."""
        self.waiting_model.update(self.state.all_waiting())
        self.mentors_model.update(self.state.all_tiles())
        if self._sorts_next:
            self._sorts_next = False
            self.sort_again()
        self.bar.meters.best.set_old(False)

    def _counted(self) -> None:
        self.bar.meters.show_numbers(self.state.numbers)

    def _aim(self, aim: object) -> None:
        self.state.choose_aim(aim)  # type: ignore[arg-type]
        self.bar.meters.best.set_old(True)

    def _taken(self, done: object) -> None:
        self._sorts_next = True
        self.state.judge_soon()

    def _unsolved(self, refused: object) -> None:
        said = refusal(refused)  # type: ignore[arg-type]
        self.context.answers.tell(self, said.what, said.do)

    def _keep_size(self, view: CardsView, density: Density) -> None:
        self.context.settings.keep_size(view.objectName(), density.name)

    def _pop_up(self, view: CardsView, point: QPoint) -> None:
        if self.hand.held is not None:
            self.hand.release()
            return
        menu = self.menu_for(view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(view.viewport().mapToGlobal(point))
