"""Whether the columns of a sheet leave no doubt what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.domain.survey import Scale, scale_of
from mentordesk.domain.together import About, Part
from mentordesk.importing.headings import fold_heading
from mentordesk.importing.relation_attendance import LEAST_DAYS, is_day
from mentordesk.importing.relation_mapping import RelationMapping
from mentordesk.importing.relation_values import read_answer
from mentordesk.importing.relation_words import relation_meanings
from mentordesk.importing.sheet import Cell, Sheet, is_blank, text_of
from mentordesk.importing.words import roles_in, yes_no

_LONGEST_NAME = 80
_MENTOR = frozenset({Part.MENTOR, Part.MENTOR_EMAIL, Part.MENTOR_ID})
_MENTEE = frozenset({Part.MENTEE, Part.MENTEE_EMAIL, Part.MENTEE_ID})
_PERSON = frozenset({Part.PERSON, Part.PERSON_EMAIL, Part.PERSON_ID})
_TOLD_OF_SESSIONS = frozenset({Part.MINUTES, Part.MODE, Part.HELD})
_LEAST_QUESTIONS = 2


def cells_of(sheet: Sheet, header_row: int, index: int) -> list[Cell]:
    """The filled cells of a column below the headings."""
    rows = (row.cells for row in sheet.rows if row.number > header_row)
    return [cells[index] for cells in rows if index < len(cells) and not is_blank(cells[index])]


def is_plain(sheet: Sheet, mapping: RelationMapping) -> bool:
    """Whether the columns leave no doubt what the sheet is about."""
    names = all(
        _names_people(cells_of(sheet, mapping.header_row, column.index))
        for column in mapping.columns
        if column.meaning in (Part.MENTOR, Part.MENTEE)
    )
    both = mapping.has(_MENTOR) and mapping.has(_MENTEE)
    if not names:
        return False
    if mapping.about is About.ATTENDANCE:
        return _is_of_attendance(mapping)
    if mapping.about is About.SESSIONS:
        return mapping.has(frozenset({Part.DATE})) and _is_of_sessions(sheet, mapping, both)
    if mapping.about is About.GROUPS:
        return mapping.has(frozenset({Part.GROUP})) and mapping.has(_MENTEE)
    if mapping.about is About.PAIRS:
        mentee = next(c for c in mapping.columns if c.meaning in _MENTEE) if both else None
        return mentee is not None and "part" not in fold_heading(mentee.heading)
    return mapping.has(_PERSON) and _asks(sheet, mapping)


def _is_of_attendance(mapping: RelationMapping) -> bool:
    """Members with a column for each day; or the day and the group with who came, and no mentor."""
    days = [c for c in mapping.columns if c.meaning is Part.CAME and is_day(c.heading)]
    if len(days) >= LEAST_DAYS:
        return mapping.has(_MENTEE)
    on_a_day = mapping.has(frozenset({Part.DATE})) and mapping.has(frozenset({Part.GROUP}))
    named = any(_MENTOR & relation_meanings(c.heading).keys() for c in mapping.columns)
    told = mapping.has(frozenset({Part.CAME, Part.MISSED}) | _MENTEE)
    return on_a_day and told and not named


def _is_of_sessions(sheet: Sheet, mapping: RelationMapping, both: bool) -> bool:
    date = mapping.column(Part.DATE)
    said = fold_heading(" ".join((sheet.name, date.heading if date else "")))
    speaks = any(word in said for word in ("session", "meeting", "met "))
    is_told = mapping.has(_TOLD_OF_SESSIONS) or speaks
    somebody = both or mapping.has(frozenset({Part.GROUP})) or (speaks and mapping.has(_MENTEE))
    return somebody and is_told


def _names_people(cells: Sequence[Cell]) -> bool:
    texts = [text_of(cell).strip() for cell in cells]
    names = sum(
        len(text) <= _LONGEST_NAME
        and any(map(str.isalpha, text))
        and yes_no(text) is None
        and not roles_in(text)
        for text in texts
    )
    return names * 10 >= len(texts) * 7 if texts else False


def _asks(sheet: Sheet, mapping: RelationMapping) -> bool:
    """Whether so many columns ask what the surveys ask, and are answered on the scales."""
    asked = [c for c in mapping.columns if not isinstance(c.meaning, Part)]
    scaled = 0
    for column in asked:
        question = column.meaning
        assert not isinstance(question, Part)
        cells = cells_of(sheet, mapping.header_row, column.index)
        if scale_of(question) is not Scale.TEXT and cells:
            good = sum(read_answer(question, text_of(cell)) is not None for cell in cells)
            scaled += good * 10 >= len(cells) * 6
    return len(asked) >= _LEAST_QUESTIONS and scaled > 0
