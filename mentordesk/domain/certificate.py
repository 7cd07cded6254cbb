"""Who has earned a certificate: who came to the end, and whose end survey came back."""

from __future__ import annotations

from enum import Enum

from mentordesk.domain.closing import ClosingReason
from mentordesk.domain.match import MatchState

COMPLETED = frozenset({MatchState.COMPLETED, MatchState.INFORMAL})
"""Pairs that came to their end in a round; who goes on by themselves came to it too."""

TO_THE_END = frozenset({ClosingReason.PLANNED_END.value, ClosingReason.GOALS_MET_EARLY.value})
"""Reasons of a group's closing, or a member's leaving, that mean the end was reached."""


class WhyNot(Enum):
    """Why somebody has no certificate yet."""

    NOT_COMPLETED = "not_completed"
    NO_SURVEY = "no_survey"


MAY_PASS = frozenset({WhyNot.NO_SURVEY})
"""What she may pass over: return rates are poor, and some are known to have finished."""
