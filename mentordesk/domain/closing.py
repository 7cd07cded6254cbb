"""Why a pair was declined or ended, in words the coordinator picks from."""

from __future__ import annotations

from enum import Enum


class Side(Enum):
    """Who of a pair said or did something."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    OFFICE = "office"


class ClosingReason(Enum):
    """Why a pair ended (domain dossier 4.3)."""

    PLANNED_END = "planned_end"
    GOALS_MET_EARLY = "goals_met_early"
    MENTOR_UNAVAILABLE = "mentor_unavailable"
    MENTEE_UNAVAILABLE = "mentee_unavailable"
    NO_CONTACT = "no_contact"
    POOR_FIT = "poor_fit"
    MOVED = "moved"
    CONDUCT = "conduct"
    HEALTH_OR_FAMILY = "health_or_family"
    NEVER_STARTED = "never_started"
    ENTERED_IN_ERROR = "entered_in_error"


class DeclineReason(Enum):
    """Why a proposal or a question was declined; the last seven are not what mentoring is for."""

    NO_TIME = "no_time"
    OTHER_FIELD = "other_field"
    KNOW_EACH_OTHER = "know_each_other"
    OTHER_PARTNER = "other_partner"
    NOT_NOW = "not_now"
    NO_REPLY = "no_reply"
    NOT_SAID = "not_said"
    WANTS_JOB = "wants_job"
    WANTS_WORK_EXPERIENCE = "wants_work_experience"
    WANTS_MONEY = "wants_money"
    WANTS_VISA = "wants_visa"
    WANTS_EDITING = "wants_editing"
    WANTS_COUNSELLING = "wants_counselling"
    WANTS_COACHING = "wants_coaching"


NOT_FOR_MENTORING = frozenset(
    {
        DeclineReason.WANTS_JOB,
        DeclineReason.WANTS_WORK_EXPERIENCE,
        DeclineReason.WANTS_MONEY,
        DeclineReason.WANTS_VISA,
        DeclineReason.WANTS_EDITING,
        DeclineReason.WANTS_COUNSELLING,
        DeclineReason.WANTS_COACHING,
    }
)
"""What mentoring is not (domain dossier 2.16): answered kindly, with the signposting list."""
