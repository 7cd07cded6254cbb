"""The screens of the settings, in the states worth looking at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mentordesk.commands.rounds import NewRound, RenameRound
from mentordesk.domain.round import Scheme
from mentordesk.matching.pool import Criterion
from mentordesk.ui.programme.letters import LettersSection
from mentordesk.ui.programme.new_round import NewRoundDialog
from mentordesk.ui.programme.page import SECTIONS, SettingsPage
from mentordesk.ui.programme.rounds import RoundsSection
from mentordesk.ui.programme.weights import WeightsSection
from mentordesk.ui.window import Window
from tests.support.scenes import WIDE, Scene

LONG_ROUND = "Matched Mentoring for alumni of the participation and gender courses, spring 2027"


def settings_scenes() -> list[Scene]:
    """Every section, empty ones, and what a refusal and unbalanced weights look like."""
    filled = [Scene(f"settings-{kind.name}", _section(kind.name)) for kind in SECTIONS]
    empty = [
        Scene(f"settings-{name}-empty", _section(name), is_empty=True)
        for name in ("rounds", "calendar", "weights", "topics", "help", "codes", "backups")
    ]
    return [
        *filled,
        *empty,
        Scene("settings-wide", _section("rounds"), WIDE),
        Scene("settings-refusal", _refusal),
        Scene("settings-long-name", _long_name),
        Scene("settings-unbalanced", _unbalanced),
        Scene("settings-new-round", _new_round),
        Scene("settings-letter-wrong", _letter_wrong),
        Scene("settings-letters-empty", _section("letters"), is_empty=True),
    ]


def settings(window: Window, name: str = "rounds") -> SettingsPage:
    """The Settings page, at a section."""
    place = window.workplace
    assert place is not None
    place.show_page("settings", name)
    page = place.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def _section(name: str) -> Callable[[Window], QWidget]:
    def show(window: Window) -> QWidget:
        settings(window, name)
        return window

    return show


def _rounds(window: Window) -> RoundsSection:
    section = settings(window).section("rounds")
    assert isinstance(section, RoundsSection)
    return section


def _refusal(window: Window) -> QWidget:
    field = _rounds(window).form.dates["starts"]
    field.line.setText("1 Jan 2024")
    field.line.setModified(True)
    field.line.editingFinished.emit()
    return window


def _long_name(window: Window) -> QWidget:
    section = _rounds(window)
    section.desk.do(RenameRound(section.model.id_at(0), LONG_ROUND))
    section.desk.do(NewRound("Empty", Scheme.GROUP, dt.date(2030, 1, 1)))
    section.arrive(section.model.id_at(0))
    return window


def _unbalanced(window: Window) -> QWidget:
    section = settings(window, "weights").section("weights")
    assert isinstance(section, WeightsSection)
    section.weights[Criterion.TOPICS].spin.setValue(20)
    return window


def _letter_wrong(window: Window) -> QWidget:
    section = settings(window, "letters").section("letters")
    assert isinstance(section, LettersSection)
    section.body.area.setPlainText("Dear {friend}")
    return window


def _new_round(window: Window) -> QWidget:
    section = _rounds(window)
    dialog = NewRoundDialog(section, section.context)
    dialog.show()
    return dialog
