"""Recognises a sheet of pairs, groups, sessions or survey answers by its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentordesk.domain.fields import Field
from mentordesk.domain.survey import Gain, Question
from mentordesk.domain.together import PARTS, About, Meaning, Part
from mentordesk.importing.contact import read_emails
from mentordesk.importing.header import find_header, header_at
from mentordesk.importing.headings import SURE, fold_heading, meanings
from mentordesk.importing.relation_attendance import LEAST_DAYS, is_day, is_marks
from mentordesk.importing.relation_mapping import RelationColumn, RelationMapping
from mentordesk.importing.relation_plain import cells_of, is_plain
from mentordesk.importing.relation_words import WHOLE, relation_meanings
from mentordesk.importing.sheet import (
    Cell,
    Row,
    Sheet,
    text_of,
)

_LOOK_AT = 20
_SIGN_UP = frozenset(
    {
        Field.GOAL_1, Field.GOAL_2, Field.PLACES, Field.CONSENT, Field.HOURS, Field.TOPICS_OFFERED,
        Field.TOPICS_WANTED, Field.MOTIVATIONS, Field.EXPECTATIONS, Field.LANGUAGES, Field.BIO,
        Field.YEARS_EXPERIENCE, Field.EMPLOYER, Field.COUNTRY,
    }
)  # fmt: skip
"""What is asked of people who sign up and of nobody who is in a pair already."""


def recognised(sheet: Sheet, gains: tuple[str, ...] = ()) -> RelationMapping | None:
    """How the sheet is read when it plainly is about people together; None for any other sheet.

    `gains` are the words of the office's own lists that a survey asks about.
    """
    for header_row, headings in _headers(sheet):
        if _is_sign_up(headings):
            continue
        for about in (About.ATTENDANCE, About.SESSIONS, About.GROUPS, About.PAIRS, About.ANSWERS):
            mapping = _mapped(sheet, header_row, headings, about, gains)
            if is_plain(sheet, mapping):
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
        known = sum(bool(relation_meanings(text)) for text in texts if text)
        if known >= 2 or (known and sum(map(is_day, texts)) >= LEAST_DAYS):
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
    if about is About.ATTENDANCE:
        offers += _offers(headings, {*_MEMBERS}, _MEMBERS)
    if about is About.ANSWERS:
        offers = sorted([*_of_gains(headings, gains), *offers], key=lambda one: (-one[0], one[1]))
    for _sure, index, offered in offers:
        cells = cells_of(sheet, header_row, index)
        meaning = _by_values(offered, cells)
        if index not in given and meaning not in given.values():
            given[index] = meaning
    if about is About.ATTENDANCE:
        for index, heading in enumerate(headings):
            is_new = index not in given and is_day(heading)
            if is_new and is_marks(cells_of(sheet, header_row, index)):
                given[index] = Part.CAME
    columns = tuple(
        RelationColumn(index, heading, given.get(index, Part.IGNORE))
        for index, heading in enumerate(headings)
    )
    return RelationMapping(sheet.file, sheet.name, header_row, about, columns, gains)


_MEMBERS: dict[Meaning, Meaning] = {
    Part.PERSON: Part.MENTEE,
    Part.PERSON_EMAIL: Part.MENTEE_EMAIL,
    Part.PERSON_ID: Part.MENTEE_ID,
}
"""A plain name on a sheet of attendance is that of a member."""


def _offers(
    headings: Sequence[str], allowed: set[Meaning], meant: Mapping[Meaning, Meaning] | None = None
) -> list[tuple[int, int, Meaning]]:
    """Every column with each of its meanings, the surest first, then from left to right.

    `meant` is what a meaning stands for on this kind of sheet.
    """
    found = [
        (sure, index, (meant or {}).get(meaning, meaning))
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


def _is_sign_up(headings: Sequence[str]) -> bool:
    asked = {
        field
        for heading in headings
        if heading
        for field, sure in meanings(heading)[:1]
        if sure >= SURE
    }
    return len(asked & _SIGN_UP) >= 2
