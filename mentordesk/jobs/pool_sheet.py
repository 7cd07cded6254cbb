"""The pool sheet of a round for a second reader: printed, written, and read back with her marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.commands.judging import Judged
from mentordesk.commands.reader_marks import KeepMarks, Marked
from mentordesk.domain.names import sort_name
from mentordesk.domain.refusal import Reason, Refused
from mentordesk.domain.wish import Mark
from mentordesk.importing.pool_marks import KnownPerson, MarkProblem, ReadMark, read_marks
from mentordesk.importing.reading import read_sheets
from mentordesk.jobs.matching import look
from mentordesk.progress import Progress
from mentordesk.store.queries import board
from mentordesk.store.queries.board import BoardData
from mentordesk.store.queries.rounds import programme
from mentordesk.store.trouble import translated
from mentordesk.store.workspace import Workspace
from mentordesk.wording import pool_sheet as words
from mentordesk.wording.agreements import PAGE_OF
from mentordesk.wording.dates import day
from mentordesk.wording.matching import CRITERIA

if TYPE_CHECKING:
    from mentordesk.documents.pool_sheet import PoolPair, PoolPerson, PoolSheet
    from mentordesk.store.queries.board_cards import MenteeCard, MentorCard

_UNTOLD = frozenset({"fairness", "waiting"})
"""Criteria that stay out: how often somebody was left out is not for others."""
_STEPS = 3


@dataclass(frozen=True)
class MarkRead:
    """One mark as the preview shows it; `is_new`, or `changed` from another one on file."""

    text: str
    mark: Mark
    is_new: bool
    changed: bool


@dataclass(frozen=True)
class MarksPreview:
    """What reading a sheet back would keep: the command, its lines, counts and problems."""

    command: KeepMarks
    lines: tuple[MarkRead, ...]
    problems: tuple[str, ...]
    reader: str

    @property
    def counts(self) -> str:
        """How many marks are new, changed or as they are."""
        new = sum(line.is_new for line in self.lines)
        changed = sum(line.changed for line in self.lines)
        return words.counted(new, changed, len(self.lines) - new - changed)

    def by(self, reader: str) -> KeepMarks:
        """The command with a name for marks that bear none."""
        name = " ".join(reader.split()) or None
        marks = tuple(replace(one, reader=one.reader or name) for one in self.command.marks)
        return replace(self.command, marks=marks)


def write_pool_pdf(
    workspace: Workspace, round_id: str, plan_id: str | None, path: Path, progress: Progress
) -> None:
    """Prints the pool sheet of a round and one of its plans to a PDF, replacing the file.

    Raises `Cancelled`, `FileTrouble`, and `Refused` NOT_PRINTABLE where no font has a letter.
    """
    from mentordesk.documents.pool_sheet import pool_bytes
    from mentordesk.documents.shaping import MissingGlyph
    from mentordesk.documents.swap import write_beside
    from mentordesk.documents.values import Footer

    sheet = pool_sheet(workspace, round_id, plan_id, progress)
    footer = Footer((sheet.programme, day(workspace.today())), PAGE_OF)
    try:
        content = pool_bytes(sheet, footer)
    except MissingGlyph as missing:
        character, text = f"U+{ord(missing.character):04X}", missing.text[:60]
        raise Refused(Reason.NOT_PRINTABLE, text=text, character=character) from missing
    with translated(path):
        write_beside(path, content)
    _log(workspace, sheet, path)


def write_pool_xlsx(
    workspace: Workspace, round_id: str, plan_id: str | None, path: Path, progress: Progress
) -> None:
    """Writes it as a workbook to mark in. Raises `Cancelled` and `FileTrouble`."""
    from mentordesk.documents.pool_workbook import write_pool_workbook

    sheet = pool_sheet(workspace, round_id, plan_id, progress)
    with translated(path):
        write_pool_workbook(sheet, path)
    _log(workspace, sheet, path)


def pool_sheet(
    workspace: Workspace, round_id: str, plan_id: str | None, progress: Progress | None = None
) -> PoolSheet:
    """What stands on the sheet: who shares their profile, and the drafts between them.

    No contacts, no employer, no not-with lists, no concerns, no reasons of the office.
    """
    from mentordesk.documents.pool_sheet import PoolSheet

    progress = progress or Progress()
    judged = look(workspace, round_id, plan_id, progress)
    progress.report(2, _STEPS, "reading")
    data = workspace.ask(board.board, round_id, plan_id, today=workspace.today())
    open_ = {
        one.id for one in (*judged.rows.mentors, *judged.rows.mentees) if one.shares
    }  # fmt: skip
    mentees = {card.id: _mentee(card) for card in data.mentees if card.id in open_}
    mentors = {card.id: _mentor(card) for card in data.mentors if card.id in open_}
    house = workspace.ask(programme)
    plan = data.plan.name if data.plan is not None else None
    return PoolSheet(
        title=f"{words.TITLE}: {judged.rows.round.name}",
        programme=house.name,
        about=words.about(plan, day(workspace.today())),
        pairs=_pairs(judged, data, mentees, mentors),
        mentees=_listed(mentees),
        mentors=_listed(mentors),
        heads=words.HEADS,
        words={
            "pairs": words.PAIRS, "mentees": words.MENTEES, "mentors": words.MENTORS,
            "no_pairs": words.EMPTY_PAIRS, "no_mentees": words.EMPTY_PEOPLE,
            "no_mentors": words.EMPTY_PEOPLE, "private": words.PRIVATE, "reader": words.READER,
            "keyword": words.KEYWORD,
            "paper_no": words.PAPER_NO, "paper_yes": words.PAPER_YES, "by": words.PAPER_BY,
            **{f"how_{part}": text for part, text in words.HOW.items()},
        },
    )  # fmt: skip


def read_pool_marks(
    workspace: Workspace, round_id: str, path: Path, progress: Progress
) -> MarksPreview:
    """What keeping the marks of a returned workbook would do; nothing is written yet.

    Raises `SheetTrouble` for a file that is no spreadsheet, and `Cancelled`.
    """
    book = read_sheets(path, progress=progress)
    data = workspace.ask(board.board, round_id, None, today=workspace.today())
    held = {
        (row.mentor_id, row.mentee_id): row
        for row in look(workspace, round_id, None).rows.marks
    }  # fmt: skip
    found = read_marks(book, _known(data.mentors), _known(data.mentees))
    names = {card.id: card.name for card in data.mentors}
    names |= {card.id: card.name for card in data.mentees}
    lines, marks = [], []
    for one in found.marks:
        before = held.get((one.mentor_id, one.mentee_id))
        given = Marked(one.mentor_id, one.mentee_id, one.mark, one.reader, one.note)
        is_same = before is not None and (before.mark, before.note) == (one.mark, one.note)
        marks.append(given)
        lines.append(
            MarkRead(_line(one, names), one.mark, before is None, not (before is None or is_same))
        )
    reader = next((one.reader for one in found.marks if one.reader), "")
    return MarksPreview(
        KeepMarks(round_id, tuple(marks)),
        tuple(lines),
        tuple(_problem(one) for one in found.problems),
        reader or "",
    )


def _pairs(
    judged: Judged,
    data: BoardData,
    mentees: dict[str, PoolPerson],
    mentors: dict[str, PoolPerson],
) -> tuple[PoolPair, ...]:
    """The drafts of the plan, by the mentees' names."""
    from mentordesk.documents.pool_sheet import PoolPair

    found = []
    for chip in data.pairs:
        pair = (chip.mentor_id, chip.mentee_id)
        if chip.is_live or pair[0] not in mentors or pair[1] not in mentees:
            continue
        known = pair[0] in judged.mentors and pair[1] in judged.mentees
        reasons = [
            one for one in (judged.reasons(pair) if known else ()) if one.criterion not in _UNTOLD
        ]  # fmt: skip
        points = [(CRITERIA[r.criterion], r.points, r.possible) for r in reasons]
        best = sorted((r for r in reasons if r.verdict == "for"), key=lambda r: -r.points)
        found.append(
            PoolPair(
                mentees[pair[1]], mentors[pair[0]],
                judged.score(pair) if known else chip.score,
                words.points(points), tuple(f"{r.text}." for r in best[:2]),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda one: _place(one.mentee)))


