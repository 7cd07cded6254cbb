"""The Relationships page: every pair with its health, every group, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from mentordesk.commands.pair_life import (
    MarkProposalsSent,
    RecordReplies,
    Reply,
    ResumePair,
    Said,
)
from mentordesk.commands.steps import StepMatches
from mentordesk.domain.match import INTRODUCED_ONCE, LIVE, MatchState
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.store.queries.rounds import round_by_id
from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.delegates import PersonDelegate, StateDelegate
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.parts import Parts
from mentordesk.ui.ready_warning import may_introduce
from mentordesk.ui.relationships.arriving import WithGroup
from mentordesk.ui.relationships.certificates import CertificatesDialog
from mentordesk.ui.relationships.dates import save_pair_dates
from mentordesk.ui.relationships.group_part import GroupsPart
from mentordesk.ui.relationships.letters import letters_of_pairs
from mentordesk.ui.relationships.model import RelationshipColumn, RelationshipsModel, Which
from mentordesk.ui.relationships.pane import PairPane
from mentordesk.ui.relationships.work_asked import of_pair
from mentordesk.ui.table import Table
from mentordesk.ui.table_or_word import TableOrWord
from mentordesk.ui.widgets import column, panel, side_by_side

S = MatchState
C = RelationshipColumn
_GOING = frozenset({S.INTRODUCED, S.STARTED, S.ACTIVE, S.ENDING})
_ENDED = frozenset({S.COMPLETED, S.ENDED_EARLY, S.INFORMAL})
WIDTHS = {
    C.MENTEE: 172, C.MENTOR: 168, C.STATE: 96, C.HEALTH: 156, C.CONTACT: 92, C.SESSIONS: 76,
    C.NEXT: 168, C.ENDS: 92, C.ROUND: 160,
}  # fmt: skip


class RelationshipsPage(Page):
    """A table of pairs, those that need care first, or of groups; beside it the one chosen."""

    name = "relationships"
    title = "Relationships"
    icon = Icon.PAIR

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = RelationshipsModel(self.desk, self)
        self.of_pair: list[tuple[QAction, frozenset[MatchState]]] = []
        self.groups = GroupsPart(self)
        self._build()
        self._offer()
        self.listed.stirred.connect(self._fit)
        self._fit()

    def set_round(self, round_id: str | None) -> None:
        """Show the pairs of this round, or its groups when that is what it is made of."""
        is_other = round_id != self.round_id
        super().set_round(round_id)
        self.model.set_round(round_id)
        self.groups.model.set_round(round_id)
        found = self.desk.ask(round_by_id, round_id) if is_other and round_id else None
        if found is not None and (found.scheme is Scheme.GROUP) is not self.groups.is_shown:
            self._show_groups(found.scheme is Scheme.GROUP)

    def arrive(self, thing: object) -> None:
        """Show this pair or group, whatever round it is of; with a group, ask for a deed."""
        if isinstance(thing, WithGroup):
            self.arrive(thing.group_id)
            name = thing.deed
            QTimer.singleShot(0, self, lambda: self.groups.do(name))
            return
        if not isinstance(thing, str):
            return
        is_here = self.model.row_of(thing) is not None
        if not is_here and self.groups.model.row_of(thing) is None:
            self.everywhere.setChecked(True)
        if self.groups.arrive(thing):
            self.look_at_groups()
            self.groups.table.setFocus()
            return
        self.look_at(self.model.which if is_here else Which.ALL)
        self.table.select_ids([thing], thing)
        self.table.setFocus()

    def look_at(self, which: Which) -> None:
        """Show another part of the table of pairs."""
        self.model.look_at(which)
        self._show_groups(False)

    def look_at_groups(self) -> None:
        """Show the groups in place of the pairs."""
        self._show_groups(True)

    def step(self, state: MatchState) -> None:
        """Take the chosen pairs to a state."""
        chosen = tuple(self.table.selected_ids())
        if state is S.INTRODUCED and not may_introduce(self.context, self, chosen):
            return
        if chosen:
            self.desk.do(StepMatches(chosen, state))

    def send(self) -> None:
        """Note that the proposals of the chosen pairs went out."""
        chosen = tuple(self.table.selected_ids())
        if chosen:
            self.desk.do(MarkProposalsSent(chosen))

    def write_letters(self) -> None:
        """Look at the letters the chosen pairs wait for; written as drafts, then marked as sent."""
        if chosen := self.listed.chosen():
            letters_of_pairs(self.context, self, chosen).exec()

    def write_certificates(self) -> None:
        """Look who of the chosen pairs has earned a certificate, and write them."""
        chosen = tuple(self.table.selected_ids())
        if chosen:
            CertificatesDialog(self.context, self, chosen).exec()

    def reply(self, said: Said) -> None:
        """Note one answer for the chosen pairs."""
        chosen = self.table.selected_ids()
        if chosen:
            self.desk.do(RecordReplies(tuple(Reply(one, said) for one in chosen)))

    def _build(self) -> None:
        theme = self.theme
        self.table = Table(self.model, theme, "Relationships")
        for one, delegate in (
            (C.MENTEE, PersonDelegate), (C.MENTOR, PersonDelegate),
            (C.STATE, StateDelegate), (C.HEALTH, StateDelegate),
        ):  # fmt: skip
            number = list(C).index(one)
            self.table.setItemDelegateForColumn(number, delegate(theme, self.table))
        self.table.set_widths(WIDTHS[one] for one in C)
        self.parts = Parts(Which, self.look_at)
        self._groups = self.parts.add_button("Groups", self.look_at_groups, "part_groups")
        self.parts.press(Which.NOW)
        self.everywhere = QCheckBox("All rounds")
        self.everywhere.setObjectName("all_rounds")
        self.everywhere.toggled.connect(self.model.show_all_rounds)
        self.everywhere.toggled.connect(self.groups.model.show_all_rounds)
        self.groups.counted.connect(lambda count: self._groups.setText(f"Groups {count}"))
        self.parts.add_at_end(self.everywhere)
        self.listed = TableOrWord(self.table, self.model)
        self._either = QStackedWidget()
        self._either.addWidget(self.listed)
        self._either.addWidget(self.groups.left)
        self.table.live_in(self._either)  # the counts of pairs are to be true beside the groups
        left = column(self.parts, self._either, space=0)
        left.setStretch(1, 1)
        self.pane = PairPane(self.desk, theme, self._deeds)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.pane)
        self._panes.addWidget(self.groups.pane)
        whole = side_by_side(panel(left), self._panes, widths=(790, 430))
        self.setLayout(column(whole, space=0))
        self.begin_at(self.table)

    def _offer(self) -> None:
        def deed(
            text: str, slot: Callable[[], object], states: frozenset[MatchState], keys: str = ""
        ) -> None:
            self.of_pair.append((self.offer(text, slot, keys=keys or None), states))

        ask = self.pane.ask
        proposed = frozenset({S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR})
        self.offer(
            "Record replies…", lambda: self.go.emit("replies", None), keys="Ctrl+Shift+R",
            changes=False,
        )  # fmt: skip
        deed("Note: yes", partial(self.reply, Said.YES), proposed, "Ctrl+Shift+Y")
        deed("Note: no…", lambda: ask.decline(self.listed.chosen()), proposed, "Ctrl+Shift+N")
        deed("Note: later", partial(self.reply, Said.LATER), proposed)
        deed("Mark the proposal as sent", self.send, proposed)
        deed("Introduce", partial(self.step, S.INTRODUCED), frozenset({S.CONFIRMED}))
        self.part()
        deed("Note a session…", self._one(ask.session), _GOING | {S.PAUSED}, "Ctrl+L")
        written = frozenset(S) - {S.DRAFT}
        deed("Write letters…", self.write_letters, written, "Ctrl+Shift+L")
        deed("Resume", self._one(lambda r: self.desk.do(ResumePair(r.id))), frozenset({S.PAUSED}))
        deed("Mark as active", partial(self.step, S.ACTIVE), frozenset({S.STARTED}))
        deed("Begin the ending", partial(self.step, S.ENDING), frozenset({S.STARTED, S.ACTIVE}))
        deed("Add a note…", self._one(self._note), frozenset(S) - {S.DRAFT})
        deed("What comes next…", self._one(ask.plan_next), LIVE)
        self.part()
        deed("Pause…", self._one(ask.pause), _GOING - {S.ENDING})
        deed("Extend…", self._one(ask.extend), LIVE & INTRODUCED_ONCE)
        deed(
            "Close the pair…", self._one(lambda r: ask.close(r, _usual_end(r))),
            LIVE & INTRODUCED_ONCE,
        )  # fmt: skip
        deed("Restart…", self._one(ask.restart), _ENDED)
        dates = self._one(lambda r: save_pair_dates(self.context, self, r))
        deed("Save the dates…", dates, _GOING | {S.CONFIRMED, S.PAUSED})
        deed("Certificates…", self.write_certificates, _ENDED | {S.ENDING, S.DECLINED})
        self.offer("Quotes and stories…", lambda: self.go.emit("quotes", None), changes=False)
        self.part()
        deed("Raise a concern…", self._one(self._raise), frozenset(S) - {S.DRAFT})
        self.offer("Concerns…", lambda: self.go.emit("concerns", None), changes=False)
        self.groups.offer()

    def _raise(self, pair: RelationshipRow) -> None:
        self.go.emit("concerns", Raise(match_id=pair.id))

    def _note(self, pair: RelationshipRow) -> None:
        self.pane.work.ask.note(of_pair(pair))

    def _one(self, ask: Callable[[RelationshipRow], object]) -> Callable[[], None]:
        def asked() -> None:
            found = self.model.row_of(self.table.current_id() or "")
            if found is not None:
                ask(found)

        return asked

    def _deeds(self) -> Sequence[QAction]:
        return [action for action, _ in self.of_pair]

    def _show_groups(self, on: bool) -> None:
        """Swap table, pane and deeds; the keyboard stays in the table."""
        (self._groups if on else self.parts.buttons[self.model.which]).setChecked(True)
        had_focus = self.table.hasFocus() or self.groups.table.hasFocus()
        self._panes.setCurrentWidget(self.groups.pane if on else self.pane)
        self.begin_at(self.groups.table if on else self.table)
        self.groups.show_part(on)
        self._fit()
        if had_focus:
            self.setFocus()

    def _fit(self, *_what: object) -> None:
        """Say what is there, and let only what can be done be done."""
        self._either.setCurrentWidget(self.groups.left if self.groups.is_shown else self.listed)
        self.parts.show_counts(self.model.counts)
        has_rows = self.listed.settle()
        if not has_rows:
            self._say_empty()
        states = {found.state for found in self.listed.chosen()}
        for action, fine in self.of_pair:
            able = bool(states) and states <= fine and not self.desk.is_read_only
            action.setEnabled(able and not self.groups.is_shown)
            action.setVisible(not self.groups.is_shown)
        self.pane.show_id(self.table.current_id() if has_rows else None)

    def _say_empty(self) -> None:
        if self.model.counts.get(Which.ALL):
            self.listed.empty.say(
                Icon.CHECK, "Nothing here",
                "No pair is in this part of the table.",
                ("Show all", lambda: self.look_at(Which.ALL)),
            )  # fmt: skip
            return
        self.listed.empty.say(
            Icon.PAIR, "No pairs yet",
            "Pairs stand here from the moment they are proposed, with how they are doing.",
            ("Open the board", lambda: self.go.emit("match", None)),
        )  # fmt: skip


def _usual_end(pair: RelationshipRow) -> MatchState:
    return S.COMPLETED if pair.state is S.ENDING else S.ENDED_EARLY
