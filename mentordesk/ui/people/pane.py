"""The pane beside the table: one person, to be read and edited in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from mentordesk.domain.person import ContactStatus, Role
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.icons import Icon
from mentordesk.ui.paint import draw_avatar
from mentordesk.ui.pane import TabLine, tab_bar
from mentordesk.ui.people.columns import roles_text, shape_of
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, icon_button, label, panel, row
from mentordesk.wording.words import word

if TYPE_CHECKING:
    from mentordesk.store.queries.people_detail import PersonDetail
    from mentordesk.ui.people.form import Form
    from mentordesk.ui.people.past import Past
    from mentordesk.ui.people.profile import Profile

TABS = ("Profile", "Studies", "Mentor", "Rounds", "Consents", "History")
_ABOUT = frozenset({"person_id", "other_id", "mentor_id", "mentee_id"})
_WHOLE = frozenset({"round", "topic", "tag", "cohort_code", "mentor_topic", "application_topic"})


class PersonPane(QWidget):
    """Header with avatar and name, and six tabs; only the tab in sight is filled."""

    closed = Signal()
    person_wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self.person: PersonDetail | None = None
        self.setObjectName("person_pane")
        self.setAccessibleName("Person")
        self._build()
        desk.changed.connect(self._changed)

    def show_id(self, person_id: str | None) -> None:
        """Show this person, or nobody; what is half typed is committed first."""
        if self.person is not None and self.person.id == person_id:
            return
        self.finish()
        self._load(person_id)

    def finish(self) -> None:
        """Commit what is half typed here."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def open_tab(self, number: int) -> None:
        """Open a tab by its place."""
        self.tabs.setCurrentIndex(number)

    def _build(self) -> None:
        theme = self._theme
        self._avatar = Avatar(theme)
        self._name = label("", "heading", wraps=True)
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._own = label("", wraps=True)
        self._about = label("", "small", "muted", wraps=True)
        close = icon_button(theme, Icon.PANEL, "Close this pane", self.closed.emit)
        names = column(self._name, self._own, self._about, space=0)
        head = row(self._avatar, names, close, space=Space.M)
        head.setStretch(1, 1)
        head.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
        self.tabs = tab_bar("About this person", TABS, self._fill)
        self._stack = QStackedWidget()
        self._forms: dict[int, Form | Past] = {}
        bar = TabLine(theme, self.tabs)
        self.setLayout(column(panel(column(head, bar, self._stack, space=0)), space=0))
        self.setMinimumWidth(theme.scaled(340))

    @property
    def profile(self) -> Profile:
        """The first tab."""
        from mentordesk.ui.people.profile import Profile

        form = self._form(0)
        assert isinstance(form, Profile)
        return form

    @property
    def past(self) -> Past:
        """The last tab."""
        from mentordesk.ui.people.past import Past

        form = self._form(len(TABS) - 1)
        assert isinstance(form, Past)
        return form

    def _form(self, number: int) -> Form | Past:
        """A tab, built when it is first looked at."""
        if number not in self._forms:
            self._forms[number] = self._made(number)
            self._stack.addWidget(self._forms[number])
        return self._forms[number]

    def _made(self, number: int) -> Form | Past:
        """A tab anew; its module comes with it, since a start shows no pane."""
        desk, theme = self._desk, self._theme
        match TABS[number]:
            case "Profile":
                from mentordesk.ui.people.profile import Profile

                return Profile(desk, theme)
            case "Studies":
                from mentordesk.ui.people.studies import Studies

                return Studies(desk, theme)
            case "Mentor":
                from mentordesk.ui.people.mentoring import Mentoring

                return Mentoring(desk, theme)
            case "Rounds":
                from mentordesk.ui.people.taking_part import TakingPart

                rounds = TakingPart(desk, theme)
                rounds.person_wanted.connect(self.person_wanted)
                return rounds
            case "Consents":
                from mentordesk.ui.people.consents import Consents

                return Consents(desk, theme)
        from mentordesk.ui.people.past import Past

        return Past(desk, theme)

    def _load(self, person_id: str | None) -> None:
        from mentordesk.store.queries.people_detail import detail

        self._show(None if person_id is None else self._desk.ask(detail, person_id))

    def _show(self, person: PersonDetail | None) -> None:
        self.person = person
        if self.person is None:
            return
        self._head(self.person)
        self._fill()

    def _head(self, person: PersonDetail) -> None:
        is_mentee = any(one.role is Role.MENTEE for one in person.applications)
        shape = shape_of(person.mentor is not None, is_mentee)
        self._avatar.show_face(Face(person.display_name, person.original_name or "", shape))
        self._name.setText(person.display_name)
        self._own.setText(person.original_name or "")
        self._own.setVisible(bool(person.original_name))
        codes = ", ".join(one.code for one in person.identities)
        parts = [
            roles_text(person.mentor is not None, is_mentee),
            word(person.status).capitalize(),
            codes,
        ]
        if person.contact_status is ContactStatus.DO_NOT_CONTACT:
            parts.append("do not contact")
        self._about.setText(" · ".join(part for part in parts if part))

    def _fill(self) -> None:
        if self.person is None:
            return
        form = self._form(self.tabs.currentIndex())
        self._stack.setCurrentWidget(form)
        form.show_person(self.person)

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if self.person is None:
            return
        from mentordesk.store.queries.people_detail import renewed

        changes = list(changes)
        if any(_touches(change, self.person.id) for change in changes):
            rows = {(change.table, change.id) for change in changes}
            self._show(self._desk.ask(renewed, self.person, rows))
            self._close_if_gone()

    def _close_if_gone(self) -> None:
        """Somebody just undone or erased is no longer there to be shown."""
        if self.person is None:
            self.closed.emit()


class Avatar(QWidget):
    """A face at 40 px, for the head of the pane."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._face: Face | None = None
        theme.changed.connect(self._fit)
        self._fit()

    def show_face(self, face: Face) -> None:
        """Show this face."""
        if face != self._face:
            self._face = face
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The avatar alone."""
        if self._face is not None:
            painter = QPainter(self)
            rect = QRect(0, 0, self.width(), self.height())
            draw_avatar(painter, rect, self._face.shape, self._face.letters, self._theme)
            painter.end()

    def _fit(self) -> None:
        side = self._theme.scaled(40)
        self.setFixedSize(QSize(side, side))


def _touches(change: ChangedRow, person_id: str) -> bool:
    if change.table in _WHOLE or change.id == person_id:
        return True
    sides = [side for side in (change.before, change.after) if side is not None]
    return any(side.get(name) == person_id for side in sides for name in _ABOUT)
