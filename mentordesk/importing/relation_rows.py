"""Turns the rows of a sheet about people together into drafts, and into problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace

from mentordesk.domain.group import GroupState
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode
from mentordesk.domain.person import Role
from mentordesk.domain.survey import Asked, Survey
from mentordesk.domain.together import DAYS, About, Meaning, Part
from mentordesk.importing.contact import read_emails
from mentordesk.importing.dates import Order, order_in, read_date
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.problems import Problem, ProblemKind, Severity
from mentordesk.importing.relation_attendance import Attended, day_columns, mark_of
from mentordesk.importing.relation_mapping import RelationColumn, RelationMapping
from mentordesk.importing.relation_names import name_in, naming, one, pieces
from mentordesk.importing.relation_values import (
    group_state,
    held_of,
    minutes_of,
    mode_of,
    pair_state,
    read_answer,
    survey_of,
)
from mentordesk.importing.sheet import Cell, Row, Sheet, is_blank
from mentordesk.importing.tidy import is_nothing, one_line, tidy
from mentordesk.importing.whom import NOBODY, Named
from mentordesk.importing.words import roles_in
from mentordesk.wording.imports import REJECT_HEADING

_NAMES = frozenset({Part.MENTOR, Part.MENTEE, Part.PERSON, Part.CO_MENTOR})


@dataclass(frozen=True)
class RelationDraft:
    """One row read. `days` are the dates by the part that tells them; blanks are empty."""

    file: str
    sheet: str
    row: int
    about: About
    mentor: Named = NOBODY
    co_mentor: Named = NOBODY
    others: tuple[Named, ...] = ()
    """The mentees of a pair or group; of survey answers whoever answered."""
    round_name: str = ""
    group: str = ""
    theme: str = ""
    state: MatchState | None = None
    group_state: GroupState | None = None
    reason: str = ""
    days: Table[Part, dt.date] = field(default_factory=dict)
    minutes: int | None = None
    mode: Mode | None = None
    held: Held | None = None
    role: Role | None = None
    survey: Survey | None = None
    answers: Table[Asked, int | bool | str] = field(default_factory=dict)
    attended: tuple[Attended, ...] = ()
    """Who came to a session of a group on which day, or did not."""

    @property
    def place(self) -> tuple[str, str, int]:
        """Where it stands: file, sheet, row as the spreadsheet numbers it."""
        return (self.file, self.sheet, self.row)


@dataclass(frozen=True)
class RelationReading:
    """What a sheet came to: a draft for each filled row, None for one that cannot be read."""

    about: About
    rows: tuple[tuple[int, RelationDraft | None], ...]
    problems: tuple[Problem, ...]
    file: str = ""
    sheet: str = ""


def read_relations(sheet: Sheet, mapping: RelationMapping) -> RelationReading:
    """A draft for each filled row below the header. Never raises for odd cells."""
    reader = _Reader(sheet, mapping)
    rows = tuple((r.number, reader.read(r)) for r in sheet.rows if r.number > mapping.header_row)
    return RelationReading(mapping.about, rows, tuple(reader.problems), sheet.file, sheet.name)


class _Reader:
    """Reads rows by one mapping and gathers their problems."""

    def __init__(self, sheet: Sheet, mapping: RelationMapping) -> None:
        self.problems: list[Problem] = []
        self._sheet, self._mapping = sheet, mapping
        self._columns = [c for c in mapping.columns if c.meaning is not Part.IGNORE]
        self._headings = {c.index: c.heading.casefold() for c in mapping.columns if c.heading}
        self._reasons = {c.index for c in mapping.columns if c.heading == REJECT_HEADING}
        self._orders = {c.index: self._order(c) for c in self._columns if c.meaning in DAYS}
        came = [c for c in self._columns if c.meaning is Part.CAME]
        below = {c.index: list(self._cells(c)) for c in came}
        self._heads = {day.index: day for day in day_columns(came, below)}
        self._above: RelationDraft | None = None
        self._unsure: set[int] = set()

    def _order(self, column: RelationColumn) -> Order:
        own = order_in(self._cells(column))
        if own is not Order.UNSURE:
            return own
        days = [c for c in self._columns if c.meaning in DAYS]
        return order_in(cell for each in days for cell in self._cells(each))

    def _cells(self, column: RelationColumn) -> Iterator[Cell]:
        rows = (r.cells for r in self._sheet.rows if r.number > self._mapping.header_row)
        return (cells[column.index] for cells in rows if column.index < len(cells))

    def read(self, row: Row) -> RelationDraft | None:
        """The draft of one row; None for a title, a total or the headings once more."""
        texts: dict[Meaning, str] = {}
        cells: dict[Meaning, tuple[RelationColumn, Cell]] = {}
        for column in self._columns:
            cell = row.cells[column.index] if column.index < len(row.cells) else None
            text = tidy(cell)
            if cell is not None and text and not is_nothing(text):
                texts[column.meaning] = text
                cells[column.meaning] = (column, cell)
        if self._repeats_header(row):
            self._note(row, None, ProblemKind.HEADER_REPEATED, "", Severity.REJECT)
            return None
        if not texts:
            first = next((tidy(c) for c in row.cells if not is_blank(c)), "")
            self._note(row, None, ProblemKind.NOBODY_NAMED, first, Severity.REJECT)
            return None
        draft = self._people(row, texts)
        draft = self._plain(row, draft, texts, cells)
        if draft.about is About.ATTENDANCE:
            draft = replace(draft, attended=self._attended(row, draft))
        draft = self._carried(draft)
        self._above = draft
        return draft

    def _people(self, row: Row, texts: Table[Meaning, str]) -> RelationDraft:
        about, at = self._mapping.about, (self._sheet.file, self._sheet.name, row.number)
        mentor = one(texts, Part.MENTOR, Part.MENTOR_EMAIL, Part.MENTOR_ID)
        others = self._several(texts)
        if about is About.ANSWERS:
            named = one(texts, Part.PERSON, Part.PERSON_EMAIL, Part.PERSON_ID)
            others = (named,) if not named.is_blank else ()
        co_mentor = naming(texts.get(Part.CO_MENTOR, ""), "", "")
        return RelationDraft(*at, about, mentor, co_mentor, others)

    def _several(self, texts: Table[Meaning, str]) -> tuple[Named, ...]:
        """The mentees of a row: one, or several with a sign between, each with their address."""
        column = self._mapping.column(Part.MENTEE)
        many = column is not None and fold_heading(column.heading).rstrip().endswith("s")
        names = pieces(name_in(texts, Part.MENTEE, Part.MENTEE_EMAIL), many)
        mails = read_emails(texts.get(Part.MENTEE_EMAIL, ""))[0]
        number = texts.get(Part.MENTEE_ID, "")
        if len(names) > 1:
            beside = mails if len(mails) == len(names) else ("",) * len(names)
            return tuple(naming(n, m, "") for n, m in zip(names, beside, strict=True))
        named = naming(names[0] if names else "", mails[0] if mails else "", number)
        return () if named.is_blank else (named,)

    def _plain(
        self,
        row: Row,
        draft: RelationDraft,
        texts: Table[Meaning, str],
        cells: Table[Meaning, tuple[RelationColumn, Cell]],
    ) -> RelationDraft:
        draft = replace(
            draft,
            round_name=one_line(texts.get(Part.ROUND, "")),
            group=one_line(texts.get(Part.GROUP, ""))[:200],
            theme=one_line(texts.get(Part.THEME, ""))[:200],
            reason=one_line(texts.get(Part.REASON, ""))[:60],
            days=self._days(row, cells),
            answers=self._answers(row, cells),
        )
        return self._words(row, draft, cells)

    def _words(
        self, row: Row, draft: RelationDraft, cells: Table[Meaning, tuple[RelationColumn, Cell]]
    ) -> RelationDraft:
        """The cells that hold one of a few words."""
        for part, (column, cell) in cells.items():
            text = tidy(cell)
            if part is Part.STATE and draft.about is About.GROUPS:
                draft = replace(draft, group_state=group_state(text))
                self._unknown(row, column, text, draft.group_state, ProblemKind.STATE_UNKNOWN)
            elif part is Part.STATE:
                draft = replace(draft, state=pair_state(text))
                self._unknown(row, column, text, draft.state, ProblemKind.STATE_UNKNOWN)
            elif part is Part.MODE:
                draft = replace(draft, mode=mode_of(text))
                self._unknown(row, column, text, draft.mode, ProblemKind.MODE_UNKNOWN)
            elif part is Part.HELD:
                draft = replace(draft, held=held_of(text))
            elif part is Part.MINUTES:
                draft = replace(draft, minutes=minutes_of(cell, column.heading))
                self._unknown(row, column, text, draft.minutes, ProblemKind.MINUTES_WRONG)
            elif part is Part.SURVEY:
                draft = replace(draft, survey=survey_of(text))
            elif part is Part.ROLE and len(roles_in(text)) == 1:
                draft = replace(draft, role=next(iter(roles_in(text))))
        return draft

    def _days(
        self, row: Row, cells: Table[Meaning, tuple[RelationColumn, Cell]]
    ) -> dict[Part, dt.date]:
        found: dict[Part, dt.date] = {}
        for part, (column, cell) in cells.items():
            if not isinstance(part, Part) or part not in DAYS:
                continue
            read = read_date(cell, self._orders[column.index])
            if read is None:
                self._note(row, column, ProblemKind.DATE_WRONG, tidy(cell))
                continue
            if read.is_unsure and column.index not in self._unsure:
                self._unsure.add(column.index)  # said once of a column is enough
                self._note(row, column, ProblemKind.DATE_UNSURE, tidy(cell))
            found[part] = read.date
        return found

    def _answers(
        self, row: Row, cells: Table[Meaning, tuple[RelationColumn, Cell]]
    ) -> dict[Asked, int | bool | str]:
        found: dict[Asked, int | bool | str] = {}
        for question, (column, cell) in cells.items():
            if not isinstance(question, Part):
                value = read_answer(question, tidy(cell))
                if value is None:
                    self._note(row, column, ProblemKind.ANSWER_OFF_SCALE, tidy(cell))
                else:
                    found[question] = value
        return found

    def _attended(self, row: Row, draft: RelationDraft) -> tuple[Attended, ...]:
        """By the columns headed by a day; else of the day of the row, by marks or by names."""
        day, found = draft.days.get(Part.DATE), list[Attended]()
        plain = [c for c in self._columns if c.meaning is Part.CAME and c.index not in self._heads]
        for head in self._heads.values():
            text = tidy(row.cells[head.index]) if head.index < len(row.cells) else ""
            mark = mark_of(text) if text else head.blank
            found += [(who, head.on, mark) for who in draft.others if mark is not None]
        if day is None:
            return tuple(found)
        if not plain and not self._heads:
            found += [(who, day, True) for who in draft.others]
        for column in (*plain, *(c for c in self._columns if c.meaning is Part.MISSED)):
            text = tidy(row.cells[column.index]) if column.index < len(row.cells) else ""
            came, mark = column.meaning is Part.CAME, mark_of(text)
            if mark is not None and draft.others:
                found += [(who, day, mark is came) for who in draft.others]
            elif text and not is_nothing(text):
                found += [(naming(name, "", ""), day, came) for name in pieces(text, True)]
        return tuple(found)

    def _carried(self, draft: RelationDraft) -> RelationDraft:
        """A group named once, in a merged cell say, is the group of the rows below it too."""
        above = self._above
        carries = draft.about in (About.GROUPS, About.ATTENDANCE)
        if not carries or draft.group or above is None or not draft.others:
            return draft
        return replace(
            draft, group=above.group, round_name=draft.round_name or above.round_name,
            mentor=above.mentor if draft.mentor.is_blank else draft.mentor,
        )  # fmt: skip

    def _repeats_header(self, row: Row) -> bool:
        held = [(i, c) for i, c in enumerate(row.cells) if isinstance(c, str) and c]
        same = [i for i, c in held if c.strip().casefold() == self._headings.get(i)]
        return len(held) > 1 and len(same) * 2 > len(held)

    def _unknown(
        self, row: Row, column: RelationColumn, text: str, found: object, kind: ProblemKind
    ) -> None:
        if found is None:
            self._note(row, column, kind, text)

    def _note(
        self,
        row: Row,
        column: RelationColumn | None,
        kind: ProblemKind,
        value: str,
        severity: Severity = Severity.WARN,
    ) -> None:
        self.problems.append(
            Problem(
                self._sheet.file, self._sheet.name, row.number, column.name if column else "", kind,
                severity, value[:300],
            )
        )  # fmt: skip
