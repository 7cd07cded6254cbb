"""What an import has to say: problems in cells, files that cannot be read, its lines of history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentordesk.wording import imports_together as together
from mentordesk.wording.refusals import Sentence

REJECT_HEADING = "Why it was rejected"
"""The heading of the reasons in a workbook of rejected rows, by which they are known again."""

HISTORY: dict[str, str] = {
    "ImportPeople": "{rows} rows imported from {files}: {added} added, {changed} changed, "
    "{waiting} waiting",
    "SettleWaitingRow": "{name} compared with {other} and decided",
    **together.HISTORY,
}

PROBLEMS: dict[str, str] = {
    "encoding_guessed": "The file does not say how its letters are written; it was read as "
    "{encoding}. Look at the names in rows {value}; if they are wrong, choose another encoding.",
    "quote_open": "A quotation mark opens here and never closes; the row was read as it stands.",
    "formula_without_value": "This cell holds a formula without a result, so it was left out. "
    "Open the file in a spreadsheet program and save it once.",
    "error_cell": "This cell shows the error {value} and was left out.",
    "sheet_ignored": "The sheet “{sheet}” seems to hold no people and was left out. "
    "Say in the mapping that it is used if it does.",
    "column_ignored": "The column “{column}” was not recognised and was left out. "
    "Choose what it holds, and it will be remembered.",
    "column_unsure": "It is not certain what the column “{column}” holds.",
    "no_header": "No row names the columns; they were recognised by what they hold.",
    "no_name": "There is neither a name nor a mail address in this row. "
    "Add one and import it again.",
    "header_repeated": "This row repeats the headings.",
    "total_row": "This row is a total, not a person.",
    "not_a_person": "This row is a title, a note or an example, not a person. "
    "Give it a mail address and import it again if it is one.",
    "only_numbers": "“{value}” cannot be a name and was left out.",
    "email_wrong": "“{value}” is not a mail address and was left out. Correct it and import again.",
    "phone_wrong": "“{value}” is not a telephone number and was left out.",
    "date_wrong": "“{value}” is not a date and was left out. Write it as 2026-03-31.",
    "date_unsure": "“{value}” may be read in two ways; it was read with the day first.",
    "number_wrong": "“{value}” is not a number of years and was left out.",
    "places_wrong": "“{value}” is not a number of mentees (0 to 20) and was left out.",
    "year_wrong": "“{value}” is not a year and was left out.",
    "year_order": "The last year, {value}, comes before the first and was left out.",
    "country_unknown": "“{value}” is no country we know; it was kept as it is written.",
    "time_zone_unknown": "“{value}” is no time zone we know and was left out. "
    "Write it as Asia/Dhaka.",
    "language_unknown": "“{value}” is no language we know and was left out.",
    "hours_unclear": "The hours “{value}” were kept as text, but cannot be compared. "
    "Write them as Mon 18:00-20:00.",
    "role_unknown": "“{value}” says neither mentor nor mentee; the role was left open.",
    "status_unknown": "“{value}” says neither student, alum nor staff, and was left out.",
    "scheme_unknown": "“{value}” names none of the schemes and was left out.",
    "answer_unclear": "“{value}” is neither yes nor no; no answer was recorded.",
    "text_cut": "The text that begins “{value}” is too long and was cut.",
    "text_garbled": "“{value}” seems to have been saved with the wrong letters; it was kept as it "
    "is. Export the sheet again as UTF-8.",
    "extra_cell": "“{value}” stands in a column without a heading and was left out.",
    "name_from_email": "The name is missing; the mail address {value} stands in for it.",
    **together.PROBLEMS,
}
"""By the value of the problem's kind; complete (tested)."""

TROUBLES: dict[str, tuple[str, str]] = {
    "missing": ("There is no file {file}.", "Check the name and the folder."),
    "empty": ("{file} is empty.", "Export it again, then import that."),
    "not_a_file": (
        "{file} is no file but a pipe or a device.",
        "Save the sheet as a file, then import that.",
    ),
    "not_a_sheet": (
        "{file} is not a spreadsheet.",
        "Use an xlsx, xls, ods, csv or tsv file, or paste the cells.",
    ),
    "password": (
        "{file} is protected by a password.",
        "Open it in a spreadsheet program, save it without the password, and import that.",
    ),
    "too_big": (
        "{file} is too big: at most 200,000 filled rows and 20 million cells are read.",
        "Cut it into several files.",
    ),
    "hostile": (
        "{file} would unpack to many times its size, as no honest spreadsheet does, and was not "
        "opened.",
        "Ask whoever sent it for a csv file.",
    ),
    "damaged": (
        "{file} is damaged and cannot be read.",
        "Open it in a spreadsheet program, save it again, and import that.",
    ),
    "too_slow": (
        "{file} took too long to read and was given up.",
        "Save it as csv and import that.",
    ),
    "not_readable": ("{file} cannot be opened.", "Check that it is yours to open."),
    "not_written": (
        "The rejected rows could not be written to {file}: {detail}.",
        "Check the folder and the disk, or choose another place.",
    ),
    "wrong_encoding": (
        "The file cannot be read as {encoding}.",
        "Use an encoding such as utf-8 or cp1252, or leave it out.",
    ),
    "bad_mapping": (
        "The mapping cannot be used: {what} “{value}”.",
        "Take the mapping that an import printed, and change only its fields.",
    ),
}
"""By the value of the trouble's kind: what is wrong, and what to do; complete (tested)."""


def problem(kind: str, values: Mapping[str, Any]) -> str:
    """The sentence for a problem, given its kind's value and what it speaks of."""
    return PROBLEMS[kind].format_map(_Shown(values))


def sheet_trouble(kind: str, values: Mapping[str, Any]) -> Sentence:
    """What is wrong with a whole file, and what to do."""
    what, do = TROUBLES[kind]
    shown = _Shown({"file": "The file", **values})
    return Sentence(what.format_map(shown), do.format_map(shown))


class _Shown(dict[str, Any]):
    """Values of a sentence; one that is not known is left out."""

    def __missing__(self, key: str) -> str:
        return "…"


NO_COPY = "No backup could be made before this import; one step of undo takes it back all the same."
"""A copy is made before a big import; a disk that refuses it does not stop the import."""
