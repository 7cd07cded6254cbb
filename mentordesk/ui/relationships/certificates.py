"""Certificates for the chosen pairs or groups: who has earned one, ticked, then written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QListWidgetItem, QWidget

from mentordesk.domain.certificate import MAY_PASS
from mentordesk.jobs.certificates import CertificatesPrinted, print_certificates, who_took_part
from mentordesk.store.queries.certificates import TookPart
from mentordesk.ui.bidi import PlainItems
from mentordesk.ui.dialogs import file_to_write
from mentordesk.ui.page import Context
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.agreements import unprintable
from mentordesk.wording.certificates import WHY_NOT
from mentordesk.wording.words import many, word

WIDTH = 600
"""Of the list, in px: names with why not beside them."""
_PART = Qt.ItemDataRole.UserRole


class CertificatesDialog(QDialog):
    """Those who have earned one are ticked; she may tick those whose survey alone is missing."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        match_ids: Sequence[str] = (),
        group_ids: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._page = parent
        parts = who_took_part(context.desk.workspace, match_ids, group_ids)
        self.setWindowTitle("Certificates")
        self.setObjectName("certificates")
        self.setAccessibleName("Certificates")
        self.people = QListWidget()
        self.people.setItemDelegate(PlainItems(self.people))
        self.people.setObjectName("certificate_people")
        self.people.setAccessibleName("Who gets a certificate")
        self.people.setMinimumSize(WIDTH, 300)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setTextElideMode(Qt.TextElideMode.ElideRight)
        for part in sorted(parts, key=lambda one: one.why_not is not None):
            self._add(part)
        self.people.itemChanged.connect(lambda _item: self._fit())
        self.count = label("", "small", "muted")
        self.bound = QCheckBox("All in one file")
        self.bound.setObjectName("bound")
        self.yes = button("Write them…", self.write, kind="primary")
        self.yes.setDefault(True)
        foot = row(self.bound, 0, button("Close", self.reject), self.yes)
        about = label(
            "For whom came to the end and whose end survey is back. You may tick those whose "
            "survey alone is missing.",
            tone="muted",
            wraps=True,
        )
        about.ensurePolished()
        about.setMinimumHeight(about.heightForWidth(WIDTH))  # a dialog asks nobody how high it is
        self.setLayout(
            column(
                label("Certificates", "heading"), about,
                self.people, self.count, foot, space=Space.M, margin=Space.XL,
            )
        )  # fmt: skip
        self._fit()

    def chosen(self) -> tuple[TookPart, ...]:
        """Who is ticked, in the order of the list."""
        items = [self.people.item(number) for number in range(self.people.count())]
        ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        return tuple(one.data(_PART) for one in ticked)

    def write(self) -> None:
        """Ask where to, and write them beside the window's work."""
        answers, chosen = self._context.answers, self.chosen()
        out = bound = None
        if self.bound.isChecked():
            asked = ("Save the certificates", "Certificates.pdf", _KINDS)
            bound = file_to_write(answers, self, *asked)
        else:
            out = answers.folder(self, "Folder for the certificates")
        place = out or bound
        if not chosen or place is None:
            return
        workspace = self._context.desk.workspace
        self._context.runner.start(
            "Writing certificates",
            lambda progress: print_certificates(workspace, chosen, out, bound, progress),
            done=partial(_printed, self._context, self._page, place),
            failed=self._context.desk.tell_trouble,
        )
        self.accept()

    def _add(self, part: TookPart) -> None:
        why = WHY_NOT[part.why_not] if part.why_not else ""
        about = f"{word(part.role)}, {part.group or part.round}"
        told = "  ·  ".join(piece for piece in (part.name, why, about) if piece)
        item = QListWidgetItem(told, self.people)
        item.setToolTip(told)
        item.setSizeHint(QSize(0, self.people.fontMetrics().lineSpacing() + Space.S))
        item.setData(_PART, part)
        may = part.why_not is None or part.why_not in MAY_PASS
        item.setCheckState(_state(part.why_not is None))
        ticks = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(item.flags() | ticks if may else item.flags() & ~ticks)

    def _fit(self) -> None:
        number = len(self.chosen())
        left = self.people.count() - number
        self.count.setText(many(number, "certificate") + (f", {left} left out" if left else ""))
        self.yes.setEnabled(number > 0)


_KINDS = "PDF (*.pdf)"


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _printed(context: Context, page: QWidget, place: Path, printed: CertificatesPrinted) -> None:
    if printed.noted is not None:
        context.desk.announce(printed.noted)
    if printed.unprintable:
        context.answers.tell(
            page,
            f"{many(len(printed.unprintable), 'certificate')} could not be written",
            "\n\n".join(
                unprintable(one.name, one.text, one.character) for one in printed.unprintable[:3]
            ),
        )
    context.toasts.show_text(f"{many(printed.written, 'certificate')} written to {place.name}")
