"""The ways to the pages that exist: their names and places, each page imported when first shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentordesk.ui.page import Page, Way


def pages() -> Sequence[Way]:
    """The ways to the pages that exist, in the order of the sidebar."""
    from mentordesk.ui.icons import Icon
    from mentordesk.ui.page import Way

    return (
        Way("today", "Today", Icon.TODAY, _today),
        Way("people", "People", Icon.PEOPLE, _people),
        Way("applications", "Applications", Icon.FILE, _applications),
        Way("match", "Match", Icon.BOARD, _match),
        Way("relationships", "Relationships", Icon.PAIR, _relationships),
        Way("ask", "Ask An Alum", Icon.ASK, _ask),
        Way("agreements", "Agreements", Icon.PRINT, _agreements),
        Way("reports", "Reports", Icon.CHART, _reports),
        Way("guidance", "Guidance", Icon.BOOK, _guidance),
        Way("settings", "Settings", Icon.SETTINGS, _settings),
        Way("import", "Import", Icon.IMPORT, _import, in_sidebar=False),
        Way("together", "Import", Icon.IMPORT, _together, in_sidebar=False),
        Way("returned", "Returned agreements", Icon.FILE, _returned, in_sidebar=False),
        Way("concerns", "Concerns", Icon.LOCK, _concerns, in_sidebar=False),
        Way("quotes", "Quotes and stories", Icon.BOOK, _quotes, in_sidebar=False),
        Way("replies", "Record replies", Icon.CHECK, _replies, in_sidebar=False),
    )


# Each page is imported when it is first shown: together they would hold the window up by a second.


def _today() -> type[Page]:
    from mentordesk.ui.today.page import TodayPage

    return TodayPage


def _people() -> type[Page]:
    from mentordesk.ui.people.page import PeoplePage

    return PeoplePage


def _applications() -> type[Page]:
    from mentordesk.ui.applications.page import ApplicationsPage

    return ApplicationsPage


def _match() -> type[Page]:
    from mentordesk.ui.board.page import BoardPage

    return BoardPage


def _relationships() -> type[Page]:
    from mentordesk.ui.relationships.page import RelationshipsPage

    return RelationshipsPage


def _ask() -> type[Page]:
    from mentordesk.ui.ask.page import AskPage

    return AskPage


def _agreements() -> type[Page]:
    from mentordesk.ui.agreements.page import AgreementsPage

    return AgreementsPage


def _reports() -> type[Page]:
    from mentordesk.ui.reports.page import ReportsPage

    return ReportsPage


def _guidance() -> type[Page]:
    from mentordesk.ui.guidance.page import GuidancePage

    return GuidancePage


def _settings() -> type[Page]:
    from mentordesk.ui.programme.page import SettingsPage

    return SettingsPage


def _together() -> type[Page]:
    from mentordesk.ui.together.page import TogetherPage

    return TogetherPage


def _returned() -> type[Page]:
    from mentordesk.ui.returned.page import ReturnedPage

    return ReturnedPage


def _import() -> type[Page]:
    from mentordesk.ui.imports.page import ImportPage

    return ImportPage


def _concerns() -> type[Page]:
    from mentordesk.ui.concerns.page import ConcernsPage

    return ConcernsPage


def _quotes() -> type[Page]:
    from mentordesk.ui.quotes.page import QuotesPage

    return QuotesPage


def _replies() -> type[Page]:
    from mentordesk.ui.replies.page import RepliesPage

    return RepliesPage
