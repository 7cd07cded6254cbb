"""What was chosen to be imported: files and pastes, their sheets, and how each is to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from mentordesk.commands.imports import ImportPeople
from mentordesk.domain.fields import Field
from mentordesk.importing.mapping import Mapping, SheetRole
from mentordesk.importing.problems import Problem
from mentordesk.importing.sheet import Sheet, SheetTrouble
from mentordesk.jobs.together import RelationSheet
from mentordesk.progress import Progress


@dataclass(frozen=True)
class Source:
    """One file chosen or dropped, or one paste; `encoding` and `delimiter` overrule the guess."""

    key: str
    name: str
    path: Path | None = None
    text: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    only_people: bool = False
    """Whether she said that all its sheets are sign-ups, whatever they look like."""

    def of_people(self) -> Source:
        """The same source, every sheet of it read as sign-ups."""
        return replace(self, only_people=True)


@dataclass(frozen=True)
class SheetChoice:
    """One sheet of a source and how it is to be read."""

    key: str
    source: str
    sheet: Sheet
    mapping: Mapping
    is_remembered: bool = False
    """Whether a person's corrections of an earlier file of this shape were used."""
    is_corrected: bool = False
    """Whether a person put the columns or the role right; such a mapping is remembered."""

    @property
    def is_used(self) -> bool:
        """Whether the sheet is ticked."""
        return self.mapping.is_used

    @property
    def rows(self) -> int:
        """How many filled rows stand below the headings."""
        first = self.mapping.header_row
        return sum(row.number > first for row in self.sheet.rows)


@dataclass(frozen=True)
class Read:
    """What reading a source came to: its sheets, or why it cannot be read at all."""

    sheets: tuple[SheetChoice, ...] = ()
    problems: tuple[Problem, ...] = ()
    trouble: SheetTrouble | None = None
    relations: tuple[RelationSheet, ...] = ()
    """Sheets of pairs, groups, sessions or answers, which a page of their own brings in."""


@dataclass(frozen=True)
class Arrived:
    """Sheets about people together, with the sources they were read from."""

    sheets: tuple[RelationSheet, ...]
    sources: tuple[Source, ...] = ()
    people: Callable[[Progress], ImportPeople] | None = None
    """Judges the sign-ups of the same files anew, that come in first in the same step."""


