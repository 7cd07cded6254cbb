"""The pane beside the table: one pair, how it is doing, its deeds, and its tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from mentordesk.commands.sessions import RemoveSession
from mentordesk.domain.health import Health
from mentordesk.domain.meeting import Held
from mentordesk.store.queries.relationship_detail import (
    CheckInRow,
    RelationshipDetail,
    SessionRow,
    relationship,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.hours import day_and_hour
from mentordesk.ui.pane import Pane, TabLine, tab_bar
from mentordesk.ui.quotes.tab import Quotes
from mentordesk.ui.relationships.asked import Questions
from mentordesk.ui.relationships.story import Story, letter_line
from mentordesk.ui.relationships.work import Work
from mentordesk.ui.relationships.work_asked import Taking, of_pair
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import label, restyle
from mentordesk.wording import relationships as said
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, word

TABS = ("Story", "Sessions", "Goals", "Check-ins", "Notes", "Quotes")
TONES = {Health.RED: "urgent", Health.AMBER: "attention", Health.GREEN: "muted"}
"""The tone of the line that tells how a pair or group does."""


class PairPane(Pane):
    """A head that says who and how, one button for what comes next, and six tabs."""

    def __init__(self, desk: Desk, theme: Theme, deeds: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(theme, "Pair", deeds)
        self._desk = desk
        self.detail: RelationshipDetail | None = None
        self.ask = Questions(self, desk)
        self._build(theme)
        self.setMinimumWidth(theme.scaled(340))
        self.follow(desk)

    def show_id(self, match_id: str | None) -> None:
        """Show this pair, or none; the one shown is read anew with the file, not with the table."""
        if self.detail is not None and match_id == self.detail.row.id:
            self.show_deeds(True)
        else:
            self._read(match_id)

    def _build(self, theme: Theme) -> None:
        self._names = label("", "heading", wraps=True)
        self._state = label("", wraps=True)
        self._health = label("", "small", wraps=True)
        self.tabs = tab_bar("About this pair", TABS, self._fill_tab)
        self._stack = QStackedWidget()
        self.story = Story()
        self.sessions = Rows("Sessions", "That they met is noted here, never what was said.")
        self.work = Work(self._desk, self)
        self.quotes = Quotes(self._desk, self)
        for tab in (
            self.story, self.sessions, self.work.goals, self.work.check_ins, self.work.notes,
            self.quotes,
        ):  # fmt: skip
            self._stack.addWidget(tab)
        words = (self._names, self._state, self._health)
        self.stack_up(words, TabLine(theme, self.tabs), self._stack)
        self._fill()

    def read_anew(self) -> None:
        """Read the pair shown from the file."""
        if self.detail is not None:
            self._read(self.detail.row.id)

    def _read(self, match_id: str | None) -> None:
        self.detail = None
        if match_id is not None:
            self.detail = self._desk.ask(relationship, match_id, self._desk.today())
        self._fill()

    def _fill(self) -> None:
        found = self.detail
        self.setEnabled(found is not None)
        self._names.setText(f"{found.row.mentee} with {found.row.mentor}" if found else "")
        self._state.setText(_state_line(found) if found else "")
        rule = _health_line(found) if found else ""
        self._health.setText(rule)
        self._health.setVisible(bool(rule))
        restyle(self._health, "tone", TONES[found.row.judgement.health] if found else "muted")
        self.show_deeds(found is not None)
        self._fill_tab()

    def _fill_tab(self) -> None:
        number = self.tabs.currentIndex()
        self._stack.setCurrentIndex(number)
        found, work = self.detail, self.work
        if found is None:
            return
        subject = of_pair(found.row)
        fills: tuple[Callable[[], object], ...] = (
            lambda: self.story.show_pair(found),
            lambda: self._fill_sessions(found),
            lambda: work.show_goals(subject, found.goals),
            lambda: work.show_check_ins(subject, found.check_ins, self._quote),
            lambda: work.show_notes(subject, found.notes),
            lambda: self.quotes.show_pair(found.row),
        )
        fills[number]()

    def _may(self, *deeds: Deed) -> Sequence[Deed]:
        return () if self._desk.is_read_only else deeds

    def _fill_sessions(self, found: RelationshipDetail) -> None:
        row, zone = found.row, self._desk.workspace.zone()
        self.sessions.begin(*self._may(("Note a session…", lambda: self.ask.session(row))))
        for one in reversed(found.sessions):
            change = ("Change…", partial(self.ask.change_session, row, one))
            take_out = ("Take out", partial(self._desk.do, RemoveSession(one.id)))
            when = day_and_hour(one.on, one.begins, zone)
            self.sessions.add(when, [_session_line(one)], self._may(change, take_out))
        self.sessions.end()

    def _quote(self, who: Taking, known: CheckInRow | None) -> Deed | None:
        pair = self.detail.row.id if self.detail else None
        return self.quotes.from_answers((who.name, who.person_id), known, pair, None)


def _state_line(found: RelationshipDetail) -> str:
    row = found.row
    parts = [word(row.state).capitalize(), row.round or "informal"]
    if row.score is not None:
        parts.append(f"fit {row.score}")
    if row.sessions:
        parts.append(many(row.sessions, "session"))
    parts.append(f"agreement {word(row.agreement)}")
    return " · ".join(parts)


def _health_line(found: RelationshipDetail) -> str:
    """The rule behind the colour, and what was written last: so that she asks once, not thrice."""
    judgement = found.row.judgement
    parts = [said.health_rule(judgement)]
    if found.letters and judgement.health is not Health.GREEN:
        last = letter_line(found.letters[-1])
        parts.append(f"{last.text} on {short_day(last.on)}")
    if found.row.again_on is not None:
        parts.append(said.listed_again(found.row.again_on))
    return ". ".join(filter(None, parts))


def _session_line(one: SessionRow) -> str:
    parts = [
        "" if one.held is Held.TOOK_PLACE else word(one.held),
        many(one.minutes, "minute") if one.minutes else "",
        word(one.mode),
        word(one.stage),
        f"told by the {word(one.reported_by)}" if one.reported_by else "",
    ]
    return " · ".join(part for part in parts if part)
