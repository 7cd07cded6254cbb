"""The story of a pair: its steps, sessions, check-ins, notes and agreements by date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from mentordesk.domain.meeting import Held
from mentordesk.store.queries.relationship_detail import (
    CheckInRow,
    RelationshipDetail,
    SessionRow,
    StepRow,
)
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import clear, label
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import many, reason_word, word

DATE_WIDTH = 92


@dataclass(frozen=True)
class Line:
    """A dated line of the story."""

    on: dt.date
    text: str


class Story(Scroll):
    """Newest first; below it every other time of the same two people."""

    def __init__(self) -> None:
        super().__init__("Story")

    def show_detail(self, found: RelationshipDetail) -> None:
        """Tell this pair's story."""
        clear(self.box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        lines = story(found)
        for number, line in enumerate(lines):
            day = label(short_day(line.on), "small", "muted")
            day.setFixedWidth(DATE_WIDTH)
            day.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(day, number, 0)
            grid.addWidget(label(line.text, wraps=True), number, 1)
        self.box.addLayout(grid)
        if not lines:
            self.box.addWidget(label("Nothing has happened yet.", tone="muted"))
        self._others(found)
        self.box.addStretch(1)
        self.fit()

    def _others(self, found: RelationshipDetail) -> None:
        others = [period for period in found.thread if period.id != found.row.id]
        if not others and not found.asks:
            return
        self.box.addSpacing(Space.M)
        self.box.addWidget(label("Other times of these two", "name"))
        for ask in found.asks:
            self.box.addWidget(
                label(f"{short_day(ask.asked_on)}: asked “{ask.question}”", wraps=True)
            )
        for period in others:
            text = f"{period.round or 'Informally'}: {period.mentor} with {period.mentee}, "
            self.box.addWidget(label(text + word(period.state), wraps=True))


def story(found: RelationshipDetail) -> list[Line]:
    """Every dated line, the newest first."""
    lines = [Line(step.on, _step(step)) for step in found.steps]
    lines += [Line(one.on, _session(one)) for one in found.sessions]
    lines += [line for one in found.check_ins for line in _check_in(one, found)]
    lines += [Line(note.on, f"Note: {note.text}") for note in found.notes]
    for version in found.agreements:
        if version.state_on is not None:
            text = f"Agreement, version {version.version}: {word(version.state)}"
            lines.append(Line(version.state_on, text))
    return sorted(lines, key=lambda line: line.on, reverse=True)


def _step(step: StepRow) -> str:
    text = word(step.state).capitalize()
    if step.by is not None:
        text += f", by the {word(step.by)}"
    if step.reason:
        text += f": {reason_word(step.reason)}"
    return text


def _session(one: SessionRow) -> str:
    parts = [many(one.minutes, "minute") if one.minutes else "", word(one.mode) if one.mode else ""]
    told = ", ".join(part for part in parts if part)
    said = "Session" if one.held is Held.TOOK_PLACE else f"Session {word(one.held)}"
    return f"{said}: {told}" if told else said


def _check_in(one: CheckInRow, found: RelationshipDetail) -> list[Line]:
    name = found.row.mentor if one.person_id == found.row.mentor_id else found.row.mentee
    survey = word(one.survey).capitalize()
    lines = []
    if one.sent_on is not None:
        lines.append(Line(one.sent_on, f"{survey} sent to {name}"))
    if one.reminded_on is not None:
        lines.append(Line(one.reminded_on, f"{name} reminded of the {word(one.survey)}"))
    if one.returned_on is not None:
        behalf = ", typed in by the office" if one.on_behalf else ""
        lines.append(Line(one.returned_on, f"{survey} back from {name}{behalf}"))
    return lines
