"""Guesses the mapping of a sheet from headings and values, and says how sure it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mentordesk.domain.fields import Field
from mentordesk.domain.person import Role
from mentordesk.importing.asides import is_aside, usual_width
from mentordesk.importing.evidence import Looks, looks_of
from mentordesk.importing.header import Header, find_header, header_at
from mentordesk.importing.headings import ENOUGH, SURE, fold_heading, group_of, meanings
from mentordesk.importing.mapping import MANY, ColumnMapping, Mapping, SheetRole
from mentordesk.importing.name_columns import NAMES, cell_text, mend_names
from mentordesk.importing.sheet import Row, Sheet, is_blank, text_of
from mentordesk.importing.weighing import by_prose, by_values, instead, plainly, weighed
from mentordesk.importing.words import roles_in

_OF_MENTORS = frozenset(
    {Field.PLACES, Field.TOPICS_OFFERED, Field.TRAINING_DATE, Field.TOPICS_REFUSED}
)
_OF_MENTEES = frozenset(
    {
        Field.GOAL_1, Field.GOAL_2, Field.GOAL_3, Field.TOPICS_WANTED, Field.SECTOR_WANTED,
        Field.COUNTRY_WANTED, Field.PREFERRED_MENTOR,
    }
)  # fmt: skip


def guess_mapping(sheet: Sheet, header_row: int | None = None) -> Mapping:
    """The most believable mapping of a sheet; `header_row` overrules the guess (0: none)."""
    header = find_header(sheet) if header_row is None else header_at(sheet, header_row)
    data = data_rows(sheet, header.row)
    width = max([len(header.headings), *(len(row.cells) for row in data)], default=0)
    headings = [header.headings[i] if i < len(header.headings) else "" for i in range(width)]
    cells = [[row.cells[i] for row in data if i < len(row.cells)] for i in range(width)]
    looks = [looks_of(column) for column in cells]
    columns = _assign(headings, looks)
    columns = mend_names(columns, data, looks)
    mapping = Mapping(
        sheet.file,
        sheet.name,
        header.row,
        tuple(columns),
        SheetRole.NONE,
        sheet.encoding,
        sheet.delimiter,
    )
    return replace(
        mapping, role=_role(sheet, mapping), is_used=_holds_people(mapping, header, data)
    )


def prepare() -> None:
    """Read the words that sheets are understood by: a seventh of a second, once in a run."""
    meanings("")
    roles_in("")


def data_rows(sheet: Sheet, header_row: int) -> tuple[Row, ...]:
    """The filled rows below the header: the rows an import counts."""
    return tuple(row for row in sheet.rows if row.number > header_row)


def _assign(headings: Sequence[str], looks: Sequence[Looks]) -> list[ColumnMapping]:
    """Gives each field to the column that fits it best, never two columns to a single field."""
    offers: list[tuple[float, int, Field]] = []
    for index, (heading, look) in enumerate(zip(headings, looks, strict=True)):
        known = _known(heading, look)
        if heading == "id" and "display_name" in headings and look.uuid > 0.9:
            offers.append((101.0, index, Field.OWN_ID))  # a table that we exported ourselves
        is_settled = known.get(Field.IGNORE, 0.0) >= SURE
        for field, score in known.items():
            offers.append((weighed(field, score, look), index, field))
        others = (*by_prose(known, look), *instead(known, look))
        offers.extend((score, index, field) for field, score in others)
        best = max((weighed(f, s, look) for f, s in known.items()), default=0.0)
        is_wish = _wishes_for_a_role(heading, known) or _is_role_alone(heading)
        of_mentees = roles_in(heading) == {Role.MENTEE} and not _PAST.search(fold_heading(heading))
        if not is_settled and (best < SURE or is_wish):
            offers.extend(
                (score, index, field) for field, score in plainly(look, is_wish, of_mentees)
            )
        if not is_settled and best < ENOUGH:
            # Values speak where the heading does not.
            found = by_values(look, bool(heading), any(headings))
            offers.extend((max(s, known.get(f, 0.0)), index, f) for f, s in found)
    strangers = _of_the_other(headings)
    offers = [o for o in offers if o[1] not in strangers or o[2] not in _PERSONAL]
    # A column without any answer takes only what no filled column wants.
    offers.sort(key=lambda offer: (not looks[offer[1]].filled, -offer[0], offer[1]))
    given: dict[int, tuple[Field, float]] = {}
    taken: set[Field] = set()
    for score, index, field in offers:
        if score < ENOUGH or index in given:
            continue
        if field in taken and field not in MANY:
            follower = _next_goal(field, taken)
            if follower is None:
                continue
            field = follower
        given[index] = (field, score)
        taken.add(field)
    rest = [i for i in range(len(headings)) if i not in given and i not in strangers]
    _give_the_rest(rest, given, taken, headings, looks)
    return [
        ColumnMapping(index, heading, *_given(given.get(index)))
        for index, heading in enumerate(headings)
    ]


def _give_the_rest(
    rest: Sequence[int],
    given: dict[int, tuple[Field, float]],
    taken: set[Field],
    headings: Sequence[str],
    looks: Sequence[Looks],
) -> None:
    """A column whose field another column took may still hold what its values plainly are."""
    for index in rest:
        heading, look = headings[index], looks[index]
        known = _known(heading, look)
        if max(known.values(), default=0.0) < ENOUGH or known.get(Field.IGNORE, 0.0) >= ENOUGH:
            continue
        for field, score in by_values(look, bool(heading), any(headings)):
            if score >= ENOUGH and (field not in taken or field in MANY):
                given[index] = (field, score)
                taken.add(field)
                break


def _known(heading: str, look: Looks) -> dict[Field, float]:
    """What the heading may mean; over ticks the group counts, for the rest only names an option."""
    group = group_of(heading)
    if group and look.answer > 0.8:
        of_group = dict(meanings(group))
        if max(of_group.values(), default=0.0) >= ENOUGH:
            return of_group
    return dict(meanings(heading)) if heading else {}


_WISHES = re.compile(
    r"\b(like|want|willing|happy|interested|wish|keen|ready|offer|available|open to|bereit|"
    r"disponi\w*|dispost\w*|dispuest\w*|pret|prete|beschikbaar|gotow\w*|ochot\w*|hazir|готов\w*|"
    r"quiero|gustaria|deseo|interesa|"
    r"souhaite\w*|veux|voudrais|quero|gostaria|mochte\w*|vorrei|voglio|wil|graag|vill|istiyorum|"
    r"muon|ingin|ningependa|хочу|хотел\w*|бажаю|chce|chtel\w*)\b"
)
_PARTNER = re.compile(r"\b(?:your|my|our|their|the) (?:\w+ )?(?:mentor|mentee)s?\b")
"""The role of the other side: "Happy for your mentor to see this?" is no wish to be one."""

_PAST = re.compile(r"\b(before|previous\w*|already|ever|past|code|agree|training|trained|been)\b")


def _wishes_for_a_role(heading: str, known: dict[Field, float]) -> bool:
    """Whether a heading is a wish to take one role, such as "I would like to mentor someone"."""
    taken = (Field.PLACES, Field.CONSENT, Field.CODE_ACCEPTED, Field.TRAINING_DATE)
    if "[" in heading or any(known.get(field, 0.0) >= ENOUGH for field in taken):
        return False
    folded = fold_heading(heading)
    if not _WISHES.search(folded) or _PAST.search(folded) or _PARTNER.search(folded):
        return False
    return len(roles_in(heading)) == 1


def _is_role_alone(heading: str) -> bool:
    """Whether a heading is a word for a role and nothing else, as over columns of crosses."""
    return len(heading.split()) < 3 and len(roles_in(heading)) == 1


_PERSONAL = (*NAMES, Field.EMAIL, Field.PHONE)


def _of_the_other(headings: Sequence[str]) -> frozenset[int]:
    """In a list of pairs, the columns that name and reach the one who does not come first."""
    whose = {
        index: next(iter(named))
        for index, heading in enumerate(headings)
        if len(named := roles_in(heading)) == 1
        and (_names_somebody(heading) or _is_role_alone(heading))
    }
    first = whose[min(whose)] if whose else None
    return frozenset(index for index, role in whose.items() if role is not first)


def _given(found: tuple[Field, float] | None) -> tuple[Field, int]:
    return (found[0], min(round(found[1]), 100)) if found else (Field.IGNORE, 0)


def _next_goal(field: Field, taken: set[Field]) -> Field | None:
    if field not in (Field.GOAL_1, Field.GOAL_2):
        return None
    return next((g for g in (Field.GOAL_2, Field.GOAL_3) if g not in taken), None)


def _role(sheet: Sheet, mapping: Mapping) -> SheetRole:
    if mapping.column(Field.ROLE):
        return SheetRole.BY_COLUMN
    for text in (sheet.name, sheet.file.rpartition(".")[0]):
        named = roles_in(text)
        if len(named) == 1:
            return SheetRole.MENTOR if Role.MENTOR in named else SheetRole.MENTEE
    sections = _sections(sheet, mapping.header_row)
    if sections:
        return sections
    fields = {c.field for c in mapping.columns}
    offers, seeks = bool(fields & _OF_MENTORS), bool(fields & _OF_MENTEES)
    if offers and seeks:
        return SheetRole.BY_ANSWERS
    if offers or seeks:
        return SheetRole.MENTOR if offers else SheetRole.MENTEE
    read = [c.heading for c in mapping.columns if c.field is not Field.IGNORE]
    spoken = [r for h in read if len(r := roles_in(h)) == 1 and _names_somebody(h)]
    if spoken and all(r == spoken[0] for r in spoken):
        return SheetRole.MENTOR if Role.MENTOR in spoken[0] else SheetRole.MENTEE
    return SheetRole.NONE


def roles_above(sheet: Sheet, header_row: int) -> frozenset[Role]:
    """The roles that the last title above the headings names: "Mentors 2026" alone in its row."""
    for row in reversed([row for row in sheet.rows if row.number < header_row]):
        filled = [text_of(cell) for cell in row.cells if not is_blank(cell)]
        named = roles_in(filled[0]) if len(filled) == 1 and len(filled[0]) < 60 else frozenset()
        if named:
            return named
    return frozenset()


def _sections(sheet: Sheet, header_row: int) -> SheetRole | None:
    """Whose rows they are where titles above the headings or between the rows say it."""
    data = data_rows(sheet, header_row)
    width = usual_width(data)
    lines = [next(c for c in r.cells if not is_blank(c)) for r in data if is_aside(r, width)]
    if any(len(roles_in(text_of(line))) == 1 for line in lines):
        return SheetRole.BY_SECTION
    above = roles_above(sheet, header_row)
    if len(above) != 1:
        return None
    return SheetRole.MENTOR if Role.MENTOR in above else SheetRole.MENTEE


def _names_somebody(heading: str) -> bool:
    """Whether a heading such as "Mentor name" says whose name it is."""
    return any(f in (*NAMES, Field.EMAIL) and s >= ENOUGH for f, s in meanings(heading)[:1])


def _is_mostly_filled(mapping: Mapping, data: Sequence[Row]) -> bool:
    """Whether most rows name somebody: a cover page with one contact is no list of people."""
    at = [c.index for c in mapping.columns if c.field in (*NAMES, Field.EMAIL)]
    return sum(any(cell_text(row, i) for i in at) for row in data) * 2 > len(data)


def _holds_people(mapping: Mapping, header: Header, data: Sequence[Row]) -> bool:
    fields = {c.field for c in mapping.columns}
    if not data:
        return False
    has_name = bool(fields & {*NAMES, Field.ORIGINAL_NAME})
    headed = {c.field for c in mapping.columns if c.heading}
    if not headed & {*NAMES, Field.ORIGINAL_NAME, Field.EMAIL}:
        return bool(fields & {*NAMES, Field.EMAIL}) and _is_mostly_filled(mapping, data)
    if Field.EMAIL in fields:
        return True
    return (has_name and len(fields - {Field.IGNORE}) >= 2) or (has_name and header.worth > 0)
