"""One group about to be formed: who is in it, its title and theme, its least and most members."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from mentordesk.commands.forming import GroupWish
from mentordesk.domain.group import LEAST, MOST, WARN_ABOVE
from mentordesk.store.queries.seats import GroupHere
from mentordesk.ui.fields import Field, LineField, NumberField
from mentordesk.ui.text_fields import TextField
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import column, label, row
from mentordesk.wording import groups as said
from mentordesk.wording.words import listed, many


@dataclass(frozen=True)
class Proposal:
    """The drafts of one mentor, and the group they join (`here`) or make, with a theme for it."""

    mentor_id: str
    mentor: str
    members: tuple[str, ...]
    here: GroupHere | None
    theme: str | None

    @property
    def is_small(self) -> bool:
        """Whether they are too few for a group of their own."""
        return self.here is None and len(self.members) < LEAST


class GroupForm(QFrame):
    """Ticked, the group is formed as typed; one that would be too small begins unticked."""

    changed = Signal()

    def __init__(self, proposal: Proposal, title: str) -> None:
        super().__init__()
        self.proposal = proposal
        self.setObjectName(f"form_{proposal.mentor_id}")
        self.tick = QCheckBox(said.group_of(proposal.mentor).replace("&", "&&"))
        self.tick.setObjectName("form_it")
        count = len(proposal.members)
        self.tick.setAccessibleName(f"Form the group of {proposal.mentor}, {many(count, 'draft')}")
        members = label(listed(list(proposal.members), 12), "small", "muted", wraps=True)
        self.fields: dict[str, Field] = {}
        parts: list[QWidget] = [self.tick, members]
        if proposal.here is not None:
            parts.append(label(said.joins(proposal.here.title, *_then(proposal)), wraps=True))
        else:
            if proposal.is_small:
                self._hint = label(said.too_few(count, LEAST), "small", "attention", wraps=True)
                parts.append(self._hint)
            parts += self._typed(title)
        self.setLayout(column(*parts, space=Space.XS))
        self.tick.toggled.connect(self._fit)
        self.tick.setChecked(not proposal.is_small)
        self._fit()

    def wish(self) -> GroupWish | None:
        """What was typed; None, and said in place, where it cannot be read."""
        if self.proposal.here is not None:
            return GroupWish(self.proposal.mentor_id)
        typed = {}
        for name, field in self.fields.items():
            try:
                typed[name] = field.typed()
            except ValueError as error:
                field.refuse(str(error))
                field.setFocus()
                return None
        return GroupWish(
            self.proposal.mentor_id, typed["title"], typed["theme"] or "", typed["least"],
            typed["most"], typed["reason"],
        )  # fmt: skip

    def _typed(self, title: str) -> list[QWidget]:
        count = len(self.proposal.members)
        self.fields = {
            "title": LineField("Title"),
            "theme": LineField("Theme"),
            "least": NumberField("At least", 1, 100, may_be_empty=False),
            "most": NumberField("At most", 1, 100, may_be_empty=False),
            "reason": TextField(f"Why below {LEAST} or above {MOST}"),
        }
        start = {
            "title": title, "theme": self.proposal.theme, "least": min(LEAST, count),
            "most": max(WARN_ABOVE, count), "reason": None,
        }  # fmt: skip
        for name, field in self.fields.items():
            field.editor.setObjectName(name)
            field.editor.setProperty("frameless", False)
            field.editor.setAccessibleName(f"{field.caption.text()}, {self.proposal.mentor}")
            field.show_value(start[name])
        for name in ("least", "most"):
            self.fields[name].editor.textChanged.connect(self._fit)  # type: ignore[attr-defined]
        self._sizes = QWidget()
        self._sizes.setLayout(row(self.fields["least"], self.fields["most"], space=Space.M))
        return [self.fields["title"], self.fields["theme"], self._sizes, self.fields["reason"]]

    def _fit(self) -> None:
        """Only a group that is formed is typed about; why is asked where the size is unusual."""
        ticked = self.tick.isChecked()
        if self.fields:
            for part in (self.fields["title"], self.fields["theme"], self._sizes):
                part.setVisible(ticked)
            self.fields["reason"].setVisible(ticked and self._is_unusual())
        self.changed.emit()

    def _is_unusual(self) -> bool:
        try:
            least, most = self.fields["least"].typed(), self.fields["most"].typed()
        except ValueError:
            return False
        return bool(least < LEAST or most > MOST)


def _then(proposal: Proposal) -> tuple[int, int, int]:
    here = proposal.here
    assert here is not None
    return here.present + len(proposal.members), here.least, here.most
