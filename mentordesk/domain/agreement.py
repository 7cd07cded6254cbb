"""The words for an agreement: its states and the fields that a pair may fill."""

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