@dataclass
class Chosen:
    """The sources in their order, their sheets, and every correction of how they are read."""

    sources: dict[str, Source] = field(default_factory=dict)
    reads: dict[str, Read] = field(default_factory=dict)
    _edition: int = 0
    _count: int = 0
    _typed: bool = False

    # what there is --------------------------------------------------------------------------

    @property
    def choices(self) -> tuple[SheetChoice, ...]:
        """Every sheet of every source that could be read, in order."""
        reads = (self.reads[key] for key in self.sources if key in self.reads)
        return tuple(choice for read in reads for choice in read.sheets)

    @property
    def used(self) -> tuple[SheetChoice, ...]:
        """The sheets that are ticked."""
        return tuple(choice for choice in self.choices if choice.is_used)

    @property
    def edition(self) -> int:
        """Grows with every change that makes the plan old."""
        return self._edition

    @property
    def is_reading(self) -> bool:
        """Whether a source has not been read yet."""
        return any(key not in self.reads for key in self.sources)

    @property
    def corrected(self) -> tuple[Mapping, ...]:
        """The mappings to be remembered for the next file of their shape."""
        return tuple(choice.mapping for choice in self.used if choice.is_corrected)

    def choice(self, key: str) -> SheetChoice | None:
        """The sheet of that key."""
        return next((choice for choice in self.choices if choice.key == key), None)

    @property
    def is_put_right(self) -> bool:
        """Whether a person corrected a cell, a column or a role."""
        return self._typed or any(choice.is_corrected for choice in self.choices)

    def nameless(self) -> Iterable[SheetChoice]:
        """The ticked sheets in which no column says who the people are."""
        return (c for c in self.used if not any(m.field in _NAMING for m in c.mapping.columns))

    def touch(self) -> None:
        """What rows are compared with has changed: they must be judged anew."""
        self._edition += 1

    # files ----------------------------------------------------------------------------------

    def add_files(self, paths: Iterable[Path | Source]) -> list[Source]:
        """Take files in; one that is there already is read anew. The sources to be read.

        A source that was here before is taken in again, to be read as it now says.
        """
        added = []
        for path in paths:
            if isinstance(path, Source):
                added.append(replace(path, key=self._new_key()))
                self._put(added[-1])
                continue
            known = next((s for s in self.sources.values() if s.path == path), None)
            source = known or Source(self._new_key(), self._free_name(path.name), path)
            self._put(source)
            added.append(source)
        return added

    def add_paste(self, text: str) -> Source:
        """Take pasted cells in. The source to be read."""
        source = Source(self._new_key(), self._free_name("Pasted rows"), None, text)
        self._put(source)
        return source

    def remove(self, key: str) -> None:
        """Put a source back."""
        self.sources.pop(key, None)
        self.reads.pop(key, None)
        self._grow()

    def read_again(self, key: str, encoding: str | None, delimiter: str | None = None) -> Source:
        """Have a text file read in another way. The source to be read."""
        source = replace(self.sources[key], encoding=encoding, delimiter=delimiter)
        self._put(source)
        return source

    def took(self, key: str, read: Read) -> None:
        """A source was read; one that was put back meanwhile is forgotten."""
        if key in self.sources:
            self.reads[key] = read
            self._grow()

    # how a sheet is read --------------------------------------------------------------------

    def set_used(self, key: str, used: bool) -> None:
        """Tick a sheet, or not."""
        self._change(key, lambda c: replace(c, mapping=replace(c.mapping, is_used=used)))

    def set_mapping(self, key: str, mapping: Mapping) -> None:
        """Read a sheet by another mapping, as after its header row was put right."""
        self._change(key, lambda c: replace(c, mapping=mapping))

    def set_field(self, key: str, column: int, meaning: Field) -> None:
        """Say what a column (from 0) means; a field that takes one column only moves there."""
        self._correct(key, lambda m: m.with_field(column, meaning))

    def set_role(self, key: str, role: SheetRole) -> None:
        """Say whose sign-ups a sheet holds."""
        self._correct(key, lambda m: replace(m, role=role))

    def set_cell(self, key: str, row: int, column: int, text: str) -> None:
        """Type one cell anew: row as the spreadsheet numbers it, column from 0."""
        held = text if text.strip() else None
        self._typed = True
        self._change(key, lambda c: replace(c, sheet=c.sheet.with_cell(row, column, held)))

    # ------------------------------------------------------------------------------------------

    def _put(self, source: Source) -> None:
        self.sources[source.key] = source
        self.reads.pop(source.key, None)
        self._grow()

    def _correct(self, key: str, changed: Callable[[Mapping], Mapping]) -> None:
        self._change(key, lambda c: replace(c, mapping=changed(c.mapping), is_corrected=True))

    def _change(self, key: str, changed: Callable[[SheetChoice], SheetChoice]) -> None:
        for source, read in self.reads.items():
            if any(choice.key == key for choice in read.sheets):
                sheets = tuple(changed(c) if c.key == key else c for c in read.sheets)
                self.reads[source] = replace(read, sheets=sheets)
                self._grow()
                return

    def _grow(self) -> None:
        """Other sheets, or read otherwise."""
        self._edition += 1

    def _new_key(self) -> str:
        self._count += 1
        return f"s{self._count}"

    def _free_name(self, name: str) -> str:
        """Two files of one name from two folders must not be taken for one."""
        taken = {source.name for source in self.sources.values()}
        number, free = 1, name
        while free in taken:
            number += 1
            free = f"{name} ({number})"
        return free


_NAMING = frozenset(
    {
        Field.DISPLAY_NAME,
        Field.GIVEN_NAME,
        Field.FAMILY_NAME,
        Field.ORIGINAL_NAME,
        Field.EMAIL,
    }
)
