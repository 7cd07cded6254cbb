"""The questions the page asks before a deed: a session, a pause, an end, a new start."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mentordesk.commands.pair_life import (
    ClosePairs,
    ExtendPair,
    PausePair,
    PlanNext,
    RecordReplies,
    Reply,
    RestartPair,
    Said,
)
from mentordesk.commands.sessions import EditSession, LogSession, Told
from mentordesk.domain.closing import ClosingReason, DeclineReason, Side
from mentordesk.domain.match import MatchState
from mentordesk.domain.meeting import Held, Mode, Stage
from mentordesk.domain.round import Scheme
from mentordesk.store.queries.relationship_detail import SessionRow
from mentordesk.store.queries.relationships import RelationshipRow
from mentordesk.ui.asking import Asker, Fields, Values
from mentordesk.ui.choice_fields import (
    NOT_SAID,
    YES_OR_NO,
    ChoiceField,
    word_choice,
)
from mentordesk.ui.fields import NumberField
from mentordesk.ui.hours import HourField, hour_of, moment
from mentordesk.ui.text_fields import TextField
from mentordesk.wording.words import many


class Questions(Asker):
    """Asks for the values of a deed about one pair, and does it."""

    def session(self, pair: RelationshipRow) -> None:
        """A session they told us of, or one that is planned."""
        fields = self._session_fields(Told(self._desk.today()), None)
        self._ask(
            "Note a session", _two(pair), fields, "Note it",
            lambda v: LogSession(pair.id, self._told(v, self._desk.today())),
        )  # fmt: skip

    def change_session(self, pair: RelationshipRow, one: SessionRow) -> None:
        """Correct what was noted of a session, or say what became of a planned one."""
        known = Told(one.on, one.held, one.minutes, one.mode, one.reported_by, one.stage)
        begins = hour_of(one.begins, self._desk.workspace.zone())
        self._ask(
            "Change the session", _two(pair), self._session_fields(known, begins), "Change",
            lambda v: EditSession(one.id, self._told(v, one.on)),
        )  # fmt: skip

    def _session_fields(self, known: Told, begins: dt.time | None) -> Fields:
        return [
            ("on", self._day("Day"), known.on),
            ("held", word_choice("What became of it", Held), known.held),
            ("begins", HourField(), begins),
            ("minutes", NumberField("Minutes", 1, 1440), known.minutes),
            ("mode", word_choice("How", Mode, NOT_SAID), known.mode),
            ("reported_by", word_choice("Told by", Side, NOT_SAID), known.reported_by),
            ("stage", word_choice("Stage", Stage, NOT_SAID), known.stage),
        ]

    def _told(self, v: Values, usual: dt.date) -> Told:
        on = v["on"] or usual
        begins = moment(on, v["begins"], self._desk.workspace.zone())
        return Told(**{**v, "on": on, "begins": begins})

    def decline(self, pairs: Sequence[RelationshipRow]) -> None:
        """Why they say no to these proposals, and since when; of several, the same for all."""
        if not pairs:
            return
        self._ask(
            "Note: no", _two(pairs[0]) if len(pairs) == 1 else many(len(pairs), "pair"),
            [
                ("reason", word_choice("Why", DeclineReason), DeclineReason.NOT_SAID),
                ("on", self._day("Day"), self._desk.today()),
            ],
            "Note it",
            lambda v: RecordReplies(
                tuple(Reply(one.id, Said.NO, v["on"], v["reason"]) for one in pairs)
            ),
        )  # fmt: skip

    def pause(self, pair: RelationshipRow) -> None:
        """Until when, and who asked."""
        self._ask(
            "Pause the pair", _two(pair),
            [
                ("until", self._day("Until"), None),
                ("by", word_choice("Asked by", Side, NOT_SAID), None),
            ],
            "Pause",
            lambda v: PausePair(pair.id, v["until"] or self._desk.today(), v["by"]),
        )  # fmt: skip

    def extend(self, pair: RelationshipRow) -> None:
        """Until when they go on."""
        self._ask(
            "Extend the pair", _two(pair), [("until", self._day("Until"), pair.planned_end_on)],
            "Extend",
            lambda v: ExtendPair(pair.id, v["until"] or self._desk.today()),
        )  # fmt: skip

    def close(self, pair: RelationshipRow, state: MatchState) -> None:
        """How it ended, without blame."""
        planned = state is MatchState.COMPLETED
        self._ask(
            "Close the pair", _two(pair),
            [
                ("state", word_choice("How", _ends(pair.state)), state),
                (
                    "reason", word_choice("Why", ClosingReason),
                    ClosingReason.PLANNED_END if planned else ClosingReason.MENTEE_UNAVAILABLE,
                ),
                ("on", self._day("Day"), self._desk.today()),
                ("by", word_choice("Told by", Side, NOT_SAID), None),
                ("mentee", ChoiceField("Mentee wants a new mentor", YES_OR_NO), None),
                ("mentor", ChoiceField("Mentor wants a new mentee", YES_OR_NO), None),
            ],
            "Close",
            lambda v: ClosePairs(
                (pair.id,), v["state"], v["reason"], v["on"], v["by"], v["mentee"], v["mentor"]
            ),
        )  # fmt: skip

    def restart(self, pair: RelationshipRow) -> None:
        """In which round they begin anew."""
        rounds = self._rounds(Scheme.MATCHED)
        start = pair.round_id if any(i == pair.round_id for _, i in rounds) else None
        start = start or (rounds[0][1] if rounds else None)
        self._ask(
            "Restart the pair", _two(pair),
            [
                ("round", ChoiceField("Round", rounds), start),
                ("reason", TextField("Reason, where a rule speaks against it"), None),
            ],
            "Restart",
            lambda v: RestartPair(pair.id, v["round"] or "", v["reason"]),
        )  # fmt: skip

    def plan_next(self, pair: RelationshipRow) -> None:
        """What is to be done about the pair, and when."""
        self._ask(
            "What comes next", _two(pair),
            [
                ("action", TextField("To do"), pair.next_action),
                ("on", self._day("Day"), pair.next_on),
            ],
            "Keep",
            lambda v: PlanNext(pair.id, v["action"], v["on"]),
        )  # fmt: skip


def _two(pair: RelationshipRow) -> str:
    return f"{pair.mentee} with {pair.mentor}"


def _ends(now: MatchState) -> list[MatchState]:
    ends = [MatchState.ENDED_EARLY, MatchState.INFORMAL]
    return [MatchState.COMPLETED, *ends] if now is MatchState.ENDING else ends
