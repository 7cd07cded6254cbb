"""The words for consent: what for, and what somebody answered."""

from __future__ import annotations

from enum import Enum


class Purpose(Enum):
    """What the office asks leave for (domain dossier 2.14)."""

    HOLD = "hold"
    SHARE_PROFILE = "share_profile"
    SHARE_CONTACT = "share_contact"
    PHOTO = "photo"
    STORY = "story"
    EQUALITY_DATA = "equality_data"
    KEEP_FOR_NEXT_ROUND = "keep_for_next_round"
    BADGE_LIST = "badge_list"


class Answer(Enum):
    """What was answered; the newest answer to a purpose counts."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
