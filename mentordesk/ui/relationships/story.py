"""The story of a pair or group: steps, sessions, check-ins, notes and agreements by date."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from mentordesk.domain.agreement import of_group
from mentordesk.domain.meeting import Held
from mentordesk.store.queries.group_life import GroupLife
from mentordesk.store.queries.groups import GroupDetail
from mentordesk.store.queries.relationship_detail import (
    CheckInRow,
    NoteRow,
    RelationshipDetail,
    SentTogether,
    SessionRow,
    StepRow,
    VersionRow,
)
from mentordesk.ui.text_scroll import Scroll
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import clear, label
from mentordesk.wording.agreements import changed_terms
from mentordesk.wording.dates import short_day
from mentordesk.wording.letters import NAMES
from mentordesk.wording.words import many, people, reason_word, word


@dataclass(frozen=True)
class Line:
    """A dated line of the story."""

    on: dt.date
    text: str


class Story(Scroll):
    """Newest first; of a pair, below it every other time of the same two people."""

    def __init__(self) -> None:
        super().__init__("Story")

    def show_pair(self, found: RelationshipDetail) -> None:
        """Tell this pair's story."""
        self._show(story(found))
        self._others(found)
        self._end()

    def show_group(self, found: GroupDetail, life: GroupLife) -> None:
        """Tell this group's story."""
        self._show(story_of_group(found, life))
        self._end()

    def _show(self, lines: Sequence[Line]) -> None:
        clear(self.box)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for number, line in enumerate(lines):
            day = label(short_day(line.on), "small", "muted")
            day.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(day, number, 0)
            grid.addWidget(label(line.text, wraps=True), number, 1)
        self.box.addLayout(grid)
        if not lines:
            self.box.addWidget(label("Nothing has happened yet.", tone="muted"))

    def _end(self) -> None:
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
    """Every dated line of a pair, the newest first."""
    row = found.row
    names = {row.mentor_id: row.mentor, row.mentee_id: row.mentee}
    lines = [Line(step.on, _step(step)) for step in found.steps]
    lines += [Line(one.on, _session(one)) for one in found.sessions]
    lines += [letter_line(sent) for sent in found.letters]
    lines += _told(found.check_ins, names, found.notes, found.agreements)
    return sorted(lines, key=lambda line: line.on, reverse=True)


def story_of_group(found: GroupDetail, life: GroupLife) -> list[Line]:
    """Every dated line of a group, the newest first."""
    group = found.row
    names = {member.person_id: member.name for member in found.members}
    names |= {group.mentor_id: group.mentor, group.co_mentor_id or "": group.co_mentor or ""}
    lines = []
    for member in found.members:
        if member.joined_on is not None:
            lines.append(Line(member.joined_on, f"{member.name} joined"))
        if member.left_on is not None and member.left_on != group.ended_on:
            why = f": {reason_word(member.left_reason)}" if member.left_reason else ""
            lines.append(Line(member.left_on, f"{member.name} left{why}"))
    for one in found.sessions:
        came = f": {sum(one.came.values())} of {len(one.came)} came" if one.came else ""
        what = "Session" if one.held is Held.TOOK_PLACE else f"Session {word(one.held)}"
        lines.append(Line(one.on, f"{what}{f', {one.theme}' if one.theme else ''}{came}"))
    if group.started_on is not None:
        lines.append(Line(group.started_on, "The group began"))
    if group.ended_on is not None:
        why = f": {reason_word(group.closing_reason)}" if group.closing_reason else ""
        lines.append(Line(group.ended_on, f"The group was closed{why}"))
    lines += [letter_line(sent) for sent in life.letters]
    lines += _sent_together(life.check_ins)
    back = [replace(one, sent_on=None, reminded_on=None) for one in life.check_ins]
    lines += _told(back, names, life.notes, life.agreements)
    return sorted(lines, key=lambda line: line.on, reverse=True)


def _sent_together(check_ins: Sequence[CheckInRow]) -> list[Line]:
    """One line for a survey that went to many on one day."""
    sent = Counter((one.sent_on, one.survey) for one in check_ins)
    again = Counter((one.reminded_on, one.survey) for one in check_ins)
    lines = [
        Line(on, f"{word(survey).capitalize()} sent to {people(count)}")
        for (on, survey), count in sent.items()
        if on is not None
    ]
    lines += [
        Line(on, f"{people(count)} reminded of the {word(survey)}")
        for (on, survey), count in again.items()
        if on is not None
    ]
    return lines


def _told(
    check_ins: Sequence[CheckInRow],
    names: Mapping[str, str],
    notes: Sequence[NoteRow],
    agreements: Sequence[VersionRow],
) -> list[Line]:
    """What stands in the stories of pairs and groups alike; names are by person."""
    lines = [line for one in check_ins for line in _check_in(one, names.get(one.person_id, ""))]
    lines += [Line(note.on, f"Note: {note.text}") for note in notes]
    before: VersionRow | None = None
    for version in agreements:
        if version.state_on is not None:
            state = of_group(version.state) if version.is_of_group else version.state
            text = f"Agreement, version {version.version}: {word(state)}"
            terms = changed_terms(before.terms, version.terms) if before else ""
            lines.append(Line(version.state_on, f"{text}. {terms}" if terms else text))
        before = version
    return lines


def letter_line(sent: SentTogether) -> Line:
    """That letters of a kind went out."""
    return Line(sent.sent_on, f"“{NAMES[sent.occasion]}” sent to {people(sent.count)}")


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


def _check_in(one: CheckInRow, name: str) -> list[Line]:
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
