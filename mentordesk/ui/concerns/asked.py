"""What is asked behind the second door; no heading and no window title says about whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from mentordesk.commands.concerns import (
    CloseConcern,
    EditConcern,
    RaiseConcern,
    ReopenConcern,
    StepConcern,
    Worry,
)
from mentordesk.domain.concern import ConcernKind, ConcernState, Severity, keep_until
from mentordesk.store.queries.concerns import ConcernRow, whom
from mentordesk.ui.asking import Asker, Asking, Fields, Values
from mentordesk.ui.choice_fields import ChoiceField, word_choice
from mentordesk.ui.concerns.arriving import Raise
from mentordesk.ui.concerns.model import about
from mentordesk.ui.days import read_day
from mentordesk.ui.fields import Field, LineField
from mentordesk.ui.find_person import FindPerson
from mentordesk.ui.text_fields import TextField
from mentordesk.wording.dates import short_day

HEADING = "Concern"
"""Of every one of these dialogs, as window titles are read by others."""
REVIEW_AFTER = dt.timedelta(days=7)
FACTS = "The facts as told, in short; no opinions"
MOST_FOUND, FACT_LINES = 4, 3


class MomentField(LineField):
    """A day and the time of the day, as 3 Mar 2026, 16:05, in the zone of `now`."""

    def __init__(self, caption: str, now: dt.datetime) -> None:
        super().__init__(caption)
        self._now = now

    def to_text(self, value: Any) -> str:
        """As 3 Mar 2026, 16:05."""
        return "" if value is None else f"{short_day(value.date())}, {value:%H:%M}"

    def from_text(self, text: str) -> dt.datetime:
        """The moment; of today none that is still to come. Raises `ValueError` with a sentence."""
        day, _, hour = text.replace(",", " ").strip().rpartition(" ")
        try:
            found = read_day(day, self._now.date())
            time = dt.time.fromisoformat(hour.replace(".", ":").zfill(5))
        except ValueError:
            found = None
        if found is None:
            raise ValueError("Type a day and a time such as 3 Mar 2026, 16:05.")
        at = dt.datetime.combine(found, time, self._now.tzinfo)
        return min(at, self._now) if found == self._now.date() else at


class _Facts(TextField):
    """Room for some lines from the start."""

    def __init__(self, caption: str, hint: str, *, paragraphs: bool) -> None:
        super().__init__(caption, hint, paragraphs=paragraphs)
        self.area.lines = FACT_LINES
        self.area.fit()


class WhoField(Field):
    """Somebody on file, found by any part of the name."""

    def __init__(self, caption: str, find: FindPerson) -> None:
        self.people = find
        super().__init__(caption, find)

    def show_value(self, value: Any) -> None:
        """Nobody is chosen at first."""

    def typed(self) -> str | None:
        """The id of whoever is stood on."""
        return self.people.person_id


class Asked(Asker):
    """Asks for the values of a deed about one concern, and does it."""

    def raise_one(self, about_whom: Raise, start: Values, kept: Callable[[str], object]) -> None:
        """What was told, about whom, by whom and when, and who takes care of it.

        The fields named in `start` begin with what is given there.
        """
        now = self._desk.workspace.now()
        title, fields = self.questions(about_whom, start.get("owner"), now)
        fields = [(name, field, start.get(name, usual)) for name, field, usual in fields]
        self._ask(
            HEADING, title, fields, "Keep it",
            lambda v: RaiseConcern(_worry(v, about_whom)),
            lambda values: kept(str(values["concern_id"])),
        )  # fmt: skip

    def questions(
        self, about_whom: Raise, owner: str | None, now: dt.datetime
    ) -> tuple[str, Fields]:
        """Whom it is about in words, and the fields; who is meant is looked for when not given."""
        found = self._desk.ask(
            whom, about_whom.person_id, about_whom.match_id, about_whom.group_id
        )  # fmt: skip
        who: Field
        if found is None:
            find = FindPerson(self._desk, "About whom", "Part of the name", MOST_FOUND)
            who = WhoField("About whom", find)
        else:
            people: list[tuple[str, Any]] = [(name, one) for one, name in found.people]
            every = "Both of them" if about_whom.match_id is not None else "All of them"
            all_of_them = [(every, None)] if about_whom.person_id is None else []
            who = ChoiceField("About whom", [*people, *all_of_them])
        fields: Fields = [
            ("about_id", who, about_whom.person_id),
            ("kind", word_choice("What about", ConcernKind), None),
            ("severity", word_choice("How grave", Severity), Severity.MIDDLE),
            ("facts", _Facts("What was told", FACTS, paragraphs=True), None),
            ("reported_by", TextField("Told by"), None),
            ("reported_at", MomentField("Told on", now), now),
            ("owner", TextField("In whose care"), owner),
            ("review_on", self._day("Look again on"), now.date() + REVIEW_AFTER),
        ]
        return (found.title if found else ""), fields

    def correct(self, row: ConcernRow) -> None:
        """What is written down of it."""
        fields: Fields = [
            ("kind", word_choice("What about", ConcernKind), row.kind),
            ("severity", word_choice("How grave", Severity), row.severity),
            ("facts", _Facts("What was told", FACTS, paragraphs=True), row.facts),
            ("reported_by", TextField("Told by"), row.reported_by),
            ("action", TextField("What was done", paragraphs=True), row.action),
            ("referred_to", TextField("Referred to"), row.referred_to),
            ("owner", TextField("In whose care"), row.owner),
            ("review_on", self._day("Look again on"), row.review_on),
        ]
        held = {name: start for name, _, start in fields}
        self._ask(
            HEADING, about(row), fields, "Keep it",
            lambda v: EditConcern(
                row.id, tuple((n, value) for n, value in v.items() if value != held[n])
            ),
        )  # fmt: skip

    def step(self, row: ConcernRow, state: ConcernState) -> None:
        """What is done, to whom it is referred, when to look again."""
        fields: Fields = [("action", TextField("What is done", paragraphs=True), row.action)]
        if state is ConcernState.REFERRED:
            fields.insert(0, ("referred_to", TextField("Referred to"), row.referred_to))
        after = self._desk.today() + REVIEW_AFTER
        fields.append(("review_on", self._day("Look again on"), row.review_on or after))
        self._ask(HEADING, about(row), fields, "Keep it", lambda v: StepConcern(row.id, state, **v))

    def close(self, row: ConcernRow) -> None:
        """What was done, and how long it is kept."""
        self._ask(
            HEADING, about(row),
            [
                ("action", TextField("What was done", paragraphs=True), row.action),
                ("keep_until", self._day("Kept until"), keep_until(self._desk.today())),
            ],
            "Close it", lambda v: CloseConcern(row.id, v["action"], v["keep_until"]),
        )  # fmt: skip

    def keep(self, row: ConcernRow) -> None:
        """How long a closed one is kept."""
        self._ask(
            HEADING, about(row), [("keep_until", self._day("Kept until"), row.keep_until)],
            "Keep it", lambda v: EditConcern(row.id, (("keep_until", v["keep_until"]),)),
        )  # fmt: skip

    def reopen(self, row: ConcernRow) -> None:
        """Why a closed one is opened again."""
        self._ask(
            HEADING, about(row), [("why", TextField("Why"), None)], "Open it again",
            lambda v: ReopenConcern(row.id, v["why"] or ""),
        )  # fmt: skip


def half_written(about_whom: Raise, dialog: Asking) -> tuple[Raise, Values]:
    """About whom it is, somebody found among them, and what stands in fields that can be read."""
    found: dict[str, Any] = {}
    for name, field in dialog.fields.items():
        with suppress(ValueError):
            found[name] = field.typed()
    is_found = about_whom == Raise() and found.get("about_id")
    return (Raise(person_id=found["about_id"]) if is_found else about_whom), found


def _worry(values: Values, about_whom: Raise) -> Worry:
    told = {**values, "facts": values["facts"] or ""}
    return Worry(**told, match_id=about_whom.match_id, group_id=about_whom.group_id)
