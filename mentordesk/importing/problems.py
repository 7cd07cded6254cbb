"""What can be odd about a sheet: named kinds with a place and values; sentences live in wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """Whether the row stays out, or comes in with one cell left aside."""

    REJECT = "reject"
    WARN = "warn"


class ProblemKind(Enum):
    """Every oddity the importer reports."""

    ENCODING_GUESSED = "encoding_guessed"
    QUOTE_OPEN = "quote_open"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_CELL = "error_cell"
    SHEET_IGNORED = "sheet_ignored"
    COLUMN_IGNORED = "column_ignored"
    COLUMN_UNSURE = "column_unsure"
    NO_HEADER = "no_header"
    NO_NAME = "no_name"
    HEADER_REPEATED = "header_repeated"
    TOTAL_ROW = "total_row"
    NOT_A_PERSON = "not_a_person"
    ONLY_NUMBERS = "only_numbers"
    EMAIL_WRONG = "email_wrong"
    PHONE_WRONG = "phone_wrong"
    DATE_WRONG = "date_wrong"
    DATE_UNSURE = "date_unsure"
    NUMBER_WRONG = "number_wrong"
    PLACES_WRONG = "places_wrong"
    YEAR_WRONG = "year_wrong"
    YEAR_ORDER = "year_order"
    COUNTRY_UNKNOWN = "country_unknown"
    TIME_ZONE_UNKNOWN = "time_zone_unknown"
    LANGUAGE_UNKNOWN = "language_unknown"
    HOURS_UNCLEAR = "hours_unclear"
    ROLE_UNKNOWN = "role_unknown"
    STATUS_UNKNOWN = "status_unknown"
    SCHEME_UNKNOWN = "scheme_unknown"
    ANSWER_UNCLEAR = "answer_unclear"
    TEXT_CUT = "text_cut"
    TEXT_GARBLED = "text_garbled"
    EXTRA_CELL = "extra_cell"
    NAME_FROM_EMAIL = "name_from_email"
    PERSON_NOT_FOUND = "person_not_found"
    PERSON_AMBIGUOUS = "person_ambiguous"
    NOBODY_NAMED = "nobody_named"
    LEFT_OUT = "left_out"
    ROUND_MISSING = "round_missing"
    ROUND_UNKNOWN = "round_unknown"
    ROUND_OVER = "round_over"
    ROUND_OTHER = "round_other"
    STATE_UNKNOWN = "state_unknown"
    DATES_TURNED = "dates_turned"
    DATE_AHEAD = "date_ahead"
    DATE_MISSING = "date_missing"
    MINUTES_WRONG = "minutes_wrong"
    MODE_UNKNOWN = "mode_unknown"
    PAIR_OF_ONE = "pair_of_one"
    PAIR_NOT_WITH = "pair_not_with"
    PAIR_SILENT = "pair_silent"
    PAIR_ELSEWHERE = "pair_elsewhere"
    PAIR_DIFFERS = "pair_differs"
    MENTEE_TAKEN = "mentee_taken"
    MENTOR_FULL = "mentor_full"
    PLACES_SET = "places_set"
    PAIR_MISSING = "pair_missing"
    PAIR_UNCLEAR = "pair_unclear"
    PAIR_TOO_YOUNG = "pair_too_young"
    GROUP_UNNAMED = "group_unnamed"
    GROUP_MISSING = "group_missing"
    GROUP_OVER = "group_over"
    GROUP_FULL = "group_full"
    MEMBER_TAKEN = "member_taken"
    GROUP_NOT_FORMED = "group_not_formed"
    NOT_A_MEMBER = "not_a_member"
    ATTENDANCE_KEPT = "attendance_kept"
    ATTENDANCE_MISSING = "attendance_missing"
    SURVEY_UNKNOWN = "survey_unknown"
    ANSWER_OFF_SCALE = "answer_off_scale"
    ANSWER_KEPT = "answer_kept"
    ANSWERS_MISSING = "answers_missing"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Problem:
    """One oddity: where (row as the spreadsheet numbers it, 0 for all), what, how bad."""

    file: str
    sheet: str
    row: int
    column: str
    """The heading, or the column's letter where it has none; blank for a whole row."""
    kind: ProblemKind
    severity: Severity
    value: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
