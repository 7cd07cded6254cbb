"""The rows of the sheets as they would fare, for the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.commands.together.plan import AddAnswers, PlannedRelation
from mentordesk.domain.survey import Survey
from mentordesk.domain.together import About, Part
from mentordesk.importing.plan import Action
from mentordesk.importing.relation_rows import RelationDraft
from mentordesk.jobs.together import sentence_of
from mentordesk.ui.paint import Pill, Tone
from mentordesk.ui.rows import RowsModel
from mentordesk.ui.together.state import State
from mentordesk.ui.together.words import FATES
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import listed, many, word


class Column(Enum):
    """The columns of the table."""

    ROW = "Row"
    FATE = "What happens"
    MENTOR = "Mentor"
    MENTEE = "Mentee"
    TOLD = "What is told"
    WHY = "What to know"


@dataclass(frozen=True)
class Shown:
    """One row of a sheet; the id is its place in the plan."""

    id: str
    number: int
    planned: PlannedRelation
    why: str
    several_sheets: bool


class TogetherModel(RowsModel[Shown, Column]):
    """All rows of all sheets, or those of one fate."""

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(list(Column), parent)
        self._state = state
        self.fate: Action | None = None

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Shown]:
        """The rows of the plan."""
        plan = self._state.plan
        if plan is None:
            return []
        why: dict[tuple[str, str, int], list[str]] = {}
        for problem in plan.problems:
            place = (problem.file, problem.sheet, problem.row)
            why.setdefault(place, []).append(sentence_of(problem))
        several = len(self._state.sheets) > 1
        return [
            Shown(str(number), number, row, " ".join(why.get(row.place, ())), several)
            for number, row in enumerate(plan.rows)
            if self.fate in (None, row.action) and (ids is None or str(number) in ids)
        ]

    def order(self, row: Shown) -> int:
        """As in the sheets."""
        return row.number

    def title(self, column: Column) -> str:
        """The heading."""
        abouts = self._state.abouts
        if column is Column.MENTEE and abouts == {About.ANSWERS}:
            return "Who answers"
        if column is Column.MENTEE and abouts == {About.GROUPS}:
            return "Members"
        return column.value

    def text(self, row: Shown, column: Column) -> str:
        """A cell in words."""
        draft = row.planned.draft
        if column is Column.ROW:
            number = f"{row.planned.row:,}"
            return f"{number} · {row.planned.sheet}" if row.several_sheets else number
        if column is Column.FATE:
            return FATES[row.planned.action][0]
        if column is Column.WHY:
            return row.why
        if draft is None:
            return ""
        if column is Column.MENTOR:
            return draft.mentor.shown
        if column is Column.MENTEE:
            return listed([each.shown for each in draft.others], 3)
        surveys = (d.survey for d in row.planned.deeds if isinstance(d, AddAnswers))
        return told(draft, next(surveys, None))

    def value(self, row: Shown, column: Column) -> object:
        """The fate as a state with its sign."""
        if column is not Column.FATE:
            return None
        asks = row.planned.action in (Action.WAIT, Action.REJECT)
        return Pill(self.text(row, column), Tone.ATTENTION if asks else Tone.PLAIN)


def told(draft: RelationDraft, survey: Survey | None = None) -> str:
    """What a row tells of its people, in a line; `survey` is the one its answers were taken for."""
    days = draft.days
    parts = [draft.group, draft.round_name]
    if draft.about is About.PAIRS:
        parts.append(word(draft.state))
    if draft.about is About.GROUPS:
        parts.append(word(draft.group_state))
    if draft.about is About.ANSWERS:
        parts += [word(survey or draft.survey), many(len(draft.answers), "answer")]
    first = next((days[part] for part in _FIRST if part in days), None)
    parts.append(short_day(first) if first else "")
    if draft.minutes is not None:
        parts.append(f"{draft.minutes:,} min")
    parts.append(word(draft.mode))
    return " · ".join(part for part in parts if part)


_FIRST = (Part.DATE, Part.STARTED_ON, Part.INTRODUCED_ON, Part.JOINED_ON)
