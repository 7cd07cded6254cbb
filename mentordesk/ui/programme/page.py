"""The Settings page: a calm list of sections at the left, the chosen one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context, Page
from mentordesk.ui.programme.agreement_words import AgreementWordsSection
from mentordesk.ui.programme.backups import BackupsSection
from mentordesk.ui.programme.calendar import CalendarSection
from mentordesk.ui.programme.codes import CodesSection
from mentordesk.ui.programme.details import DetailsSection
from mentordesk.ui.programme.letters import LettersSection
from mentordesk.ui.programme.reminders import RemindersSection
from mentordesk.ui.programme.rounds import RoundsSection
from mentordesk.ui.programme.section import Section
from mentordesk.ui.programme.weights import WeightsSection
from mentordesk.ui.programme.word_lists import (
    ChallengesSection,
    HelpSection,
    MenteeGainsSection,
    MentorGainsSection,
    SectorsSection,
    TopicsSection,
)
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, panel, put_icon, row

LIST_WIDTH = 184
"""Width of the list of sections in px at 100 %."""

SECTIONS: Sequence[type[Section]] = (
    RoundsSection,
    CalendarSection,
    WeightsSection,
    TopicsSection,
    HelpSection,
    MenteeGainsSection,
    MentorGainsSection,
    ChallengesSection,
    SectorsSection,
    CodesSection,
    AgreementWordsSection,
    LettersSection,
    RemindersSection,
    DetailsSection,
    BackupsSection,
)
"""In the order of the list; a section is built when it is first shown."""


class SettingsPage(Page):
    """Everything the coordinator sets once, or once a round. Each edit is kept at once."""

    name = "settings"
    title = "Settings"
    icon = Icon.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._built: dict[str, Section] = {}
        self._build()
        self._offer()
        self.show_section(SECTIONS[0].name)

    def section(self, name: str) -> Section:
        """The section of that name, built if it was not yet."""
        if name not in self._built:
            kind = next(kind for kind in SECTIONS if kind.name == name)
            section = kind(self.context)
            section.set_round(self.round_id)
            if isinstance(section, RoundsSection):
                section.weights_wanted.connect(partial(self.show_section, "weights"))
            if isinstance(section, BackupsSection):
                section.aside.connect(self.aside)
            self._built[name] = section
            self._stack.addWidget(section)
        return self._built[name]

    def show_section(self, name: str, thing: object = None) -> None:
        """Open a section, at something in particular when `thing` is given."""
        shown = self._stack.currentWidget()
        section = self.section(name)
        if isinstance(shown, Section) and shown is not section:
            shown.finish()
        self._stack.setCurrentWidget(section)
        self.buttons[name].setChecked(True)
        self._listed.ensureWidgetVisible(self.buttons[name], 0, Space.XS)
        focus = QApplication.focusWidget()
        if focus is not None and self._list.isAncestorOf(focus):
            self.buttons[name].setFocus()
        self.setFocusProxy(self.buttons[name])
        if thing is not None:
            section.arrive(thing)

    def arrive(self, thing: object) -> None:
        """Open the section of that name, or of a pair of a name and what to show there."""
        name, inner = thing if isinstance(thing, tuple) else (thing, None)
        if name in {kind.name for kind in SECTIONS}:
            self.show_section(str(name), inner)

    def set_round(self, round_id: str | None) -> None:
        """Be about this round where a section is about one."""
        super().set_round(round_id)
        for section in self._built.values():
            section.set_round(round_id)

    def leave(self) -> None:
        """Finish what is half typed."""
        shown = self._stack.currentWidget()
        if isinstance(shown, Section):
            shown.finish()

    def _build(self) -> None:
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QToolButton] = {}
        self._list = QWidget()
        self._list.setObjectName("sections")
        self._list.setAccessibleName("Sections of the settings")
        box = column(space=Space.XS, margin=Space.XS)
        for kind in SECTIONS:
            box.addWidget(self._make_button(kind))
        box.addStretch(1)
        self._list.setLayout(box)
        self._stack = QStackedWidget()
        ground = panel(column(self._stack, space=0))
        ground.setProperty("rule", "start")
        self._listed = QScrollArea()  # with large text the list is longer than the window
        self._listed.setObjectName("list_of_sections")
        self._listed.setAccessibleName("Sections")
        self._listed.setFrameShape(QFrame.Shape.NoFrame)
        self._listed.setWidgetResizable(True)
        self._listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._listed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._listed.setWidget(self._list)
        line = row(self._listed, ground, space=Space.XS)
        line.setContentsMargins(Space.XS, 0, 0, 0)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.theme.changed.connect(self._fit)
        self._fit()

    def _make_button(self, kind: type[Section]) -> QToolButton:
        """Of these, the arrow keys choose; one of them alone stands in the way of the Tab key."""
        button = QToolButton()
        button.setObjectName(f"section_{kind.name}")
        button.setProperty("place", "sidebar")
        button.setCheckable(True)
        button.setText(kind.title)
        button.setAccessibleName(kind.title)
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        put_icon(self.theme, button, kind.icon)
        button.clicked.connect(lambda: self.show_section(kind.name))
        self._group.addButton(button)
        self.buttons[kind.name] = button
        return button

    def _offer(self) -> None:
        self.offer("New round…", self._new_round, icon=Icon.PLUS, leads=True)
        self.offer("Back up now", self._back_up, icon=Icon.SAVE, changes=False)
        self.part()
        for kind in SECTIONS:
            there = partial(self.go.emit, self.name, kind.name)
            self.offer(kind.title, there, changes=False)

    def _new_round(self) -> None:
        self.go.emit(self.name, RoundsSection.name)
        section = self.section(RoundsSection.name)
        if isinstance(section, RoundsSection):
            section.new_round()

    def _back_up(self) -> None:
        self.go.emit(self.name, BackupsSection.name)
        section = self.section(BackupsSection.name)
        if isinstance(section, BackupsSection):
            section.back_up()

    def _fit(self) -> None:
        self._listed.setFixedWidth(self.theme.scaled(LIST_WIDTH))
