"""The model of the relationships table: one row for each pair that is more than a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import QObject

from mentordesk.domain.health import Health, HealthRule, Judgement
from mentordesk.domain.match import MatchState
from mentordesk.store.queries.relationships import RelationshipRow, relationships
from mentordesk.ui.desk import Desk
from mentordesk.ui.faces import Face
from mentordesk.ui.paint import Pill, Shape, Tone
from mentordesk.ui.round_rows import RoundRows
from mentordesk.wording import words
from mentordesk.wording.dates import short_day
from mentordesk.wording.relationships import health_rule, health_word, last_heard

S = MatchState


class RelationshipColumn(Enum):
    """The columns; the value is the heading."""

    MENTEE = "Mentee"
    MENTOR = "Mentor"
    STATE = "State"
    HEALTH = "How it goes"
    CONTACT = "Last contact"
    SESSIONS = "Sessions"
    NEXT = "Next"
    ENDS = "Ends"
    ROUND = "Round"


class Which(Enum):
    """The parts of the table she looks at; the value is what the button says."""

    NOW = "Now"
    CARE = "Needs care"
    PROPOSED = "Proposals"
    ENDED = "Ended"
    ALL = "All"


_PROPOSED = (S.PROPOSED_TO_MENTEE, S.PROPOSED_TO_MENTOR, S.CONFIRMED)
_ENDED = (S.DECLINED, S.COMPLETED, S.ENDED_EARLY, S.INFORMAL)
_TONES = {Health.RED: Tone.URGENT, Health.AMBER: Tone.ATTENTION}
RANK = {Health.RED: 0, Health.AMBER: 1, Health.GREEN: 2}
"""Those that need care come first."""


class RelationshipsModel(RoundRows[RelationshipRow, RelationshipColumn]):
    """Pairs of the round picked or of all rounds, those that need care first."""

    tables = frozenset(
        {
            "agreement", "check_in", "match", "pair_step", "person", "programme", "round",
            "concern", "session_log", "staff_note",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, list(RelationshipColumn), parent)
        self.which = Which.NOW
        self.counts: dict[Which, int] = {}

    def look_at(self, which: Which) -> None:
        """Show another part."""
        self.which = which
        self.load()

    def fetch(self, ids: Sequence[str] | None) -> Iterable[RelationshipRow]:
        """The pairs with these ids that belong here, or all that do."""
        wanted = None if ids is None else tuple(ids)
        self._today = self._desk.today()  # once: a cell is asked for at every painting
        rows = self._desk.ask(relationships, self._today, wanted)
        here = [row for row in rows if self.is_here(row)]
        if ids is None:
            self.counts = {one: sum(belongs(row, one) for row in here) for one in Which}
        return [row for row in here if belongs(row, self.which)]

    def order(self, row: RelationshipRow) -> tuple[int, str, str]:
        """Those that need care first, then by name."""
        return (RANK[row.judgement.health], row.mentee.casefold(), row.mentor.casefold())

    def text(self, row: RelationshipRow, column: RelationshipColumn) -> str:
        """A cell in words."""
        c = RelationshipColumn
        if column is c.NEXT:
            return next_text(row)
        if column is c.SESSIONS:
            return str(row.sessions) if row.sessions else ""
        return {
            c.MENTEE: row.mentee,
            c.MENTOR: row.mentor,
            c.STATE: words.word(row.state),
            c.HEALTH: health_text(row.judgement),
            c.CONTACT: self._contact(row),
            c.ENDS: short_day(row.ended_on or row.planned_end_on),
            c.ROUND: row.round or "informal",
        }[column]

    def value(self, row: RelationshipRow, column: RelationshipColumn) -> object:
        """Faces for people, pills for states."""
        if column is RelationshipColumn.MENTEE:
            return Face(row.mentee, "", Shape.MENTEE)
        if column is RelationshipColumn.MENTOR:
            return Face(row.mentor, "", Shape.MENTOR)
        if column is RelationshipColumn.STATE:
            return Pill(words.word(row.state))
        if column is RelationshipColumn.HEALTH:
            return health_pill(row.judgement)
        return self.text(row, column)

    def tip(self, row: RelationshipRow, column: RelationshipColumn) -> str:
        """The rule and its date for the health; the next step in full."""
        if column is RelationshipColumn.HEALTH:
            return health_rule(row.judgement)
        return self.text(row, column)

    def _contact(self, row: RelationshipRow) -> str:
        if row.introduced_on is None or row.state in _ENDED:
            return short_day(row.last_contact_on)
        return last_heard(row.last_contact_on, self._today)


def belongs(row: RelationshipRow, which: Which) -> bool:
    """Whether a pair stands in a part of the table."""
    if which is Which.CARE:
        return row.judgement.health is not Health.GREEN
    if which is Which.PROPOSED:
        return row.state in _PROPOSED
    if which is Which.ENDED:
        return row.state in _ENDED
    return which is Which.ALL or row.state not in _ENDED


def health_text(judgement: Judgement) -> str:
    """How it goes, in two or three words; empty where nothing is judged."""
    if judgement.rule is HealthRule.NOT_JUDGED:
        return ""
    return health_word(judgement.rule)


def health_pill(judgement: Judgement) -> Pill | str:
    """The same, marked where it asks for care."""
    text = health_text(judgement)
    tone = _TONES.get(judgement.health)
    return text if tone is None else Pill(text, tone)


def next_text(row: RelationshipRow) -> str:
    """What comes next and when: her own plan, or what the state waits for."""
    if row.next_action or row.next_on:
        return " · ".join(filter(None, (short_day(row.next_on), row.next_action)))
    if row.state is S.PROPOSED_TO_MENTOR and row.reply_by is None:
        return "ask the mentor"
    if row.reply_by is not None:
        return f"reply by {short_day(row.reply_by)}"
    if row.state is S.CONFIRMED:
        return "introduce"
    if row.state is S.PAUSED:
        until = short_day(row.paused_until)
        return f"paused until {until}" if until else ""
    return ""
