"""Recognises a sheet of pairs, groups, sessions or survey answers by its columns."""

from __future__ import annotations

from collections.abc import Sequence

from mentordesk.domain.fields import Field
from mentordesk.domain.survey import Gain, Question, Scale, scale_of
from mentordesk.domain.together import PARTS, About, Meaning, Part
from mentordesk.importing.contact import read_emails
from mentordesk.importing.header import find_header, header_at
from mentordesk.importing.headings import SURE, fold_heading, meanings
from mentordesk.importing.relation_mapping import RelationColumn, RelationMapping
from mentordesk.importing.relation_values import read_answer
from mentordesk.importing.relation_words import WHOLE, relation_meanings
from mentordesk.importing.sheet import (
    Cell,
    Row,
    Sheet,
    is_blank,
    text_of,
)
from mentordesk.importing.words import roles_in, yes_no

_LOOK_AT = 20
_LONGEST_NAME = 80
_SIGN_UP = frozenset(
    {
        Field.GOAL_1, Field.GOAL_2, Field.PLACES, Field.CONSENT, Field.HOURS, Field.TOPICS_OFFERED,
        Field.TOPICS_WANTED, Field.MOTIVATIONS, Field.EXPECTATIONS, Field.LANGUAGES, Field.BIO,
        Field.YEARS_EXPERIENCE, Field.EMPLOYER, Field.COUNTRY,
    }
)  # fmt: skip
"""What is asked of people who sign up and of nobody who is in a pair already."""
_MENTOR = frozenset({Part.MENTOR, Part.MENTOR_EMAIL, Part.MENTOR_ID})
_MENTEE = frozenset({Part.MENTEE, Part.MENTEE_EMAIL, Part.MENTEE_ID})
_PERSON = frozenset({Part.PERSON, Part.PERSON_EMAIL, Part.PERSON_ID})
_TOLD_OF_SESSIONS = frozenset({Part.MINUTES, Part.MODE, Part.HELD})
_LEAST_QUESTIONS = 2


def recognised(sheet: Sheet, gains: tuple[str, ...] = ()) -> RelationMapping | None:
    """How the sheet is read when it plainly is about people together; None for any other sheet.

    `gains` are the words of the office's own lists that a survey asks about.
    """
    for header_row, headings in _headers(sheet):
        if _is_sign_up(headings):
            continue
        for about in (About.SESSIONS, About.GROUPS, About.PAIRS, About.ANSWERS):
            mapping = _mapped(sheet, header_row, headings, about, gains)
            if _is_plain(sheet, mapping):
                return mapping
    return None


def headings_in(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that may head the columns, by number, each with its texts; the likeliest first."""
    return _headers(sheet)


def read_as(
    sheet: Sheet, about: About, header_row: int | None = None, gains: tuple[str, ...] = ()
) -> RelationMapping:
    """The sheet read as what a person says it is about."""
    found = list(_headers(sheet))
    if header_row is not None:
        found = [(header_row, header_at(sheet, header_row).headings)]
    mapped = [_mapped(sheet, row, headings, about, gains) for row, headings in found]
    return max(mapped, key=lambda m: sum(c.meaning is not Part.IGNORE for c in m.columns))


def _headers(sheet: Sheet) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that may head the columns, those with the most known headings first."""
    joined = find_header(sheet)
    found = [(joined.row, joined.headings)] if joined.row else []
    for row in sheet.rows[:_LOOK_AT]:
        texts = _texts(row)
        if sum(bool(relation_meanings(text)) for text in texts if text) >= 2:
            found.append((row.number, texts))
    found.sort(key=lambda each: -sum(max(relation_meanings(t).values(), default=0) == WHOLE
                                     for t in each[1] if t))  # fmt: skip
    if not found:  # headings nobody knows: the first row, for a person to say what they mean
        found = [(row.number, _texts(row)) for row in sheet.rows[:1]]
    return found[:4] or [(0, ())]


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(text_of(cell).split())[:400] for cell in row.cells)