def _listed(people: dict[str, PoolPerson]) -> tuple[PoolPerson, ...]:
    """By name: the order of the board would tell who waits with fewest options."""
    return tuple(sorted(people.values(), key=_place))


def _place(person: PoolPerson) -> tuple[str, str]:
    return sort_name(person.name), person.id


def _mentee(card: MenteeCard) -> PoolPerson:
    from mentordesk.documents.pool_sheet import PoolPerson

    return PoolPerson(
        card.id, card.name, card.original_name, card.cohort_code or "", card.job or "",
        card.city or "", card.topics,
    )  # fmt: skip


def _mentor(card: MentorCard) -> PoolPerson:
    from mentordesk.documents.pool_sheet import PoolPerson

    return PoolPerson(
        card.id, card.name, card.original_name, card.cohort_code or "", card.job or "",
        card.city or "", card.topics, card.places_free,
    )  # fmt: skip


def _known(cards: Sequence[MenteeCard | MentorCard]) -> tuple[KnownPerson, ...]:
    return tuple(
        KnownPerson(
            card.id, tuple(filter(None, (card.name, card.original_name))), card.cohort_code or ""
        )
        for card in cards
    )


def _line(one: ReadMark, names: dict[str, str]) -> str:
    return words.mark(
        {
            "mark": one.mark.value, "note": one.note, "mentor": names[one.mentor_id],
            "mentee": names[one.mentee_id],
        }
    )  # fmt: skip


def _problem(one: MarkProblem) -> str:
    where = f"{one.sheet}, {one.column}{one.row}: " if one.row else f"{one.sheet}: "
    return where + words.problem(one.kind, one.value)


def _log(workspace: Workspace, sheet: PoolSheet, path: Path) -> None:
    if not workspace.is_read_only:
        found = sheet.title.removeprefix(f"{words.TITLE}: ")
        workspace.log("ExportPoolSheet", {"round": found, "file": path.name})
