"""The screens on which pairs, groups, sessions and answers come in, with questions and without."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.domain.together import About
from mentordesk.importing.relation_columns import read_as
from mentordesk.importing.sheet import Cell, Row, Sheet
from mentordesk.jobs.together import RelationSheet, plan_readings
from mentordesk.store.queries import people
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.imports.sources import Arrived
from mentordesk.ui.together.page import TogetherPage
from mentordesk.ui.window import Window
from tests.support.scenes import Scene


def together_scenes() -> list[Scene]:
    """The rows with what they ask, the columns, the end, and the page before any sheet."""
    return [
        Scene("together", _rows),
        Scene("together-columns", _columns),
        Scene("together-done", _done),
        Scene("together-empty", _nothing, is_empty=True),
    ]


def sheet_of(rows: Sequence[Sequence[Cell]], name: str = "Pairs") -> Sheet:
    """A sheet held in memory."""
    numbered = (Row(number, tuple(row)) for number, row in enumerate(rows, start=1))
    return Sheet("Running pairs.xlsx", name, tuple(numbered))


def together(window: Window) -> TogetherPage:
    """The page, shown, with pairs of people of the demo judged."""
    place = window.workplace
    assert place is not None
    place.show_page("together")
    page = place.page("together")
    assert isinstance(page, TogetherPage)
    return page


def _nothing(window: Window) -> QWidget:
    together(window)
    return window


def _judged(window: Window) -> TogetherPage:
    page = together(window)
    names = [found.name for found in page.desk.ask(people.find, "", 40)]
    rows: list[Sequence[Cell]] = [["Mentor", "Mentee", "Status", "Start date", "Planned end"]]
    states = ("Active", "on hold", "started", "Active", "continuing informally")
    for number, (mentor, mentee) in enumerate(zip(names[:14], names[14:28], strict=True)):
        day = f"2026-0{1 + number % 2}-{10 + number}"
        rows.append([mentor, mentee, states[number % len(states)], day, "2026-09-30"])
    rows.insert(3, [names[30].split()[-1], "Adaeze Nwosu-Fernandes", "Active", "2026-01-12", ""])
    rows.insert(6, [names[2], "Zoë Not-On-File", "Active", "2026-01-12", ""])
    sheet = sheet_of(rows)
    page.import_state.take(Arrived((RelationSheet(sheet, read_as(sheet, About.PAIRS)),)))
    rounds = [r for r in page.desk.ask(all_rounds) if r.state not in FINISHED_ROUND]
    page.import_state.set_round(next(r.id for r in rounds if r.scheme is Scheme.MATCHED))
    judge_now(page)
    return page


def judge_now(page: TogetherPage) -> None:
    """Judge without waiting for a worker."""
    readings = [held.read() for held in page.import_state.sheets]
    plan = plan_readings(readings, page.import_state.choices, page.desk.workspace)
    page.import_state.judged(plan, page.import_state.edition)
    page.renew()


def _rows(window: Window) -> QWidget:
    _judged(window)
    return window


def _columns(window: Window) -> QWidget:
    _judged(window).turn_columns()
    return window


def _done(window: Window) -> QWidget:
    page = _judged(window)
    page.import_state.is_over = True
    page.renew()
    return window
