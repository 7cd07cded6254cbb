"""Reads rows as the importer reads a sheet that it has never seen."""

from mentordesk.importing.drafts import read_drafts
from mentordesk.importing.guessing import guess_mapping
from mentordesk.importing.sheet import Row, Sheet, is_blank


def sheet_of(rows, file="replies.csv", name="", merged=()):
    """The rows as a sheet; blank rows are left out and numbers stay."""
    filled = [Row(n, tuple(row)) for n, row in enumerate(rows, start=1)]
    kept = tuple(row for row in filled if not all(is_blank(cell) for cell in row.cells))
    return Sheet(file, name, kept, merged=merged)


def mapped(rows, **about):
    """The names of the fields that the columns were mapped to."""
    return [c.field.value for c in guess_mapping(sheet_of(rows, **about)).columns]


def read(rows, **about):
    """The reading of the rows under the mapping guessed for them."""
    sheet = sheet_of(rows, **about)
    return read_drafts(sheet, guess_mapping(sheet))


def people(rows, **about):
    """Names of the people read, with the roles each was given, as {"Ana": "mentor"}."""
    found = {}
    for _, draft in read(rows, **about).rows:
        if draft is not None:
            found[draft.name] = "+".join(sorted(role.value for role in draft.roles))
    return found


def kinds(rows, **about):
    """The kinds of problem by row."""
    return {p.row: p.kind.value for p in read(rows, **about).problems if p.row}
