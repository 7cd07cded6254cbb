"""People who may be on file twice, one pair below the other, each merged or told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from mentordesk.commands.links import LinkPeople
from mentordesk.domain.person import LinkKind
from mentordesk.jobs.doubles import Double
from mentordesk.store.queries.doubles import still_there, told_apart
from mentordesk.ui.desk import Desk
from mentordesk.ui.imports.values import reasons_text
from mentordesk.ui.people.framed import Framed
from mentordesk.ui.people.two_people import TwoPeople
from mentordesk.ui.people.waiting_list import WaitingColumn, WaitingList
from mentordesk.ui.rows import ChangedRow, RowsModel
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.people import DOUBLES_HINT


@dataclass(frozen=True)
class Alike:
    """A pair in words, as the list shows it: a name over why the two may be one."""

    double: Double

    @property
    def id(self) -> str:
        """The two ids as one."""
        return self.double.id

    @property
    def name(self) -> str:
        """The name, or both."""
        one, other = self.double.one, self.double.other
        return one if one == other else f"{one} – {other}"

    @property
    def address(self) -> str:
        """What speaks for it, in the second line."""
        return reasons_text(self.double.reasons)


class DoublesModel(RowsModel[Alike, WaitingColumn]):
    """The pairs found that are still two people whom nobody told apart."""

    tables = frozenset({"person", "person_link"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(list(WaitingColumn))
        self._desk = desk
        self._found: tuple[Double, ...] = ()
        desk.changed.connect(self.changed)

    def show_doubles(self, found: tuple[Double, ...]) -> None:
        """Show these."""
        self._found = found
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[Alike]:
        """All of them, or those of these ids, that still hold."""
        wanted = [one for one in self._found if ids is None or one.id in ids]
        people = {each for one in wanted for each in (one.one_id, one.other_id)}
        there, apart = self._desk.ask(still_there, people), self._desk.ask(told_apart)
        return [
            Alike(one)
            for one in wanted
            if {one.one_id, one.other_id} <= there
            and frozenset((one.one_id, one.other_id)) not in apart
        ]

    def order(self, row: Alike) -> tuple[int, str]:
        """The likeliest first."""
        return (-row.double.likeness, row.name)

    def ids_of(self, change: ChangedRow) -> Iterable[str]:
        """Every pair that names somebody the change is about."""
        sides = [side for side in (change.before, change.after) if side is not None]
        people = {change.id} | {side.get(n) for side in sides for n in ("person_id", "other_id")}
        return [one.id for one in self._found if people & {one.one_id, one.other_id}]

    def title(self, column: WaitingColumn) -> str:
        """The heading, for the screen reader."""
        return "Perhaps on file twice"

    def text(self, row: Alike, column: WaitingColumn) -> str:
        """Both names and why."""
        return f"{row.double.one}, perhaps {row.double.other}; {row.address}"


class Doubles(Framed):
    """Stands in the place of the table while people on file twice are looked at."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("doubles", "Perhaps on file twice")
        self._desk = desk
        self.model = DoublesModel(desk)
        self.model.setParent(self)
        self.list = WaitingList(self.model, theme, "People perhaps on file twice")
        self.apart = button("Two people", self.tell_apart)
        self.comparison = TwoPeople(desk, theme, (self.apart,))
        self.comparison.merged.connect(lambda _id: self.choose(0))
        holder = QWidget()
        hint = label(DOUBLES_HINT, "small", "muted", wraps=True)
        holder.setLayout(column(hint, self.list, space=Space.S))
        holder.setFixedWidth(theme.scaled(232))
        both = row(holder, self.comparison, space=Space.L)
        both.setStretch(1, 1)
        self.frame(theme, both)
        self.list.picked.connect(self._show)
        self.list.opened.connect(lambda _id: self.comparison.table.setFocus())
        self.setFocusProxy(self.list)

    def show_doubles(self, found: tuple[Double, ...]) -> None:
        """Look at these, the likeliest first."""
        self.model.show_doubles(found)
        self.choose(0)

    def tell_apart(self) -> None:
        """Note that the two are two people, so that they are not offered again."""
        one, other = self.comparison.ids
        if self._desk.do(LinkPeople(one, other, LinkKind.TWO_PEOPLE)) is not None:
            self.choose(0)

    def choose(self, number: int) -> None:
        """Show the pair of that place; with none left, go back to everybody."""
        if not self.model.rowCount():
            self.closed.emit()
            return
        row_id = self.model.id_at(number)
        self.list.select_ids([row_id], row_id)

    def _show(self) -> None:
        ids = self.list.selected_ids()
        found = self.model.row_of(ids[0]) if ids else None
        if found is not None:
            self.comparison.compare(found.double.one_id, found.double.other_id)
