"""The board by name where somebody is left out, and where a colleague's marks come back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.reader_marks import KeepMarks, Marked
from mentordesk.domain.wish import Mark
from mentordesk.jobs.pool_sheet import MarkRead, MarksPreview
from mentordesk.ui.board.second_reader import MarksDialog
from mentordesk.ui.window import Window
from mentordesk.wording import pool_sheet as words
from tests.support.scenes import Scene


def reader_scenes() -> list[Scene]:
    """What helps somebody left out, and the marks before they are kept."""
    return [Scene("board-not-placed", _not_placed), Scene("reader-marks", _marks)]


def _not_placed(window: Window) -> QWidget:
    """So few places that somebody is left out, with what would place them."""
    from tests.support.board_scenes import board, settle

    page = board(window)
    busy = {pair.mentor_id for pair in page.state.pairs.values()}
    assert page.state.judged is not None
    for mentor in page.state.judged.rows.mentors:
        if mentor.id not in busy:
            page.desk.do(SetMentorField(mentor.id, "places", 0))
    settle(page)
    assert page.state.best is not None
    for left in page.state.best.unmatched:
        page.waiting.select_ids([left.mentee_id])
        page.looking.look()
        settle(page)
        page.looking.look()
        if "would place" in page.why.said.text:
            break
    return window


def _marks(window: Window) -> QWidget:
    """Marks of every kind, and cells that could not be told."""
    from tests.support.board_scenes import board

    page = board(window)
    assert page.state.judged is not None
    mentors, mentees = page.state.judged.rows.mentors, page.state.judged.rows.mentees
    pairs = list(zip(mentors[:4], mentees[:4], strict=True))
    lines, marks = [], []
    for number, (mentor, mentee) in enumerate(pairs):
        mark = Mark.BETTER_WITH if number == 2 else Mark.NOT_WITH
        note = "they wrote a thesis together" if number == 1 else None
        told = {"mark": mark.value, "note": note, "mentor": mentor.name, "mentee": mentee.name}
        lines.append(MarkRead(words.mark(told), mark, number != 3, number == 3))
        marks.append(Marked(mentor.id, mentee.id, mark, "Meera Nair", note))
    problems = (
        f"Pairs, H9: {words.problem('name_unknown', 'Prof. Haddad')}",
        f"Mentors, G12: {words.problem('name_unclear', 'Maria Silva')}",
    )
    found = MarksPreview(KeepMarks("", tuple(marks)), tuple(lines), problems, "Meera Nair")
    dialog = MarksDialog(page, page.theme, found, "Pool sheet Spring.xlsx")
    dialog.show()
    return dialog
