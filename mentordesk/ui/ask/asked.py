"""The questions the page asks before a deed: who asks what, how a talk went, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.commands.asks import AnswerOffer, CloseQuestion, EditQuestion, HoldTalk
from mentordesk.commands.going_on import MakePair
from mentordesk.domain.closing import NOT_FOR_MENTORING, DeclineReason
from mentordesk.domain.meeting import Mode
from mentordesk.domain.question import Outcome
from mentordesk.domain.refusal import Refused
from mentordesk.domain.round import FINISHED_ROUND, Scheme
from mentordesk.store.queries.asks import AskRow
from mentordesk.store.queries.rounds import all_rounds
from mentordesk.ui.asking import Asking
from mentordesk.ui.choice_fields import ChoiceField
from mentordesk.ui.desk import Desk
from mentordesk.ui.fields import DayField, Field, NumberField
from mentordesk.ui.text_fields import TextField
from mentordesk.wording.words import word

NOT_SAID: tuple[str, Any] = ("not said", None)
CLOSINGS = (
    Outcome.ANSWERED,
    Outcome.PARTLY,
    Outcome.NO_REPLY,
    Outcome.NOT_FOR_MENTORING,
    Outcome.WITHDRAWN,
)
"""What she may close a question with; the other two are deeds of their own."""


class Asks:
    """Asks for the values of a deed about one question, and does it."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        self._parent, self._desk = parent, desk

    def decline(self, ask: AskRow) -> None:
        """Why the alum cannot."""
        reasons = [(word(one), one) for one in DeclineReason if one not in NOT_FOR_MENTORING]
        waiting = ask.waiting_for
        who = waiting.mentor if waiting is not None else ask.person
        self._ask(
            "They cannot answer", who,
            [("reason", ChoiceField("Why", reasons), DeclineReason.NO_TIME)], "Note it",
            lambda v: AnswerOffer(ask.id, False, reason=v["reason"]),
        )  # fmt: skip

    def talk(self, ask: AskRow) -> None:
        """When they talked, how long and how."""
        modes = [NOT_SAID, *((word(one), one) for one in Mode)]
        self._ask(
            "Note the talk", f"{ask.person} with {ask.mentor}",
            [
                ("on", DayField("Day", self._desk.today), self._desk.today()),
                ("minutes", NumberField("Minutes", 1, 1440), None),
                ("mode", ChoiceField("How", modes), None),
            ],
            "Note it",
            lambda v: HoldTalk(ask.id, v["on"] or self._desk.today(), v["minutes"], v["mode"]),
        )  # fmt: skip

    def close(self, ask: AskRow) -> None:
        """What came of it, and the two answers of the feedback."""
        outcomes = [(word(one), one) for one in CLOSINGS]
        reasons = [
            NOT_SAID,
            *((word(one), one) for one in DeclineReason if one in NOT_FOR_MENTORING),
        ]
        again: list[tuple[str, Any]] = [NOT_SAID, ("yes", True), ("no", False)]
        start = Outcome.ANSWERED if ask.held_on else Outcome.NO_REPLY
        self._ask(
            "Close the question", ask.question,
            [
                ("outcome", ChoiceField("What came of it", outcomes), start),
                ("useful", NumberField("How useful, 1 to 5", 1, 5), None),
                ("again", ChoiceField("Would ask again", again), None),
                ("reason", ChoiceField("Not for mentoring because", reasons), None),
            ],
            "Close",
            lambda v: CloseQuestion(ask.id, v["outcome"], v["useful"], v["again"], v["reason"]),
        )  # fmt: skip

    def note(self, ask: AskRow) -> None:
        """The office's own note."""
        self._ask(
            "Note", ask.question, [("note", TextField("Note", paragraphs=True), ask.note)], "Keep",
            lambda v: EditQuestion(ask.id, "note", v["note"]),
        )  # fmt: skip

    def make_pair(self, ask: AskRow) -> None:
        """In which round the two become a pair."""
        rounds = [
            (found.name, found.id)
            for found in self._desk.ask(all_rounds)
            if found.scheme is Scheme.MATCHED and found.state not in FINISHED_ROUND
        ]
        self._ask(
            "Make them a pair", f"{ask.person} with {ask.mentor}",
            [
                ("round", ChoiceField("Round", rounds), rounds[0][1] if rounds else None),
                ("reason", TextField("Reason, where a rule speaks against it"), None),
            ],
            "Make the pair",
            lambda v: MakePair(ask.id, v["round"] or "", v["reason"]),
        )  # fmt: skip

    def _ask(
        self,
        heading: str,
        who: str,
        fields: list[tuple[str, Field, Any]],
        yes: str,
        command: Callable[[Mapping[str, Any]], Any],
    ) -> None:
        def do(values: Mapping[str, Any], refuse: Callable[[Refused], object]) -> bool:
            return self._desk.do(command(values), refused=refuse) is not None

        Asking(self._parent, heading, who, fields, yes, do).exec()
