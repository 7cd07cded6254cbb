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
