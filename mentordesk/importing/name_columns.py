"""Finds the columns of a name: one or two, headed or not, by what mail addresses are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mentordesk.domain.fields import Field
from mentordesk.domain.names import latin
from mentordesk.importing.evidence import Looks
from mentordesk.importing.headings import SURE, holds_word_for_name, meanings
from mentordesk.importing.mapping import ColumnMapping
from mentordesk.importing.sheet import Cell, Row, text_of
from mentordesk.importing.words import roles_in

NAMES = (Field.DISPLAY_NAME, Field.GIVEN_NAME, Field.FAMILY_NAME)


def mend_names(
    columns: list[ColumnMapping], data: Sequence[Row], looks: Sequence[Looks]
) -> list[ColumnMapping]:
    """Names come as one column or as two, and "Nom" or "Имя" mean now this, now that."""
    at = {c.field: c.index for c in columns if c.field in NAMES}
    if not at:
        at = _unheaded(columns, data, looks)
    elif set(at) == {Field.FAMILY_NAME}:
        at |= _called(columns, looks)
    display, given, family = (at.get(field) for field in NAMES)
    if display is not None and (given is None) != (family is None):
        part = given if given is not None else family
        assert part is not None
        other = _other_meaning(columns, part)
        if other is not None and looks[display].several_words > 0.6:
            # Whole names stand beside it, so the word means its other thing: a title, a post.
            at.pop(Field.GIVEN_NAME if given is not None else Field.FAMILY_NAME)
            columns = [replace(c, field=other) if c.index == part else c for c in columns]
        elif _is_the_same(data, part, display):
            at.pop(Field.GIVEN_NAME if given is not None else Field.FAMILY_NAME)
        elif not _is_part(data, part, display):
            at.pop(Field.DISPLAY_NAME)
            at[Field.GIVEN_NAME if given is None else Field.FAMILY_NAME] = display
    elif (
        display is None
        and len(at) == 1
        and not any(c.field is Field.ORIGINAL_NAME for c in columns)
    ):
        at = {Field.DISPLAY_NAME: next(iter(at.values()))}
    by_index = {index: field for field, index in at.items()}
    return [
        replace(c, field=by_index[c.index], sure=c.sure or 70)
        if c.index in by_index
        else (replace(c, field=Field.IGNORE, sure=0) if c.field in NAMES else c)
        for c in columns
    ]


def _other_meaning(columns: Sequence[ColumnMapping], index: int) -> Field | None:
    """What else the heading of a name column may mean, if no other column holds that yet."""
    taken = {column.field for column in columns}
    heading = next(column.heading for column in columns if column.index == index)
    for field, score in meanings(heading):
        if field not in NAMES and field is not Field.IGNORE and score >= SURE:
            return None if field in taken else field
    return None


def _is_part(data: Sequence[Row], part: int, whole: int) -> bool:
    pairs = _both(data, part, whole)
    held = sum(a in b or set(a.split()) <= set(b.split()) for a, b in pairs)
    return held * 2 >= len(pairs)


def _is_the_same(data: Sequence[Row], one: int, other: int) -> bool:
    """Whether two columns hold the same names, each in an order of its own."""
    pairs = _both(data, one, other)
    return bool(pairs) and all(
        " " in a and sorted(a.split()) == sorted(b.split()) for a, b in pairs
    )


def _both(data: Sequence[Row], one: int, other: int) -> list[tuple[str, str]]:
    pairs = ((latin(cell_text(row, one)), latin(cell_text(row, other))) for row in data[:100])
    return [(a, b) for a, b in pairs if a and b]


def _called(columns: Sequence[ColumnMapping], looks: Sequence[Looks]) -> dict[Field, int]:
    """What people like to be called, where nothing but the family name stands beside it."""
    found = next((c.index for c in columns if c.field is Field.GREETING), None)
    if found is None or not looks[found].filled or looks[found].honorific > 0.3:
        return {}
    return {Field.GIVEN_NAME: found}


def _unheaded(
    columns: list[ColumnMapping], data: Sequence[Row], looks: Sequence[Looks]
) -> dict[Field, int]:
    """Without a known heading, names are what mail addresses are made of, stand under some word
    for a name, or look like full names.
    """
    free = [
        c.index
        for c in columns
        if c.field is Field.IGNORE and c.sure < SURE and looks[c.index].filled
    ]
    mail = next((c.index for c in columns if c.field is Field.EMAIL), None)
    akin: dict[int, float] = {}
    if mail is not None:
        for index in free:
            akin[index] = _share_in_mail(data, index, mail)
        alike = [i for i in free if akin[i] >= 0.4 and looks[i].distinct > 0.3]
        if alike:
            best = max(alike, key=lambda i: (looks[i].name > 0.5, akin[i]))
            if looks[best].name > 0.5:
                return {Field.DISPLAY_NAME: best}
            if len(alike) >= 2:
                first, second = sorted(sorted(alike, key=lambda i: -akin[i])[:2])
                return {Field.GIVEN_NAME: first, Field.FAMILY_NAME: second}
            beside = _other_part(best, free, data, looks)
            if beside is not None:
                first, second = sorted((best, beside))
                return {Field.GIVEN_NAME: first, Field.FAMILY_NAME: second}
            return {Field.DISPLAY_NAME: best}
    headed = [
        i
        for i in free
        if _is_for_somebody(columns[i].heading) and looks[i].wordy > 0.6 and looks[i].prose < 0.3
    ]
    if headed:
        return {Field.DISPLAY_NAME: headed[0]}
    named = [
        i
        for i in free
        if looks[i].name >= 0.6 and looks[i].distinct > 0.5 and looks[i].country < 0.3
    ]
    return {Field.DISPLAY_NAME: max(named, key=lambda i: looks[i].name)} if named else {}


def _is_for_somebody(heading: str) -> bool:
    """Whether some word for a name stands in the heading, or it is "Mentor" alone."""
    is_role = len(heading.split()) < 3 and len(roles_in(heading)) == 1
    return is_role or holds_word_for_name(heading)


def _other_part(
    part: int, free: Sequence[int], data: Sequence[Row], looks: Sequence[Looks]
) -> int | None:
    """The neighbour that holds the other half of the names: one capitalised word a row, varied."""
    for index in (part + 1, part - 1):
        if index not in free or looks[index].distinct <= 0.5 or looks[index].country > 0.3:
            continue
        texts = [text for row in data[:100] if (text := cell_text(row, index))]
        if texts and all(t.replace("-", "").isalpha() and t[0].isupper() for t in texts):
            return index
    return None


def _share_in_mail(data: Sequence[Row], index: int, mail: int) -> float:
    held = tried = 0
    for row in data[:100]:
        name, address = cell_text(row, index), cell_text(row, mail).casefold()
        words = [w for w in latin(name).split() if len(w) > 2]
        if words and "@" in address and len(name) < 60:
            tried += 1
            held += any(word[:8] in address.partition("@")[0] for word in words)
    return held / tried if tried else 0.0


def cell_text(row: Row, index: int) -> str:
    """The trimmed text of a cell, blank where the row ends before it."""
    cell: Cell = row.cells[index] if index < len(row.cells) else None
    return text_of(cell).strip()
