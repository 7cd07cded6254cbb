"""How one sheet about people who are together is read, as a value that is printed and kept."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from typing import Any

from mentordesk.domain.together import About, Meaning, Part, meaning_of
from mentordesk.importing.sheet import SheetTrouble, Trouble, column_index, column_letter


@dataclass(frozen=True)
class RelationColumn:
    """One column and what it is taken for; `index` counts from 0."""

    index: int
    heading: str
    meaning: Meaning

    @property
    def name(self) -> str:
        """The heading, or the letter of a column without one."""
        return self.heading or column_letter(self.index)


@dataclass(frozen=True)
class RelationMapping:
    """How one sheet about people who are together is read."""

    file: str
    sheet: str
    header_row: int
    about: About
    columns: tuple[RelationColumn, ...]
    gains: tuple[str, ...] = ()
    """The words of the office's lists of gains, that a column of answers may be about."""

    def column(self, meaning: Meaning) -> RelationColumn | None:
        """The first column of that meaning."""
        return next((c for c in self.columns if c.meaning == meaning), None)

    def has(self, some: frozenset[Part]) -> bool:
        """Whether any column tells one of these."""
        return any(c.meaning in some for c in self.columns)

    def with_meaning(self, index: int, meaning: Meaning) -> RelationMapping:
        """The mapping with one column meaning something else; who had that meaning loses it.

        Several may tell who came: one for each day.
        """
        columns = tuple(
            replace(c, meaning=meaning)
            if c.index == index
            else replace(c, meaning=Part.IGNORE)
            if c.meaning == meaning and meaning is not Part.CAME
            else c
            for c in self.columns
        )
        return replace(self, columns=columns)

    def to_json(self) -> dict[str, Any]:
        """As the command line prints it and reads it; `about` tells it from a sign-up sheet's."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "used": True,
            "about": self.about.value,
            "header_row": self.header_row,
            "columns": [
                {
                    "index": c.index,
                    "column": column_letter(c.index),
                    "heading": c.heading,
                    "field": c.meaning.value,
                }
                for c in self.columns
            ],
        }


def relation_from_json(held: Table[str, Any]) -> RelationMapping:
    """The mapping as `to_json` wrote it. Raises `SheetTrouble` BAD_MAPPING naming what is wrong."""
    try:
        about = About(held.get("about"))
    except ValueError as error:
        value = held.get("about")
        raise SheetTrouble(Trouble.BAD_MAPPING, what="about", value=value) from error
    columns = []
    for each in held.get("columns") or ():
        try:
            index = each["index"] if "index" in each else column_index(each["column"])
            meaning = meaning_of(each["field"])
        except (KeyError, TypeError, ValueError) as error:
            raise SheetTrouble(Trouble.BAD_MAPPING, what="column", value=str(each)[:60]) from error
        columns.append(RelationColumn(int(index), str(each.get("heading") or ""), meaning))
    row = held.get("header_row", 1)
    if not isinstance(row, int) or isinstance(row, bool) or row < 0:
        raise SheetTrouble(Trouble.BAD_MAPPING, what="header_row", value=row)
    file, sheet = str(held.get("file") or ""), str(held.get("sheet") or "")
    return RelationMapping(file, sheet, row, about, tuple(columns))
