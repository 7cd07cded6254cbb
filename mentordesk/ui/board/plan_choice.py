"""Which plans stand side by side: a button with a list to tick, one at least and few at most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mentordesk.store.queries.board import PlanRow
from mentordesk.ui.icons import Icon
from mentordesk.ui.theme import Theme
from mentordesk.ui.widgets import Button
from mentordesk.wording.words import listed

NAMES_ROOM = 240
"""How much of the names is shown, in px at 100 %; the tooltip has all of them."""


class PlanChoice(Button):
    """`changed`: others are chosen. A plan too many takes the place of the last but it."""

    changed = Signal()

    def __init__(self, theme: Theme, most: int) -> None:
        super().__init__()
        self._theme, self._most = theme, most
        self.plans: Sequence[PlanRow] = ()
        self.actions_by_id: dict[str, QAction] = {}
        self.setObjectName("compared_plans")
        self.setAutoDefault(False)
        theme.put_icon(self, Icon.CHEVRON_DOWN)
        self.setMenu(QMenu(self))

    @property
    def chosen(self) -> list[str]:
        """The ids of the plans side by side, in the order of the plans."""
        return [plan_id for plan_id, made in self.actions_by_id.items() if made.isChecked()]

    def offer(self, plans: Sequence[PlanRow], chosen: Sequence[str]) -> None:
        """Offer these plans, some of them chosen."""
        self.plans = tuple(plans)
        self.menu().clear()
        self.actions_by_id = {}
        for plan in plans:
            action = self.menu().addAction(f"Plan {plan.name}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(plan.id in chosen)
            action.triggered.connect(partial(self._toggled, plan.id))
            self.actions_by_id[plan.id] = action
        self.setVisible(len(self.plans) > 1)
        self._name()

    def _toggled(self, plan_id: str) -> None:
        if not self.chosen:
            self.actions_by_id[plan_id].setChecked(True)
            return
        others = [one for one in self.chosen if one != plan_id]
        if len(others) == self._most:
            self.actions_by_id[others[-1]].setChecked(False)
        self._name()
        self.changed.emit()

    def _name(self) -> None:
        """Say which they are, as far as there is room."""
        names = [plan.name for plan in self.plans if plan.id in self.chosen]
        told = f"{'Plan' if len(names) == 1 else 'Plans'} {listed(names)}"
        room = self._theme.scaled(NAMES_ROOM)
        words = self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))
        self.setToolTip(f"{told}: choose up to {self._most}")
        self.setAccessibleName(f"Compared: {told}")
