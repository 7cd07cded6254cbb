"""Why a change is refused: a named reason with values, worded elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Reason(Enum):
    """Every reason for which a command may say no."""

    NOT_FOUND = "not_found"
    NAME_MISSING = "name_missing"
    NAME_TAKEN = "name_taken"
    VALUE_WRONG = "value_wrong"
    DATE_ORDER = "date_order"
    WEIGHTS_SUM = "weights_sum"
    ROUND_FINISHED = "round_finished"
    WRONG_SCHEME = "wrong_scheme"
    NOT_IN_POOL = "not_in_pool"
    NOT_A_MENTOR = "not_a_mentor"
    ALREADY_PAIRED = "already_paired"
    MENTOR_FULL = "mentor_full"
    PAIR_BLOCKED = "pair_blocked"
    NEEDS_REASON = "needs_reason"
    PAIR_LOCKED = "pair_locked"
    PAIR_IS_DRAFT = "pair_is_draft"
    PAIR_IS_LIVE = "pair_is_live"
    STEP_NOT_ALLOWED = "step_not_allowed"
    PLAN_LOCK_IMPOSSIBLE = "plan_lock_impossible"
    PLAN_OUTDATED = "plan_outdated"
    PLAN_NOT_CURRENT = "plan_not_current"
    HAS_PAIRS = "has_pairs"
    WORD_USED = "word_used"
    TEXT_NEEDED = "text_needed"
    LOGO_WRONG = "logo_wrong"
    MERGE_ONESELF = "merge_oneself"
    MERGE_PAIRED_TOGETHER = "merge_paired_together"
    MERGE_TWO_LIVE = "merge_two_live"
    MERGE_OVER_PLACES = "merge_over_places"
    NO_MENTORS = "no_mentors"
    NO_STUDENTS = "no_students"
    NOBODY_PAUSED = "nobody_paused"
    NO_SUCH_ADDRESS = "no_such_address"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    CHANGED_SINCE = "changed_since"
    WALL = "wall"
    NO_ONLINE_MENTOR = "no_online_mentor"
    OFFERED_BEFORE = "offered_before"
    OFFER_STANDS = "offer_stands"
    OFFERS_USED = "offers_used"
    PAIR_ALREADY = "pair_already"
    GROUP_FULL = "group_full"
    GROUP_SIZE = "group_size"
    ALREADY_MEMBER = "already_member"
    BELOW_LEAST = "below_least"
    GROUP_STEP = "group_step"
    GROUP_NOT_FORMED = "group_not_formed"
    GROUP_NOT_BEGUN = "group_not_begun"
    ROUND_BACK = "round_back"
    APPLICATION_STEP = "application_step"
    APPLICATION_PAIRED = "application_paired"
    LETTER_WRONG = "letter_wrong"
    CONCERN_STEP = "concern_step"
    CONCERN_NEEDS = "concern_needs"
    CONCERN_LONG = "concern_long"
    CONCERN_CLOSED = "concern_closed"
    CONCERN_STAYS = "concern_stays"
    GUIDANCE_PLACEHOLDER = "guidance_placeholder"
    GUIDANCE_EMPTY = "guidance_empty"
    GUIDANCE_GIVEN = "guidance_given"
    FILE_TOO_LARGE = "file_too_large"
    FILE_EMPTY = "file_empty"
    CODE_NOT_ACCEPTED = "code_not_accepted"
    DAYS_ORDER = "days_order"
    READ_ONLY = "read_only"
    STILL_WRITING = "still_writing"
    FOLDER_TAKEN = "folder_taken"


class Refused(Exception):  # noqa: N818  it is an answer to a person, not an error
    """A rule says no. `values` are what the sentence needs: names, dates, numbers."""

    def __init__(self, reason: Reason, **values: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.values: Mapping[str, object] = values
