"""How a sheet is read: which row names the columns, what each column fills, whose sheet it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from mentordesk.domain.fields import Field
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.sheet import SheetTrouble, Trouble, column_index, column_letter


class SheetRole(Enum):
    """Whose sign-ups a sheet holds."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"
    BY_COLUMN = "column"
    """Each row says it in the column mapped to the role."""
    BY_SECTION = "sections"
    """Each row is of the section it stands in: a line "Mentors", then rows, then "Mentees"."""
    BY_ANSWERS = "answers"
    """Each row is what it answered: places or topics offered, or goals or topics wanted."""
    NONE = "none"
    """People without a role: a list of alumni."""


@dataclass(frozen=True)
class ColumnMapping:
    """What one column (from 0) fills, and how sure that is, 0 to 100 (a person said so)."""

    index: int
    heading: str
    field: Field
    sure: int

    @property
    def name(self) -> str:
        """What problems call the column: its heading, or its letter where it has none."""
        return self.heading or column_letter(self.index)


@dataclass(frozen=True)
class Mapping:
    """How one sheet of one file is read; round trips through JSON for `--mapping`."""

    file: str
    sheet: str
    header_row: int
    """As the spreadsheet numbers it; 0 when no row names the columns."""
    columns: tuple[ColumnMapping, ...]
    role: SheetRole
    encoding: str | None = None
    delimiter: str | None = None
    is_used: bool = True
    """False for sheets that hold no people."""

    def column(self, field: Field) -> ColumnMapping | None:
        """The first column that fills the field."""
        return next((c for c in self.columns if c.field is field), None)

    def with_field(self, index: int, field: Field) -> Mapping:
        """The mapping with one column (from 0) put right; a single field moves there."""
        columns = []
        for column in self.columns:
            if column.index == index:
                column = replace(column, field=field, sure=100)
            elif column.field is field and field not in MANY:
                column = replace(column, field=Field.IGNORE, sure=100)
            columns.append(column)
        return replace(self, columns=tuple(columns))

    def to_json(self) -> dict[str, Any]:
        """What `mapping` in the command line's answer holds for this sheet."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "used": self.is_used,
            "header_row": self.header_row,
            "role": self.role.value,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "columns": [
                {
                    "index": c.index,
                    "column": column_letter(c.index),
                    "heading": c.heading,
                    "field": c.field.value,
                    "sure": c.sure,
                }
                for c in self.columns
            ],
        }


MANY = frozenset(
    {
        Field.IGNORE, Field.ROLE, Field.CONSENT, Field.EMAIL, Field.PHONE, Field.LANGUAGES,
        Field.HOURS, Field.COHORT_CODE,
        Field.TOPICS, Field.TOPICS_OFFERED, Field.TOPICS_WANTED, Field.TOPICS_REFUSED,
        Field.COUNTRIES_WORKED, Field.SECTOR_WANTED, Field.COUNTRY_WANTED, Field.SCHEMES,
        Field.PREFERRED_MENTOR, Field.NOT_WITH, Field.TAGS, Field.NOTES,
        Field.MOTIVATIONS, Field.EXPECTATIONS,
    }
)  # fmt: skip
"""Fields that several columns may fill; every other field takes one column only."""


def mapping_from_json(held: Any) -> Mapping:
    """The mapping of one sheet as `to_json` wrote it, or typed by hand with only what matters.

    Raises `SheetTrouble` BAD_MAPPING naming what is wrong.
    """
    if not isinstance(held, Table):
        raise SheetTrouble(Trouble.BAD_MAPPING, what="object", value=type(held).__name__)
    if "columns" not in held and held.get("used", True):
        raise SheetTrouble(Trouble.BAD_MAPPING, what="columns", value="missing")
    columns = tuple(_column(column) for column in _list(held.get("columns", [])))
    taken: dict[Field, int] = {}
    for column in columns:
        if column.field in taken and column.field not in MANY:
            raise SheetTrouble(Trouble.BAD_MAPPING, what="twice", value=column.field.value)
        taken[column.field] = column.index
    try:
        role = SheetRole(held.get("role", SheetRole.NONE.value))
    except ValueError as error:
        raise SheetTrouble(Trouble.BAD_MAPPING, what="role", value=held.get("role")) from error
    header_row = held.get("header_row", 1)
    if not isinstance(header_row, int) or isinstance(header_row, bool) or header_row < 0:
        raise SheetTrouble(Trouble.BAD_MAPPING, what="header_row", value=header_row)
    return Mapping(
        str(held.get("file") or ""),
        str(held.get("sheet") or ""),
        header_row,
        columns,
        role,
        _text_or_none(held.get("encoding")),
        _text_or_none(held.get("delimiter")),
        bool(held.get("used", True)),
    )


def mappings_from_json(held: Any) -> tuple[Mapping, ...]:
    """The mappings of all sheets: a list, one alone, or the whole answer of an earlier import."""
    if isinstance(held, Table) and "mapping" in held:
        held = held["mapping"]
    if isinstance(held, Table) and "sheets" in held:
        held = held["sheets"]
    if isinstance(held, Table):
        held = [held]
    return tuple(mapping_from_json(one) for one in _list(held))


def _list(held: Any) -> list[Any]:
    if not isinstance(held, list):
        raise SheetTrouble(Trouble.BAD_MAPPING, what="list", value=type(held).__name__)
    return held


def _text_or_none(held: Any) -> str | None:
    return held if isinstance(held, str) and held else None


def _column(held: Any) -> ColumnMapping:
    if not isinstance(held, Table):
        raise SheetTrouble(Trouble.BAD_MAPPING, what="object", value=type(held).__name__)
    index = held.get("index")
    if index is None and isinstance(held.get("column"), str):
        try:
            index = column_index(held["column"])
        except ValueError:
            index = None
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < 20_000:
        raise SheetTrouble(Trouble.BAD_MAPPING, what="index", value=held.get("index"))
    try:
        field = Field(held.get("field"))
    except ValueError as error:
        raise SheetTrouble(Trouble.BAD_MAPPING, what="field", value=held.get("field")) from error
    sure = held.get("sure", 100)
    return ColumnMapping(
        index, str(held.get("heading") or ""), field, sure if isinstance(sure, int) else 100
    )


def fingerprint(headings: tuple[str, ...]) -> str:
    """A short text that is the same for sheets with the same headings in the same order."""
    folded = "\x1f".join(fold_heading(heading) for heading in headings).rstrip("\x1f")
    return hashlib.sha256(folded.encode()).hexdigest()