def _mapped(
    sheet: Sheet, header_row: int, headings: Sequence[str], about: About, gains: tuple[str, ...]
) -> RelationMapping:
    allowed: set[Meaning] = set(PARTS[about])
    if about is About.ANSWERS:
        allowed |= set(Question)
    given: dict[int, Meaning] = {}
    offers = _offers(headings, allowed)
    if about is About.ANSWERS:
        offers = sorted([*_of_gains(headings, gains), *offers], key=lambda one: (-one[0], one[1]))
    for _sure, index, offered in offers:
        cells = _cells(sheet, header_row, index)
        meaning = _by_values(offered, cells)
        if index not in given and meaning not in given.values():
            given[index] = meaning
    columns = tuple(
        RelationColumn(index, heading, given.get(index, Part.IGNORE))
        for index, heading in enumerate(headings)
    )
    return RelationMapping(sheet.file, sheet.name, header_row, about, columns, gains)


def _offers(headings: Sequence[str], allowed: set[Meaning]) -> list[tuple[int, int, Meaning]]:
    """Every column with each of its meanings, the surest first, then from left to right."""
    found = [
        (sure, index, meaning)
        for index, heading in enumerate(headings)
        for meaning, sure in relation_meanings(heading).items()
        if meaning in allowed
    ]
    return sorted(found, key=lambda offer: (-offer[0], offer[1]))


def _of_gains(headings: Sequence[str], gains: Sequence[str]) -> list[tuple[int, int, Meaning]]:
    """Columns whose heading holds a word of the lists, as in "How far are you? [Leadership]"."""
    folded = [(word, f" {fold_heading(word)} ") for word in gains]
    return [
        (WHOLE + len(part), index, Gain(word))
        for index, heading in enumerate(headings)
        for word, part in folded
        if part.strip() and part in f" {fold_heading(heading)} "
    ]


_MAILS = {
    Part.MENTOR: Part.MENTOR_EMAIL,
    Part.MENTEE: Part.MENTEE_EMAIL,
    Part.PERSON: Part.PERSON_EMAIL,
}


def _by_values(meaning: Meaning, cells: Sequence[Cell]) -> Meaning:
    """A column headed "Mentor" that holds mail addresses is the mentor's address."""
    if isinstance(meaning, Part) and meaning in _MAILS and cells:
        mails = sum("@" in text_of(cell) and bool(read_emails(text_of(cell))[0]) for cell in cells)
        if mails * 2 > len(cells):
            return _MAILS[meaning]
    return meaning


def _cells(sheet: Sheet, header_row: int, index: int) -> list[Cell]:
    """The filled cells of a column below the headings."""
    rows = (row.cells for row in sheet.rows if row.number > header_row)
    return [cells[index] for cells in rows if index < len(cells) and not is_blank(cells[index])]


def _is_sign_up(headings: Sequence[str]) -> bool:
    asked = {
        field
        for heading in headings
        if heading
        for field, sure in meanings(heading)[:1]
        if sure >= SURE
    }
    return len(asked & _SIGN_UP) >= 2


def _is_plain(sheet: Sheet, mapping: RelationMapping) -> bool:
    """Whether the columns leave no doubt what the sheet is about."""
    names = all(
        _names_people(_cells(sheet, mapping.header_row, column.index))
        for column in mapping.columns
        if column.meaning in (Part.MENTOR, Part.MENTEE)
    )
    both = mapping.has(_MENTOR) and mapping.has(_MENTEE)
    if not names:
        return False
    if mapping.about is About.SESSIONS:
        return mapping.has(frozenset({Part.DATE})) and _is_of_sessions(sheet, mapping, both)
    if mapping.about is About.GROUPS:
        return mapping.has(frozenset({Part.GROUP})) and mapping.has(_MENTEE)
    if mapping.about is About.PAIRS:
        mentee = next(c for c in mapping.columns if c.meaning in _MENTEE) if both else None
        return mentee is not None and "part" not in fold_heading(mentee.heading)
    return mapping.has(_PERSON) and _asks(sheet, mapping)


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
        cells = _cells(sheet, mapping.header_row, column.index)
        if scale_of(question) is not Scale.TEXT and cells:
            good = sum(read_answer(question, text_of(cell)) is not None for cell in cells)
            scaled += good * 10 >= len(cells) * 6
    return len(asked) >= _LEAST_QUESTIONS and scaled > 0
