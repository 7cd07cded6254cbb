"""What a person has not told yet, though the match board could use it."""

from __future__ import annotations

from enum import Enum


class Missing(Enum):
    """One thing not told or not done; the order is the order on a card."""

    TOPICS = "topics"
    GOALS = "goals"
    SECTOR = "sector"
    HOURS = "hours"
    ZONE = "zone"
    LANGUAGES = "languages"
    YEARS = "years"
    TRAINING = "training"
    CODE = "code"
    CONFIRMED = "confirmed"
    UNDERSTOOD = "understood"
