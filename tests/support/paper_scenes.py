"""The screens of reports and agreements by name, waited for until all is drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from mentordesk.commands.people import EditPerson
from mentordesk.domain.agreement import AgreementState
from mentordesk.domain.figures import Figure
from mentordesk.domain.life_figures import Engagement
from mentordesk.domain.round import RoundState
from mentordesk.store.queries import rounds
from mentordesk.ui.agreements.page import AgreementsPage
from mentordesk.ui.reports.page import ReportsPage
from mentordesk.ui.window import Window
from tests.support.scenes import LONG_NAME, USUAL, WIDE, Scene


def paper_scenes() -> list[Scene]:
    """Every screen there is."""
    return [
        Scene("reports-empty", _reports(None), is_empty=True),
        Scene("reports", _reports(None)),
        Scene("reports-names", _reports(Figure.MENTORS_USED)),
        Scene("reports-pairs", _reports(Figure.PAIRS_INTRODUCED), WIDE),
        Scene("reports-life", _life, WIDE),
        Scene("reports-charts", _charts, USUAL),
        Scene("reports-large-text", _large_text),
        Scene("agreements-empty", _agreements, is_empty=True),
        Scene("agreements", _agreements),
        Scene("agreements-wide", _agreements, WIDE),
        Scene("agreements-long-name", _long_name),
        Scene("agreements-terms", _terms(top=True)),
        Scene("agreements-terms-end", _terms(top=False)),
        Scene("reports-agreements", _reports(AgreementState.SENT)),
    ]


def _reports(figure: Figure | AgreementState | None) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        page = _shown(window, "reports")
        assert isinstance(page, ReportsPage)
        page.choose(figure)
        return window

    return show


def _life(window: Window) -> QWidget:
    page = _shown(window, "reports")
    assert isinstance(page, ReportsPage)
    page.choose(Engagement.MET_IN_TIME)
    for _ in range(3):  # what is laid out late makes the body higher
        page.body.ensureWidgetVisible(page.body.life, 0, 48)
        _settle(window)
    return window


def _charts(window: Window) -> QWidget:
    page = _shown(window, "reports")
    assert isinstance(page, ReportsPage)
    for _ in range(3):  # what is laid out late makes the body higher
        page.body.verticalScrollBar().setValue(page.body.verticalScrollBar().maximum())
        _settle(window)
    return window


def _large_text(window: Window) -> QWidget:
    window.theme.set_text_percent(150)
    page = _shown(window, "reports")
    assert isinstance(page, ReportsPage)
    page.choose(Figure.MATCHED)
    return window


def _agreements(window: Window) -> QWidget:
    _shown(window, "agreements")
    return window


def _long_name(window: Window) -> QWidget:
    page = _shown(window, "agreements")
    assert isinstance(page, AgreementsPage)
    row = page.model.rows[0]
    page.desk.do(EditPerson(row.mentee_id, "display_name", LONG_NAME))
    page.arrive(row.id)
    _settle(window)
    return window


def _terms(top: bool) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        page = _shown(window, "agreements")
        assert isinstance(page, AgreementsPage)
        page.edit_terms()
        _settle(window)
        bar = page.terms.verticalScrollBar()
        bar.setValue(bar.minimum() if top else bar.maximum())
        return window

    return show


def _shown(window: Window, name: str) -> QWidget:
    place = window.workplace
    assert place is not None
    found = place.desk.ask(rounds.all_rounds)
    running = next((r for r in found if r.state is RoundState.RUNNING), None)
    if running is not None:
        place.set_round(running.id)
    place.show_page(name)
    _settle(window)
    return place.page(name)


def _settle(window: Window) -> None:
    """Until nothing is counted or drawn beside the window's work any more."""
    deadline = QDeadlineTimer(20_000)
    place = window.workplace
    assert place is not None
    while place.runner.is_busy and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    QApplication.processEvents()
