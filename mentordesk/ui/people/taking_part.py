"""What a person has to do with rounds: applications, pairs past and present, links to others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.commands.applications import (
    OFFICE_SCORES,
    SetApplicationField,
    SetApplicationTopics,
    SetApplicationWords,
    StepApplications,
)
from mentordesk.commands.links import UnlinkPeople
from mentordesk.commands.wishes import FindNamed, SetWishes
from mentordesk.domain.application import ApplicationState, Source
from mentordesk.domain.match import LIVE
from mentordesk.domain.person import Role
from mentordesk.domain.topic import TopicKind
from mentordesk.store.queries.people_detail import PersonDetail
from mentordesk.store.queries.people_past import Applied, Link, Pair
from mentordesk.store.queries.rounds import topics
from mentordesk.store.queries.wishes import mentor_names
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, Field, NumberField
from mentordesk.ui.icons import Icon
from mentordesk.ui.people.form import Form
from mentordesk.ui.people.link_dialog import LinkDialog
from mentordesk.ui.people.wishes import WishesField
from mentordesk.ui.text_fields import TextField, WordsField
from mentordesk.ui.theme import Theme
from mentordesk.ui.tokens import Space
from mentordesk.ui.widgets import button, column, icon_button, label, panel, row
from mentordesk.wording.dates import short_day
from mentordesk.wording.words import word


class TakingPart(Form):
    """The tab of applications and pairs. It is rebuilt only when there are others than before."""

    person_wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__(desk, theme, "Rounds")
        self._shown: tuple[object, ...] = ()

    def show_person(self, person: PersonDetail) -> None:
        """Fill the fields of each application; pairs and links are lines to read."""
        applied = tuple((one.id, one.role, one.round_name) for one in person.applications)
        shown = (person.id, applied, person.pairs, person.links)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(person)
        super().show_person(person)

    def _rebuild(self, person: PersonDetail) -> None:
        self.body.forget()
        live = [pair for pair in person.pairs if pair.state in LIVE]
        past = [pair for pair in person.pairs if pair.state not in LIVE]
        if live:
            self.head("Pairs")
            for pair in live:
                self.box.addWidget(self._pair(pair))
        for applied in person.applications:
            self._application(applied)
        if past:
            self.head("Drafts and earlier pairs")
            for pair in past:
                self.box.addWidget(self._pair(pair))
        if not (person.applications or person.pairs):
            self.head("No round yet")
            text = "Add to round, above the table, makes this person a mentee or mentor of one."
            self.box.addWidget(label(text, tone="muted", wraps=True))
        self.head("Kept apart")
        for link in person.links:
            self.box.addWidget(self._link(link))
        if not person.links:
            self.box.addWidget(label("From nobody.", tone="muted"))
        apart = button("Keep apart from…", self.keep_apart, name="keep_apart")
        apart.setEnabled(not self.desk.is_read_only)
        self.box.addLayout(row(apart, 0))
        self.finish_layout()

    def keep_apart(self) -> None:
        """Ask whom this person is not to be paired with."""
        if self.person is not None:
            dialog = LinkDialog(self, self.desk, self.person)
            dialog.exec()
            dialog.deleteLater()

    def _pair(self, pair: Pair) -> QWidget:
        side = "Mentor of" if pair.role is Role.MENTOR else "Mentee of"
        other = button(
            pair.other_name, lambda: self.person_wanted.emit(pair.other_id), kind="quiet"
        )
        other.setObjectName("other_person")
        other.setAccessibleName(f"{side} {pair.other_name}")
        dates = [
            words
            for words in (
                f"introduced {short_day(pair.introduced_on)}" if pair.introduced_on else "",
                f"ended {short_day(pair.ended_on)}" if pair.ended_on else "",
            )
            if words
        ]
        fit = [] if pair.score is None else [f"fit {pair.score}"]
        under = " · ".join([pair.round_name, word(pair.state), *fit, *dates])
        first = row(label(side, tone="muted"), other, 0, space=0)
        return panel(column(first, label(under, "small", "muted", wraps=True), space=0), "plain")

    def _link(self, link: Link) -> QWidget:
        note = f" ({link.note})" if link.note else ""
        words = label(f"{word(link.kind).capitalize()}: {link.other_name}{note}", wraps=True)
        off = icon_button(
            self.theme,
            Icon.X,
            f"Take “{word(link.kind)}” with {link.other_name} away",
            lambda: self.desk.do(UnlinkPeople(link.id)),
        )
        off.setEnabled(not self.desk.is_read_only)
        return panel(row(words, 0, off), "plain")

    def _application(self, applied: Applied) -> None:
        name = applied.round_name or "No round yet (a lead)"
        self.head(f"{name}, as {word(applied.role)}")
        states = [(word(state).capitalize(), state) for state in ApplicationState]
        self._of(
            applied,
            ChoiceField("State", states),
            lambda one: one.state,
            lambda one, value: StepApplications((one.id,), value),
            "state",
        )
        self._own(applied, DayField("Applied on", self.desk.today), "submitted_on")
        sources = [(word(source).capitalize(), source) for source in Source]
        self._own(applied, ChoiceField("Came by", sources), "source")
        self._own(applied, DayField("Committed on", self.desk.today), "committed_on")
        if applied.role is Role.MENTOR:
            self._apart(applied)
            self._own(applied, TextField("Note", paragraphs=True), "note")
            return
        wanted = WordsField("Topics wanted", "The first one counts double")
        wanted.offer_words([topic.name for topic in self.desk.ask(topics)])
        self._of(
            applied,
            wanted,
            lambda one: one.topics,
            lambda one, value: SetApplicationTopics(one.id, value),
            "topics",
        )
        for kind, caption in (
            (TopicKind.HELP, "Help wanted"),
            (TopicKind.MENTEE_GAIN, "Hopes to gain"),
        ):
            self._list(applied, kind, caption)
        for number, caption in enumerate(("First goal", "Second goal", "Third goal")):
            self._goal(applied, caption, number)
        for field, caption in (
            ("sector_wanted", "Sector wished for"),
            ("country_wanted", "Country wished for"),
            ("preferred_mode", "Preferred mode"),
        ):
            self._own(applied, TextField(caption), field)
        self._named(applied)
        self._own(applied, TextField("Expectations", paragraphs=True), "expectations")
        self._own(applied, TextField("Success would be", paragraphs=True), "success")
        self._own(applied, TextField("Requirements", paragraphs=True), "requirements")
        self._own(applied, TextField("Motivations", paragraphs=True), "motivations")
        self._own(applied, TextField("Offers in return", paragraphs=True), "offers_in_return")
        least, most = OFFICE_SCORES[0], OFFICE_SCORES[-1]
        self._own(applied, NumberField("Office’s score", least, most), "office_score")
        self._own(applied, TextField("Note", paragraphs=True), "note")
        self.box.addSpacing(Space.S)

    def _named(self, applied: Applied) -> None:
        """Whom a mentee wishes for and whom not, as people and as typed."""
        wishes = WishesField("Mentors wished for", self.desk.ask(mentor_names))

        def read(one: Applied) -> tuple[str, ...]:
            wishes.know(one.wishes)
            return tuple(each.mentor_id for each in one.wishes)

        self._of(applied, wishes, read, lambda one, value: SetWishes(one.id, value), "wishes")
        self._own(applied, TextField("Named in words"), "preferred_mentor")
        self._apart(applied)

    def _apart(self, applied: Applied) -> None:
        """Whom somebody is not to be paired with, as typed, with the button that finds them."""
        field = TextField("Not with")
        find = button("&Find who is named", name="find_named")
        find.setToolTip("Makes people of the names typed, where a name means exactly one person")

        def read(one: Applied) -> str | None:
            names_somebody = bool(one.preferred_mentor or one.not_with)
            find.setEnabled(names_somebody and not self.desk.is_read_only)
            return one.not_with

        def command(one: Applied, value: str | None) -> SetApplicationField:
            return SetApplicationField(one.id, "not_with", value)

        self._of(applied, field, read, command, "not_with")
        find.clicked.connect(lambda: self.desk.do(FindNamed((applied.id,)), refused=field.refuse))
        self.box.addLayout(row(find, 0))

    def _list(self, applied: Applied, kind: TopicKind, caption: str) -> None:
        field = WordsField(caption, "Parted by commas")
        field.offer_words([each.name for each in self.desk.ask(topics, kind)])
        self._of(
            applied,
            field,
            lambda one: one.words[kind],
            lambda one, value: SetApplicationWords(one.id, kind, value),
            kind.value,
        )

    def _goal(self, applied: Applied, caption: str, number: int) -> None:
        name = f"goal_{number + 1}"
        self._of(
            applied,
            TextField(caption),
            lambda one: one.goals[number],
            lambda one, value: SetApplicationField(one.id, name, value),
            name,
        )

    def _own(self, applied: Applied, field: Field, name: str) -> None:
        self._of(
            applied,
            field,
            lambda one: getattr(one, name),
            lambda one, value: SetApplicationField(one.id, name, value),
            name,
        )

    def _of(
        self,
        applied: Applied,
        field: Field,
        read: Callable[[Applied], Any],
        command: Callable[[Applied, Any], Any],
        name: str,
    ) -> None:
        """A field of one application, found again by its id each time the person is shown."""

        def value(person: PersonDetail) -> Any:
            return next((read(one) for one in person.applications if one.id == applied.id), None)

        self.add(field, value, lambda _person, typed: command(applied, typed), name)
