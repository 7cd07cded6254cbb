"""What the page asks: who is meant, which round, one more place, whose answers count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.commands.together.plan import NEW, OUT, Asked
from mentordesk.domain.places import country_name
from mentordesk.importing.problems import ProblemKind
from mentordesk.store.queries.people import PersonRow, rows_by_ids
from mentordesk.ui.desk import Desk
from mentordesk.ui.find_person import FindPerson
from mentordesk.ui.row_list import Deed, Rows
from mentordesk.ui.together.state import State
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, label, row
from mentordesk.wording.words import many


@dataclass(frozen=True)
class Round:
    """A round that could be meant."""

    id: str
    name: str


class Questions(Rows):
    """A list of everything that waits for an answer; each answer judges the rows anew."""

    def __init__(
        self, state: State, desk: Desk, rounds: Callable[[], Sequence[Round]],
        changed: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__("To decide", "Nothing is left to decide.")
        self._state, self._desk, self._rounds, self._changed = state, desk, rounds, changed

    def renew(self) -> None:
        """Ask what the plan asks now."""
        bar = self.verticalScrollBar()
        before = bar.value()
        self.begin()
        plan = self._state.plan
        if plan is not None:
            self._ask_rounds()
            self._ask_places()
            self._ask_answers()
            self._ask_people(plan.asked())
        self.end()
        bar.setValue(before)

    def _ask_people(self, asked: Sequence[Asked]) -> None:
        if not asked:
            return
        self.head(f"Who is meant? {many(len(asked), 'person', 'people')} to find")
        ids = tuple(dict.fromkeys(each for one in asked for each in one.perhaps))
        known = {found.id: found for found in self._desk.ask(rows_by_ids, ids)} if ids else {}
        for one in asked:
            key, named = one.named.key, one.named
            details = [part for part in (named.email, named.number) if part and named.name]
            details.append(self._in_rows(key))
            if not one.perhaps:
                details.append("Nobody on file is called so.")
            deeds: list[Deed] = [
                ("Make new", partial(self._say, key, NEW)),
                ("Somebody else…", partial(self._search, key, named.shown)),
                ("Leave out", partial(self._say, key, OUT)),
            ]
            self.add(f"“{named.shown}”", [" · ".join(details)], deeds)
            for person in (known[each] for each in one.perhaps if each in known):
                it_is = ("It is this one", partial(self._say, key, person.id))
                self.add(person.name, [_about(person)], [it_is])

    def _in_rows(self, key: str) -> str:
        rows = self._state.plan.rows if self._state.plan else ()
        count = sum(any(a.named.key == key for a in each.asks) for each in rows)
        return f"in {many(count, 'row')}"

    def _ask_rounds(self) -> None:
        found = self._state.places_with(ProblemKind.ROUND_UNKNOWN)
        names = dict.fromkeys(problem.value for _, problem in found)
        for name in names:
            count = sum(problem.value == name for _, problem in found)
            deeds: list[Deed] = [
                (each.name, partial(self._say_round, name, each.id)) for each in self._rounds()[:4]
            ]
            details = f"No round is called so. Which one do {many(count, 'row')} mean?"
            if not deeds:
                details = "No round is called so. Add it under Settings first."
            self.add(f"Round “{name}”", [details], deeds)

    def _ask_places(self) -> None:
        full = self._state.places_with(ProblemKind.MENTOR_FULL)
        for mentor in dict.fromkeys(problem.value for _, problem in full):
            places = tuple(place for place, problem in full if problem.value == mentor)
            more = many(len(places), "more place")
            give = (f"Give {more}", partial(self._did, self._state.make_room, places))
            self.add(
                mentor,
                [f"Every place is taken; {many(len(places), 'row')} would need {more}."],
                [give],
            )

    def _ask_answers(self) -> None:
        kept = tuple(place for place, _ in self._state.places_with(ProblemKind.ANSWER_KEPT))
        if kept:
            take = ("Take the sheet’s", partial(self._did, self._state.take_answers, kept))
            said = f"In {many(len(kept), 'row')} you typed something else in. Yours are kept."
            self.add("Answers that differ", [said], [take])

    def _say(self, key: str, who: str) -> None:
        self._state.say_who(key, who)
        self._changed()

    def _say_round(self, name: str, round_id: str) -> None:
        self._state.say_round(name, round_id)
        self._changed()

    def _did(self, deed: Callable[[Sequence[tuple[str, str, int]]], None], places: Sequence[
        tuple[str, str, int]
    ]) -> None:  # fmt: skip
        deed(places)
        self._changed()

    def _search(self, key: str, name: str) -> None:
        dialog = WhoDialog(self, self._desk, name)
        if dialog.exec() and dialog.who.person_id is not None:
            self._say(key, dialog.who.person_id)
        dialog.deleteLater()


class WhoDialog(QDialog):
    """Somebody on file, by any part of the name."""

    def __init__(self, parent: QWidget, desk: Desk, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who is meant?")
        self.setObjectName("who_is_meant")
        self.setAccessibleName("Who is meant?")
        self.who = FindPerson(desk, "Who is meant", "Any part of the name", most=8)
        self.yes = button("It is this one", self.accept, kind="primary")
        self.yes.setDefault(True)
        foot = row(0, button("Cancel", self.reject), self.yes)
        heading = label(f"Who is “{name}”?", "heading", wraps=True)
        self.setLayout(column(heading, self.who, foot, space=Space.M, margin=Space.XL))
        self.setMinimumWidth(420)
        self.who.chosen.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.yes.setEnabled(self.who.person_id is not None)


def _about(person: PersonRow) -> str:
    """What tells people of one name apart."""
    place = ", ".join(filter(None, (person.city, country_name(person.country or ""))))
    work = ", ".join(filter(None, (person.job, person.employer)))
    parts = (", ".join(person.cohorts), work, place, person.email)
    return " · ".join(part for part in parts if part)
