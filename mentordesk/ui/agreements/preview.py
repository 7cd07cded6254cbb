"""The agreement of the chosen pair or group as it will print, with what may be done to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QWidget

from mentordesk.domain.agreement import Term
from mentordesk.store.queries.agreement_rows import AgreementRow
from mentordesk.ui.agreements.model import state_word, title_of
from mentordesk.ui.drawn import DrawnPages
from mentordesk.ui.icons import Icon
from mentordesk.ui.page import Context
from mentordesk.ui.rows import ChangedRow
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label
from mentordesk.wording.dates import day

SHOWN_FROM = frozenset(
    {
        "agreement", "agreement_name", "agreement_template", "alumni_identity", "application",
        "consent", "group_member", "logo", "match", "mentoring_group", "person", "person_email",
        "person_phone", "programme", "round", "session_log",
    }
)  # fmt: skip
"""Tables whose rows stand on the page."""


class Preview(QWidget):
    """Names and state of the chosen one, what may be done, and under it the pages."""

    def __init__(self, context: Context, deeds: Iterable[QWidget]) -> None:
        super().__init__()
        self._context = context
        self._row: AgreementRow | None = None
        self._typed: Mapping[Term, str] = {}
        self._build(deeds)
        context.desk.changed.connect(self._changed)

    @property
    def is_drawing(self) -> bool:
        """Whether pages are on their way."""
        return self.pages.is_drawing

    def show_row(self, row: AgreementRow | None) -> None:
        """Show the agreement of this row; None shows what the page is for."""
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        self._say_row(row)
        if row is None:
            self.pages.clear()
        elif not same:
            self._typed = {}
            self.draw()

    def type_over(self, typed: Mapping[Term, str]) -> None:
        """Show what is being typed into the terms before it is kept."""
        if dict(typed) != dict(self._typed):
            self._typed = dict(typed)
            self.draw()

    def draw(self) -> None:
        """Draw the pages anew."""
        if self._row is None:
            return
        workspace, row, typed = self._context.desk.workspace, self._row, self._typed

        def make() -> bytes:
            from mentordesk.jobs.agreement_preview import agreement_preview

            return agreement_preview(workspace, row.id, typed)

        self.pages.draw(make, title_of(row))

    def _say_row(self, row: AgreementRow | None) -> None:
        self._head.setVisible(row is not None)
        if row is None:
            self.pages.empty.say(
                Icon.FILE,
                "An agreement as it will print",
                "Choose a pair or group to see its pages here. An agreement is optional: it can "
                "be sent, acknowledged, revised, or skipped by choice.",
            )
            return
        self._names.setText(title_of(row))
        since = f" since {day(row.state_on)}" if row.state_on else ""
        version = f", version {row.version}" if row.version else ""
        self._state.setText(f"{state_word(row).capitalize()}{since}{version}")

    def _changed(self, changes: Iterable[ChangedRow]) -> None:
        if self._row is not None and any(change.table in SHOWN_FROM for change in changes):
            self.draw()

    def _build(self, deeds: Iterable[QWidget]) -> None:
        self._names = label("", "name", wraps=True)
        self._names.setObjectName("agreement_of")
        self._state = label("", "small", "muted", wraps=True)
        self._state.setObjectName("agreement_state")
        head = column(self._names, self._state, *deeds, space=Space.XS)
        head.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._head = QWidget()
        self._head.setLayout(head)
        self.pages = DrawnPages(self._context)
        self.leaves = self.pages.leaves
        whole = column(self._head, self.pages, space=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
