"""The words for an agreement: its states, the fields a pair may fill, the texts of an office."""

from __future__ import annotations

from enum import Enum


class AgreementState(Enum):
    """Where an agreement stands; skipped by choice is as good as any (domain dossier 2.8)."""

    NOT_STARTED = "not_started"
    DRAFTED = "drafted"
    SENT = "sent"
    ACKNOWLEDGED_BY_ONE = "acknowledged_by_one"
    ACKNOWLEDGED = "acknowledged"
    REVISED = "revised"
    SKIPPED = "skipped"


NOT_YET_OUT = frozenset({AgreementState.DRAFTED, AgreementState.REVISED})
"""Nobody has been sent this version, so it may still be written over."""


class OfGroup(Enum):
    """What acknowledged means where more than two agree."""

    ACKNOWLEDGED_BY_SOME = "acknowledged_by_some"
    ACKNOWLEDGED_BY_ALL = "acknowledged_by_all"


def of_group(state: AgreementState) -> AgreementState | OfGroup:
    """The state of an agreement as it is called where a group agrees."""
    return {
        AgreementState.ACKNOWLEDGED_BY_ONE: OfGroup.ACKNOWLEDGED_BY_SOME,
        AgreementState.ACKNOWLEDGED: OfGroup.ACKNOWLEDGED_BY_ALL,
    }.get(state, state)


class Term(Enum):
    """One thing a pair agrees on; the order is the order on the page."""

    PURPOSE = "purpose"
    HOW_OFTEN = "how_often"
    CHANNELS = "channels"
    SESSION_LENGTH = "session_length"
    SESSION_STRUCTURE = "session_structure"
    WHO_BOOKS = "who_books"
    AGENDA_BEFORE = "agenda_before"
    REPLY_TIME = "reply_time"
    BETWEEN_SESSIONS = "between_sessions"
    QUIET_HOURS = "quiet_hours"
    NOTICE_TO_CANCEL = "notice_to_cancel"
    GROUND_RULES = "ground_rules"
    TOPICS_OFF_LIMITS = "topics_off_limits"
    MENTOR_GOALS = "mentor_goals"
    MENTEE_GOALS = "mentee_goals"
    CONFIDENTIALITY = "confidentiality"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    WELLBEING = "wellbeing"
    IN_PERSON = "in_person"
    MIDPOINT_REVIEW = "midpoint_review"
    END_REVIEW = "end_review"
    NO_FAULT_ENDING = "no_fault_ending"
    ANYTHING_ELSE = "anything_else"


class Clause(Enum):
    """One text of an agreement that is the programme's own; the order is that of the page."""

    TITLE = "title"
    MENTOR_ROLE = "mentor_role"
    MENTEE_ROLE = "mentee_role"
    ABOUT_HEADING = "about_heading"
    ABOUT = "about"
    IS_HEADING = "is_heading"
    IS_LIST = "is_list"
    IS_NOT_HEADING = "is_not_heading"
    IS_NOT_LIST = "is_not_list"
    MENTOR_GOALS = "mentor_goals"
    MENTEE_GOALS = "mentee_goals"
    CONFIDENTIAL = "confidential"
    WELLBEING = "wellbeing"
    IN_PERSON = "in_person"
    NO_LENDING = "no_lending"
    ENDING = "ending"
    PLAN_NOTE = "plan_note"
    ACKNOWLEDGE_NOTE = "acknowledge_note"


NEVER_EMPTY = frozenset({Clause.TITLE, Clause.MENTOR_ROLE, Clause.MENTEE_ROLE})
"""Without these the page would not say what it is, or who is who."""

SHIPPED_VERSION = 1
"""The number of the words MentorDesk brings along; a programme's own begin with the next."""


class GoalPart(Enum):
    """One cell of a goal in the action plan; the order is the order on the page."""

    GOAL = "goal"
    MEASURE = "measure"
    STEPS = "steps"
    OWNER = "owner"
    DUE = "due"
    STATUS = "status"


class Side(Enum):
    """Who of the two acknowledges."""

    MENTOR = "mentor"
    MENTEE = "mentee"


ACKNOWLEDGED = (AgreementState.ACKNOWLEDGED_BY_ONE, AgreementState.ACKNOWLEDGED)
"""The states that follow from one name, or some of a group's, and from all being typed."""
