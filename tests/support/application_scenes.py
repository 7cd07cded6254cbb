"""The Applications page in the states worth looking at."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from mentordesk.commands.application_life import AgreedToBeKept, CarryApplications
from mentordesk.commands.applications import StepApplications
from mentordesk.commands.letters import MarkLettersSent, Sent
from mentordesk.commands.rounds import NewRound, StepRound
from mentordesk.domain.application import ApplicationState
from mentordesk.domain.letter import Occasion
from mentordesk.domain.round import RoundState
from mentordesk.store.queries.rounds import round_by_id
from mentordesk.ui.applications.empties import Part
from mentordesk.ui.applications.model import Which
from mentordesk.ui.applications.page import ApplicationsPage
from mentordesk.ui.window import Window
from tests.support.scenes import WIDE, Scene


def application_scenes() -> list[Scene]:
    """Its parts, with much and with nothing, and after a busy week."""
    return [
        Scene("applications", _page),
        Scene("applications-wide", _page, WIDE),
        Scene("applications-empty", _page, is_empty=True),
        Scene("applications-none-out", _none),
        Scene("applications-busy", _busy),
        Scene("applications-carried", _carried),
        Scene("applications-mentors", _mentors),
        Scene("applications-topics", _topics),
        Scene("applications-letters", _letters),
    ]


def applications(window: Window) -> ApplicationsPage:
    """The page, shown."""
    place = window.workplace
    assert place is not None
    place.show_page("applications")
    page = place.page("applications")
    assert isinstance(page, ApplicationsPage)
    return page


def _page(window: Window) -> QWidget:
    applications(window)
    return window


def _none(window: Window) -> QWidget:
    applications(window).look_at(Which.WAITLIST)
    return window


def _busy(window: Window) -> QWidget:
    """Some were asked, some are out, and the call closed a while ago."""
    page = applications(window)
    page.look_at(Which.ALL)
    rows = [row for row in page.model.rows if row.state is ApplicationState.RECEIVED]
    lacking = [row for row in rows if row.missing][:8]
    sent = tuple(Sent(row.person_id, round_id=page.round_id) for row in lacking)
    page.desk.do(MarkLettersSent(Occasion.MISSING_ITEMS, sent, dt.date(2026, 2, 27)))
    fine = [row.id for row in rows if not row.missing]
    page.desk.do(StepApplications(tuple(fine[:10]), ApplicationState.ELIGIBLE))
    page.desk.do(StepApplications(tuple(fine[10:14]), ApplicationState.WAITLISTED))
    why = "has been in the programme four times, and others wait"
    page.desk.do(StepApplications((fine[14],), ApplicationState.INELIGIBLE, why))
    page.table.select_ids([lacking[0].id], lacking[0].id)
    return window


def _carried(window: Window) -> QWidget:
    """The round after, with those who were carried over to it and the closed call of it."""
    page = applications(window)
    page.look_at(Which.ALL)
    ids = tuple(row.id for row in page.model.rows if row.state is ApplicationState.RECEIVED)[:7]
    found = page.desk.ask(round_by_id, page.round_id or "")
    assert found is not None
    done = page.desk.do(NewRound("Matched Mentoring October 2026", found.scheme, found.ends))
    assert done is not None
    target = str(done.values["round_id"])
    page.desk.do(AgreedToBeKept(ids, page.desk.today()))
    page.desk.do(CarryApplications(ids[:6], target))
    page.desk.do(StepRound(target, RoundState.CLOSED_TO_APPLICANTS))
    page.desk.do(CarryApplications(ids[6:], target))
    assert window.workplace is not None
    window.workplace.set_round(target)
    page.look_at(Which.CHASE)
    return window


def _mentors(window: Window) -> QWidget:
    applications(window).look_at_part(Part.MENTORS)
    return window


def _topics(window: Window) -> QWidget:
    applications(window).look_at_part(Part.TOPICS)
    return window


def _letters(window: Window) -> QWidget:
    from mentordesk.jobs.application_letters import prepare_applications
    from mentordesk.store.queries.applications import OF_APPLICATIONS
    from mentordesk.ui.letters_dialog import Letters, LettersDialog

    page = applications(window)
    page.look_at(Which.CHASE)
    ids, workspace = [row.id for row in page.model.rows], page.desk.workspace
    about = Letters(
        OF_APPLICATIONS,
        Occasion.MISSING_ITEMS,
        lambda occasion: prepare_applications(workspace, occasion, page.round_id or "", ids),
    )
    dialog = LettersDialog(page.context, page, about)
    dialog.show()
    return dialog
