"""The screens of groups: the table with each tab of the pane, their letters and their agreement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.commands.agreements import EditAgreementTerms, SetAgreementState
from mentordesk.commands.applications import AddToRound
from mentordesk.commands.check_ins import SendSurvey
from mentordesk.commands.goals import NewGoal
from mentordesk.commands.group_applying import AskForGroup
from mentordesk.commands.group_places import JoinGroup
from mentordesk.commands.group_sessions import PlanGroupSession, RecordAttendance
from mentordesk.commands.groups import EditGroup, NewGroup, StepGroup
from mentordesk.commands.mentors import SetMentorField
from mentordesk.commands.notes import AddNote
from mentordesk.commands.people import EditPerson
from mentordesk.commands.rounds import EditProgramme, NewRound
from mentordesk.domain.agreement import AgreementState, Term
from mentordesk.domain.group import GroupState
from mentordesk.domain.person import Role
from mentordesk.domain.round import RoundState, Scheme
from mentordesk.domain.survey import Survey
from mentordesk.ui.asking import Asking
from mentordesk.ui.relationships.group_letters import letters_of_group
from mentordesk.ui.relationships.group_pane import TABS
from mentordesk.ui.relationships.page import RelationshipsPage
from mentordesk.ui.window import Window
from tests.support.scenes import USUAL, WIDE, Scene, people

MEMBERS = 5


def group_scenes() -> list[Scene]:
    """The tabs of a group that meets, its letters, its agreement, and what it asks for today."""
    return [
        *(Scene(f"groups-{tab.casefold()}", _tab(tab), _size(tab)) for tab in TABS),
        Scene("groups-letters", _letters),
        Scene("groups-agreement", _agreement, WIDE),
        Scene("groups-today", _today),
        Scene("groups-large-text", _large),
        Scene("groups-asked", _asked),
        Scene("groups-new", _new),
        Scene("groups-clash", _clash),
    ]


def _size(tab: str) -> tuple[int, int]:
    return WIDE if tab in ("Check-ins", "Story") else USUAL


def groups(window: Window) -> RelationshipsPage:
    """The Relationships page on a round of groups: one that meets, and one that recruits."""
    place = window.workplace
    assert place is not None
    made = _made(window)
    place.show_page("relationships")
    page = place.page("relationships")
    assert isinstance(page, RelationshipsPage)
    page.arrive(made)
    return page


def _made(window: Window) -> str:
    """Makes the round and its groups; the id of the one that meets."""
    ids = people(window).model.ids
    desk, today = people(window).desk, people(window).desk.today()
    starts = today - dt.timedelta(days=60)
    desk.do(EditProgramme("code_of_conduct_version", None))
    done = desk.do(NewRound("Circles 2026", Scheme.GROUP, starts, state=RoundState.RUNNING))
    assert done is not None
    round_id = str(done.values["round_id"])
    members, mentors = tuple(ids[:MEMBERS]), ids[MEMBERS : MEMBERS + 3]
    desk.do(AddToRound(round_id, members, Role.MENTEE))
    for mentor in mentors:
        desk.do(SetMentorField(mentor, "offers_group", True))
        desk.do(SetMentorField(mentor, "places", 9))
    titles = ("First steps in evaluation", "Writing for people who decide")
    made = [
        desk.do(NewGroup(round_id, title, mentor, theme="From a thesis to a first post"))
        for title, mentor in zip(titles, mentors, strict=False)
    ]
    assert made[0] is not None
    group = str(made[0].values["group_id"])
    desk.do(EditGroup(group, "co_mentor_id", mentors[2]))
    desk.do(JoinGroup(group, members, "They asked for each other"))
    desk.do(StepGroup(group, GroupState.FORMING))
    themes = ("Who we are, what we want", "What an evaluator does", "CVs read by others", None)
    for number, theme in enumerate(themes):
        on = today - dt.timedelta(days=50 - 20 * number)
        planned = desk.do(PlanGroupSession(group, on, theme))
        if planned is not None and on <= today:
            came = members if number == 0 else members[1:]
            desk.do(RecordAttendance(planned.values["session_id"], came, members[:1]))
    desk.do(EditAgreementTerms((group,), ((Term.HOW_OFTEN, "once a month"),)))
    desk.do(SetAgreementState((group,), AgreementState.ACKNOWLEDGED))
    desk.do(EditAgreementTerms((group,), ((Term.HOW_OFTEN, "every three weeks"),)))
    desk.do(NewGoal(group, "Each gives one talk in front of the others", today))
    desk.do(SendSurvey((group,), Survey.FIRST_WEEKS, today - dt.timedelta(days=30)))
    desk.do(AddNote(group, "Rang the mentor; all is well", was_contact=True))
    return group


def _tab(tab: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        groups(window).groups.pane.tabs.setCurrentIndex(TABS.index(tab))
        return window

    return show


def _letters(window: Window) -> QWidget:
    page = groups(window)
    found = page.groups.pane.detail
    assert found is not None
    dialog = letters_of_group(page.context, page, found)
    dialog.show()
    return dialog


def _agreement(window: Window) -> QWidget:
    group, place = _made(window), window.workplace
    assert place is not None
    place.show_page("agreements", group)
    return window


def _today(window: Window) -> QWidget:
    groups(window)
    assert window.workplace is not None
    window.workplace.show_page("today")
    return window


def _large(window: Window) -> QWidget:
    """The pane at the largest text: not all of its tabs fit."""
    pane = groups(window).groups.pane
    pane.tabs.setCurrentIndex(TABS.index("Quotes"))
    window.set_text_percent(150)
    return window


def _recruiting(window: Window) -> tuple[RelationshipsPage, str, list[str]]:
    """The page on the group that recruits, and three who applied to its round."""
    page, desk = groups(window), people(window).desk
    window.workplace.show_page("relationships")  # type: ignore[union-attr]
    found = next(row for row in page.groups.model.rows if row.state is GroupState.RECRUITING)
    ids = list(people(window).model.ids[20:23])
    desk.do(AddToRound(found.round_id, tuple(ids), Role.MENTEE))
    window.workplace.show_page("relationships")  # type: ignore[union-attr]
    page.arrive(found.id)
    return page, found.id, ids


def _asked(window: Window) -> QWidget:
    page, group, ids = _recruiting(window)
    page.desk.do(AskForGroup(group, tuple(ids)))
    return window


def _new(window: Window) -> QWidget:
    page = groups(window)
    return _opened(lambda: page.groups.pane.ask.new(page.groups.model.rows[0].round_id))


def _clash(window: Window) -> QWidget:
    page, group, ids = _recruiting(window)
    mentor = next(row.mentor_id for row in page.groups.model.rows if row.id == group)
    for person in (mentor, *ids):
        page.desk.do(EditPerson(person, "employer", "World Bank"))
    page.groups.pane.read_anew()
    found = page.groups.pane.detail
    assert found is not None
    dialog = _opened(lambda: page.groups.pane.ask.join(found, ids))
    assert isinstance(dialog, Asking)
    dialog.yes.click()
    return dialog


def _opened(ask: Callable[[], object]) -> QDialog:
    """The dialog a question opens, shown without waiting for an answer."""
    shown: list[QDialog] = []
    Asking.exec = lambda dialog: shown.append(dialog) or 0  # type: ignore[method-assign, func-returns-value]
    Asking.deleteLater = lambda dialog: None  # type: ignore[method-assign]
    try:
        ask()
    finally:
        del Asking.exec, Asking.deleteLater  # what they inherit counts again
    shown[0].show()
    return shown[0]
