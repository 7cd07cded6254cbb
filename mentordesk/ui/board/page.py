"""The match board: mentees waiting, mentors with places, and why; the heart of the program."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import Scheme
from mentordesk.ui.board.bar import Bar
from mentordesk.ui.board.card_menu import pop_up
from mentordesk.ui.board.copying import copied_text
from mentordesk.ui.board.costs import Costs
from mentordesk.ui.board.deeds import Deeds
from mentordesk.ui.board.density import Density, density_named
from mentordesk.ui.board.empties import Empties
from mentordesk.ui.board.forming import Forming
from mentordesk.ui.board.hand import Hand
from mentordesk.ui.board.looking import Looking
from mentordesk.ui.board.picking import Picking
from mentordesk.ui.board.plan_deeds import PlanDeeds
from mentordesk.ui.board.regard import Regard
from mentordesk.ui.board.second_reader import SecondReader
from mentordesk.ui.board.solving import Solving
from mentordesk.ui.board.speaking import Speaking
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.board.three_columns import ThreeColumns
from mentordesk.ui.board.verbs import fit_propose, offer_escape, offer_verbs, propose_drafts
from mentordesk.ui.board.view import CardsView
from mentordesk.ui.board.ways import Ways
from mentordesk.ui.empty import Empty
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import READ_ONLY, Context, Page
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.widgets import column, icon_button
from mentordesk.wording.refusals import refusal


class BoardPage(Page):
    """Builds the three columns and connects them; each part knows its own work."""

    name = "match"
    title = "Match"
    icon = Icon.BOARD

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = BoardState(context.desk, context.runner, self)
        self.costs = Costs(self.state, context.runner, self)
        self.hand = Hand(
            self.state, lambda: self.mentors_model.everyone, lambda: self.waiting_model.who_wait,
            self.costs, self,
        )  # fmt: skip
        self.columns = ThreeColumns(self.theme, self.hand)
        self.waiting_model = self.columns.waiting_model
        self.mentors_model = self.columns.mentors_model
        self.waiting, self.mentors = self.columns.waiting_view, self.columns.mentors_view
        self.why, self.tray = self.columns.why, self.columns.tray
        self._fresh = self._cards_owed = False
        self._sorts_next = True
        self._owed: list[ChangedRow] = []
        self.deeds = Deeds(
            self, self.theme, self.desk, context.toasts, self.state, self.hand,
            self.waiting, self.mentors,
        )  # fmt: skip
        self.plans = PlanDeeds(self, context, self.state)
        self.fill_action, self.solve_action, self.propose_action, self.form_action = offer_verbs(
            self
        )
        self.reader = SecondReader(self)
        self._build()
        self.regard = Regard(self.state, self.hand, self.costs, self.waiting, self.mentors)
        self.looking = Looking(
            self.desk, self.state, self.hand, self.waiting, self.mentors, self.why,
            self.regard, self.costs,
        )  # fmt: skip
        self.forming = Forming(self, self.theme, self.desk, context.toasts, self.state)
        self.picking = Picking(self, self.theme, self.hand, self.waiting, self.mentors)
        self.solving = Solving(self, self.theme, self.desk, context.runner, self.state, self.bar)
        self.looking.follow(Ways(context.runner, self.state, self.solving, self.deeds.asking))
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
        """Show a person: their card, or the place they have; or read a pool sheet back."""
        if isinstance(thing, Path):
            self.reader.read(thing)
        elif thing in self.state.mentees:
            self.looking.select("", str(thing))
        elif thing in self.state.mentors:
            self.looking.select(str(thing), "")

    def focus_search(self) -> bool:
        """Lead the keyboard to the filter line of the column it is in."""
        field = self.columns.focused.filter.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()
        return True

    def leave(self) -> None:
        """Put back what is held, and keep the widths of the columns."""
        self.hand.release()
        self.deeds.close_note()
        self.context.settings.keep_split("board", self.columns.widths)

    def fold_why(self) -> None:
        """Fold the right column away, or open it."""
        self.why.setVisible(self.why.isHidden())

    def show_why(self) -> None:
        """Lead the keyboard to Why, open or not."""
        self.why.show()
        self.why.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy(self) -> None:
        """Put what is selected on the clipboard as lines of cells; in Why, its text."""
        QApplication.clipboard().setText(copied_text(self))

    def sort_again(self) -> None:
        """Work out the order of both columns anew."""
        self.waiting_model.arrange()
        self.mentors_model.arrange()

    def step_density(self, by: int) -> None:
        """Larger or smaller cards in the column that has the focus."""
        self.columns.focused.step_density(by)

    def propose(self) -> None:
        """Make all drafts of the plan proposals to the mentees, after asking once.

        In a round of groups they become members of groups.
        """
        if self.state.in_groups:
            self.forming.open()
        else:
            propose_drafts(self)

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

    def tell(self, refused: Refused) -> None:
        """Say why a rule said no to something that has no card to stand at."""
        said = refusal(refused)
        self.context.answers.tell(self, said.what, said.do)

    def _build(self) -> None:
        theme = self.theme
        verbs = (self.fill_action, self.solve_action, self.propose_action)
        self.bar = Bar(theme, *verbs, self.plans.fill)
        if self.desk.is_read_only:
            self.bar.no_aiming(READ_ONLY)
        self.waiting_column, self.mentors_column = self.columns.waiting, self.columns.mentors
        sort = icon_button(theme, Icon.REFRESH, "Re-sort, hardest first (R)", self.sort_again)
        fold = icon_button(theme, Icon.PANEL, "Fold or open Why (W)", self.fold_why)
        fold.setObjectName("fold_why")
        self.columns.add_tools(sort, fold)
        self.columns.set_widths(self.context.settings.taste.splits.get("board"))
        self.board = QWidget()
        box = column(self.bar, self.columns, space=0)
        box.setStretch(1, 1)
        self.board.setLayout(box)
        self.nothing = Empty(theme)
        self.nothing.setObjectName("board_empty")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.nothing)
        self.setLayout(column(self._stack, space=0))
        self.begin_at(self.waiting)

    def _connect(self) -> None:
        state = self.state
        self.desk.changed.connect(self._changed)
        state.opened.connect(self._opened)
        state.moved.connect(self._moved)
        state.judged_anew.connect(self._judged)
        self.hand.let_go.connect(self._let_go)
        self.bar.meters.follow(state)
        self.bar.aim_chosen.connect(self.plans.aim_at)
        self.plans.wanted.connect(self._show_plan)
        self.bar.meters.left_out_wanted.connect(self.looking.show_left_out)
        self.columns.dropped.connect(self.deeds.drop_on)
        self.deeds.way_back.hidden.connect(self.columns.waiting.filter.field.setFocus)
        self.picking.placed.connect(self.deeds.drop_on)
        self.picking.returned.connect(self.deeds.drop_back)
        self.solving.taken.connect(self._taken)
        self.solving.refused.connect(self.tell)
        self.empties = Empties(self)
        sizes = self.context.settings.taste.sizes
        for view in (self.waiting, self.mentors):
            view.set_density(density_named(sizes.get(view.objectName()), view.density))
            view.density_changed.connect(partial(self._keep_size, view))
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(partial(pop_up, self, view))
        offer_escape(self)
        Speaking(self)

    def _open(self) -> None:
        self._fresh, self._owed, self._sorts_next = True, [], True
        self.state.open(self.round_id)

    def _opened(self) -> None:
        found = self.state.round
        has_board = found is not None and found.scheme is not Scheme.ASK
        self._stack.setCurrentIndex(0 if has_board else 1)
        self.waiting_model.set_turns(self.state.mentees)
        self.mentors_model.set_turns(self.state.mentors)
        state = self.state
        self.waiting_model.load(state.waiting_outlines(), maker=state.some_waiting)
        self.mentors_model.load(state.tile_outlines(), maker=state.tiles)
        self._show_plan_now()
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
        self.waiting_model.update(state.some_waiting(here), set(mentees) - here)
        self.mentors_model.update(state.tiles(there), set(mentors) - there)
        chips = {chip.id for tile in self.mentors_model.outlines for chip in tile.chips}
        self.mentors.choose_chips(self.mentors.drawn.chosen_chips & chips)
        self._show_plan_now()
        self.looking.look_soon()

    def _judged(self) -> None:
        """New numbers of options; they order the column only on opening and after a solve.

        All cards are looked at, so it waits until the hand is free.
        """
        self._cards_owed = self.hand.held is not None
        if self._cards_owed:
            return
        waiting, tiles = self.state.all_waiting(), self.state.all_tiles()
        if self._sorts_next:
            self._sorts_next = False
            self.waiting_model.load(waiting)
            self.mentors_model.load(tiles)
            for view in (self.waiting, self.mentors):
                view.start_at_the_top()
        else:
            self.waiting_model.update(waiting)
            self.mentors_model.update(tiles)

    def _let_go(self) -> None:
        if self._cards_owed:
            self._judged()

    def _show_plan_now(self) -> None:
        """Name the plan, and offer to propose it where there is anything to propose."""
        self.bar.show_plan(self.state.plan, self.state.aim)
        fit_propose(self)

    def _show_plan(self, plan_id: str) -> None:
        """Another plan of the round on the same board; nothing is changed by looking."""
        if plan_id != self.state.plan_id:
            self.hand.release()
            self.deeds.close_note()
            self._sorts_next = True
            self.state.open(self.round_id, plan_id)

    def _taken(self, done: object) -> None:
        self._sorts_next = True
        self.state.judge_soon()

    def _keep_size(self, view: CardsView, density: Density) -> None:
        self.context.settings.keep_size(view.objectName(), density.name)
