"""The questions the page asks before a deed: who asks what, how a talk went, what came of it."""

from __future__ import annotations

from mentordesk.commands.ask_offers import AnswerOffer
from mentordesk.commands.asks import CloseQuestion, EditQuestion, HoldTalk
from mentordesk.commands.going_on import MakePair
from mentordesk.domain.closing import NOT_FOR_MENTORING, DeclineReason
from mentordesk.domain.meeting import Mode
from mentordesk.domain.question import Outcome
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.asks import AskRow
from mentordesk.ui.asking import Asker
from mentordesk.ui.choice_fields import NOT_SAID, YES_OR_NO, ChoiceField, word_choice
from mentordesk.ui.fields import NumberField
from mentordesk.ui.text_fields import TextField

CLOSINGS = (
    Outcome.ANSWERED,
    Outcome.PARTLY,
    Outcome.NO_REPLY,
    Outcome.NOT_FOR_MENTORING,
    Outcome.WITHDRAWN,
)
"""What she may close a question with; the other two are deeds of their own."""


class Asks(Asker):
    """Asks for the values of a deed about one question, and does it."""

    def decline(self, ask: AskRow) -> None:
        """Why the alum cannot."""
        reasons = [one for one in DeclineReason if one not in NOT_FOR_MENTORING]
        waiting = ask.waiting_for
        who = waiting.mentor if waiting is not None else ask.person
        self._ask(
            "They cannot answer", who,
            [("reason", word_choice("Why", reasons), DeclineReason.NO_TIME)], "Note it",
            lambda v: AnswerOffer(ask.id, False, reason=v["reason"]),
        )  # fmt: skip

    def talk(self, ask: AskRow) -> None:
        """When they talked, how long and how."""
        self._ask(
            "Note the talk", f"{ask.person} with {ask.mentor}",
            [
                ("on", self._day("Day"), self._desk.today()),
                ("minutes", NumberField("Minutes", 1, 1440), None),
                ("mode", word_choice("How", Mode, NOT_SAID), None),
            ],
            "Note it",
            lambda v: HoldTalk(ask.id, v["on"] or self._desk.today(), v["minutes"], v["mode"]),
        )  # fmt: skip

    def close(self, ask: AskRow) -> None:
        """What came of it, and the two answers of the feedback."""
        reasons = [one for one in DeclineReason if one in NOT_FOR_MENTORING]
        start = Outcome.ANSWERED if ask.held_on else Outcome.NO_REPLY
        self._ask(
            "Close the question", ask.question,
            [
                ("outcome", word_choice("What came of it", CLOSINGS), start),
                ("useful", NumberField("How useful, 1 to 5", 1, 5), None),
                ("again", ChoiceField("Would ask again", YES_OR_NO), None),
                ("reason", word_choice("Not for mentoring because", reasons, NOT_SAID), None),
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
        rounds = self._rounds(Scheme.MATCHED)
        self._ask(
            "Make them a pair", f"{ask.person} with {ask.mentor}",
            [
                ("round", ChoiceField("Round", rounds), rounds[0][1] if rounds else None),
                ("reason", TextField("Reason, where a rule speaks against it"), None),
            ],
            "Make the pair",
            lambda v: MakePair(ask.id, v["round"] or "", v["reason"]),
        )  # fmt: skip
