"""Form groups: what the drafts become is shown and typed first, then made in one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from mentordesk.commands.forming import FormGroups, shared_topic
from mentordesk.domain.refusal import Refused
from mentordesk.store.workspace import Done
from mentordesk.ui.board.group_form import GroupForm, Proposal
from mentordesk.ui.board.state import BoardState
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import begin_with
from mentordesk.ui.theme import Theme
from mentordesk.ui.toasts import Toasts
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, panel, row, rule
from mentordesk.wording.groups import group_of
from mentordesk.wording.refusals import refusal
from mentordesk.wording.words import listed, many

Do = Callable[[FormGroups, Callable[[Refused], object]], Done | None]

ABOUT = (
    "Each group takes in those drafted with its mentor; nobody is written to, and it can be undone."
)


class FormingDialog(QDialog):
    """A form for each mentor with drafts. Accepted means: it was done."""

    def __init__(
        self, parent: QWidget, theme: Theme, round_id: str, found: Sequence[Proposal], do: Do
    ) -> None:
        super().__init__(parent)
        self._round_id, self._do = round_id, do
        self.done_now: Done | None = None
        self.setObjectName("forming")
        self.setWindowTitle("Form groups")
        self.setAccessibleName("Form groups")
        self.forms = [GroupForm(one, one.theme or group_of(one.mentor)) for one in found]
        self._lines = lines = column(space=Space.M)
        for number, form in enumerate(self.forms):
            if number:
                lines.addWidget(rule())
            lines.addWidget(form)
            form.changed.connect(self._count)
            form.tick.clicked.connect(partial(self._bring, form))
        lines.addStretch(1)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(panel(lines))
        scroll.setAccessibleName("The groups")
        self.wrong = label("", tone="urgent", wraps=True)
        self.wrong.hide()
        self.yes = button("Form groups", self.accept, kind="primary", name="form_them")
        self.yes.setDefault(True)
        top = column(label("Form groups", "title"), label(ABOUT, tone="muted", wraps=True), space=0)
        box = column(top, rule(), scroll, self.wrong, space=Space.M, margin=Space.XL)
        box.addLayout(row(0, button("Cancel", self.reject), self.yes))
        box.setStretch(2, 1)
        self.setLayout(box)
        begin_with(self, theme, 560, 560)
        self._count()
        self.yes.setFocus()

    def accept(self) -> None:
        """Form what is ticked; a refusal is said here, and nothing was changed."""
        wishes = []
        for form in self.forms:
            if form.tick.isChecked():
                wish = form.wish()
                if wish is None:
                    return
                wishes.append(wish)
        self.done_now = self._do(FormGroups(self._round_id, tuple(wishes)), self._refuse)
        if self.done_now is not None:
            super().accept()

    def _count(self) -> None:
        number = sum(form.tick.isChecked() for form in self.forms)
        self.yes.setText(f"Form {many(number, 'group')}" if number else "Form groups")
        self.yes.setEnabled(number > 0)
        self.yes.setToolTip("" if number else "Tick at least one group")

    def _bring(self, form: GroupForm) -> None:
        """What is asked of a group that was just ticked comes into sight."""
        self._lines.activate()
        self._scroll.ensureWidgetVisible(form, 0, 0)

    def _refuse(self, refused: Refused) -> None:
        self.wrong.setText(str(refusal(refused)))
        self.wrong.show()


class Forming(QObject):
    """Offers the groups that the drafts of the current plan can become. `offered`: the dialog."""

    offered = Signal(object)

    def __init__(
        self, page: QWidget, theme: Theme, desk: Desk, toasts: Toasts, state: BoardState
    ) -> None:
        super().__init__(page)
        self._page, self._theme, self._desk = page, theme, desk
        self._toasts, self._state = toasts, state
        self.dialog: FormingDialog | None = None

    def open(self, mentor_ids: Collection[str] = ()) -> bool:
        """Show the groups of all mentors with drafts, or of these; whether there are any."""
        found = self.proposals(mentor_ids)
        if self.dialog is not None or self._state.round is None or not found:
            return False
        round_id = self._state.round.id
        dialog = FormingDialog(self._page, self._theme, round_id, found, self._desk.do)
        self.dialog = dialog
        dialog.accepted.connect(self._formed)
        dialog.finished.connect(self._closed)
        dialog.open()
        self.offered.emit(dialog)
        return True

    def proposals(self, mentor_ids: Collection[str] = ()) -> list[Proposal]:
        """What the drafts of each of these mentors (none: of all) would become, by name."""
        state, judged = self._state, self._state.judged_now()
        found = []
        for line in state.mentors.lines:
            mentor_id = line.row.id
            ids = [
                pair.mentee_id
                for pair in state.pairs.values()
                if pair.mentor_id == mentor_id and not pair.is_live
            ]
            if not ids or (mentor_ids and mentor_id not in mentor_ids):
                continue
            topic = None
            if judged is not None and mentor_id in judged.mentors:
                known = [judged.mentees[one] for one in ids if one in judged.mentees]
                topic = shared_topic(judged.mentors[mentor_id], known)
            names = sorted(state.names.get(one, "") for one in ids)
            theme = topic[1] if topic is not None else None
            if line.gathers is not None and line.gathers.topic is not None:
                theme = line.gathers.topic
            found.append(
                Proposal(mentor_id, line.row.display_name, tuple(names), line.group, theme)
            )
        return found

    def _formed(self) -> None:
        done = self.dialog.done_now if self.dialog is not None else None
        if done is not None:
            values = done.values
            what = many(len(values["group_ids"]), "group")
            small = f". Too few still: {listed(list(values['small']))}" if values["small"] else ""
            text = f"{what} formed with {many(values['number'], 'new member')}{small}"
            self._toasts.show_text(text, self._desk.undo)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
