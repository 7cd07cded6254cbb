"""The words for a session that was held: that, when, how long and how; never what was said."""

from __future__ import annotations

from enum import Enum


class Mode(Enum):
    """How two people meet."""

    VIDEO = "video"
    PHONE = "phone"
    EMAIL = "email"
    IN_PERSON = "in_person"


class Held(Enum):
    """What became of a session."""

    TOOK_PLACE = "took_place"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    PLANNED = "planned"


class Stage(Enum):
    """The five stages of mentoring (domain dossier 1.3)."""

    GET_TO_KNOW = "get_to_know"
    SET_GOALS = "set_goals"
    AGREE = "agree"
    SESSIONS = "sessions"
    EVALUATE = "evaluate"


MOST_MINUTES = 24 * 60
"""A session of more than a day is a typing error."""
