"""The bar above the board: the plan, its aim, what the program can do with it, and the meters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from mentordesk.domain.match import Aim
from mentordesk.store.queries.board import PlanRow
from mentordesk.ui.announcing import announce
from mentordesk.ui.board.meters import Meters
from mentordesk.ui.icons import Icon, paint_icon
from mentordesk.ui.paint import draw_text, mirrored
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space, Step
from mentordesk.ui.widgets import action_button, button, label, row
from mentordesk.wording.words import word

NAME_ROOM = 160
"""How much of a plan's name is shown, in px at 100 %; the tooltip has all of it."""


class PlanButton(QPushButton):
    """Names the plan shown, and opens the list of plans: by click, Space, Enter or Down."""

    def __init__(self, theme: Theme, fill: Callable[[QMenu], None]) -> None:
        super().__init__()
        self.setObjectName("plan_name")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._theme = theme
        menu = QMenu(self)
        menu.setObjectName("plan_menu")
        menu.aboutToShow.connect(lambda: fill(menu))
        self.setMenu(menu)

    def show_plan(self, plan: PlanRow | None) -> None:
        """Name it; one that is not the current plan of its round says so."""
        if plan is None:
            self.setText("No plan yet")
            self.setToolTip("The first drop makes plan A")
        else:
            font = QFontMetrics(self._theme.font(Step.NAME))
            room = self._theme.scaled(NAME_ROOM)
            name = font.elidedText(f"Plan {plan.name}", Qt.TextElideMode.ElideRight, room)
            self.setText((name if plan.is_current else f"{name}, not current").replace("&", "&&"))
            self.setToolTip(f"Plan {plan.name}: choose, make, copy, rename or remove plans")
        self.setAccessibleName(self.text().replace("&&", "&"))

    def sizeHint(self) -> QSize:
        """As wide as its words and the sign at the end."""
        words = QFontMetrics(self._theme.font(Step.BODY)).horizontalAdvance(self.accessibleName())
        width = words + self._theme.scaled(16) + 2 * Space.M + Space.S
        return QSize(width, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words at the leading side, and a sign that there is more to choose from."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        theme, side = self._theme, self._theme.scaled(16)
        inner = self.rect().adjusted(Space.M, 0, -Space.M, 0)
        room = QRect(inner.left(), inner.top(), inner.width() - side, inner.height())
        direction, ink = self.layoutDirection(), theme.colours.ink
        text = self.accessibleName()
        draw_text(painter, mirrored(room, inner, direction), text, theme.font(Step.BODY), ink)
        sign = QRect(inner.right() + 1 - side, inner.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, Icon.CHEVRON_DOWN, mirrored(sign, inner, direction).toRectF(), ink)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down open the list, as they do in a box to choose from."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.showMenu()
        else:
            super().keyPressEvent(event)


class Bar(QFrame):
    """Shows the plan; `aim_chosen` tells another aim, `stop_wanted` to stop what is solved."""

    aim_chosen = Signal(object)
    stop_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        fill: QAction,
        solve: QAction,
        propose: QAction,
        plans: Callable[[QMenu], None],
    ) -> None:
        super().__init__()
        self.setObjectName("board_bar")
        self.setProperty("ground", "surface")
        self.setProperty("rule", "below")
        self.plan = PlanButton(theme, plans)
        self.aim = QComboBox()
        self.aim.setObjectName("aim")
        self.aim.setAccessibleName("Aim of the plan")
        self.aim.setToolTip("What the plan should be best at")
        for aim in Aim:
            self.aim.addItem(word(aim), aim)
        self.aim.activated.connect(lambda number: self.aim_chosen.emit(self.aim.itemData(number)))
        self.fill = action_button(theme, fill)
        self.solve = action_button(theme, solve)
        self.propose = action_button(theme, propose)
        self.propose.setText("Propose…")
        self.propose.setObjectName("propose")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Solving")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme.scaled(72))
        self.doing = label("", "small", "muted")
        self.stop = button("Cancel", self.stop_wanted.emit, name="stop_solving")
        self.meters = Meters()
        busy = (self.doing, self.progress, self.stop)
        self._deeds = QWidget()
        self._deeds.setLayout(row(self.plan, self.aim, self.fill, self.solve, *busy, self.propose))
        self._deeds.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._line.setSpacing(Space.S)
        self._line.addWidget(self._deeds)
        self._line.addStretch(1)
        self._line.addWidget(self.meters)
        # The numbers must never push the window wider: what has no room goes below.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_busy("")

    def show_plan(self, plan: PlanRow | None, aim: Aim) -> None:
        """Name the plan and its aim."""
        self.plan.show_plan(plan)
        self.aim.setCurrentIndex(self.aim.findData(aim))

    def no_aiming(self, why: str) -> None:
        """The aim is shown, not chosen."""
        self.aim.setEnabled(False)
        self.aim.setToolTip(why)

    def set_busy(self, deed: str) -> None:
        """Show that a plan is being worked out and for what, with a way to stop it; "": none."""
        busy = bool(deed)
        announce(self, f"{deed}: one moment" if busy else "")
        self.doing.setText(deed)
        self.progress.setAccessibleName(deed or "Solving")
        self.progress.setRange(0, 0)
        for part in (self.doing, self.progress, self.stop):
            part.setVisible(busy)
        for part in (self.fill, self.solve):
            part.setVisible(not busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room for it, else the meters below."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Longer numbers or larger text may need the second line."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Stand on one line or on two, as the width allows."""
        need = self._deeds.sizeHint().width() + self.meters.sizeHint().width() + 3 * Space.L
        way = QBoxLayout.Direction
        self._line.setDirection(way.LeftToRight if need <= self.width() else way.TopToBottom)

    def show_progress(self, done: int, total: int) -> None:
        """How far the work is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)
